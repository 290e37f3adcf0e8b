#include "ui/screens/inline_editor.h"

#include "ui/draft_names.h"

namespace counterbell::ui {

std::string InlineEditor::draft_key() const { return edit_draft(record_, *field_); }

void InlineEditor::follow(Ui& ui, const Id& record, std::span<const Field> fields) {
  if (record_ == record) return;
  record_ = record;
  for (const Field field : fields) {
    field_ = field;
    typed_ = ui.host().drafts().get(draft_key());
    if (typed_.empty()) continue;
    original_.clear();
    take_focus_ = had_focus_ = false;
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

std::optional<std::string> InlineEditor::draw(Ui& ui, Rect rect, std::string_view name, FieldOptions options) {
  options.focus_now = take_focus_;
  take_focus_ = false;
  const FieldResult result = text_field(ui, rect, name, typed_, options);
  if (result.edited) ui.host().drafts().set(draft_key(), typed_);
  const bool left = had_focus_ && !result.focused;
  had_focus_ |= result.focused;
  if (result.cancelled) {
    stop(ui);
    return std::nullopt;
  }
  if (!result.submitted && !left) return std::nullopt;
  stop(ui);
  return typed_ == original_ ? std::nullopt : std::optional(typed_);
}

}  // namespace counterbell::ui
