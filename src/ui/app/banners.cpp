#include "ui/app/banners.h"

#include "ui/app/save_status.h"
#include "ui/icons.h"
#include "ui/kit/format.h"
#include "ui/kit/widgets/banner.h"
#include "ui/sharing/export_run.h"
#include "ui/sharing/sharing.h"

namespace counterbell::ui {
namespace {

Text backup_words(const Backup& backup) {
  if (backup.exists) {
    // TRANSLATORS: {1} is a time such as "3 days"; it is the device that may break, and the changes that are gone then
    return trn(
        "The last file exported here is {1} old; {0} change is on this device only. Should it break, it is gone.",
        "The last file exported here is {1} old; {0} changes are on this device only. Should it break, they are gone.",
        backup.changes_since, duration(backup.age));
  }
  return trn("Nothing has been exported here yet; {0} change is on this device only. Should it break, it is gone.",
             "Nothing has been exported here yet; {0} changes are on this device only. Should it break, they are gone.",
             backup.changes_since);
}

}  // namespace

void Banners::draw(Context& context, Rect& rest) {
  draw_trouble(context, rest);
  draw_update(context, rest);
  draw_backup(context, rest);
  draw_notice(context, rest);
}

void Banners::draw_trouble(Context& context, Rect& rest) {
  const Message trouble = storage_trouble(context);
  if (trouble.empty()) return;
  Ui& ui = context.ui;
  const Text text = tr("Not saved. {0}", trouble);
  const int pressed = draw_banner(ui, rest,
                                  {.key = "trouble",
                                   .text = text,
                                   .icon = icon::circle_alert,
                                   .ground = ui.palette().bad_soft,
                                   .ink = ui.palette().bad,
                                   .role = Role::alert,
                                   .buttons = {tr("Try again"), tr("Export now")}});
  if (pressed == 0) ui.host().retry_saving();
  if (pressed == 1) context.sharing.export_everything(context);
}

void Banners::draw_update(Context& context, Rect& rest) {
  Ui& ui = context.ui;
  if (ui.host().update_state() != UpdateState::ready || update_put_off_) return;
  const int pressed = draw_banner(ui, rest,
                                  {.key = "update",
                                   .text = tr("A new version is ready."),
                                   .icon = icon::sparkles,
                                   .ground = ui.palette().accent_soft,
                                   .ink = ui.palette().ink,
                                   .buttons = {tr("Update"), tr("Later")}});
  if (pressed == 0) ui.host().apply_update();
  if (pressed == 1) update_put_off_ = true;
}

void Banners::draw_notice(Context& context, Rect& rest) {
  if (notices_->empty()) return;
  Ui& ui = context.ui;
  const Text text = notices_->front().shown();
  const int pressed = draw_banner(ui, rest,
                                  {.key = "notice",
                                   .text = text,
                                   .icon = icon::info,
                                   .ground = ui.palette().note,
                                   .ink = ui.palette().ink,
                                   .buttons = {Words(), tr("Got it")}});
  if (pressed == 1) notices_->erase(notices_->begin());
}

void Banners::draw_backup(Context& context, Rect& rest) {
  if (backup_put_off_) return;
  const Backup now = backup(context.ui.host(), context.desk, context.ui.now());
  if (!now.is_due) return;
  const Text text = backup_words(now);
  const int pressed = draw_banner(context.ui, rest,
                                  {.key = "backup",
                                   .text = text,
                                   .icon = icon::download,
                                   .ground = context.ui.palette().note,
                                   .ink = context.ui.palette().ink,
                                   .buttons = {tr("Export now"), tr("Later")}});
  if (pressed == 0) context.sharing.export_everything(context);
  if (pressed == 1) backup_put_off_ = true;
}

}  // namespace counterbell::ui
