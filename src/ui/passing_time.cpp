#include "ui/passing_time.h"

#include <algorithm>

#include "ui/format.h"

namespace counterbell::ui {
namespace {

constexpr std::int64_t second_ms = 1000;
constexpr std::int64_t minute_ms = 60 * second_ms;
constexpr std::int64_t hour_ms = 60 * minute_ms;
constexpr std::int64_t day_ms = 24 * hour_ms;

/// `ms` rounded up to whole `unit`s.
std::int64_t rounded_up(std::int64_t ms, std::int64_t unit) { return (ms + unit - 1) / unit * unit; }

/// The unit in which duration() tells `ms`.
std::int64_t unit_of(std::int64_t ms) { return ms < hour_ms ? minute_ms : ms < day_ms ? hour_ms : day_ms; }

}  // namespace

std::string time_left(std::int64_t ms) {
  if (ms <= minute_ms) return std::to_string(rounded_up(ms, second_ms) / second_ms) + " s";
  return duration(rounded_up(ms, minute_ms));
}

std::int64_t on_the_minute(std::int64_t at_ms) { return rounded_up(at_ms, minute_ms); }

void wake_for_age(Host& host, std::int64_t now_ms, std::int64_t since_ms) {
  const std::int64_t age = std::max<std::int64_t>(0, now_ms - since_ms);
  const std::int64_t unit = unit_of(age);
  host.wake_at(on_the_minute(since_ms + (age / unit + 1) * unit));
}

void wake_for_countdown(Host& host, std::int64_t now_ms, std::int64_t due_ms) {
  const std::int64_t left = due_ms - now_ms;
  if (left <= 0) return wake_for_age(host, now_ms, due_ms);
  const std::int64_t next_second = rounded_up(now_ms + 1, second_ms);
  if (left <= minute_ms) return host.wake_at(std::min(next_second, due_ms));
  const std::int64_t told = rounded_up(left, minute_ms);
  const std::int64_t unit = unit_of(told);
  const std::int64_t told_until = due_ms - (told / unit * unit - minute_ms);
  host.wake_at(std::min(on_the_minute(told_until), due_ms - minute_ms));
}

void wake_at_midnight(Host& host, std::int64_t now_ms) {
  const std::int64_t local_ms = now_ms + host.utc_offset_minutes(now_ms) * minute_ms;
  host.wake_at(now_ms + day_ms - local_ms % day_ms);
}

}  // namespace counterbell::ui
