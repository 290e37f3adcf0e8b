// Chance that is the same on every machine.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>

namespace counterbell::desk {

/// Dice that fall the same way on every machine: SplitMix64 (Steele, Lea, Flood 2014).
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : state_(seed) {}

  std::uint64_t next();
  /// From 0 to `count` - 1; 0 when there is nothing to choose from.
  std::size_t below(std::size_t count) { return count == 0 ? 0 : static_cast<std::size_t>(next() % count); }
  /// The same with small numbers much likelier than large ones.
  std::size_t skewed(std::size_t count);
  std::int64_t between(std::int64_t first, std::int64_t last);
  template <typename Rep, typename Period>
  std::chrono::duration<Rep, Period> between(std::chrono::duration<Rep, Period> first,
                                             std::chrono::duration<Rep, Period> last) {
    return std::chrono::duration<Rep, Period>(between(first.count(), last.count()));
  }
  bool percent(std::size_t chance) { return below(100) < chance; }

 private:
  std::uint64_t state_;
};

}  // namespace counterbell::desk
