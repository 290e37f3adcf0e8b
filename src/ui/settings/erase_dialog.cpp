#include "ui/settings/erase_dialog.h"

#include "desk/base/fold.h"
#include "ui/icons.h"
#include "ui/kit/format.h"
#include "ui/kit/widgets/forms.h"
#include "ui/sharing/sharing.h"

namespace counterbell::ui {

namespace {

constexpr float dialog_width = 480;

/// Says what would be gone for good.
void what_is_lost(Ui& ui, Flow& flow, desk::Desk& desk) {
  const std::uint64_t only_here = changes_only_here(desk);
  if (only_here == 0) {
    flow_text(ui, flow, tr("Every change here is known to be on another station, so nothing would be lost."),
              TextStyle::secondary, ui.palette().ink2);
    return;
  }
  warning_line(ui, flow,
               trn("{0} change here is not known to be anywhere else. Export a file first, and keep it.",
                   "{0} changes here are not known to be anywhere else. Export a file first, and keep it.", only_here));
}

}  // namespace

std::uint64_t changes_only_here(desk::Desk& desk) {
  VersionVector elsewhere;
  for (const desk::StationStatus& station : desk.sharing().stations()) {
    if (!station.is_this) elsewhere.add(desk.sharing().known_of(station.replica));
  }
  return desk.replica().have().without(elsewhere).count();
}

void EraseDialog::open() {
  open_ = true;
  typed_.clear();
}

void EraseDialog::draw(Context& context) {
  if (!open_) return;
  Ui& ui = context.ui;
  const std::string shop_name(context.desk.shop().record() ? context.desk.shop().record()->text(Field::shop_name) : "");
  Dialog dialog(ui, tr("Erase this device"), dialog_width, body_height_, ui.control_height());
  Flow flow(dialog.body(), gap_small);
  flow_text(ui, flow, tr("All tickets, drafts and settings on this device go. Other stations keep theirs."),
            TextStyle::body, ui.palette().ink);
  what_is_lost(ui, flow, context.desk);
  {
    ButtonLine line(ui, flow.next(ui.control_height()));
    if (line.left(tr("Export a file first"), {.icon = icon::download})) context.sharing.export_everything(context);
  }
  flow.space(gap_small);
  flow_text(ui, flow, tr("To go on, type the shop's name: {0}", verbatim(shop_name)), TextStyle::secondary,
            ui.palette().ink2);
  flow_field(ui, flow, tr("Shop name to confirm"), typed_);
  body_height_ = flow.used();
  dialog.set_body_height(body_height_);

  const bool confirmed = !shop_name.empty() && desk::fold(desk::trim(typed_)) == desk::fold(desk::trim(shop_name));
  ButtonLine buttons(ui, dialog.footer());
  if (buttons.right(tr("Erase"), {.kind = ButtonKind::danger, .disabled = !confirmed})) {
    open_ = false;
    ui.host().erase_device();
  }
  if (buttons.right(tr("Cancel")) || dialog.close_requested()) open_ = false;
}

}  // namespace counterbell::ui
