// What the core needs from outside: time, randomness and durable storage. A shell implements these; tests fake them.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "model/error.h"
#include "model/time.h"

namespace counterbell {

/// The wall clock. It may be wrong, jump and run backwards: only what is shown, and targets, rely on it.
class Clock {
 public:
  virtual ~Clock() = default;
  virtual Time now() = 0;
};

/// A source of unguessable bytes (in tests: a seeded generator).
class Random {
 public:
  virtual ~Random() = default;
  virtual void fill(std::span<std::uint8_t> bytes) = 0;
};

/// The durable log of this device. At the next start, the replica can take its lines in any order.
class Journal {
 public:
  using Done = std::function<void(Result<void>)>;
  virtual ~Journal() = default;
  /// Keeps `lines` (each one change, canonical JSON, no newline) in one atomic, strictly durable transaction, then
  /// calls `done`: later, never from inside append. After a failure the implementation keeps the lines queued, so that nothing
  /// typed is lost while the page is open. Each time it tries again it calls `done` again, until it has succeeded.
  virtual void append(std::vector<std::string> lines, Done done) = 0;

  /// Erases the personal values of `records` ("<type>/<id>") from every line that is kept or was handed to append before: each
  /// becomes what blank_records (erasure.h) makes of it, and nothing of the old text stays. Does all of that in one atomic,
  /// strictly durable transaction, then calls `done` as append does. Doing it twice does no harm.
  virtual void erase(std::vector<std::string> records, Done done) = 0;
};

}  // namespace counterbell
