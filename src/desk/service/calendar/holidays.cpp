#include "desk/service/calendar/holidays.h"

#include <algorithm>
#include <charconv>
#include <limits>
#include <optional>
#include <utility>

namespace counterbell::desk::sla {
namespace {

using std::chrono::days;
using std::chrono::year_month_day;

constexpr int no_limit = std::numeric_limits<int>::max();
constexpr days longest{366};

/// A line without the line breaks that files put into long ones (RFC 5545, 3.1): name, parameters and value.
struct Property {
  std::string name;
  std::string parameters;
  std::string value;
};

std::optional<int> number(std::string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

std::string upper(std::string_view text) {
  std::string result(text);
  for (char& c : result) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  return result;
}

/// Takes the next line off `text`, those that go on with it included.
std::string take_line(std::string_view& text) {
  std::string line;
  while (true) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    line += text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.ends_with('\r')) line.pop_back();
    if (!text.starts_with(' ') && !text.starts_with('\t')) return line;
    text.remove_prefix(1);
  }
}

Property parse(std::string_view line) {
  bool is_quoted = false;
  const auto colon = std::ranges::find_if(line, [&](char c) {
    if (c == '"') is_quoted = !is_quoted;
    return c == ':' && !is_quoted;
  });
  const std::string_view front(line.begin(), colon);
  const std::size_t name = std::min(front.find(';'), front.size());
  return {upper(front.substr(0, name)), upper(front.substr(name)),
          colon == line.end() ? std::string() : std::string(colon + 1, line.end())};
}

/// "Name\, with a comma" as it is meant.
std::string unescaped(std::string_view text) {
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\\' && i + 1 < text.size()) {
      ++i;
      result += text[i] == 'n' || text[i] == 'N' ? ' ' : text[i];
    } else {
      result += text[i];
    }
  }
  return result;
}

/// "20260101", and of a time its day.
std::optional<Date> date(std::string_view text) {
  const auto year = number(text.substr(0, 4)), month = number(text.substr(std::min<std::size_t>(4, text.size()), 2)),
             day = number(text.substr(std::min<std::size_t>(6, text.size()), 2));
  if (text.size() < 8 || !year || !month || !day || *month < 1 || *day < 1) return std::nullopt;
  const year_month_day found{std::chrono::year(*year), std::chrono::month(static_cast<unsigned>(*month)),
                             std::chrono::day(static_cast<unsigned>(*day))};
  return found.ok() ? std::optional(Date(found)) : std::nullopt;
}

bool is_whole_day(const Property& property) {
  return property.value.size() == 8 || property.parameters.contains("VALUE=DATE;") ||
         property.parameters.ends_with("VALUE=DATE");
}

/// "P3D" or "P1W" in days.
std::optional<int> duration(std::string_view text) {
  if (!text.starts_with('P') || text.size() < 3) return std::nullopt;
  const std::optional<int> count = number(text.substr(1, text.size() - 2));
  if (!count || *count < 1 || *count > longest.count()) return std::nullopt;
  if (text.ends_with('D')) return count;
  return text.ends_with('W') ? std::optional(*count * 7) : std::nullopt;
}

/// How something comes again each year.
struct Rule {
  int interval = 1;
  int count = no_limit;
  std::optional<Date> until;
  std::optional<unsigned> month;
  std::optional<unsigned> day;
  std::optional<std::pair<int, std::chrono::weekday>>
      weekday;  ///< The so-many-th of the month; from its end when negative.
};

std::optional<std::pair<int, std::chrono::weekday>> nth_weekday(std::string_view text) {
  constexpr std::string_view names = "SUMOTUWETHFRSA";
  if (text.size() < 3) return std::nullopt;
  const std::size_t name = names.find(text.substr(text.size() - 2));
  std::string_view count = text.substr(0, text.size() - 2);
  if (count.starts_with('+')) count.remove_prefix(1);
  const std::optional<int> nth = number(count);
  if (name == names.npos || name % 2 != 0 || !nth || *nth == 0 || std::abs(*nth) > 5) return std::nullopt;
  return std::pair(*nth, std::chrono::weekday(static_cast<unsigned>(name / 2)));
}

/// Nothing when it does not come yearly, or in a way that is not understood.
std::optional<Rule> rule(std::string_view text) {
  Rule rule;
  bool is_yearly = false;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(';'), text.size());
    const std::string part = upper(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    const std::size_t equals = std::min(part.find('='), part.size());
    const std::string_view name = std::string_view(part).substr(0, equals);
    const std::string_view value = std::string_view(part).substr(std::min(equals + 1, part.size()));
    const std::optional<int> whole = number(value);
    const auto take = [&](auto& place, int least, int most) {
      if (!whole || *whole < least || *whole > most) return false;
      place = static_cast<std::remove_reference_t<decltype(place)>>(*whole);
      return true;
    };
    const auto take_unsigned = [&](std::optional<unsigned>& place, int most) {
      if (!whole || *whole < 1 || *whole > most) return false;
      place = static_cast<unsigned>(*whole);
      return true;
    };
    if (name == "FREQ")
      is_yearly = value == "YEARLY";
    else if (name == "INTERVAL") {
      if (!take(rule.interval, 1, 1000)) return std::nullopt;
    } else if (name == "COUNT") {
      if (!take(rule.count, 1, no_limit)) return std::nullopt;
    } else if (name == "UNTIL") {
      if (!(rule.until = date(value))) return std::nullopt;
    } else if (name == "BYMONTH") {
      if (!take_unsigned(rule.month, 12)) return std::nullopt;
    } else if (name == "BYMONTHDAY") {
      if (!take_unsigned(rule.day, 31)) return std::nullopt;
    } else if (name == "BYDAY") {
      if (!(rule.weekday = nth_weekday(value))) return std::nullopt;
    } else if (name != "WKST")
      return std::nullopt;
  }
  if (!is_yearly || (rule.weekday && (rule.day || !rule.month))) return std::nullopt;
  return rule;
}

/// On which day it falls in a year, if on any.
std::optional<Date> in_year(const Rule& rule, year_month_day first, std::chrono::year year) {
  const std::chrono::month month = rule.month ? std::chrono::month(*rule.month) : first.month();
  year_month_day found{year, month, rule.day ? std::chrono::day(*rule.day) : first.day()};
  if (rule.weekday) {
    const auto& [nth, weekday] = *rule.weekday;
    found =
        nth > 0
            ? year_month_day(std::chrono::local_days(year / month / weekday[static_cast<unsigned>(nth)]))
            : year_month_day(std::chrono::local_days(year / month / weekday[std::chrono::last]) + days{7 * (nth + 1)});
    if (found.month() != month) return std::nullopt;
  }
  return found.ok() ? std::optional(Date(found)) : std::nullopt;
}

/// One event as far as it has been read.
struct EventRead {
  std::string name;
  std::optional<Date> first;
  std::optional<Date> end;  ///< The day after its last.
  std::string rule;
  std::vector<Date> left_out;
  bool is_part_of_day = false;
  bool is_cancelled = false;

  void take(const Property& property) {
    if (property.name == "SUMMARY") {
      name = unescaped(property.value);
    } else if (property.name == "DTSTART") {
      first = date(property.value);
      is_part_of_day = !is_whole_day(property);
    } else if (property.name == "DTEND") {
      end = date(property.value);
    } else if (property.name == "DURATION" && first) {
      if (const std::optional<int> count = duration(property.value)) end = *first + days{*count};
    } else if (property.name == "RRULE") {
      rule = property.value;
    } else if (property.name == "EXDATE") {
      for (std::string_view rest = property.value; !rest.empty();
           rest.remove_prefix(std::min(rest.find(',') + 1, rest.size()))) {
        if (const std::optional<Date> one = date(rest)) left_out.push_back(*one);
        if (!rest.contains(',')) break;
      }
    } else if (property.name == "STATUS") {
      is_cancelled = upper(property.value) == "CANCELLED";
    }
  }

  /// Adds its days between `from` and `to`; false when it cannot be told which they are.
  bool add_to(std::vector<Holiday>& all, Date from, Date to) const {
    if (is_cancelled) return true;
    if (!first || is_part_of_day) return false;
    const days length = std::clamp(end ? *end - *first : days{1}, days{1}, longest);
    const auto add = [&](Date day) {
      if (day + length > from && day <= to && !std::ranges::contains(left_out, day)) {
        all.push_back({name, day, day + length - days{1}});
      }
    };
    if (rule.empty()) {
      add(*first);
      return true;
    }
    const std::optional<Rule> again = sla::rule(rule);
    if (!again) return false;
    const year_month_day begin(*first);
    int left = again->count;
    for (std::chrono::year year = begin.year(); left > 0 && year <= year_month_day(to).year();
         year += std::chrono::years(again->interval)) {
      const std::optional<Date> day = in_year(*again, begin, year);
      if (!day || *day < *first) continue;
      if (again->until && *day > *again->until) break;
      add(*day);
      --left;
    }
    return true;
  }
};

}  // namespace

Result<Holidays> read_holidays(std::string_view text, Date from, Date to) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  if (upper(text.substr(0, 15)) != "BEGIN:VCALENDAR") {
    return fail(ErrorKind::invalid, "This is not a calendar file; choose one whose name ends in .ics.");
  }
  Holidays found;
  std::optional<EventRead> event;
  int inside = 0;  // Parts of an event, such as alarms, which say nothing of its days.
  while (!text.empty()) {
    const Property property = parse(take_line(text));
    const bool begins = property.name == "BEGIN", ends = property.name == "END";
    const bool is_event = upper(property.value) == "VEVENT";
    if (event && ends && is_event) {
      if (!event->add_to(found.days, from, to)) ++found.passed_over;
      event.reset();
    } else if (begins && is_event) {
      event.emplace();
      inside = 0;
    } else if (begins) {
      ++inside;
    } else if (ends) {
      --inside;
    } else if (event && inside == 0) {
      event->take(property);
    }
  }
  std::ranges::stable_sort(found.days, {}, &Holiday::first);
  return found;
}

}  // namespace counterbell::desk::sla
