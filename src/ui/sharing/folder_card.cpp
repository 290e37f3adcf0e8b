#include "ui/sharing/folder_card.h"

#include <algorithm>
#include <span>
#include <vector>

#include "ui/icons.h"
#include "ui/kit/format.h"
#include "ui/kit/widgets/forms.h"
#include "ui/kit/widgets/widgets.h"
#include "ui/sharing/export_run.h"

namespace counterbell::ui {

namespace {

/// So many of the files in question are named; the others are counted.
constexpr std::size_t most_named = 3;

/// A file's own name, and the station whose part of the folder it lies in.
Text in_words(std::string_view path, std::span<const desk::StationStatus> stations) {
  const Words file = verbatim(path.substr(path.rfind('/') + 1));
  for (const desk::StationStatus& station : stations) {
    if (path.contains("/" + station.replica.text() + "/"))
      return trc("file, station", "{0} ({1})", file, verbatim(station.name));
  }
  return file;
}

void draw_names(Ui& ui, Flow& flow, Words what, std::span<const std::string> paths, const desk::Desk& desk) {
  if (paths.empty()) return;
  const std::vector<desk::StationStatus> stations = desk.sharing().stations();
  Text names = in_words(paths.front(), stations);
  for (const std::string& path : paths.first(std::min(paths.size(), most_named)).subspan(1)) {
    names = trc("list", "{0}, {1}", names, in_words(path, stations));
  }
  // TRANSLATORS: {1} is a list of files; so many more are not named.
  if (paths.size() > most_named) names = trn("{1} and {0} more", "{1} and {0} more", paths.size() - most_named, names);
  flow_text(ui, flow, trc("what files are: their names", "{0}: {1}.", what, names), TextStyle::secondary,
            ui.palette().ink2);
}

}  // namespace

void FolderCard::go_on(Context& context) {
  sync_.go_on(context.desk);
  to_settle_ |= sync_.take_beginning();
  if (const auto news = sync_.take_news()) tell(context, *news);
}

void FolderCard::tell(Context& context, const FolderSync::Report& report) {
  const bool is_news = report.came_in.changes_new > 0;
  if (report.trouble.empty()) {
    note_backup(host_, report.own_changes, report.at);
    note_sharing(host_, report.at);
    question_.opened(host_);
    question_.reset();
  }
  if (!is_news) return;
  to_settle_ = true;
  context.toasts.show(tr("From the shared folder: {0}", in_words(report.came_in)));
}

void FolderCard::draw(Context& context, Flow& flow) {
  switch (host_.folder().access()) {
    case SharedFolder::Access::unsupported:
      flow_text(context.ui, flow,
                tr("This browser lends pages no folders. Chrome and Edge on a computer do; everywhere else, files do "
                   "the same."),
                TextStyle::body, context.ui.palette().ink2);
      return;
    case SharedFolder::Access::none:
      return draw_choice(context, flow);
    case SharedFolder::Access::asleep:
    case SharedFolder::Access::ready:
      return draw_folder(context, flow);
  }
}

void FolderCard::draw_choice(Context& context, Flow& flow) {
  Ui& ui = context.ui;
  flow_text(
      ui, flow,
      tr("A folder that all your devices can reach, on a server, a stick, or kept alike by a sync program. Choose it "
         "once at each device: from then on changes travel by themselves while Counterbell is open."),
      TextStyle::body, ui.palette().ink2);
  flow.space(4);
  ButtonLine buttons(ui, flow.next(ui.control_height()));
  if (buttons.left(tr("Choose shared folder"), {.icon = icon::folder_sync})) host_.folder().choose();
}

void FolderCard::draw_folder(Context& context, Flow& flow) {
  Ui& ui = context.ui;
  is_choosing_ = is_choosing_ && !host_.folder().is_sealed();  // Another device may have been faster.
  text(ui, flow.next(22), verbatim(host_.folder().name()), TextStyle::strong, ui.palette().ink);
  draw_state(context, flow);
  flow.space(4);
  draw_buttons(context, flow);
}

void FolderCard::draw_state(Context& context, Flow& flow) {
  Ui& ui = context.ui;
  if (host_.folder().access() == SharedFolder::Access::asleep) {
    flow_text(ui, flow, tr("The browser asks again before Counterbell may look into this folder."), TextStyle::body,
              ui.palette().ink2);
  } else if (sync_.question() != FolderSync::Question::none || is_choosing_) {
    draw_question(context, flow);
  } else if (const auto share = sync_.share()) {
    progress(ui, flow.next(8), tr("Reading the shared folder"), *share);
  } else if (const auto& report = sync_.report()) {
    draw_report(context, flow, *report);
  } else {
    text(ui, flow.next(22), tr("It is looked at every few seconds."), TextStyle::body, ui.palette().ink2);
  }
}

void FolderCard::draw_report(Context& context, Flow& flow, const FolderSync::Report& report) {
  Ui& ui = context.ui;
  if (report.trouble.empty()) {
    done_line(ui, flow, in_words(report, host_.folder().name()));
    warning_line(ui, flow, amiss_in_words(report));
    draw_names(ui, flow, tr("Not opened"), report.unopened, context.desk);
    draw_names(ui, flow, tr("Not protected"), report.readable, context.desk);
  } else {
    error_line(ui, flow, report.trouble.shown());
  }
  const bool is_sealed = host_.folder().is_sealed();
  const Text looked_at = when(host_, report.at, ui.now());
  text(ui, flow.next(22),
       is_sealed ? tr("Protected with a passphrase. Looked at {0}.", looked_at) : tr("Looked at {0}.", looked_at),
       TextStyle::secondary, ui.palette().ink2);
}

void FolderCard::draw_question(Context& context, Flow& flow) {
  Ui& ui = context.ui;
  const auto say = [&](Words words) { flow_text(ui, flow, words, TextStyle::body, ui.palette().ink2); };
  switch (sync_.question()) {
    case FolderSync::Question::passphrase:
      say(tr("What lies in this folder is protected."));
      if (question_.draw(ui, flow, sync_.lock_trouble().shown())) sync_.unlock(question_.answer(), context.desk);
      return;
    case FolderSync::Question::new_passphrase:
      warning_line(ui, flow, tr("This folder is protected, but no file in it can be opened: all are damaged or gone."));
      say(tr("Type its passphrase, and what this device has goes there again, protected."));
      return draw_choice_of_passphrase(context, flow);
    case FolderSync::Question::sealing:
      warning_line(ui, flow, tr("The files in this folder are readable, although this device remembers a passphrase."));
      say(tr("Protect them with it, or forget it under Settings to go on. Until then nothing is read or written."));
      return;
    case FolderSync::Question::none:
      say(tr(
          "Protected files take the place of the readable ones, for good. Every device will ask for the passphrase."));
      return draw_choice_of_passphrase(context, flow);
  }
}

void FolderCard::draw_choice_of_passphrase(Context& context, Flow& flow) {
  if (remembered_passphrase(host_).empty()) choice_.draw(context.ui, flow);
  error_line(context.ui, flow, choice_trouble_);
}

void FolderCard::draw_buttons(Context& context, Flow& flow) {
  const ButtonOptions primary{.kind = ButtonKind::primary, .disabled = sync_.is_busy()};
  const ButtonOptions ghost{.kind = ButtonKind::ghost, .disabled = sync_.is_busy()};
  const FolderSync::Question question = sync_.question();
  ButtonLine buttons(context.ui, flow.next(context.ui.control_height()));
  if (host_.folder().access() == SharedFolder::Access::asleep) {
    if (buttons.left(tr("Allow"), {.kind = ButtonKind::primary})) host_.folder().allow();
  } else if (question == FolderSync::Question::passphrase) {
    if (buttons.left(tr("Open"), primary)) sync_.unlock(question_.answer(), context.desk);
  } else if (question != FolderSync::Question::none || is_choosing_) {
    if (buttons.left(tr("Protect this folder"), primary)) seal(context);
    if (is_choosing_ && buttons.left(tr("Cancel"), ghost)) stop_choosing();
  } else {
    if (buttons.left(tr("Look now"), {.disabled = sync_.is_busy()})) sync_.look_at_everything(context.desk);
    if (!host_.folder().is_sealed() && buttons.left(tr("Protect it"), ghost)) is_choosing_ = true;
  }
  if (!is_choosing_ && buttons.left(tr("Stop using it"), ghost)) {
    host_.folder().forget();
    sync_.forget();
    question_.reset();
  }
}

void FolderCard::seal(Context& context) {
  const bool is_remembered = !remembered_passphrase(host_).empty();
  choice_trouble_ = is_remembered ? Words() : choice_.trouble();
  if (!choice_trouble_.empty()) return;
  sync_.seal(choice_.chosen(), context.desk);
  choice_.done(host_);
  question_.reset();
  stop_choosing();
}

void FolderCard::stop_choosing() {
  choice_ = {};
  choice_trouble_ = {};
  is_choosing_ = false;
}

}  // namespace counterbell::ui
