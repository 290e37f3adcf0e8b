#include "ui/screens/import_dialog.h"

#include <algorithm>
#include <utility>

#include "ui/export_run.h"
#include "ui/format.h"
#include "ui/forms.h"
#include "ui/icons.h"

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

/// The station that made a file, in words.
std::string maker_name(Context& ctx, const ExchangeFile& file) {
  if (!file.header.maker) return "several stations";
  for (const desk::StationStatus& station : ctx.desk.stations()) {
    if (station.replica == *file.header.maker && !station.name.empty()) return station.name;
  }
  const std::string name = station_in_file(file, *file.header.maker);
  return name.empty() ? "a station not known here yet" : name;
}

void count_line(Ui& ui, Flow& flow, std::string_view label, std::size_t count) {
  Rect line = flow.next(24);
  const std::string number = std::to_string(count);
  const Scope item(ui, Role::listitem, std::string(label) + ": " + number, line);
  draw_line(ui, line.cut_right(90), number, TextStyle::strong, ui.palette().ink, Align::right);
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
  refusal_.clear();
}

void ImportDialog::advance(LaterPart later, Context& ctx) {
  if (step_ == Step::reading) {
    if (reading_.locked()) {
      step_ = Step::locked;
    } else if (auto read = reading_.take()) {
      if (*read) {
        question_.opened(host_);
        show_preview(ctx, std::move(**read));
      } else {
        refusal_ = read->error().message;
        step_ = Step::refused;
      }
    }
  } else if (step_ == Step::merging) {
    ctx.ui.host().wake();
    if (!merging_->step(later, ctx.ui.host())) {
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

void ImportDialog::show_preview(Context& ctx, ExchangeFile file) {
  Result<ImportPreview> found = preview(ctx.desk.replica(), file);
  if (!found) {
    refusal_ = found.error().message;
    step_ = Step::refused;
    return;
  }
  preview_ = *std::move(found);
  from_ = "From " + maker_name(ctx, file);
  if (file.header.made_at_ms) from_ += ", made " + when(ctx.ui.host(), *file.header.made_at_ms, ctx.ui.now_ms());
  file_ = std::move(file);
  step_ = Step::preview;
}

void ImportDialog::draw(LaterPart later, Context& ctx) {
  advance(later, ctx);
  if (!is_open()) return;
  Ui& ui = ctx.ui;
  Dialog dialog(ui, "Import file", dialog_width, body_height_, ui.control_height());
  Flow flow(dialog.body(), gap_small);
  draw_body(ctx, flow);
  body_height_ = flow.used();
  dialog.set_body_height(body_height_);
  draw_footer(ctx, dialog.footer());
  if (dialog.close_requested() && step_ != Step::merging) close();
}

void ImportDialog::draw_body(Context& ctx, Flow& flow) {
  Ui& ui = ctx.ui;
  text(ui, flow.next(22), file_name_, TextStyle::strong, ui.palette().ink);
  switch (step_) {
    case Step::reading:
      text(ui, flow.next(22), "Reading and checking every byte of it.", TextStyle::body, ui.palette().ink2);
      progress(ui, flow.next(8), "Reading", reading_.share());
      break;
    case Step::locked:
      if (question_.draw(ui, flow, reading_.lock_trouble())) unlock();
      break;
    case Step::refused:
      error_line(ui, flow, refusal_);
      text(ui, flow.next(22), "Nothing was changed here.", TextStyle::body, ui.palette().ink2);
      break;
    case Step::preview:
      draw_preview(ctx, flow);
      break;
    case Step::merging:
      text(ui, flow.next(22), "Taking it in.", TextStyle::body, ui.palette().ink2);
      progress(ui, flow.next(8), "Importing", merging_->share());
      break;
    case Step::closed:
      break;
  }
}

void ImportDialog::draw_preview(Context& ctx, Flow& flow) {
  Ui& ui = ctx.ui;
  const Palette& palette = ui.palette();
  flow_text(ui, flow, from_ + ".", TextStyle::body, palette.ink2);
  {
    const Scope list(ui, Role::list, "What is in it", flow.rest());
    count_line(ui, flow, "New changes", preview_.changes_new);
    count_line(ui, flow, "Here already", preview_.changes_known);
    count_line(ui, flow, "New tickets", preview_.of(RecordType::ticket).made);
    count_line(ui, flow, "Changed tickets", preview_.of(RecordType::ticket).altered);
    count_line(ui, flow, "New messages", preview_.of(RecordType::message).made);
    if (preview_.changes_not_understood > 0) {
      count_line(ui, flow, "From a newer version, kept for later", preview_.changes_not_understood);
    }
  }
  if (const std::uint64_t missing = missing_after(preview_); missing > 0) {
    flow_text(ui, flow,
              counted(missing, "change", "changes") +
                  " will still be missing. A full file from a colleague who has them brings them; Share says who.",
              TextStyle::secondary, palette.warn);
  }
  if (!preview_.forks.empty()) {
    flow_text(ui, flow,
              "A device was copied, or put back from a backup: " + counted(preview_.forks.size(), "change", "changes") +
                  " in this file differ from what is here under the same name. All of them count.",
              TextStyle::secondary, palette.warn);
  }
}

void ImportDialog::draw_footer(Context& ctx, Rect footer) {
  ButtonLine buttons(ctx.ui, footer);
  switch (step_) {
    case Step::reading:
      if (buttons.right("Cancel")) close();
      break;
    case Step::locked:
      if (buttons.right("Open", {.kind = ButtonKind::primary}))
        unlock();
      else if (buttons.right("Cancel"))
        close();
      break;
    case Step::refused:
      if (buttons.right("Close")) close();
      break;
    case Step::preview:
      if (buttons.right("Import", {.kind = ButtonKind::primary})) {
        merging_.emplace(ctx.desk.replica(), *std::exchange(file_, std::nullopt), preview_);
        step_ = Step::merging;
        has_begun_ = true;
        ctx.ui.host().wake();
      } else if (buttons.right("Cancel")) {
        close();
      }
      break;
    case Step::merging:
      if (buttons.right("Cancel")) {
        outcome_ = merging_->outcome();
        close();
      }
      break;
    case Step::closed:
      break;
  }
}

}  // namespace counterbell::ui
