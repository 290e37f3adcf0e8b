#include "ui/kit/waiting.h"

#include "ui/icons.h"
#include "ui/kit/widgets/forms.h"
#include "ui/kit/widgets/overlays.h"
#include "ui/kit/widgets/page.h"

namespace counterbell::ui {
namespace {

constexpr float dialog_width = 460;
constexpr float most_width = 560;
constexpr float dialog_height = 120;

}  // namespace

void draw_waiting_lines(Ui& ui, Flow& flow) {
  if (ui.host().later_state() != LaterState::unreachable) {
    flow_text(ui, flow, tr("Loading…"), TextStyle::body, ui.palette().ink2);
    return;
  }
  error_line(ui, flow, tr("This part could not be loaded. Check the connection; it is tried again."));
  ButtonLine buttons(ui, flow.next(ui.control_height()));
  if (buttons.left(tr("Try again"), {.icon = icon::rotate_ccw})) ui.host().fetch_later();
}

void draw_waiting_place(Ui& ui, Rect area, Words title) {
  Page page(ui, "waiting", title, area, {.most_width = most_width, .spacing = gap_small});
  draw_waiting_lines(ui, page.flow());
}

bool draw_waiting_dialog(Ui& ui, Words title) {
  Dialog dialog(ui, title, dialog_width, dialog_height, ui.control_height());
  Flow flow(dialog.body(), gap_small);
  draw_waiting_lines(ui, flow);
  ButtonLine buttons(ui, dialog.footer());
  return buttons.right(tr("Cancel")) || dialog.close_requested();
}

Words waiting_words(Host& host) {
  return host.later_state() == LaterState::unreachable
             ? tr("This part could not be loaded. Check the connection; it is tried again.")
             : tr("This part is still loading. Try again in a moment.");
}

}  // namespace counterbell::ui
