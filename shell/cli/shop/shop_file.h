// Reading a shop from exchange files, and writing it to one.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "replica/exchange/exchange.h"
#include "replica/replica.h"
#include "shell/cli/command.h"
#include "shell/cli/environment.h"
#include "shell/cli/sealed/files.h"

namespace counterbell::cli {

/// A file that was read, and how it was wrapped.
struct ReadFile {
  ExchangeFile content;
  Wrapping wrapping = Wrapping::plain;
};

/// Reads and validates a whole file, of at most `most_bytes` when unpacked. The message of a failure names the file.
Result<ReadFile> read_exchange(const std::string& path, KeyRing& keys, std::uint64_t most_bytes = max_content_bytes);
/// The same, with the failure in the form in which a command returns it.
std::expected<ReadFile, Failure> read_exchange_file(const std::string& path, KeyRing& keys);

/// A replica of a shop, with the clock and the random source that it needs.
struct OpenShop {
  /// Makes a replica of `shop`, or of a new shop. With `now`, its clock always shows that time.
  OpenShop(std::optional<Id> shop, std::optional<Time> now);

  /// Merges all of `file`. Fails for another shop's file.
  std::expected<void, Failure> take(const std::string& path, ExchangeFile file);

  std::unique_ptr<Random> random;
  CommandClock clock;
  Replica replica;
};

/// The shop that the file at `path` holds.
std::expected<std::unique_ptr<OpenShop>, Failure> open_shop(const std::string& path, KeyRing& keys,
                                                            std::optional<Time> now);

/// Writes the canonical file of everything that `replica` has. `keys` is needed for Wrapping::sealed.
std::expected<void, Failure> write_shop(const std::string& path, const Replica& replica, Wrapping wrapping,
                                        KeyRing& keys);

/// Shows the progress of long work on standard error, if that is a terminal.
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
