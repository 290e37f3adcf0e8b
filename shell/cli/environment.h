// Time and chance for the command line.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>

#include "model/id.h"
#include "replica/environment.h"

namespace counterbell::cli {

/// The wall clock, or one that stands still at a given time.
class CommandClock : public Clock {
 public:
  explicit CommandClock(std::optional<std::int64_t> at_ms = std::nullopt) : at_ms_(at_ms) {}
  std::int64_t now_ms() override;

 private:
  std::optional<std::int64_t> at_ms_;
};

/// The same bytes for the same seed.
class SeededRandom : public Random {
 public:
  explicit SeededRandom(std::uint64_t seed) : state_(seed) {}
  void fill(std::span<std::uint8_t> bytes) override;

 private:
  std::uint64_t state_;
};

/// The system's chance; for tests that need the same bytes twice, what the environment variable COUNTERBELL_SEED seeds.
std::unique_ptr<Random> make_random();

/// A random id.
Id draw_id(Random& random);

}  // namespace counterbell::cli
