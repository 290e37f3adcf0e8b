#include "ui/screens/folder_card.h"

#include <algorithm>
#include <span>
#include <vector>

#include "ui/export_run.h"
#include "ui/format.h"
#include "ui/forms.h"
#include "ui/icons.h"
#include "ui/widgets.h"

namespace counterbell::ui {

namespace {

/// So many of the files in question are named; the others are counted.
constexpr std::size_t most_named = 3;

/// A file's own name, and the station whose part of the folder it lies in.
std::string in_words(std::string_view path, std::span<const desk::StationStatus> stations) {
  std::string words(path.substr(path.rfind('/') + 1));
  for (const desk::StationStatus& station : stations) {
    if (path.contains("/" + station.replica.text() + "/")) words += " (" + station.name + ")";
  }
  return words;
}

void draw_names(Ui& ui, Flow& flow, std::string_view what, std::span<const std::string> paths, const desk::Desk& desk) {
  if (paths.empty()) return;
  const std::vector<desk::StationStatus> stations = desk.stations();
  std::string words = std::string(what) + ": ";
  for (const std::string& path : paths.first(std::min(paths.size(), most_named))) {
    if (&path != &paths.front()) words += ", ";
    words += in_words(path, stations);
  }
  if (paths.size() > most_named) words += " and " + std::to_string(paths.size() - most_named) + " more";
  flow_text(ui, flow, words + ".", TextStyle::secondary, ui.palette().ink2);
}

}  // namespace

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
  is_choosing_ = is_choosing_ && !host_.folder().is_sealed();  // Another device may have been faster.
  text(ui, flow.next(22), host_.folder().name(), TextStyle::strong, ui.palette().ink);
  draw_state(ctx, flow);
  flow.space(4);
  draw_buttons(ctx, flow);
}

void FolderCard::draw_state(Context& ctx, Flow& flow) {
  Ui& ui = ctx.ui;
  if (host_.folder().access() == SharedFolder::Access::asleep) {
    flow_text(ui, flow, "The browser asks again before Counterbell may look into this folder.", TextStyle::body,
              ui.palette().ink2);
  } else if (sync_.question() != FolderSync::Question::none || is_choosing_) {
    draw_question(ctx, flow);
  } else if (const auto share = sync_.share()) {
    progress(ui, flow.next(8), "Reading the shared folder", *share);
  } else if (const auto& report = sync_.report()) {
    draw_report(ctx, flow, *report);
  } else {
    text(ui, flow.next(22), "It is looked at every few seconds.", TextStyle::body, ui.palette().ink2);
  }
}

void FolderCard::draw_report(Context& ctx, Flow& flow, const FolderSync::Report& report) {
  Ui& ui = ctx.ui;
  if (report.trouble.empty()) {
    done_line(ui, flow, in_words(report, host_.folder().name()));
    warning_line(ui, flow, amiss_in_words(report));
    draw_names(ui, flow, "Not opened", report.unopened, ctx.desk);
    draw_names(ui, flow, "Not protected", report.readable, ctx.desk);
  } else {
    error_line(ui, flow, report.trouble);
  }
  const bool is_sealed = host_.folder().is_sealed();
  text(ui, flow.next(22),
       (is_sealed ? "Protected with a passphrase. Looked at " : "Looked at ") + when(host_, report.at_ms, ui.now_ms()) +
           ".",
       TextStyle::secondary, ui.palette().ink2);
}

void FolderCard::draw_question(Context& ctx, Flow& flow) {
  Ui& ui = ctx.ui;
  const auto say = [&](std::string_view words) { flow_text(ui, flow, words, TextStyle::body, ui.palette().ink2); };
  switch (sync_.question()) {
    case FolderSync::Question::passphrase:
      say("What lies in this folder is protected.");
      if (question_.draw(ui, flow, sync_.lock_trouble())) sync_.unlock(question_.answer(), ctx.desk);
      return;
    case FolderSync::Question::new_passphrase:
      warning_line(ui, flow, "This folder is protected, but no file in it can be opened: all are damaged or gone.");
      say("Type its passphrase, and what this device has goes there again, protected.");
      return draw_choice_of_passphrase(ctx, flow);
    case FolderSync::Question::sealing:
      warning_line(ui, flow, "The files in this folder are readable, although this device remembers a passphrase.");
      say("Protect them with it, or forget it under Settings to go on. Until then nothing is read or written.");
      return;
    case FolderSync::Question::none:
      say("Protected files take the place of the readable ones, for good. Every device will ask for the passphrase.");
      return draw_choice_of_passphrase(ctx, flow);
  }
}

void FolderCard::draw_choice_of_passphrase(Context& ctx, Flow& flow) {
  if (remembered_passphrase(host_).empty()) choice_.draw(ctx.ui, flow);
  error_line(ctx.ui, flow, choice_trouble_);
}

void FolderCard::draw_buttons(Context& ctx, Flow& flow) {
  const ButtonOptions primary{.kind = ButtonKind::primary, .disabled = sync_.is_busy()};
  const ButtonOptions ghost{.kind = ButtonKind::ghost, .disabled = sync_.is_busy()};
  const FolderSync::Question question = sync_.question();
  ButtonLine buttons(ctx.ui, flow.next(ctx.ui.control_height()));
  if (host_.folder().access() == SharedFolder::Access::asleep) {
    if (buttons.left("Allow", {.kind = ButtonKind::primary})) host_.folder().allow();
  } else if (question == FolderSync::Question::passphrase) {
    if (buttons.left("Open", primary)) sync_.unlock(question_.answer(), ctx.desk);
  } else if (question != FolderSync::Question::none || is_choosing_) {
    if (buttons.left("Protect this folder", primary)) seal(ctx);
    if (is_choosing_ && buttons.left("Cancel", ghost)) stop_choosing();
  } else {
    if (buttons.left("Look now", {.disabled = sync_.is_busy()})) sync_.look_at_everything(ctx.desk);
    if (!host_.folder().is_sealed() && buttons.left("Protect it", ghost)) is_choosing_ = true;
  }
  if (!is_choosing_ && buttons.left("Stop using it", ghost)) {
    host_.folder().forget();
    sync_.forget();
    question_.reset();
  }
}

void FolderCard::seal(Context& ctx) {
  const bool is_remembered = !remembered_passphrase(host_).empty();
  choice_trouble_ = is_remembered ? std::string() : choice_.trouble();
  if (!choice_trouble_.empty()) return;
  sync_.seal(choice_.chosen(), ctx.desk);
  choice_.done(host_);
  question_.reset();
  stop_choosing();
}

void FolderCard::stop_choosing() {
  choice_ = {};
  choice_trouble_.clear();
  is_choosing_ = false;
}

}  // namespace counterbell::ui
