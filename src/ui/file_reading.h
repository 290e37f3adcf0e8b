// Reading an exchange file that a person chose, piece by piece, while the screen goes on.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "replica/exchange.h"
#include "ui/host.h"

namespace counterbell::ui {

class FileReading {
 public:
  explicit FileReading(Host& host) : host_(host) {}

  /// Starts on `file`; one read before is forgotten.
  void start(std::unique_ptr<IncomingFile> file);
  void cancel() { work_.reset(); }

  bool running() const { return work_ && !work_->outcome; }
  /// How much of it has been read, from 0 to 1.
  float share() const;
  std::string file_name() const { return work_ ? work_->file->name() : std::string(); }

  /// The file, or why it was refused, once all is read; taken once.
  std::optional<Result<ExchangeFile>> take();

 private:
  /// Lives on in the callback for the next piece; a cancelled reading is one whose work nobody else holds.
  struct Work {
    std::unique_ptr<IncomingFile> file;
    ExchangeReader reader;
    std::uint64_t bytes_read = 0;
    std::optional<Result<ExchangeFile>> outcome;
  };
  static void read_next(Host& host, const std::shared_ptr<Work>& work);
  static void take_piece(Work& work, const Result<std::string_view>& piece);

  Host& host_;
  std::shared_ptr<Work> work_;
};

}  // namespace counterbell::ui
