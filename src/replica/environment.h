// What the core needs from outside: time, chance and somewhere durable. A shell fulfils these; tests fake them.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "model/error.h"

namespace counterbell {

/// The wall clock. It may be wrong, jump and run backwards; nothing but display and promises relies on it.
class Clock {
 public:
  virtual ~Clock() = default;
  /// Milliseconds since 1970, UTC.
  virtual std::int64_t now_ms() = 0;
};

/// A source of unguessable bytes (in tests: a seeded generator).
class Random {
 public:
  virtual ~Random() = default;
  virtual void fill(std::span<std::uint8_t> bytes) = 0;
};

/// The durable log of this device. Lines come back at the next start in any order; the log sorts them out.
class Journal {
 public:
  using Done = std::function<void(Result<void>)>;
  virtual ~Journal() = default;
  /// Keeps `lines` (each one change, canonical JSON, no newline) in one atomic, strictly durable transaction, then
  /// calls `done`: later, never from inside append. On failure the lines stay queued with the implementation, so nothing
  /// typed is lost while the page lives; when it retries, it calls `done` again, until that once says success.
  virtual void append(std::vector<std::string> lines, Done done) = 0;

  /// Erases the personal values of `records` ("<type>/<id>") from every line that is kept or was handed to append before:
  /// the text of each such line becomes what blank_records (erasure.h) makes of it, and nothing of the old one stays. All of
  /// that in one atomic, strictly durable transaction; then calls `done`, as append does. To do it twice does no harm.
  virtual void erase(std::vector<std::string> records, Done done) = 0;
};

}  // namespace counterbell
