#include "ui/waiting.h"

#include <algorithm>

#include "ui/forms.h"
#include "ui/icons.h"
#include "ui/overlays.h"

namespace counterbell::ui {
namespace {

constexpr float dialog_width = 460;
constexpr float most_width = 560;
constexpr float dialog_height = 120;

}  // namespace

void draw_waiting_lines(Ui& ui, Flow& flow) {
  if (ui.host().later_state() != LaterState::unreachable) {
    flow_text(ui, flow, "Loading…", TextStyle::body, ui.palette().ink2);
    return;
  }
  error_line(ui, flow, "This part could not be loaded. Check the connection; it is tried again.");
  ButtonLine buttons(ui, flow.next(ui.control_height()));
  if (buttons.left("Try again", {.icon = icon::rotate_ccw})) ui.host().fetch_later();
}

void draw_waiting_place(Ui& ui, Rect area, std::string_view title) {
  const Scope region(ui, Role::region, title, area);
  const float margin = ui.width() == Width::phone ? gap : gap_large;
  Rect content = area.inset(margin);
  content.width = std::min(content.width, most_width);
  Flow flow(content, gap_small);
  flow.space(heading(ui, flow.rest(), title, 1) + gap_small);
  draw_waiting_lines(ui, flow);
}

bool draw_waiting_dialog(Ui& ui, std::string_view title) {
  Dialog dialog(ui, title, dialog_width, dialog_height, ui.control_height());
  Flow flow(dialog.body(), gap_small);
  draw_waiting_lines(ui, flow);
  ButtonLine buttons(ui, dialog.footer());
  return buttons.right("Cancel") || dialog.close_requested();
}

std::string waiting_words(Host& host) {
  return host.later_state() == LaterState::unreachable
             ? "This part could not be loaded. Check the connection; it is tried again."
             : "This part is still loading. Try again in a moment.";
}

}  // namespace counterbell::ui
