#include "ui/service/holiday_file.h"

#include <utility>

namespace counterbell::ui {
namespace {

/// Far beyond what a country has of holidays.
constexpr std::size_t most_bytes = std::size_t{4} * 1024 * 1024;

}  // namespace

void HolidayFile::choose(Host& host) {
  work_ = std::make_shared<Work>();
  host.open_file(".ics,text/calendar", [&host, weak = std::weak_ptr<Work>(work_)](std::unique_ptr<IncomingFile> file) {
    const std::shared_ptr<Work> held = weak.lock();
    if (!held) return;
    held->file = std::move(file);
    read_next(host, held);
  });
}

void HolidayFile::read_next(Host& host, const std::shared_ptr<Work>& work) {
  work->file->read([&host, weak = std::weak_ptr<Work>(work)](const Result<std::string_view>& piece) {
    const std::shared_ptr<Work> held = weak.lock();
    if (!held) return;
    if (!piece)
      held->outcome = std::unexpected(piece.error());
    else if (piece->empty())
      held->outcome = std::move(held->text);
    else if (held->text.append(*piece).size() > most_bytes)
      held->outcome = fail(ErrorKind::invalid, "This calendar file is too large. Please choose one of holidays alone.");
    else
      read_next(host, held);
    host.wake();
  });
}

std::optional<Result<std::string>> HolidayFile::take() {
  if (!work_ || !work_->outcome) return std::nullopt;
  std::optional<Result<std::string>> outcome = std::move(work_->outcome);
  work_.reset();
  return outcome;
}

}  // namespace counterbell::ui
