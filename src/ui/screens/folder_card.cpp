#include "ui/screens/folder_card.h"

#include "ui/export_run.h"
#include "ui/format.h"
#include "ui/forms.h"
#include "ui/icons.h"
#include "ui/widgets.h"

namespace counterbell::ui {

void FolderCard::go_on(Context& ctx) {
  sync_.go_on(ctx.desk);
  to_settle_ |= sync_.take_beginning();
  if (const auto news = sync_.take_news()) tell(ctx, *news);
}

void FolderCard::tell(Context& ctx, const FolderSync::Report& report) {
  const bool is_news = report.came_in.changes_new > 0;
  if (report.trouble.empty()) {
    note_backup(host_, report.own_changes, report.at_ms);
    question_.opened(host_);
    question_.reset();
  }
  told_ = in_words(report, host_.folder().name());
  if (!is_news) return;
  to_settle_ = true;
  ctx.toasts.show("From the shared folder: " + in_words(report.came_in));
}

void FolderCard::draw(Context& ctx, Flow& flow) {
  switch (host_.folder().access()) {
    case SharedFolder::Access::unsupported:
      flow_text(
          ctx.ui, flow,
          "This browser lends pages no folders. Chrome and Edge on a computer do; everywhere else, files do the same.",
          TextStyle::body, ctx.ui.palette().ink2);
      return;
    case SharedFolder::Access::none:
      return draw_choice(ctx, flow);
    case SharedFolder::Access::asleep:
    case SharedFolder::Access::ready:
      return draw_folder(ctx, flow);
  }
}

void FolderCard::draw_choice(Context& ctx, Flow& flow) {
  Ui& ui = ctx.ui;
  flow_text(ui, flow,
            "A folder that all your devices can reach, on a server, a stick, or kept alike by a sync program. Choose "
            "it once at each "
            "device: from then on changes travel by themselves while Counterbell is open.",
            TextStyle::body, ui.palette().ink2);
  flow.space(4);
  ButtonLine buttons(ui, flow.next(ui.control_height()));
  if (buttons.left("Choose shared folder", {.icon = icon::folder_sync})) host_.folder().choose();
}

void FolderCard::draw_folder(Context& ctx, Flow& flow) {
  Ui& ui = ctx.ui;
  SharedFolder& folder = host_.folder();
  text(ui, flow.next(22), folder.name(), TextStyle::strong, ui.palette().ink);
  const bool asleep = folder.access() == SharedFolder::Access::asleep;
  if (asleep) {
    flow_text(ui, flow, "The browser asks again before Counterbell may look into this folder.", TextStyle::body,
              ui.palette().ink2);
  } else if (sync_.is_locked()) {
    draw_question(ui, flow);
  } else if (const auto share = sync_.share()) {
    progress(ui, flow.next(8), "Reading the shared folder", *share);
  } else if (const auto& report = sync_.report()) {
    (report->trouble.empty() ? done_line : error_line)(ui, flow, told_);
    text(ui, flow.next(22), "Looked at " + when(host_, report->at_ms, ui.now_ms()) + ".", TextStyle::secondary,
         ui.palette().ink2);
  } else {
    text(ui, flow.next(22), "It is looked at every few seconds.", TextStyle::body, ui.palette().ink2);
  }
  flow.space(4);
  ButtonLine buttons(ui, flow.next(ui.control_height()));
  if (asleep) {
    if (buttons.left("Allow", {.kind = ButtonKind::primary})) folder.allow();
  } else if (sync_.is_locked()) {
    if (buttons.left("Open", {.kind = ButtonKind::primary})) sync_.unlock(question_.answer());
  } else if (buttons.left("Look now", {.disabled = sync_.is_busy()})) {
    sync_.look(ctx.desk);
  }
  if (buttons.left("Stop using it", {.kind = ButtonKind::ghost, .disabled = sync_.is_busy()})) {
    folder.forget();
    sync_.forget();
  }
}

void FolderCard::draw_question(Ui& ui, Flow& flow) {
  flow_text(ui, flow, "What lies in this folder is protected.", TextStyle::body, ui.palette().ink2);
  if (question_.draw(ui, flow, sync_.lock_trouble())) sync_.unlock(question_.answer());
}

}  // namespace counterbell::ui
