#include "ui/common/file_reading.h"

#include <utility>

#include "ui/common/passphrase.h"

namespace counterbell::ui {

void FileReading::start(std::unique_ptr<IncomingFile> file, std::string_view passphrase) {
  work_ = std::make_shared<Work>();
  work_->file = std::move(file);
  give(*work_, passphrase.empty() ? remembered_passphrase(host_) : passphrase);
  go_on();
}

void FileReading::unlock(std::string_view passphrase) {
  give(*work_, passphrase);
  go_on();
}

/// Reads on, as soon as that can be done.
void FileReading::go_on() {
  const std::optional<LaterPart> later = host_.later();
  work_->waits = !later;
  if (later) read_next(*later, host_, work_);
}

void FileReading::give(Work& work, std::string_view passphrase) {
  work.locked = false;
  if (passphrase.empty()) return;
  work.passphrase_given = true;
  work.file->unlock(passphrase);
}

float FileReading::share() const {
  if (!work_) return 0;
  const std::uint64_t size = work_->file->size();
  return size == 0 ? 1.0f : static_cast<float>(work_->file->bytes_read()) / static_cast<float>(size);
}

std::optional<Result<ExchangeFile>> FileReading::take() {
  if (waits()) go_on();
  if (!work_ || !work_->outcome) return std::nullopt;
  std::optional<Result<ExchangeFile>> outcome = std::move(work_->outcome);
  work_.reset();
  return outcome;
}

void FileReading::read_next(LaterPart later, Host& host, const std::shared_ptr<Work>& work) {
  // The callback holds the work weakly: the file inside it would otherwise keep itself alive after a cancel.
  work->file->read([later, &host, weak = std::weak_ptr<Work>(work)](const Result<std::string_view>& piece) {
    const std::shared_ptr<Work> held = weak.lock();
    if (!held) return;
    take_piece(*held, piece);
    if (!held->outcome && !held->locked) read_next(later, host, held);
    host.wake();
  });
}

void FileReading::take_piece(Work& work, const Result<std::string_view>& piece) {
  if (!piece && piece.error().kind == ErrorKind::locked) {
    work.locked = true;
    if (work.passphrase_given) work.lock_trouble = piece.error().message;
  } else if (!piece) {
    work.outcome = std::unexpected(piece.error());
  } else if (piece->empty()) {
    work.outcome = work.reader.finish();
  } else {
    if (Result<void> fed = work.reader.feed(*piece); !fed) work.outcome = std::unexpected(std::move(fed).error());
  }
}

}  // namespace counterbell::ui
