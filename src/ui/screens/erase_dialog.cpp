#include "ui/screens/erase_dialog.h"

#include "desk/fold.h"
#include "ui/format.h"
#include "ui/forms.h"
#include "ui/icons.h"

namespace counterbell::ui {

namespace {

constexpr float dialog_width = 480;

/// Says what would be gone for good.
void what_is_lost(Ui& ui, Flow& flow, desk::Desk& desk) {
  const std::uint64_t only_here = changes_only_here(desk);
  if (only_here == 0) {
    flow_text(ui, flow, "Every change here is known to be on another station, so nothing would be lost.",
              TextStyle::secondary, ui.palette().ink2);
    return;
  }
  warning_line(ui, flow,
               counted(only_here, "change", "changes") + " here " + (only_here == 1 ? "is" : "are") +
                   " not known to be anywhere else. Export a file first, and keep it.");
}

}  // namespace

std::uint64_t changes_only_here(desk::Desk& desk) {
  VersionVector elsewhere;
  for (const desk::StationStatus& station : desk.stations()) {
    if (!station.is_this) elsewhere.add(desk.known_of(station.replica));
  }
  return desk.replica().have().without(elsewhere).count();
}

void EraseDialog::open() {
  open_ = true;
  typed_.clear();
}

void EraseDialog::draw(Context& ctx) {
  if (!open_) return;
  Ui& ui = ctx.ui;
  const std::string shop_name(ctx.desk.shop() ? ctx.desk.shop()->text(Field::shop_name) : "");
  Dialog dialog(ui, "Erase this device", dialog_width, body_height_, ui.control_height());
  Flow flow(dialog.body(), gap_small);
  flow_text(ui, flow, "All tickets, drafts and settings on this device go. Other stations keep theirs.",
            TextStyle::body, ui.palette().ink);
  what_is_lost(ui, flow, ctx.desk);
  {
    ButtonLine line(ui, flow.next(ui.control_height()));
    if (line.left("Export a file first", {.icon = icon::download})) ctx.act(Action::export_everything);
  }
  flow.space(gap_small);
  flow_text(ui, flow, "To go on, type the shop's name: " + shop_name, TextStyle::secondary, ui.palette().ink2);
  flow_field(ui, flow, "Shop name to confirm", typed_);
  body_height_ = flow.used();
  dialog.set_body_height(body_height_);

  const bool confirmed = !shop_name.empty() && desk::fold(desk::trim(typed_)) == desk::fold(desk::trim(shop_name));
  ButtonLine buttons(ui, dialog.footer());
  if (buttons.right("Erase", {.kind = ButtonKind::danger, .disabled = !confirmed})) {
    open_ = false;
    ui.host().erase_device();
  }
  if (buttons.right("Cancel") || dialog.close_requested()) open_ = false;
}

}  // namespace counterbell::ui
