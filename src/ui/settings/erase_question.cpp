#include "ui/settings/erase_question.h"

namespace counterbell::ui {

void EraseQuestion::draw_button(Ui& ui, ButtonLine& buttons) {
  if (asked_ || !buttons.left(tr("Erase this device"), {.kind = ButtonKind::ghost})) return;
  asked_ = true;
  ui.host().wake();
}

void EraseQuestion::draw(Ui& ui, Flow& flow) {
  if (!asked_) return;
  warning_line(
      ui, flow,
      tr("This empties what the browser keeps for Counterbell here. Changes that no other station has are then "
         "lost for good."));
  ButtonLine sure(ui, flow.next(ui.control_height()));
  if (sure.left(tr("Erase for good"), {.kind = ButtonKind::danger})) ui.host().erase_device();
  if (sure.left(tr("Keep it"))) asked_ = false;
}

}  // namespace counterbell::ui
