#include "ui/settings/kept_field.h"

#include <charconv>

#include "ui/kit/widgets/fields.h"
#include "ui/kit/widgets/widgets.h"

namespace counterbell::ui {

bool KeptField::draw(Context& context, Flow& flow, Words name, std::string_view kept) {
  Ui& ui = context.ui;
  if (const std::uint64_t now = ui.host().drafts().changes_elsewhere(); drafts_read_ != now) {
    drafts_read_ = now;
    text_ = ui.host().drafts().get(draft_);
    touched_ = !text_.empty();
  }
  if (!touched_) text_ = kept;
  Rect line = flow.next(field_height(ui, {}));
  const ButtonOptions save{.kind = ButtonKind::primary, .description = name};
  bool pressed = false;
  if (touched_) {
    Rect place = line.cut_right(button_width(ui, tr("Save"), save));
    line.cut_right(gap_small);
    pressed = button(ui, place.cut_bottom(ui.control_height()), tr("Save"), save);
  }
  const FieldResult typed = text_field(ui, line, name, text_, {});
  if (typed.edited) {
    touched_ = text_ != kept;
    ui.host().drafts().set(draft_, touched_ ? text_ : "");
  }
  if (typed.cancelled) written(context);
  return touched_ && (pressed || typed.submitted);
}

void KeptField::written(Context& context) {
  touched_ = false;
  context.ui.host().drafts().set(draft_, "");
}

/// The whole number in `text`; -1 when it is none.
int number_in(std::string_view text) {
  int number = -1;
  const char* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, number);
  return error == std::errc() && stop == end ? number : -1;
}

}  // namespace counterbell::ui
