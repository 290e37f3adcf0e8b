// Targets, counted: how many were met, of which kind, and in which hours of the week.
#pragma once

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "desk/service/sla/policy.h"

namespace counterbell::desk::sla {

/// Targets that are decided: met (kept), or missed.
struct Tally {
  std::uint32_t kept = 0;
  std::uint32_t missed = 0;

  std::uint32_t all() const { return kept + missed; }
  /// From 0 to 1; 1 when there was no target.
  double share_kept() const { return all() == 0 ? 1.0 : static_cast<double>(kept) / all(); }
  void count(bool is_kept) { ++(is_kept ? kept : missed); }
  Tally& operator+=(const Tally& other);
  bool operator==(const Tally&) const = default;
};

/// The hours of a week, the first one from midnight on Monday.
inline constexpr std::size_t week_hours = std::size_t{7} * 24;
/// Which of them clocks show at `utc` in a zone that `zones` know.
std::size_t hour_of_week(const ZoneRules& zones, std::string_view zone, std::chrono::sys_seconds utc);

/// The priorities that have targets.
inline constexpr std::size_t priority_count = static_cast<std::size_t>(Priority::other);

struct Outcome {
  std::array<std::array<Tally, every_metric.size()>, priority_count> of{};  ///< By priority, then by metric.
  std::array<Tally, week_hours> hours{};                                    ///< By when the target began to run.

  void count(Priority priority, Metric metric, std::size_t hour, bool is_kept);
  Tally of_priority(Priority priority) const;
  Tally all() const;
  /// The share kept, from 0 to 1, for the priority that fares worst.
  double least_kept() const;
  bool operator==(const Outcome&) const = default;
};

}  // namespace counterbell::desk::sla
