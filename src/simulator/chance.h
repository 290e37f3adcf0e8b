// Random numbers and a clock, both under the simulator's control.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "model/id.h"
#include "replica/environment.h"

namespace counterbell::simulator {

/// Random numbers that are the same for the same seed on every platform: SplitMix64 (Steele, Lea, Flood 2014).
class Chance : public Random {
 public:
  explicit Chance(std::uint64_t seed) : state_(seed) {}

  std::uint64_t next() {
    state_ += 0x9E3779B97F4A7C15u;
    std::uint64_t z = state_;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return z ^ (z >> 31);
  }
  /// A number from 0 to `count` - 1.
  std::size_t below(std::size_t count) { return static_cast<std::size_t>(next() % count); }
  /// True with a probability of one in `count`.
  bool one_in(std::size_t count) { return below(count) == 0; }
  template <typename Items>
  auto& pick(Items& items) {
    return items[below(std::size(items))];
  }
  void fill(std::span<std::uint8_t> bytes) override {
    for (std::uint8_t& byte : bytes) byte = static_cast<std::uint8_t>(next());
  }

 private:
  std::uint64_t state_;
};

inline Id draw_id(Chance& chance) {
  Id id;
  chance.fill(id.bytes);
  return id;
}

/// A wall clock that shows what it was set to.
class SetClock : public Clock {
 public:
  explicit SetClock(Time time) : time_(time) {}
  Time now() override { return time_; }
  void set(Time time) { time_ = time; }
  void advance(std::chrono::milliseconds span) { time_ += span; }

 private:
  Time time_;
};

}  // namespace counterbell::simulator
