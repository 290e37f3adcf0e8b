#include "replica/change/stamp.h"

#include <algorithm>
#include <charconv>

namespace counterbell {
namespace {

constexpr std::size_t ms_digits = 12;
constexpr std::size_t counter_digits = 6;

/// Appends the lowest `count` hexadecimal digits of `number`, lower case.
void append_hex(std::string& out, std::uint64_t number, std::size_t count) {
  for (std::size_t i = count; i-- > 0;) out += "0123456789abcdef"[(number >> (4 * i)) & 15];
}

/// The number written in `text` as lower-case hexadecimal digits and nothing else.
template <typename Number>
std::optional<Number> parse_hex(std::string_view text) {
  if (!std::ranges::all_of(text, [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); })) {
    return std::nullopt;
  }
  Number number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number, 16);
  return number;
}

/// The wall clock as a stamp. A time that no stamp can hold (before 1970, after 10889) becomes the nearest that one can.
Stamp wall_stamp(Time now) {
  if (now < Time{}) return {};
  return {std::min(static_cast<std::uint64_t>(now.time_since_epoch().count()), max_stamp_ms), 0};
}

}  // namespace

Stamp Stamp::next() const {
  if (counter < max_stamp_counter) return {ms, counter + 1};
  if (ms < max_stamp_ms) return {ms + 1, 0};
  return *this;
}

std::string Stamp::text() const {
  std::string result;
  result.reserve(ms_digits + 1 + counter_digits);
  append_hex(result, ms, ms_digits);
  result += '-';
  append_hex(result, counter, counter_digits);
  return result;
}

std::optional<Stamp> Stamp::parse(std::string_view text) {
  if (text.size() != ms_digits + 1 + counter_digits || text[ms_digits] != '-') return std::nullopt;
  const auto ms = parse_hex<std::uint64_t>(text.substr(0, ms_digits));
  const auto counter = parse_hex<std::uint32_t>(text.substr(ms_digits + 1));
  if (!ms || !counter) return std::nullopt;
  return Stamp{*ms, *counter};
}

bool HybridClock::too_far_ahead(Time now, Stamp stamp) { return stamp.time() > wall_stamp(now).time() + max_lead; }

Stamp HybridClock::draw(Time now, Stamp seen) {
  if (too_far_ahead(now, last_)) last_ = {};
  last_ = std::max(wall_stamp(now), last_.next());
  const Stamp drawn = std::max(last_, seen.next());
  observe(now, drawn);
  return drawn;
}

void HybridClock::observe(Time now, Stamp stamp) {
  if (!too_far_ahead(now, stamp)) last_ = std::max(last_, stamp);
}

}  // namespace counterbell
