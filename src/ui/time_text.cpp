#include "ui/time_text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <string>
#include <vector>

#include "desk/fold.h"

namespace counterbell::ui {
namespace {

constexpr std::int64_t minute_ms = 60'000;
constexpr std::int64_t day_ms = 24 * 60 * minute_ms;
constexpr int usual_hour = 9;
constexpr std::array<std::string_view, 7> weekdays{"monday", "tuesday",  "wednesday", "thursday",
                                                   "friday", "saturday", "sunday"};
constexpr std::size_t shortest_weekday = 3;

using Day = std::chrono::local_days;

struct TimeOfDay {
  int hour = usual_hour;
  int minute = 0;
};

Day today(Host& host, std::int64_t now_ms) {
  const std::int64_t local_ms = now_ms + host.utc_offset_minutes(now_ms) * minute_ms;
  return std::chrono::floor<std::chrono::days>(
      std::chrono::local_time<std::chrono::milliseconds>(std::chrono::milliseconds(local_ms)));
}

std::int64_t utc_ms(Host& host, Day day, TimeOfDay time) {
  const std::int64_t local_ms =
      std::int64_t{day.time_since_epoch().count()} * day_ms + (std::int64_t{time.hour} * 60 + time.minute) * minute_ms;
  // The offset in force then; once more, should clocks change in between.
  const std::int64_t near_ms = local_ms - host.utc_offset_minutes(local_ms) * minute_ms;
  return local_ms - host.utc_offset_minutes(near_ms) * minute_ms;
}

/// The numbers of `text`, when there is nothing else in it but separators out of `separators`.
std::vector<int> numbers(std::string_view text, std::string_view separators) {
  std::vector<int> found;
  while (!text.empty()) {
    int number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || number < 0) return {};
    found.push_back(number);
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    if (text.empty()) break;
    if (!separators.contains(text.front())) return {};
    text.remove_prefix(1);
  }
  return found;
}

std::optional<TimeOfDay> parse_time_of_day(std::string_view word) {
  const bool is_divided = word.contains(':') || (std::ranges::count(word, '.') == 1 && word.back() != '.');
  const std::vector<int> parts = numbers(word, ":.");
  if (!is_divided || parts.size() != 2 || parts[0] > 23 || parts[1] > 59) return std::nullopt;
  return TimeOfDay{parts[0], parts[1]};
}

std::optional<Day> valid(int year, int month, int day) {
  const std::chrono::year_month_day date{std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                                         std::chrono::day(static_cast<unsigned>(day))};
  if (!date.ok()) return std::nullopt;
  return Day(date);
}

/// "2026-12-24", "24.12.2026", "24.12.": the next one, without a year.
std::optional<Day> parse_date(std::string_view word, Day now) {
  if (const std::vector<int> iso = numbers(word, "-"); iso.size() == 3) return valid(iso[0], iso[1], iso[2]);
  const std::vector<int> parts = numbers(word, ".");
  if (parts.size() == 3) return valid(parts[2], parts[1], parts[0]);
  if (parts.size() != 2 || word.back() != '.') return std::nullopt;
  const int year = static_cast<int>(std::chrono::year_month_day(now).year());
  const std::optional<Day> this_year = valid(year, parts[1], parts[0]);
  return this_year && *this_year < now ? valid(year + 1, parts[1], parts[0]) : this_year;
}

std::optional<Day> parse_day(std::string_view word, Day now) {
  if (word == "today") return now;
  if (word == "tomorrow") return now + std::chrono::days(1);
  const auto weekday = std::ranges::find_if(
      weekdays, [&](std::string_view one) { return word.size() >= shortest_weekday && one.starts_with(word); });
  if (weekday == weekdays.end()) return parse_date(word, now);
  const auto wanted = static_cast<int>(weekday - weekdays.begin()) + 1;
  const int is = static_cast<int>(std::chrono::weekday(now).iso_encoding());
  return now + std::chrono::days(wanted > is ? wanted - is : wanted - is + 7);
}

}  // namespace

std::int64_t local_time(Host& host, std::int64_t now_ms, int days_ahead, int hour, int minute) {
  return utc_ms(host, today(host, now_ms) + std::chrono::days(days_ahead), {hour, minute});
}

std::optional<std::int64_t> parse_time_to_come(Host& host, std::string_view text, std::int64_t now_ms) {
  const std::string folded = desk::fold(desk::trim(text));
  const std::string_view words = folded;
  const std::size_t blank = std::min(words.find(' '), words.size());
  const std::string_view first = words.substr(0, blank);
  const std::string_view rest = desk::trim(words.substr(blank));
  const Day now = today(host, now_ms);
  if (const std::optional<TimeOfDay> time = parse_time_of_day(first); time && rest.empty()) {
    const std::int64_t at = utc_ms(host, now, *time);
    return at > now_ms ? at : utc_ms(host, now + std::chrono::days(1), *time);
  }
  const std::optional<Day> day = first.empty() ? std::nullopt : parse_day(first, now);
  const std::optional<TimeOfDay> time = rest.empty() ? std::optional(TimeOfDay{}) : parse_time_of_day(rest);
  if (!day || !time) return std::nullopt;
  return utc_ms(host, *day, *time);
}

}  // namespace counterbell::ui
