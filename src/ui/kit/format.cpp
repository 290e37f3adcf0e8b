#include "ui/kit/format.h"

#include <array>
#include <chrono>
#include <string_view>

namespace counterbell::ui {

using namespace std::chrono_literals;
using std::chrono::days;

namespace {

constexpr std::array weekdays = {tr("Monday"), tr("Tuesday"),  tr("Wednesday"), tr("Thursday"),
                                 tr("Friday"), tr("Saturday"), tr("Sunday")};
constexpr std::array short_weekdays = {tr("Mon"), tr("Tue"), tr("Wed"), tr("Thu"), tr("Fri"), tr("Sat"), tr("Sun")};
constexpr std::array short_months = {trc("short month", "Jan"), trc("short month", "Feb"), trc("short month", "Mar"),
                                     trc("short month", "Apr"), trc("short month", "May"), trc("short month", "Jun"),
                                     trc("short month", "Jul"), trc("short month", "Aug"), trc("short month", "Sep"),
                                     trc("short month", "Oct"), trc("short month", "Nov"), trc("short month", "Dec")};

/// A moment as a clock on the wall and a calendar show it.
struct Local {
  LocalTime midnight;  ///< With which the day begins.
  std::chrono::year_month_day date;
  Words weekday;
  std::string time;
};

std::string two_digits(std::int64_t number) {
  return {static_cast<char>('0' + number / 10), static_cast<char>('0' + number % 10)};
}

Local local(Host& host, Time at) {
  const LocalTime moment = host.local(at);
  const std::chrono::local_days day = std::chrono::floor<days>(moment);
  const std::chrono::hh_mm_ss time(moment - day);
  return {day, std::chrono::year_month_day(day), short_weekdays[std::chrono::weekday(day).iso_encoding() - 1],
          two_digits(time.hours().count()) + ":" + two_digits(time.minutes().count())};
}

Words month_of(const std::chrono::year_month_day& date) {
  return short_months[(static_cast<unsigned>(date.month()) - 1) % short_months.size()];
}

unsigned day_of(const std::chrono::year_month_day& date) { return static_cast<unsigned>(date.day()); }

int year_of(const std::chrono::year_month_day& date) { return static_cast<int>(date.year()); }

}  // namespace

Words weekday_name(std::size_t day) { return weekdays[day]; }

Text when(Host& host, Time at, Time now) {
  const Local then = local(host, at);
  const Local today = local(host, now);
  const std::chrono::milliseconds ahead = then.midnight - today.midnight;
  const Words time = verbatim(then.time);
  if (ahead == days{0}) return time;
  if (ahead == days{-1}) return tr("yesterday {0}", time);
  if (ahead == days{1}) return tr("tomorrow {0}", time);
  // A weekday means the one to come.
  if (ahead > days{0} && ahead < days{7}) return trc("weekday and time", "{0} {1}", then.weekday, time);
  const Words month = month_of(then.date);
  if (ahead < days{0} && ahead > days{-7})
    return trc("day, month and time", "{0} {1}, {2}", day_of(then.date), month, time);
  if (then.date.year() == today.date.year()) return trc("day and month", "{0} {1}", day_of(then.date), month);
  return trc("day, month and year", "{0} {1} {2}", day_of(then.date), month, year_of(then.date));
}

Text full_date_time(Host& host, Time at) {
  const Local then = local(host, at);
  return trc("day, month, year and time", "{0} {1} {2}, {3}", day_of(then.date), month_of(then.date),
             year_of(then.date), verbatim(then.time));
}

Text full_date(std::chrono::local_days date) {
  const std::chrono::year_month_day day(date);
  return trc("weekday, day, month and year", "{0} {1} {2} {3}",
             short_weekdays[std::chrono::weekday(date).iso_encoding() - 1], day_of(day), month_of(day), year_of(day));
}

Text date_without_year(std::chrono::local_days date) {
  const std::chrono::year_month_day day(date);
  return trc("weekday, day and month", "{0} {1} {2}", short_weekdays[std::chrono::weekday(date).iso_encoding() - 1],
             day_of(day), month_of(day));
}

Text duration(std::chrono::milliseconds time) {
  if (time < 1min) return tr("just now");
  if (time < 1h) return tr("{0} min", time / 1min);
  if (time < days{1}) return tr("{0} h", time / 1h);
  return trn("{0} day", "{0} days", static_cast<std::uint64_t>(time / days{1}));
}

Text file_size(std::uint64_t bytes) {
  if (bytes < 1000) return trn("{0} byte", "{0} bytes", bytes);
  std::uint64_t tenths = bytes / 100;
  int steps = 0;
  while (tenths >= 10'000 && steps < 3) {
    tenths /= 1000;
    ++steps;
  }
  std::string number = std::to_string(tenths / 10);
  if (tenths < 1000 && tenths % 10 != 0) {
    number += '.';
    number += static_cast<char>('0' + tenths % 10);
  }
  const Words size = verbatim(number);
  switch (steps) {
    case 0:
      return tr("{0} KB", size);
    case 1:
      return tr("{0} MB", size);
    case 2:
      return tr("{0} GB", size);
    default:
      return tr("{0} TB", size);
  }
}

}  // namespace counterbell::ui
