#include "desk/service/calendar/recurrence.h"

#include <algorithm>
#include <charconv>
#include <string>

#include "desk/service/calendar/property_reader.h"

namespace counterbell::desk::sla {
namespace {

using std::chrono::days;
using std::chrono::year_month_day;
using Frequency = Recurrence::Frequency;

std::optional<int> number(std::string_view text) {
  if (text.starts_with('+')) text.remove_prefix(1);
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || text.empty()) return std::nullopt;
  return value;
}

/// Calls `visit` for each part of a list; false as soon as that is.
template <typename Visit>
bool visit_list(std::string_view text, Visit visit) {
  while (true) {
    const std::size_t comma = std::min(text.find(','), text.size());
    if (!visit(text.substr(0, comma))) return false;
    if (comma == text.size()) return true;
    text.remove_prefix(comma + 1);
  }
}

/// Numbers from `least` to `most` and, when `least` is negative, not 0.
bool read_numbers(std::string_view text, int least, int most, std::vector<int>& numbers) {
  return visit_list(text, [&](std::string_view one) {
    const std::optional<int> value = number(one);
    if (!value || *value < least || *value > most || *value == 0) return false;
    numbers.push_back(*value);
    return true;
  });
}

std::optional<std::chrono::weekday> weekday(std::string_view text) {
  constexpr std::string_view names[] = {"SU", "MO", "TU", "WE", "TH", "FR", "SA"};
  const auto found = std::ranges::find(names, text);
  if (found == std::end(names)) return std::nullopt;
  return std::chrono::weekday(static_cast<unsigned>(found - std::begin(names)));
}

bool read_weekdays(std::string_view text, std::vector<Recurrence::Weekday>& weekdays) {
  return visit_list(text, [&](std::string_view one) {
    const std::size_t count = one.size() < 2 ? 0 : one.size() - 2;
    const std::optional<std::chrono::weekday> day = weekday(one.substr(count));
    const std::optional<int> nth = count == 0 ? 0 : number(one.substr(0, count));
    if (!day || !nth || (count > 0 && *nth == 0) || *nth < -53 || *nth > 53) return false;
    weekdays.push_back({*nth, *day});
    return true;
  });
}

std::optional<Frequency> frequency(std::string_view text) {
  if (text == "DAILY") return Frequency::daily;
  if (text == "WEEKLY") return Frequency::weekly;
  if (text == "MONTHLY") return Frequency::monthly;
  if (text == "YEARLY") return Frequency::yearly;
  return std::nullopt;
}

bool read_count(std::string_view text, int most, int& count) {
  const std::optional<int> value = number(text);
  if (!value || *value < 1 || *value > most) return false;
  count = *value;
  return true;
}

/// Reads one part of a rule; false when it is not understood.
bool read_part(std::string_view name, std::string_view value, Recurrence& rule) {
  constexpr int most_often = 1'000;
  if (name == "INTERVAL") return read_count(value, most_often, rule.interval);
  if (name == "COUNT") return read_count(value, std::numeric_limits<int>::max(), rule.count);
  if (name == "BYMONTH") return read_numbers(value, 1, 12, rule.months);
  if (name == "BYMONTHDAY") return read_numbers(value, -31, 31, rule.month_days);
  if (name == "BYYEARDAY") return read_numbers(value, -366, 366, rule.year_days);
  if (name == "BYSETPOS") return read_numbers(value, -366, 366, rule.places);
  if (name == "BYDAY") return read_weekdays(value, rule.weekdays);
  if (name == "UNTIL") {
    rule.until = value;
    return !value.empty();
  }
  if (name == "WKST") {
    const std::optional<std::chrono::weekday> day = weekday(value);
    if (day) rule.week_begin = *day;
    return day.has_value();
  }
  if (name == "FREQ") {
    const std::optional<Frequency> read = frequency(value);
    if (read) rule.frequency = *read;
    return read.has_value();
  }
  return false;  // BYWEEKNO, times of day, and what is not in the standard.
}

bool holds(const std::vector<int>& numbers, int number, int from_end) {
  return numbers.empty() || std::ranges::contains(numbers, number) || std::ranges::contains(numbers, from_end);
}

/// What a rule leaves out its first day says.
Recurrence completed(Recurrence rule, Date first) {
  const year_month_day day(first);
  const bool says_days = !rule.month_days.empty() || !rule.year_days.empty() || !rule.weekdays.empty();
  if (says_days) return rule;
  const int month_day = static_cast<int>(unsigned{day.day()});
  if (rule.frequency == Frequency::yearly && rule.months.empty())
    rule.months.push_back(static_cast<int>(unsigned{day.month()}));
  if (rule.frequency == Frequency::yearly || rule.frequency == Frequency::monthly) rule.month_days.push_back(month_day);
  if (rule.frequency == Frequency::weekly) rule.weekdays.push_back({0, std::chrono::weekday(first)});
  return rule;
}

/// Consecutive days.
struct Period {
  Date first;
  Date end;
};

Period month_of(std::chrono::year_month month) {
  return {Date(std::chrono::local_days(month / 1)),
          Date(std::chrono::local_days((month + std::chrono::months(1)) / 1))};
}

Period year_of(std::chrono::year year) {
  return {Date(std::chrono::local_days(year / 1 / 1)),
          Date(std::chrono::local_days((year + std::chrono::years(1)) / 1 / 1))};
}

/// Whether `day` is the so-many-th such weekday of `period`.
bool is_nth(const Recurrence::Weekday& wanted, Date day, const Period& period) {
  if (std::chrono::weekday(day) != wanted.day) return false;
  if (wanted.nth == 0) return true;
  const auto before = (day - period.first).count() / 7;
  const auto after = (period.end - day - days(1)).count() / 7;
  return wanted.nth > 0 ? before + 1 == wanted.nth : after + 1 == -wanted.nth;
}

bool fits(const Recurrence& rule, Date day) {
  const year_month_day date(day);
  if (!holds(rule.months, static_cast<int>(unsigned{date.month()}), 0)) return false;
  const Period in_month = month_of(date.year() / date.month());
  const Period in_year = year_of(date.year());
  const auto from_end = [&](const Period& period) { return static_cast<int>((day - period.end).count()); };
  if (!holds(rule.month_days, static_cast<int>(unsigned{date.day()}), from_end(in_month))) return false;
  if (!holds(rule.year_days, static_cast<int>((day - in_year.first).count()) + 1, from_end(in_year))) return false;
  const bool counts_in_month = rule.frequency == Frequency::monthly || !rule.months.empty();
  return rule.weekdays.empty() || std::ranges::any_of(rule.weekdays, [&](const Recurrence::Weekday& wanted) {
           return is_nth(wanted, day, counts_in_month ? in_month : in_year);
         });
}

/// The so-many-th period in which it may come, counted from the one of `first`.
Period period(const Recurrence& rule, Date first, int index) {
  const year_month_day day(first);
  const int step = index * rule.interval;
  switch (rule.frequency) {
    case Frequency::daily:
      return {first + days(step), first + days(step + 1)};
    case Frequency::weekly: {
      const Date begin = first - (std::chrono::weekday(first) - rule.week_begin) + days(7 * step);
      return {begin, begin + days(7)};
    }
    case Frequency::monthly:
      return month_of(day.year() / day.month() + std::chrono::months(step));
    case Frequency::yearly:
      break;
  }
  return year_of(day.year() + std::chrono::years(step));
}

/// The days of a period on which it comes.
std::vector<Date> days_in(const Recurrence& rule, const Period& period) {
  std::vector<Date> found;
  for (Date day = period.first; day < period.end; day += days(1)) {
    if (fits(rule, day)) found.push_back(day);
  }
  if (rule.places.empty()) return found;
  std::vector<Date> chosen;
  for (std::size_t i = 0; i < found.size(); ++i) {
    const int place = static_cast<int>(i) + 1;
    if (holds(rule.places, place, place - static_cast<int>(found.size()) - 1)) chosen.push_back(found[i]);
  }
  return chosen;
}

}  // namespace

std::optional<Recurrence> parse_recurrence(std::string_view text) {
  Recurrence rule;
  bool has_frequency = false;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(';'), text.size());
    const std::string_view part = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (part.empty()) continue;
    const std::size_t equals = std::min(part.find('='), part.size());
    const std::string name = in_capitals(part.substr(0, equals));
    if (!read_part(name, part.substr(std::min(equals + 1, part.size())), rule)) return std::nullopt;
    has_frequency |= name == "FREQ";
  }
  if (!has_frequency) return std::nullopt;
  return rule;
}

std::vector<Date> days_of(const Recurrence& recurrence, Date first, std::optional<Date> until, Date to) {
  constexpr int most_empty = 4'000;  // A rule such as every 30th of February never comes.
  const Recurrence rule = completed(recurrence, first);
  const Date last = until ? std::min(*until, to) : to;
  std::vector<Date> found;
  int left = rule.count;
  int empty = 0;
  for (int index = 0; left > 0 && empty < most_empty; ++index) {
    const Period next = period(rule, first, index);
    if (next.first > last) break;
    const std::vector<Date> days = days_in(rule, next);
    empty = days.empty() ? empty + 1 : 0;
    for (const Date day : days) {
      if (day < first || left == 0) continue;
      if (day > last) return found;
      found.push_back(day);
      --left;
    }
  }
  return found;
}

}  // namespace counterbell::desk::sla
