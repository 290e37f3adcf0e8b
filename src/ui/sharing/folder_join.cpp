#include "ui/sharing/folder_join.h"

#include <algorithm>
#include <utility>

#include "ui/kit/waiting.h"
#include "ui/kit/widgets/forms.h"

namespace counterbell::ui {

void FolderJoin::begin() {
  SharedFolder& folder = host_.folder();
  trouble_ = {};
  step_ = Step::choosing;
  if (folder.access() == SharedFolder::Access::none) folder.choose();
  if (folder.access() == SharedFolder::Access::asleep) folder.allow();
  host_.wake();
}

void FolderJoin::go_on() {
  if (is_chosen() && host_.later()) {
    step_ = Step::looking_for_shop;
    host_.folder().list("", [this](Result<std::vector<std::string>> names) { take_names(std::move(names)); });
  }
  if (step_ != Step::reading) return;
  sync_.go_on(session_.desk());
  if (const auto report = sync_.take_news()) take_report(*report);
  take_question();
}

/// Of what a look may ask, only the passphrase that opens the folder can be answered by somebody who has nothing of the shop yet.
void FolderJoin::take_question() {
  const std::string folder = host_.folder().name();
  switch (sync_.question()) {
    case FolderSync::Question::none:
    case FolderSync::Question::passphrase:
      return;
    case FolderSync::Question::new_passphrase:
      fail_with(
          msg("No file in “{0}” can be opened: they are damaged, or not whole yet. Try again once a device that "
              "shares it has looked at it.",
              verbatim(folder)));
      return;
    case FolderSync::Question::sealing:
      fail_with(
          msg("The files in “{0}” are readable, although this device remembers a passphrase. Join with a file "
              "instead.",
              verbatim(folder)));
      return;
  }
}

void FolderJoin::take_names(Result<std::vector<std::string>> names) {
  host_.wake();
  if (!names) return fail_with(std::move(names).error().message);
  const std::string folder = host_.folder().name();
  std::vector<Id> shops = shops_in(*names);
  if (session_.has_desk())
    std::erase_if(shops, [&](const Id& shop) { return shop != session_.desk().replica().shop(); });
  if (shops.size() != 1) {
    host_.folder().forget();  // So that another one can be chosen.
    return fail_with(
        shops.empty()
            ? msg("No Counterbell shop shares the folder “{0}”. Choose another one.", verbatim(folder))
            : msg("Several shops share the folder “{0}”. Join with a file of yours instead.", verbatim(folder)));
  }
  if (const Result<void> begun = session_.begin_join(shops.front()); !begun) return fail_with(begun.error().message);
  step_ = Step::reading;
  sync_.look(session_.desk());
}

void FolderJoin::take_report(const FolderSync::Report& report) {
  if (!report.trouble.empty()) return fail_with(report.trouble);
  question_.opened(host_);
  question_.reset();
  if (!session_.desk().shop().record()) {
    const std::string folder = host_.folder().name();
    return fail_with(
        report.readable.empty()
            ? msg("The folder “{0}” does not hold the whole shop yet. Try again once everything in it has been copied.",
                  verbatim(folder))
            : msg("The folder “{0}” does not hold the whole shop yet. Try again once everything in it has been copied. "
                  "Readable files in it are not read.",
                  verbatim(folder)));
  }
  step_ = Step::resting;
}

void FolderJoin::fail_with(Message trouble) {
  step_ = Step::resting;
  trouble_ = std::move(trouble);
  question_.reset();
  sync_.forget();  // The next try reads everything again.
}

bool FolderJoin::is_chosen() const {
  return step_ == Step::choosing && host_.folder().access() == SharedFolder::Access::ready;
}

void FolderJoin::draw(Ui& ui, Flow& flow) {
  if (is_chosen()) return draw_waiting_lines(ui, flow);
  if (!is_asking()) {
    flow_text(ui, flow, tr("Reading what your devices share."), TextStyle::body, ui.palette().ink2);
    flow.space(gap);
    progress(ui, flow.next(8), tr("Joining"), sync_.share().value_or(0));
    return;
  }
  bool opened = question_.draw(ui, flow, sync_.lock_trouble().shown());
  flow.space(gap_small);
  ButtonLine buttons(ui, flow.next(ui.control_height()));
  opened = buttons.left(tr("Open"), {.kind = ButtonKind::primary}) || opened;
  if (buttons.left(tr("Cancel"))) {
    step_ = Step::resting;
    question_.reset();
    sync_.forget();
  } else if (opened) {
    sync_.unlock(question_.answer(), session_.desk());
  }
}

}  // namespace counterbell::ui
