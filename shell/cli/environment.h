// The clock and the random source of the command line.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>

#include "model/id.h"
#include "replica/environment.h"

namespace counterbell::cli {

/// The wall clock, or a clock that always shows a given time.
class CommandClock : public Clock {
 public:
  explicit CommandClock(std::optional<Time> at = std::nullopt) : at_(at) {}
  Time now() override;

 private:
  std::optional<Time> at_;
};

/// Random bytes that are the same for the same seed.
class SeededRandom : public Random {
 public:
  explicit SeededRandom(std::uint64_t seed) : state_(seed) {}
  void fill(std::span<std::uint8_t> bytes) override;

 private:
  std::uint64_t state_;
};

/// The system's random source; or a SeededRandom when the environment variable COUNTERBELL_SEED is set, for tests that need the same
/// bytes again.
std::unique_ptr<Random> make_random();

/// A random id.
Id draw_id(Random& random);

}  // namespace counterbell::cli
