// A shop read from exchange files and written to one.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "replica/exchange.h"
#include "replica/replica.h"
#include "shell/cli/command.h"
#include "shell/cli/environment.h"
#include "shell/cli/files.h"

namespace counterbell::cli {

/// A file as it was read.
struct ReadFile {
  ExchangeFile content;
  Wrapping wrapping = Wrapping::plain;
};

/// Reads and validates the whole file, of at most `most_bytes` unpacked. The message of a failure names the file.
Result<ReadFile> read_exchange(const std::string& path, KeyRing& keys, std::uint64_t most_bytes = max_content_bytes);
/// The same for a file without which the command cannot go on.
std::expected<ReadFile, Failure> read_exchange_file(const std::string& path, KeyRing& keys);

/// A replica of a shop, with all it stands on.
struct OpenShop {
  /// Of a new shop when `shop` is not given.
  OpenShop(std::optional<Id> shop, std::optional<std::int64_t> now_ms);

  /// Merges all of `file`; refuses another shop's.
  std::expected<void, Failure> take(const std::string& path, ExchangeFile file);

  std::unique_ptr<Random> random;
  CommandClock clock;
  Replica replica;
};

/// The shop that the file at `path` holds.
std::expected<std::unique_ptr<OpenShop>, Failure> open_shop(const std::string& path, KeyRing& keys,
                                                            std::optional<std::int64_t> now_ms);

/// Writes the canonical file of everything `replica` has. `keys` seals.
std::expected<void, Failure> write_shop(const std::string& path, const Replica& replica, Wrapping wrapping,
                                        KeyRing& keys);

/// Tells how far a long work is, on standard error when that is a terminal.
class Progress {
 public:
  explicit Progress(std::string what);
  ~Progress();
  void tell(std::size_t done, std::size_t total);

 private:
  std::string what_;
  bool is_seen_;
  bool is_told_ = false;
};

}  // namespace counterbell::cli
