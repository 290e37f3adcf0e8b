// The hybrid logical clock: when a change was made, in an order that respects cause and effect.
#pragma once

#include <chrono>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "model/time.h"

namespace counterbell {

/// A point in hybrid logical time: 48 bits of milliseconds since 1970 and a 24-bit counter for what happens within one millisecond.
/// When the counter overflows, it carries into the milliseconds. After Kulkarni et al., "Logical Physical Clocks" (2014).
struct Stamp {
  std::uint64_t ms = 0;
  std::uint32_t counter = 0;

  auto operator<=>(const Stamp&) const = default;

  /// The moment, without the counter.
  Time time() const { return Time(std::chrono::milliseconds(static_cast<std::int64_t>(ms))); }

  /// The smallest stamp above this one. The very last stamp (in the year 10889; only a forged file holds it) is followed by itself.
  Stamp next() const;

  /// 12 hexadecimal digits of milliseconds, "-", 6 of the counter. The width is fixed, so the order of texts is the order of time.
  std::string text() const;
  static std::optional<Stamp> parse(std::string_view text);
};

/// The largest values that the text has room for.
inline constexpr std::uint64_t max_stamp_ms = (std::uint64_t{1} << 48) - 1;
inline constexpr std::uint32_t max_stamp_counter = (std::uint32_t{1} << 24) - 1;

/// Draws stamps for one replica.
class HybridClock {
 public:
  /// How far ahead of this device's clock a stamp may be and still be followed. One further ahead comes from a wrong clock: its change
  /// counts, but the clock here does not move up to it.
  static constexpr std::chrono::milliseconds max_lead = std::chrono::minutes{5};

  /// A stamp for a change made at wall time `now` that writes over values stamped up to `seen`. It is above `seen`, not below the
  /// wall clock, and above every stamp drawn or observed before, except those that are more than max_lead ahead of the wall clock:
  /// they come from a wrong clock, another station's or this one's own before it was corrected.
  Stamp draw(Time now, Stamp seen);

  /// Notes another replica's stamp, so that the next one drawn is above it, unless it is more than max_lead ahead.
  void observe(Time now, Stamp stamp);

 private:
  static bool too_far_ahead(Time now, Stamp stamp);

  Stamp last_;  // The highest stamp drawn or observed that is not too far ahead.
};

}  // namespace counterbell
