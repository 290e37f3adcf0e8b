#include "ui/app/save_status.h"

#include "ui/icons.h"
#include "ui/kit/widgets/widgets.h"
#include "ui/sharing/export_run.h"

namespace counterbell::ui {

Message storage_trouble(Context& context) {
  const SaveStatus& status = context.desk.save_status();
  return status.trouble ? status.trouble->message : context.ui.host().storage_trouble();
}

namespace {

struct SaveLook {
  Words text;
  const char* icon;
  Colour colour;
};

SaveLook save_look(Context& context) {
  const SaveStatus& status = context.desk.save_status();
  const Palette& palette = context.ui.palette();
  if (!storage_trouble(context).empty()) return {tr("Not saved"), icon::circle_alert, palette.bad};
  if (status.pending > 0) return {tr("Saving…"), icon::refresh_cw, palette.ink2};
  return {tr("Saved"), icon::check, palette.accent};
}

/// What follows the status: how long ago something was shared, or that the internet is away.
Text beside_status(Context& context) {
  Host& host = context.ui.host();
  return host.online() ? sharing_age(host, context.ui.now()) : Text(tr("offline, everything works"));
}
/// Stands between both.
constexpr Words dot = verbatim(" · ");

}  // namespace

float save_status_width(Context& context) {
  constexpr float icon_room = 26;
  const auto width = [&](Words words) { return text_width(context.ui, words, TextStyle::secondary); };
  return icon_room + width(save_look(context).text) + width(dot) + width(beside_status(context));
}

void draw_save_status(Context& context, Rect rect) {
  Ui& ui = context.ui;
  const Palette& palette = ui.palette();
  const SaveLook look = save_look(context);
  if (ui.width() == Width::phone) {
    // No room for the word: the icon's shape and colour, and the word for those who hear it.
    Node node;
    node.role = Role::status;
    node.name = look.text;
    node.id = ui.id("save status");
    ui.add(std::move(node), rect);
    draw_icon(ui, rect, look.icon, 18, look.colour);
    return;
  }
  const Text beside = beside_status(context);
  text(ui, rect.cut_right(text_width(ui, beside, TextStyle::secondary)), beside, TextStyle::secondary, palette.ink2);
  draw_line(ui, rect.cut_right(text_width(ui, dot, TextStyle::secondary)), dot, TextStyle::secondary, palette.ink2);
  status(ui, rect, look.text, look.icon, look.colour);
}

}  // namespace counterbell::ui
