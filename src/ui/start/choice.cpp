#include "ui/start/choice.h"

#include "ui/icons.h"
#include "ui/kit/widgets/widgets.h"

namespace counterbell::ui {
namespace {

constexpr float icon_room = 24 + 14;
constexpr float arrow_room = 20;
constexpr float padding = 10;

}  // namespace

bool choice(Ui& ui, Flow& flow, const char* icon, Words label, Words hint) {
  const Palette& palette = ui.palette();
  const float width = flow.width() - 2 * gap - icon_room - arrow_room;
  const float label_height = text_height(ui, label, TextStyle::strong, width);
  const Rect rect = flow.next(label_height + text_height(ui, hint, TextStyle::secondary, width) + 2 * padding + 4);
  const Press press = pressable(ui, rect, label, {.role = Role::button, .name = label, .description = hint});
  draw_card(ui, rect);
  if (press.hovered) fill(ui, rect, palette.selected, corner_card);
  draw_focus_ring(ui, rect, corner_card, press.id);
  Rect inner = rect.inset(gap, padding + 2);
  draw_icon(ui, inner.cut_left(icon_room).cut_left(24), icon, 20, palette.accent);
  draw_icon(ui, inner.cut_right(arrow_room), icon::chevron_right, 16, palette.ink3);
  draw_text(ui, inner.cut_top(label_height), label, TextStyle::strong, palette.ink);
  draw_text(ui, inner, hint, TextStyle::secondary, palette.ink2);
  return press.pressed;
}

}  // namespace counterbell::ui
