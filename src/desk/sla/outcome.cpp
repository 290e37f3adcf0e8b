#include "desk/sla/outcome.h"

#include <algorithm>
#include <ranges>

namespace counterbell::desk::sla {

Tally& Tally::operator+=(const Tally& other) {
  kept += other.kept;
  missed += other.missed;
  return *this;
}

std::size_t hour_of_week(const ZoneRules& zones, std::string_view zone, Seconds utc) {
  constexpr Seconds hour = 60 * 60;
  constexpr Seconds week = static_cast<Seconds>(week_hours) * hour;
  constexpr Seconds monday = 4 * 24 * hour;  // 1970 began on a Thursday.
  const Seconds local = utc + zones.offset(zone, utc) - monday;
  return static_cast<std::size_t>((local % week + week) % week / hour);
}

void Outcome::count(Priority priority, Metric metric, std::size_t hour, bool is_kept) {
  if (priority == Priority::other) return;  // Nothing is promised for what a newer version knows.
  of[static_cast<std::size_t>(priority)][static_cast<std::size_t>(metric)].count(is_kept);
  hours[hour].count(is_kept);
}

Tally Outcome::of_priority(Priority priority) const {
  Tally sum;
  for (const Tally& one : of[static_cast<std::size_t>(priority)]) sum += one;
  return sum;
}

Tally Outcome::all() const {
  Tally sum;
  for (const Tally& one : of | std::views::join) sum += one;
  return sum;
}

double Outcome::least_kept() const {
  double least = 1;
  for (std::size_t priority = 0; priority < priority_count; ++priority) {
    least = std::min(least, of_priority(static_cast<Priority>(priority)).share_kept());
  }
  return least;
}

}  // namespace counterbell::desk::sla
