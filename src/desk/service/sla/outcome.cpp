#include "desk/service/sla/outcome.h"

#include <algorithm>
#include <ranges>

namespace counterbell::desk::sla {

Tally& Tally::operator+=(const Tally& other) {
  kept += other.kept;
  missed += other.missed;
  return *this;
}

std::size_t hour_of_week(const ZoneRules& zones, std::string_view zone, std::chrono::sys_seconds utc) {
  const std::chrono::local_seconds local = to_local(zones, zone, utc);
  const auto day = std::chrono::floor<std::chrono::days>(local);
  const std::size_t days_since_monday = std::chrono::weekday(day).iso_encoding() - 1;
  return days_since_monday * 24 + static_cast<std::size_t>(std::chrono::floor<std::chrono::hours>(local - day).count());
}

void Outcome::count(Priority priority, Metric metric, std::size_t hour, bool is_kept) {
  if (priority == Priority::other) return;  // A priority of a newer version has no targets.
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
