#include "ui/kit/widgets/banner.h"

#include <algorithm>

#include "ui/kit/widgets/widgets.h"

namespace counterbell::ui {

int draw_banner(Ui& ui, Rect& rest, const Banner& banner) {
  const IdScope ids(ui, banner.key);
  const float margin = ui.width() == Width::phone ? gap : gap_large;
  float buttons_width = 0;
  for (const Words label : banner.buttons) {
    if (!label.empty()) buttons_width += button_width(ui, label) + gap_small;
  }
  // Beside the sentence, or below it where that would leave the sentence no room.
  const bool stacked = rest.width - 2 * margin - buttons_width < 280;
  const float text_room = rest.width - 2 * margin - 28 - (stacked ? 0 : buttons_width + gap_small);
  const float sentence_height = text_height(ui, banner.text, TextStyle::body, text_room);
  const float button_height = ui.control_height();
  const float height = stacked ? sentence_height + button_height + 3 * gap_small
                               : std::max(sentence_height, button_height) + 2 * gap_small;

  const Rect strip = rest.cut_top(height);
  const Scope scope(ui, banner.role, banner.text, strip);
  fill(ui, strip, banner.ground);
  hairline(ui, strip.x, strip.bottom(), strip.right(), strip.bottom(), ui.palette().line);
  Rect inner = strip.inset(margin, gap_small);
  Rect buttons = stacked ? inner.cut_bottom(button_height) : inner.cut_right(buttons_width);
  const float first_line = stacked ? inner.y : inner.y + (inner.height - sentence_height) / 2;
  draw_icon(ui, {inner.x, first_line, 20, metrics(TextStyle::body).line_height_px}, banner.icon, 18, banner.ink);
  draw_text(ui, {inner.x + 28, first_line, text_room, sentence_height}, banner.text, TextStyle::body, banner.ink);

  int pressed = -1;
  for (std::size_t i = 0; i < banner.buttons.size(); ++i) {
    if (banner.buttons[i].empty()) continue;
    const Rect place = buttons.cut_right(button_width(ui, banner.buttons[i]));
    buttons.cut_right(gap_small);
    const ButtonKind kind = i == 0 ? ButtonKind::primary : ButtonKind::secondary;
    if (button(ui, place.centred(place.width, button_height), banner.buttons[i], {.kind = kind}))
      pressed = static_cast<int>(i);
  }
  return pressed;
}

}  // namespace counterbell::ui
