// The hybrid logical clock: when a change was made, in an order that respects cause and effect.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace counterbell {

/// A point in hybrid logical time: 48 bits of milliseconds since 1970 and a 24-bit counter for what happens within one
/// of them, which carries into the milliseconds. After Kulkarni et al., "Logical Physical Clocks" (2014).
struct Stamp {
  std::uint64_t ms = 0;
  std::uint32_t counter = 0;

  auto operator<=>(const Stamp&) const = default;

  /// The smallest stamp above this one; the very last stamp itself, which only a forged file reaches (year 10889).
  Stamp next() const;

  /// 12 hexadecimal digits of milliseconds, "-", 6 of counter: fixed width, so text order is time order.
  std::string text() const;
  static std::optional<Stamp> parse(std::string_view text);
};

/// Largest values the text form has room for.
inline constexpr std::uint64_t max_stamp_ms = (std::uint64_t{1} << 48) - 1;
inline constexpr std::uint32_t max_stamp_counter = (std::uint32_t{1} << 24) - 1;

/// Draws stamps for one replica.
class HybridClock {
 public:
  /// How far ahead of this device's clock another station's stamps may pull it. Beyond that the other clock is wrong:
  /// its changes count, but it is not followed.
  static constexpr std::uint64_t max_lead_ms = std::uint64_t{5} * 60 * 1000;

  /// A stamp for a change made at wall time `now_ms` that overwrites registers up to `seen`: above `seen`, not below the
  /// wall clock, and above every stamp drawn or followed before, as far as those are within max_lead_ms of the wall
  /// clock: a wrong clock, another station's or this one's own before it was put right, is not followed.
  Stamp draw(std::int64_t now_ms, Stamp seen);

  /// Takes note of another replica's stamp, so that what is drawn next comes after it, within max_lead_ms.
  void observe(std::int64_t now_ms, Stamp stamp);

 private:
  static bool too_far_ahead(std::int64_t now_ms, Stamp stamp);

  Stamp last_;  // The highest stamp drawn or followed, unless the wall clock went back behind it.
};

}  // namespace counterbell
