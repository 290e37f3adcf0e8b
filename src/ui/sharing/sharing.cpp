#include "ui/sharing/sharing.h"

#include <string>
#include <utility>

#include "ui/kit/waiting.h"
#include "ui/sharing/place.h"

namespace counterbell::ui {

void Sharing::go_on(Context& context) {
  const std::optional<LaterPart> later = export_ ? host_.later() : std::nullopt;
  if (later) go_on_exporting(*later, context);
  draw_dialog(context.ui, tr("Import file"), import_, context);
  folder_.go_on(context);
  to_settle_ |= import_.take_beginning();
  to_settle_ |= folder_.take_to_settle();
  if (const auto outcome = import_.take_outcome()) return finish_import(context, *outcome);
  if (!import_.is_open() && !waiting_.empty() && context.desk.replica().has_all_lines()) {
    import_.start(std::move(waiting_.front()));
    waiting_.pop_front();
    context.ui.host().wake();
  }
}

void Sharing::choose_file() {
  host_.open_file(exchange_accept, [this](std::unique_ptr<IncomingFile> file) {
    import_file(std::move(file));
    host_.wake();
  });
}

void Sharing::import_file(std::unique_ptr<IncomingFile> file) {
  imported_ = {};
  waiting_.push_back(std::move(file));
  host_.wake();
}

void Sharing::finish_import(Context& context, const ImportOutcome& outcome) {
  imported_ = in_words(outcome);
  // A file half taken in does not yet prove anything to be here, but its maker has what it brings all the same.
  context.desk.sharing().heard(outcome.header);
  note_sharing(host_, context.ui.now());
  to_settle_ = true;
}

void Sharing::look_at_folder(const desk::Desk& desk) {
  if (!import_.is_open() && !export_) folder_.look(desk);
}

bool Sharing::take_import_to_settle() {
  if (!to_settle_) return false;
  export_.reset();  // It reads from the desk's replica.
  to_settle_ = false;
  ++settled_;
  return true;
}

void Sharing::export_everything(Context& context) {
  if (const std::optional<LaterPart> later = host_.later())
    export_at_once(*later, context);
  else
    context.toasts.show(waiting_words(host_), true);
}

void Sharing::export_at_once(LaterPart, Context& context) {
  start_export(context, {});
  if (!export_trouble_.empty()) context.go({share_place, ""}, false);  // There it can be put right.
}

ExportForm& Sharing::form() {
  if (!form_) form_.emplace(host_);
  return *form_;
}

std::optional<float> Sharing::export_share() const { return export_ ? std::optional(export_->share()) : std::nullopt; }

void Sharing::start_export(Context& context, const VersionVector& receiver) {
  exported_ = {};
  export_trouble_ = form().trouble();
  if (export_trouble_.empty() && !context.desk.replica().has_all_lines()) export_trouble_ = desk::still_reading;
  if (!export_trouble_.empty() || handing_over_) return;
  wrapping_ = form().wrapping();
  export_.emplace(context.desk.replica(), receiver);
  context.ui.host().wake();
}

void Sharing::go_on_exporting(LaterPart later, Context& context) {
  context.ui.host().wake();
  if (!export_->step(host_)) hand_over(later, context);
}

void Sharing::hand_over(LaterPart, Context& context) {
  const Time now = context.ui.now();
  const std::string name = exchange_file_name(context.desk, host_, now, form().ending());
  Message told = msgn("{0} change exported to {1}", "{0} changes exported to {1}", export_->changes(), verbatim(name));
  const std::uint64_t own = export_->own_changes();
  std::string bytes = export_->take_bytes();
  export_.reset();
  handing_over_ = true;
  host_.save_file(name, form().media_type(), std::move(bytes), wrapping_,
                  [this, told = std::move(told), own, now](const Result<void>& saved) {
                    handing_over_ = false;
                    if (saved) {
                      exported_ = told;
                      note_backup(host_, own, now);
                      form().done();
                    } else {
                      export_trouble_ = saved.error().message;
                    }
                    host_.wake();
                  });
}

}  // namespace counterbell::ui
