#include "ui/app/trouble.h"

#include <algorithm>

#include "ui/icons.h"
#include "ui/kit/widgets/forms.h"
#include "ui/kit/widgets/page.h"

namespace counterbell::ui {

void TroubleScreen::draw(Ui& ui, Rect area) {
  FrontPage page(ui, "trouble", tr("Storage trouble"), area,
                 {.width = 480, .top = std::min(120.0f, area.height * 0.12f)}, verbatim("Counterbell"));
  Flow& flow = page.flow();
  flow.space(heading(ui, flow.rest(), tr("What this device keeps did not open"), 1) + gap_small);
  error_line(ui, flow, trouble_->message.shown());
  flow_text(ui, flow,
            tr("Nothing was changed. Closing other windows of Counterbell and trying again often helps. What can still "
               "be read of the tickets can be saved as a file; after erasing this device, they come back from it."),
            TextStyle::body, ui.palette().ink2);
  flow.space(gap_small);
  ButtonLine buttons(ui, flow.next(ui.control_height()));
  if (buttons.left(tr("Try again"), {.kind = ButtonKind::primary, .icon = icon::rotate_ccw})) ui.host().reload();
  if (buttons.left(tr("Save as a file"), {.icon = icon::download})) ui.host().save_rescue();
  erase_.draw_button(ui, buttons);
  erase_.draw(ui, flow);
}

}  // namespace counterbell::ui
