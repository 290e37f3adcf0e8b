#include "ui/start/joining.h"

#include <string>
#include <utility>

#include "ui/icons.h"
#include "ui/kit/waiting.h"
#include "ui/kit/widgets/forms.h"
#include "ui/sharing/export_run.h"
#include "ui/start/choice.h"

namespace counterbell::ui {
namespace {

constexpr std::string_view joining_key = "joining";  // In the settings while a shop has come in only in part.

}  // namespace

Joining::Joining(Host& host, Session& session)
    : host_(host), session_(session), reading_(host), from_folder_(host, session) {}

bool Joining::was_interrupted() const { return !host_.settings().get(joining_key).empty(); }

void Joining::take_file(std::unique_ptr<IncomingFile> file) {
  trouble_ = {};
  from_folder_.forget_trouble();
  if (reading_.running() || reading_.locked() || merging_) {
    waiting_.push_back(std::move(file));
  } else {
    reading_.start(std::move(file));
  }
}

void Joining::choose_file() {
  trouble_ = {};
  from_folder_.forget_trouble();
  host_.open_file(exchange_accept, [this](std::unique_ptr<IncomingFile> file) {
    take_file(std::move(file));
    host_.wake();
  });
}

void Joining::go_on() {
  go_on_with_file();
  from_folder_.go_on();
}

void Joining::go_on_with_file() {
  if (auto file = reading_.take()) {
    if (*file) question_.opened(host_);
    question_.reset();
    begin_merging(std::move(*file));
  }
  if (!merging_) return;
  host_.wake();
  const std::optional<LaterPart> later = host_.later();
  if (!later || merging_->step(*later, host_)) return;
  session_.desk().sharing().heard(merging_->outcome().header);
  merging_.reset();
  host_.settings().set(joining_key, "");
  if (waiting_.empty()) return;
  take_file(std::move(waiting_.front()));
  waiting_.pop_front();
}

void Joining::begin_merging(Result<ExchangeFile> file) {
  const Result<void> begun = file ? try_to_merge(*std::move(file)) : std::unexpected(file.error());
  if (!begun) trouble_ = begun.error().message;
}

Result<void> Joining::try_to_merge(ExchangeFile file) {
  if (const Result<void> begun = session_.begin_join(file.header.shop); !begun) return begun;
  Replica& replica = session_.desk().replica();
  const Result<ImportPreview> found = preview(replica, file);
  if (!found) return std::unexpected(found.error());
  host_.settings().set(joining_key, "begun");
  merging_.emplace(replica, std::move(file), *found);
  return {};
}

void Joining::offer_file(Ui& ui, Flow& flow, Words label, Words hint) {
  if (choice(ui, flow, icon::file_input, label, hint)) choose_file();
}

void Joining::offer_folder(Ui& ui, Flow& flow, Words label) {
  if (!from_folder_.is_possible()) return;
  const std::string name = host_.folder().name();
  const Text hint =
      name.empty() ? Text(tr("The one your devices keep alike")) : tr("“{0}”, chosen here before", verbatim(name));
  if (!choice(ui, flow, icon::folder_sync, label, hint)) return;
  trouble_ = {};
  from_folder_.begin();
}

void Joining::draw_troubles(Ui& ui, Flow& flow) {
  error_line(ui, flow, trouble_.shown());
  error_line(ui, flow, from_folder_.trouble().shown());
}

void Joining::draw(Ui& ui, Flow& flow) {
  flow.space(heading(ui, flow.rest(), tr("Joining the shop"), 1) + 4);
  if (reading_.locked())
    draw_locked(ui, flow);
  else if (from_folder_.is_running())
    from_folder_.draw(ui, flow);
  else
    draw_progress(ui, flow);
}

void Joining::draw_progress(Ui& ui, Flow& flow) {
  const bool reading = reading_.running();
  if (reading_.waits()) draw_waiting_lines(ui, flow);
  flow_text(ui, flow, reading ? tr("Reading and checking the file.") : tr("Taking in tickets and people."),
            TextStyle::body, ui.palette().ink2);
  flow.space(gap);
  progress(ui, flow.next(8), tr("Joining"), reading ? reading_.share() : merging_->share());
  flow.space(gap);
  ButtonLine buttons(ui, flow.next(ui.control_height()));
  if (buttons.left(tr("Cancel"))) {
    reading_.cancel();
    waiting_.clear();
    merging_.reset();
  }
}

void Joining::draw_locked(Ui& ui, Flow& flow) {
  bool opened = question_.draw(ui, flow, reading_.lock_trouble().shown());
  flow.space(gap_small);
  ButtonLine buttons(ui, flow.next(ui.control_height()));
  opened = buttons.left(tr("Open"), {.kind = ButtonKind::primary}) || opened;
  if (buttons.left(tr("Cancel"))) {
    reading_.cancel();
    question_.reset();
  } else if (opened && !question_.answer().empty()) {
    reading_.unlock(question_.answer());
  }
}

}  // namespace counterbell::ui
