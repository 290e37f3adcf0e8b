// Editing one field of a record where it stands: press, type, and it is kept when the field is left.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "ui/common/context.h"
#include "ui/kit/widgets/fields.h"

namespace counterbell::ui {

/// Invariants
/// 1. At most one field of one record is edited at a time.
/// 2. What is being typed is kept as a draft until it is kept for good or given up, so it outlives a crash and a look elsewhere.
class InlineEditor {
 public:
  /// Says which record is on screen; half-typed text for one of its `fields` is taken up again.
  void follow(Ui& ui, const Id& record, std::span<const Field> fields);
  /// Begins editing `field`, now holding `text`.
  void start(Field field, std::string_view text);
  bool is_editing(Field field) const { return field_ == field; }
  /// The text as typed so far, for measuring.
  const std::string& typed() const { return typed_; }

  /// Draws the field being edited, named `name`. Returns what was typed when it is to be kept: on Enter, or when the focus
  /// goes elsewhere. Escape gives it up. After either key the focus goes back to where it was.
  std::optional<std::string> draw(Ui& ui, Rect rect, Words name, FieldOptions options = {});

 private:
  std::string draft_key() const;
  void stop(Ui& ui);
  void follow_other_tabs(Ui& ui, std::span<const Field> fields);
  void take_up(Ui& ui, std::span<const Field> fields);

  Id record_;
  std::optional<Field> field_;
  std::string original_;
  std::string typed_;
  std::uint64_t drafts_read_ = 0;  // As Drafts::changes_elsewhere then was.
  bool take_focus_ = false;
  bool had_focus_ = false;
  NodeId return_focus_ = 0;  // Where the focus was before.
};

}  // namespace counterbell::ui
