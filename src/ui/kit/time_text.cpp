#include "ui/kit/time_text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <string>
#include <vector>

#include "desk/base/fold.h"

namespace counterbell::ui {

using namespace std::chrono_literals;
using std::chrono::days;

namespace {

constexpr std::array<std::string_view, 7> weekdays{"monday", "tuesday",  "wednesday", "thursday",
                                                   "friday", "saturday", "sunday"};
constexpr std::size_t shortest_weekday = 3;

using Day = std::chrono::local_days;
using TimeOfDay = std::chrono::minutes;  // Since midnight.
constexpr TimeOfDay usual_time = 9h;

Day today(Host& host, Time now) { return std::chrono::floor<days>(host.local(now)); }

Time in_utc(Host& host, Day day, TimeOfDay time) {
  const Time shown{(day + time).time_since_epoch()};
  // The offset in force then; once more, should clocks change in between.
  const Time near = shown - host.utc_offset(shown);
  return shown - host.utc_offset(near);
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
  return std::chrono::hours{parts[0]} + std::chrono::minutes{parts[1]};
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
  if (word == "tomorrow") return now + days{1};
  const auto weekday = std::ranges::find_if(
      weekdays, [&](std::string_view one) { return word.size() >= shortest_weekday && one.starts_with(word); });
  if (weekday == weekdays.end()) return parse_date(word, now);
  const auto wanted = static_cast<int>(weekday - weekdays.begin()) + 1;
  const int is = static_cast<int>(std::chrono::weekday(now).iso_encoding());
  return now + days(wanted > is ? wanted - is : wanted - is + 7);
}

}  // namespace

Time local_time(Host& host, Time now, days ahead, std::chrono::minutes time) {
  return in_utc(host, today(host, now) + ahead, time);
}

std::optional<Time> parse_time_to_come(Host& host, std::string_view text, Time now) {
  const std::string folded = desk::fold(desk::trim(text));
  const std::string_view words = folded;
  const std::size_t blank = std::min(words.find(' '), words.size());
  const std::string_view first = words.substr(0, blank);
  const std::string_view rest = desk::trim(words.substr(blank));
  const Day this_day = today(host, now);
  if (const std::optional<TimeOfDay> time = parse_time_of_day(first); time && rest.empty()) {
    const Time at = in_utc(host, this_day, *time);
    return at > now ? at : in_utc(host, this_day + days{1}, *time);
  }
  const std::optional<Day> day = first.empty() ? std::nullopt : parse_day(first, this_day);
  const std::optional<TimeOfDay> time = rest.empty() ? std::optional(usual_time) : parse_time_of_day(rest);
  if (!day || !time) return std::nullopt;
  return in_utc(host, *day, *time);
}

}  // namespace counterbell::ui
