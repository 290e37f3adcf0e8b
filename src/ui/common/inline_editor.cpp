#include "ui/common/inline_editor.h"

#include <utility>

#include "ui/common/draft_names.h"

namespace counterbell::ui {

std::string InlineEditor::draft_key() const { return edit_draft(record_, *field_); }

void InlineEditor::follow(Ui& ui, const Id& record, std::span<const Field> fields) {
  if (record_ == record) return follow_other_tabs(ui, fields);
  record_ = record;
  drafts_read_ = ui.host().drafts().changes_elsewhere();
  take_up(ui, fields);
}

void InlineEditor::follow_other_tabs(Ui& ui, std::span<const Field> fields) {
  const Drafts& drafts = ui.host().drafts();
  if (drafts_read_ == drafts.changes_elsewhere()) return;
  drafts_read_ = drafts.changes_elsewhere();
  if (!field_) return take_up(ui, fields);
  const std::string typed = drafts.get(draft_key());
  if (!typed.empty()) {
    typed_ = typed;
  } else if (typed_ != original_) {
    field_.reset();  // Kept for good there, or given up.
  }
}

/// Goes on with the first of `fields` that has a draft.
void InlineEditor::take_up(Ui& ui, std::span<const Field> fields) {
  for (const Field field : fields) {
    field_ = field;
    typed_ = ui.host().drafts().get(draft_key());
    if (typed_.empty()) continue;
    original_.clear();
    take_focus_ = had_focus_ = false;
    return_focus_ = 0;
    return;
  }
  field_.reset();
}

void InlineEditor::start(Field field, std::string_view text) {
  field_ = field;
  original_ = typed_ = text;
  take_focus_ = true;
  had_focus_ = false;
}

void InlineEditor::stop(Ui& ui) {
  ui.host().drafts().set(draft_key(), "");
  field_.reset();
  ui.host().wake();
}

std::optional<std::string> InlineEditor::draw(Ui& ui, Rect rect, Words name, FieldOptions options) {
  if (take_focus_) return_focus_ = ui.semantics().yield_focus();
  options.focus_now = std::exchange(take_focus_, false);
  const FieldResult result = text_field(ui, rect, name, typed_, options);
  if (result.edited) ui.host().drafts().set(draft_key(), typed_);
  const bool left = had_focus_ && !result.focused;
  had_focus_ |= result.focused;
  if (!result.cancelled && !result.submitted && !left) return std::nullopt;
  if (!left && return_focus_ != 0) ui.semantics().request_focus(return_focus_);
  stop(ui);
  if (result.cancelled) return std::nullopt;
  return typed_ == original_ ? std::nullopt : std::optional(typed_);
}

}  // namespace counterbell::ui
