#include "ui/file_reading.h"

#include <utility>

namespace counterbell::ui {

void FileReading::start(std::unique_ptr<IncomingFile> file) {
  work_ = std::make_shared<Work>();
  work_->file = std::move(file);
  read_next(host_, work_);
}

float FileReading::share() const {
  if (!work_) return 0;
  const std::uint64_t size = work_->file->size();
  return size == 0 ? 1.0f : static_cast<float>(work_->bytes_read) / static_cast<float>(size);
}

std::optional<Result<ExchangeFile>> FileReading::take() {
  if (!work_ || !work_->outcome) return std::nullopt;
  std::optional<Result<ExchangeFile>> outcome = std::move(work_->outcome);
  work_.reset();
  return outcome;
}

void FileReading::read_next(Host& host, const std::shared_ptr<Work>& work) {
  // The callback holds the work weakly: the file inside it would otherwise keep itself alive after a cancel.
  work->file->read([&host, weak = std::weak_ptr<Work>(work)](const Result<std::string_view>& piece) {
    const std::shared_ptr<Work> held = weak.lock();
    if (!held) return;
    take_piece(*held, piece);
    if (!held->outcome) read_next(host, held);
    host.wake();
  });
}

void FileReading::take_piece(Work& work, const Result<std::string_view>& piece) {
  if (!piece) {
    work.outcome = std::unexpected(piece.error());
  } else if (piece->empty()) {
    work.outcome = work.reader.finish();
  } else {
    work.bytes_read += piece->size();
    if (Result<void> fed = work.reader.feed(*piece); !fed) work.outcome = std::unexpected(std::move(fed).error());
  }
}

}  // namespace counterbell::ui
