#include "shell/cli/time_text.h"

#include <algorithm>
#include <chrono>
#include <format>

namespace counterbell::cli {

using namespace std::chrono_literals;

namespace {

/// From then on years have more than four digits.
constexpr std::chrono::sys_days end = std::chrono::year(10'000) / 1 / 1;

/// Takes a number of exactly `width` digits off the front of `text`.
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

std::optional<std::chrono::sys_days> take_date(std::string_view& text) {
  const std::optional<unsigned> year = take_number(text, 4);
  if (!year || !take(text, '-')) return std::nullopt;
  const std::optional<unsigned> month = take_number(text, 2);
  if (!month || !take(text, '-')) return std::nullopt;
  const std::optional<unsigned> day = take_number(text, 2);
  if (!day) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year(static_cast<int>(*year)), std::chrono::month(*month),
                                         std::chrono::day(*day)};
  if (!date.ok() || *year < 1970) return std::nullopt;
  return std::chrono::sys_days(date);
}

/// Takes "09:30", "09:30:00" or "09:30:00.250" off the front of `text`; the time since midnight.
std::optional<std::chrono::milliseconds> take_time_of_day(std::string_view& text) {
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
  using namespace std::chrono;
  return hours(*hour) + minutes(*minute) + seconds(*second) + milliseconds(*ms);
}

}  // namespace

std::optional<Time> parse_time(std::string_view text) {
  const std::optional<std::chrono::sys_days> date = take_date(text);
  if (!date) return std::nullopt;
  std::optional<std::chrono::milliseconds> time_of_day = 0ms;
  if (take(text, 'T')) {
    time_of_day = take_time_of_day(text);
    take(text, 'Z');
  }
  if (!time_of_day || !text.empty()) return std::nullopt;
  return *date + *time_of_day;
}

std::string time_text(Time time) { return std::format("{:%Y-%m-%dT%H:%M:%S}Z", std::clamp(time, Time{}, end - 1ms)); }

std::string second_text(std::chrono::sys_seconds time) {
  return std::format("{:%Y-%m-%dT%H:%M:%S}Z", std::clamp(time, std::chrono::sys_seconds{}, end - 1s));
}

}  // namespace counterbell::cli
