#include "shell/cli/time_text.h"

#include <algorithm>
#include <chrono>
#include <format>

namespace counterbell::cli {
namespace {

constexpr std::int64_t day_ms = std::int64_t{24} * 60 * 60 * 1000;
constexpr std::int64_t last_ms = 253'402'300'799'999;  // The end of the year 9999.

/// Takes `width` digits off `text`.
std::optional<unsigned> take_number(std::string_view& text, std::size_t width) {
  if (text.size() < width) return std::nullopt;
  unsigned number = 0;
  for (const char c : text.substr(0, width)) {
    if (c < '0' || c > '9') return std::nullopt;
    number = number * 10 + static_cast<unsigned>(c - '0');
  }
  text.remove_prefix(width);
  return number;
}

bool take(std::string_view& text, char wanted) {
  if (!text.starts_with(wanted)) return false;
  text.remove_prefix(1);
  return true;
}

std::optional<std::int64_t> take_date(std::string_view& text) {
  const std::optional<unsigned> year = take_number(text, 4);
  if (!year || !take(text, '-')) return std::nullopt;
  const std::optional<unsigned> month = take_number(text, 2);
  if (!month || !take(text, '-')) return std::nullopt;
  const std::optional<unsigned> day = take_number(text, 2);
  if (!day) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year(static_cast<int>(*year)), std::chrono::month(*month),
                                         std::chrono::day(*day)};
  if (!date.ok() || *year < 1970) return std::nullopt;
  return std::chrono::sys_days(date).time_since_epoch().count() * day_ms;
}

/// "09:30", "09:30:00" or "09:30:00.250".
std::optional<std::int64_t> take_time_of_day(std::string_view& text) {
  const std::optional<unsigned> hour = take_number(text, 2);
  if (!hour || !take(text, ':')) return std::nullopt;
  const std::optional<unsigned> minute = take_number(text, 2);
  std::optional<unsigned> second = 0;
  std::optional<unsigned> ms = 0;
  if (take(text, ':')) {
    second = take_number(text, 2);
    if (take(text, '.')) ms = take_number(text, 3);
  }
  if (!minute || !second || !ms || *hour > 23 || *minute > 59 || *second > 59) return std::nullopt;
  return ((std::int64_t{*hour} * 60 + *minute) * 60 + *second) * 1000 + *ms;
}

}  // namespace

std::optional<std::int64_t> parse_time(std::string_view text) {
  const std::optional<std::int64_t> date = take_date(text);
  if (!date) return std::nullopt;
  std::optional<std::int64_t> time_of_day = 0;
  if (take(text, 'T')) {
    time_of_day = take_time_of_day(text);
    take(text, 'Z');
  }
  if (!time_of_day || !text.empty()) return std::nullopt;
  return *date + *time_of_day;
}

std::string time_text(std::int64_t ms) {
  const std::chrono::sys_time<std::chrono::milliseconds> time{
      std::chrono::milliseconds(std::clamp(ms, std::int64_t{0}, last_ms))};
  return std::format("{:%Y-%m-%dT%H:%M:%S}Z", time);
}

std::string second_text(std::int64_t seconds) {
  const std::chrono::sys_seconds time{std::chrono::seconds(std::clamp(seconds, std::int64_t{0}, last_ms / 1000))};
  return std::format("{:%Y-%m-%dT%H:%M:%S}Z", time);
}

}  // namespace counterbell::cli
