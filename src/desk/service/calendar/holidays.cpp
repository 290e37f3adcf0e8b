#include "desk/service/calendar/holidays.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <map>
#include <optional>
#include <utility>

#include "desk/service/calendar/property_reader.h"
#include "desk/service/calendar/recurrence.h"

namespace counterbell::desk::sla {
namespace {

using std::chrono::days;
using std::chrono::local_seconds;
using std::chrono::seconds;
using std::chrono::year_month_day;
using namespace std::chrono_literals;

constexpr days longest{366};

/// A day, or a moment on the clocks of where the event is.
struct Moment {
  local_seconds time{};
  bool is_day = false;
  bool is_utc = false;
  Date date() const { return std::chrono::floor<days>(time); }
  bool is_midnight() const { return time == local_seconds(date()); }
};

std::optional<int> number(std::string_view text, std::size_t at, std::size_t size) {
  if (text.size() < at + size) return std::nullopt;
  int value = 0;
  const char* begin = text.data() + at;
  const auto [end, error] = std::from_chars(begin, begin + size, value);
  if (error != std::errc() || end != begin + size || value < 0) return std::nullopt;
  return value;
}

/// "20260101", "20260101T093000", "20260101T093000Z".
std::optional<Moment> moment(std::string_view text) {
  const std::optional<int> year = number(text, 0, 4), month = number(text, 4, 2), day = number(text, 6, 2);
  if (!year || !month || !day) return std::nullopt;
  const year_month_day date{std::chrono::year(*year), std::chrono::month(static_cast<unsigned>(*month)),
                            std::chrono::day(static_cast<unsigned>(*day))};
  if (!date.ok()) return std::nullopt;
  Moment found{.time = local_seconds(Date(date)), .is_day = text.size() == 8};
  if (found.is_day) return found;
  const std::optional<int> hour = number(text, 9, 2), minute = number(text, 11, 2), second = number(text, 13, 2);
  if (text[8] != 'T' || !hour || !minute || !second) return std::nullopt;
  found.time += *hour * 1h + *minute * 1min + *second * 1s;
  found.is_utc = text.ends_with('Z');
  return found;
}

/// "P3D", "P1W", "PT24H", "+P1DT12H".
std::optional<seconds> duration(std::string_view text) {
  if (text.starts_with('+')) text.remove_prefix(1);
  if (!text.starts_with('P') || text.size() < 3) return std::nullopt;
  seconds length{};
  int value = -1;
  for (const char c : text.substr(1)) {
    if (c >= '0' && c <= '9') {
      value = std::min(std::max(value, 0) * 10 + (c - '0'), 1'000'000);
      continue;
    }
    if (c == 'T' && value < 0) continue;
    if (value < 0) return std::nullopt;
    const seconds unit = c == 'W' ? days(7) : c == 'D' ? days(1) : c == 'H' ? 1h : c == 'M' ? 1min : c == 'S' ? 1s : 0s;
    if (unit == 0s) return std::nullopt;
    length += std::exchange(value, -1) * unit;
  }
  if (value >= 0) return std::nullopt;
  return length;
}

/// One event as it stands in the file.
struct Event {
  std::string name;
  std::string uid;
  std::optional<Moment> begin;
  std::optional<Moment> end;
  std::optional<seconds> length;
  std::string rule;
  std::vector<Moment> more;      ///< RDATE.
  std::vector<Moment> left_out;  ///< EXDATE.
  std::optional<Moment> instead_of;
  bool changes_all_later = false;
  bool is_cancelled = false;
  bool is_said_to_be_of_days = false;
};

/// Reads events, and gives the days that they come to.
class Calendars {
 public:
  Calendars(const HolidayWindow& window, const ZoneRules& zones) : window_(window), zones_(zones) {}

  void take(Event& event, const Property& property) const;
  void add(Event event) { events_.push_back(std::move(event)); }
  Holidays take_days();

 private:
  void take_dates(const Property& property, std::vector<Moment>& dates) const;
  std::optional<Moment> local(std::string_view text) const;
  /// Its days from the first on: nothing when it is of a part of a day.
  std::optional<days> whole_days(const Event& event) const;
  std::vector<Date> first_days(const Event& event) const;
  Message trouble_with(const Event& event) const;
  void add_days(const Event& event);

  HolidayWindow window_;
  const ZoneRules& zones_;
  std::vector<Event> events_;
  std::map<std::string, std::vector<Date>> moved_;  // By UID: the days that another event stands for.
  Holidays found_;
};

/// A moment as the shop's clocks show it. Other zones' clocks are taken at their word: what is a day there is meant as one.
std::optional<Moment> Calendars::local(std::string_view text) const {
  std::optional<Moment> found = moment(text);
  // Midnight in UTC is how programs write a day where the standard wants a moment.
  if (!found || !found->is_utc || found->is_midnight()) return found;
  found->time = to_local(zones_, window_.zone, std::chrono::sys_seconds(found->time.time_since_epoch()));
  return found;
}

void Calendars::take(Event& event, const Property& property) const {
  if (property.name == "SUMMARY") event.name = unescaped(property.value);
  if (property.name == "UID") event.uid = property.value;
  if (property.name == "DTSTART") event.begin = local(property.value);
  if (property.name == "DTEND") event.end = local(property.value);
  if (property.name == "DURATION") event.length = duration(property.value);
  if (property.name == "RRULE") event.rule = in_capitals(property.value);
  if (property.name == "RDATE") take_dates(property, event.more);
  if (property.name == "EXDATE") take_dates(property, event.left_out);
  if (property.name == "STATUS") event.is_cancelled = in_capitals(property.value) == "CANCELLED";
  if (property.name == "X-MICROSOFT-CDO-ALLDAYEVENT")
    event.is_said_to_be_of_days = in_capitals(property.value) == "TRUE";
  if (property.name == "RECURRENCE-ID") {
    event.instead_of = local(property.value);
    event.changes_all_later = in_capitals(property.parameter("RANGE")) == "THISANDFUTURE";
  }
}

/// Days, moments, or periods, of which the beginning counts.
void Calendars::take_dates(const Property& property, std::vector<Moment>& dates) const {
  std::string_view rest = property.value;
  while (!rest.empty()) {
    const std::size_t comma = std::min(rest.find(','), rest.size());
    const std::string_view one = rest.substr(0, comma);
    if (const std::optional<Moment> found = local(one.substr(0, one.find('/')))) dates.push_back(*found);
    rest.remove_prefix(std::min(comma + 1, rest.size()));
  }
}

std::optional<days> Calendars::whole_days(const Event& event) const {
  if (!event.begin) return std::nullopt;
  if (!event.begin->is_day && !event.is_said_to_be_of_days && !event.begin->is_midnight()) return std::nullopt;
  seconds length = event.begin->is_day || event.is_said_to_be_of_days ? seconds(days(1)) : 0s;
  if (event.end) {
    length = event.end->time - event.begin->time;
  } else if (event.length) {
    length = *event.length;
  }
  if (event.begin->is_day || event.is_said_to_be_of_days) {
    return std::clamp(std::chrono::ceil<days>(length), days(1), longest);
  }
  const days whole = std::chrono::floor<days>(length);
  if (whole < days(1) || whole != length) return std::nullopt;
  return std::min(whole, longest);
}

std::vector<Date> Calendars::first_days(const Event& event) const {
  std::vector<Date> first{event.begin->date()};
  if (const std::optional<Recurrence> again = event.rule.empty() ? std::nullopt : parse_recurrence(event.rule)) {
    const std::optional<Moment> until = local(again->until);
    first = days_of(*again, event.begin->date(), until ? std::optional(until->date()) : std::nullopt, window_.to);
  }
  for (const Moment& one : event.more) first.push_back(one.date());
  const auto is_left_out = [&](Date day) {
    const auto moved = moved_.find(event.uid);
    const bool is_moved = !event.instead_of && moved != moved_.end() && std::ranges::contains(moved->second, day);
    return is_moved || std::ranges::contains(event.left_out, day, &Moment::date);
  };
  std::erase_if(first, is_left_out);
  return first;
}

/// Why it is no holiday; empty when it is one.
Message Calendars::trouble_with(const Event& event) const {
  if (!event.begin) return tr("It says no day.");
  if (event.changes_all_later) return tr("It changes all later ones, which is not understood.");
  if (!whole_days(event)) return tr("It takes only part of a day.");
  if (!event.rule.empty() && !parse_recurrence(event.rule))
    return tr("It comes again in a way that is not understood.");
  return {};
}

void Calendars::add_days(const Event& event) {
  if (event.is_cancelled) return;
  if (Message trouble = trouble_with(event); !trouble.empty()) {
    // What was once, outside the window, is none of its business.
    const bool is_once = event.rule.empty() && event.more.empty() && event.begin;
    const bool is_near = !is_once || (event.begin->date() >= window_.from && event.begin->date() <= window_.to);
    if (is_near) found_.passed_over.push_back({event.name, std::move(trouble)});
    return;
  }
  const days length = *whole_days(event);
  for (const Date first : first_days(event)) {
    for (Date day = first; day < first + length; day += days(1)) {
      if (day >= window_.from && day <= window_.to) found_.days.push_back({day, event.name});
    }
  }
}

Holidays Calendars::take_days() {
  for (const Event& event : events_) {
    if (event.instead_of && !event.uid.empty()) moved_[event.uid].push_back(event.instead_of->date());
  }
  for (const Event& event : events_) add_days(event);
  std::ranges::stable_sort(found_.days, {}, &Holiday::date);
  const auto twice = std::ranges::unique(found_.days);
  found_.days.erase(twice.begin(), twice.end());
  return std::move(found_);
}

}  // namespace

Result<Holidays> read_holidays(std::string_view bytes, const HolidayWindow& window, const ZoneRules& zones) {
  PropertyReader reader(bytes);
  std::optional<Property> property = reader.next();
  if (!property || property->name != "BEGIN" || in_capitals(property->value) != "VCALENDAR") {
    return fail(ErrorKind::invalid, "This is not a calendar file; choose one whose name ends in .ics.");
  }
  Calendars calendars(window, zones);
  std::optional<Event> event;
  int inside = 0;  // Parts of an event, such as alarms, which say nothing of its days.
  while ((property = reader.next())) {
    const bool begins = property->name == "BEGIN", ends = property->name == "END";
    const bool is_event = in_capitals(property->value) == "VEVENT";
    if (event && ends && is_event) {
      calendars.add(*std::exchange(event, std::nullopt));
    } else if (begins && is_event) {
      event.emplace();
      inside = 0;
    } else if (begins) {
      ++inside;
    } else if (ends) {
      --inside;
    } else if (event && inside == 0) {
      calendars.take(*event, *property);
    }
  }
  return calendars.take_days();
}

}  // namespace counterbell::desk::sla
