#include "ui/format.h"

#include <array>
#include <chrono>
#include <string_view>

namespace counterbell::ui {

namespace {

// Everything here that a language would change.
constexpr std::array<std::string_view, 7> weekdays = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
constexpr std::array<std::string_view, 12> months = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                     "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

constexpr std::int64_t minute_ms = 60'000;
constexpr std::int64_t hour_ms = 60 * minute_ms;
constexpr std::int64_t day_ms = 24 * hour_ms;

/// A moment as a clock on the wall and a calendar show it.
struct Local {
  std::int64_t day;  ///< Since 1970.
  std::chrono::year_month_day date;
  std::string_view weekday;
  std::string time;
};

std::string two_digits(std::int64_t number) {
  return {static_cast<char>('0' + number / 10), static_cast<char>('0' + number % 10)};
}

Local local(Host& host, std::int64_t at_ms) {
  using namespace std::chrono;
  const local_time<milliseconds> moment(milliseconds(at_ms + host.utc_offset_minutes(at_ms) * minute_ms));
  const local_days day = floor<days>(moment);
  const std::int64_t minutes = floor<std::chrono::minutes>(moment - day).count();
  return {day.time_since_epoch().count(), year_month_day(day), weekdays[weekday(day).c_encoding()],
          two_digits(minutes / 60) + ":" + two_digits(minutes % 60)};
}

std::string day_and_month(const std::chrono::year_month_day& date) {
  std::string text = std::to_string(static_cast<unsigned>(date.day()));
  text += ' ';
  text += months[(static_cast<unsigned>(date.month()) - 1) % months.size()];
  return text;
}

std::string year_of(const std::chrono::year_month_day& date) { return std::to_string(static_cast<int>(date.year())); }

}  // namespace

std::string when(Host& host, std::int64_t at_ms, std::int64_t now_ms) {
  const Local at = local(host, at_ms);
  const Local now = local(host, now_ms);
  const std::int64_t days_ahead = at.day - now.day;
  if (days_ahead == 0) return at.time;
  if (days_ahead == -1) return "yesterday " + at.time;
  if (days_ahead == 1) return "tomorrow " + at.time;
  if (days_ahead > -7 && days_ahead < 7) return std::string(at.weekday) + " " + at.time;
  std::string text = day_and_month(at.date);
  if (at.date.year() != now.date.year()) text += " " + year_of(at.date);
  return text;
}

std::string full_date_time(Host& host, std::int64_t at_ms) {
  const Local at = local(host, at_ms);
  return day_and_month(at.date) + " " + year_of(at.date) + ", " + at.time;
}

std::string full_date(std::chrono::local_days date) {
  const std::chrono::year_month_day day(date);
  return std::string(weekdays[std::chrono::weekday(date).c_encoding()]) + " " + day_and_month(day) + " " + year_of(day);
}

std::string duration(std::int64_t ms) {
  if (ms < minute_ms) return "just now";
  if (ms < hour_ms) return std::to_string(ms / minute_ms) + " min";
  if (ms < day_ms) return std::to_string(ms / hour_ms) + " h";
  return counted(static_cast<std::uint64_t>(ms / day_ms), "day", "days");
}

std::string counted(std::uint64_t count, std::string_view one, std::string_view many) {
  return std::to_string(count) + " " + std::string(count == 1 ? one : many);
}

std::string file_size(std::uint64_t bytes) {
  constexpr std::array<std::string_view, 4> units = {" KB", " MB", " GB", " TB"};
  if (bytes < 1000) return std::to_string(bytes) + (bytes == 1 ? " byte" : " bytes");
  std::uint64_t tenths = bytes / 100;
  std::size_t unit = 0;
  while (tenths >= 10'000 && unit + 1 < units.size()) {
    tenths /= 1000;
    ++unit;
  }
  std::string text = std::to_string(tenths / 10);
  if (tenths < 1000 && tenths % 10 != 0) {
    text += '.';
    text += static_cast<char>('0' + tenths % 10);
  }
  return text + std::string(units[unit]);
}

}  // namespace counterbell::ui
