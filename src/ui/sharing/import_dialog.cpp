#include "ui/sharing/import_dialog.h"

#include <algorithm>
#include <utility>

#include "ui/icons.h"
#include "ui/kit/format.h"
#include "ui/kit/widgets/forms.h"
#include "ui/sharing/export_run.h"

namespace counterbell::ui {

namespace {

constexpr float dialog_width = 480;

/// The name of the station that works as `replica`, as a file that brings the station itself tells it.
std::string station_in_file(const ExchangeFile& file, const Id& replica) {
  for (const std::size_t number : file.changes.read_ahead()) {
    for (const ParsedChange parsed = file.changes.parsed(number);
         const Operation& operation : parsed.change.operations) {
      if (operation.record != RecordType::station) continue;
      if (!std::ranges::contains(operation.edits, replica.text(), &SetEdit::element)) continue;
      for (const Write& write : operation.writes) {
        if (write.field == Field::station_name) return std::string(as_text(write.value));
      }
    }
  }
  return {};
}

/// What the station is called that made a file.
Text maker_name(Context& context, const ExchangeFile& file) {
  if (!file.header.maker) return tr("several stations");
  for (const desk::StationStatus& station : context.desk.sharing().stations()) {
    if (station.replica == *file.header.maker && !station.name.empty()) return verbatim(station.name);
  }
  const std::string name = station_in_file(file, *file.header.maker);
  return name.empty() ? tr("a station not known here yet") : verbatim(name);
}

void count_line(Ui& ui, Flow& flow, Words label, std::size_t count) {
  Rect line = flow.next(24);
  const Scope item(ui, Role::listitem, trc("what is counted: count", "{0}: {1}", label, count), line);
  draw_line(ui, line.cut_right(90), verbatim(std::to_string(count)), TextStyle::strong, ui.palette().ink, Align::right);
  draw_line(ui, line, label, TextStyle::body, ui.palette().ink2);
}

std::uint64_t missing_after(const ImportPreview& preview) {
  std::uint64_t missing = 0;
  for (const auto& [replica, ranges] : preview.missing) {
    for (const VersionVector::Range& range : ranges) missing += range.last - range.first + 1;
  }
  return missing;
}

}  // namespace

void ImportDialog::start(std::unique_ptr<IncomingFile> file) {
  close();
  file_name_ = file->name();
  reading_.start(std::move(file));
  step_ = Step::reading;
}

void ImportDialog::close() {
  step_ = Step::closed;
  reading_.cancel();
  question_.reset();
  merging_.reset();
  file_.reset();
  refusal_ = {};
}

void ImportDialog::advance(LaterPart later, Context& context) {
  if (step_ == Step::reading) {
    if (reading_.locked()) {
      step_ = Step::locked;
    } else if (auto read = reading_.take()) {
      if (*read) {
        question_.opened(host_);
        show_preview(context, std::move(**read));
      } else {
        refusal_ = read->error().message;
        step_ = Step::refused;
      }
    }
  } else if (step_ == Step::merging) {
    context.ui.host().wake();
    if (!merging_->step(later, context.ui.host())) {
      outcome_ = merging_->outcome();
      close();
    }
  }
}

void ImportDialog::unlock() {
  if (question_.answer().empty()) return;
  reading_.unlock(question_.answer());
  step_ = Step::reading;
  host_.wake();
}

void ImportDialog::show_preview(Context& context, ExchangeFile file) {
  Result<ImportPreview> found = preview(context.desk.replica(), file);
  if (!found) {
    refusal_ = found.error().message;
    step_ = Step::refused;
    return;
  }
  preview_ = *std::move(found);
  const Text maker = maker_name(context, file);
  if (file.header.made_at)
    from_ = tr("From {0}, made {1}.", maker, when(context.ui.host(), *file.header.made_at, context.ui.now()));
  else
    from_ = tr("From {0}.", maker);
  file_ = std::move(file);
  step_ = Step::preview;
}

void ImportDialog::draw(LaterPart later, Context& context) {
  advance(later, context);
  if (!is_open()) return;
  Ui& ui = context.ui;
  Dialog dialog(ui, tr("Import file"), dialog_width, body_height_, ui.control_height());
  Flow flow(dialog.body(), gap_small);
  draw_body(context, flow);
  body_height_ = flow.used();
  dialog.set_body_height(body_height_);
  draw_footer(context, dialog.footer());
  if (dialog.close_requested() && step_ != Step::merging) close();
}

void ImportDialog::draw_body(Context& context, Flow& flow) {
  Ui& ui = context.ui;
  text(ui, flow.next(22), verbatim(file_name_), TextStyle::strong, ui.palette().ink);
  switch (step_) {
    case Step::reading:
      text(ui, flow.next(22), tr("Reading and checking every byte of it."), TextStyle::body, ui.palette().ink2);
      progress(ui, flow.next(8), tr("Reading"), reading_.share());
      break;
    case Step::locked:
      if (question_.draw(ui, flow, reading_.lock_trouble().shown())) unlock();
      break;
    case Step::refused:
      error_line(ui, flow, refusal_.shown());
      text(ui, flow.next(22), tr("Nothing was changed here."), TextStyle::body, ui.palette().ink2);
      break;
    case Step::preview:
      draw_preview(context, flow);
      break;
    case Step::merging:
      text(ui, flow.next(22), tr("Taking it in."), TextStyle::body, ui.palette().ink2);
      progress(ui, flow.next(8), tr("Importing"), merging_->share());
      break;
    case Step::closed:
      break;
  }
}

void ImportDialog::draw_preview(Context& context, Flow& flow) {
  Ui& ui = context.ui;
  const Palette& palette = ui.palette();
  flow_text(ui, flow, from_, TextStyle::body, palette.ink2);
  {
    const Scope list(ui, Role::list, tr("What is in it"), flow.rest());
    count_line(ui, flow, tr("New changes"), preview_.changes_new);
    count_line(ui, flow, tr("Here already"), preview_.changes_known);
    count_line(ui, flow, tr("New tickets"), preview_.of(RecordType::ticket).made);
    count_line(ui, flow, tr("Changed tickets"), preview_.of(RecordType::ticket).altered);
    count_line(ui, flow, tr("New messages"), preview_.of(RecordType::message).made);
    if (preview_.changes_not_understood > 0) {
      count_line(ui, flow, tr("From a newer version, kept for later"), preview_.changes_not_understood);
    }
  }
  if (const std::uint64_t missing = missing_after(preview_); missing > 0) {
    flow_text(
        ui, flow,
        trn("{0} change will still be missing. A full file from a colleague who has it brings it; Share says "
            "who.",
            "{0} changes will still be missing. A full file from a colleague who has them brings them; Share says "
            "who.",
            missing),
        TextStyle::secondary, palette.warn);
  }
  if (!preview_.forks.empty()) {
    flow_text(ui, flow,
              trn("A device was copied, or put back from a backup: {0} change in this file differs from what is here "
                  "under the same name. Both count.",
                  "A device was copied, or put back from a backup: {0} changes in this file differ from what is here "
                  "under the same name. All of them count.",
                  preview_.forks.size()),
              TextStyle::secondary, palette.warn);
  }
}

void ImportDialog::draw_footer(Context& context, Rect footer) {
  ButtonLine buttons(context.ui, footer);
  switch (step_) {
    case Step::reading:
      if (buttons.right(tr("Cancel"))) close();
      break;
    case Step::locked:
      if (buttons.right(tr("Open"), {.kind = ButtonKind::primary}))
        unlock();
      else if (buttons.right(tr("Cancel")))
        close();
      break;
    case Step::refused:
      if (buttons.right(tr("Close"))) close();
      break;
    case Step::preview:
      if (buttons.right(tr("Import"), {.kind = ButtonKind::primary})) {
        merging_.emplace(context.desk.replica(), *std::exchange(file_, std::nullopt), preview_);
        step_ = Step::merging;
        has_begun_ = true;
        context.ui.host().wake();
      } else if (buttons.right(tr("Cancel"))) {
        close();
      }
      break;
    case Step::merging:
      if (buttons.right(tr("Cancel"))) {
        outcome_ = merging_->outcome();
        close();
      }
      break;
    case Step::closed:
      break;
  }
}

}  // namespace counterbell::ui
