// Reading an exchange file that a person chose, piece by piece, while the screen goes on.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "replica/exchange/exchange.h"
#include "ui/kit/host.h"
#include "ui/kit/later.h"

namespace counterbell::ui {

class FileReading {
 public:
  explicit FileReading(Host& host) : host_(host) {}

  /// Starts on `file`, with `passphrase` or the one remembered on this device, if any; one read before is forgotten.
  void start(std::unique_ptr<IncomingFile> file, std::string_view passphrase = {});
  void cancel() { work_.reset(); }

  bool running() const { return work_ && !work_->outcome && !work_->locked; }
  /// It has not begun: the part of the program that reads is not here yet.
  bool waits() const { return work_ && work_->waits; }
  /// The file is sealed and waits for unlock().
  bool locked() const { return work_ && work_->locked; }
  /// Why the passphrase tried last did not do; empty when none has been.
  Message lock_trouble() const { return work_ ? work_->lock_trouble : Message(); }
  void unlock(std::string_view passphrase);
  /// Whether what has been read of it shows that it is sealed.
  bool is_sealed() const { return work_ && work_->file->is_sealed(); }
  /// How much of it has been read, from 0 to 1.
  float share() const;
  std::string file_name() const { return work_ ? work_->file->name() : std::string(); }

  /// The file, or why it was refused, once all is read; taken once. To be asked for every frame.
  std::optional<Result<ExchangeFile>> take();

 private:
  /// Lives on in the callback for the next piece; a cancelled reading is one whose work nobody else holds.
  struct Work {
    std::unique_ptr<IncomingFile> file;
    ExchangeReader reader;
    bool waits = false;
    bool passphrase_given = false;
    bool locked = false;
    Message lock_trouble;
    std::optional<Result<ExchangeFile>> outcome;
  };
  void go_on();
  static void read_next(LaterPart later, Host& host, const std::shared_ptr<Work>& work);
  static void give(Work& work, std::string_view passphrase);
  static void take_piece(Work& work, const Result<std::string_view>& piece);

  Host& host_;
  std::shared_ptr<Work> work_;
};

}  // namespace counterbell::ui
