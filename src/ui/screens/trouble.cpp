#include "ui/screens/trouble.h"

#include <algorithm>

#include "ui/forms.h"
#include "ui/icons.h"

namespace counterbell::ui {

void TroubleScreen::draw(Ui& ui, Rect area) {
  const Palette& palette = ui.palette();
  const Scope region(ui, Role::main, "Storage trouble", area);
  const float width = std::min(480.0f, area.width - 2 * gap);
  Flow flow({area.x + (area.width - width) / 2, area.y + std::min(120.0f, area.height * 0.12f), width, area.height},
            gap_small);
  logo_line(ui, flow, "Counterbell");
  flow.space(gap_small);
  flow.space(heading(ui, flow.rest(), "What this device keeps did not open", 1) + gap_small);
  error_line(ui, flow, trouble_->message);
  flow_text(
      ui, flow,
      "Nothing was changed. Closing other windows of Counterbell and trying again often helps. What can still be read "
      "of the tickets can be saved as a file; after erasing this device, they come back from it.",
      TextStyle::body, palette.ink2);
  flow.space(gap_small);
  ButtonLine buttons(ui, flow.next(ui.control_height()));
  if (buttons.left("Try again", {.kind = ButtonKind::primary, .icon = icon::rotate_ccw})) ui.host().reload();
  if (buttons.left("Save as a file", {.icon = icon::download})) ui.host().save_rescue();
  erase_.draw_button(ui, buttons);
  erase_.draw(ui, flow);
}

}  // namespace counterbell::ui
