#include "desk/service/calendar/hours_text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>

#include "model/sort_few.h"

namespace counterbell::desk::sla {

using namespace std::chrono_literals;
using std::chrono::seconds;

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// `number` in at least `digits` digits.
std::string padded(std::int64_t number, std::size_t digits) {
  std::string text = std::to_string(number);
  if (text.size() < digits) text.insert(0, digits - text.size(), '0');
  return text;
}

std::string time_text(seconds of_day) {
  const std::chrono::hh_mm_ss time(of_day);
  return padded(time.hours().count(), 2) + ':' + padded(time.minutes().count(), 2);
}

/// Takes a number of at most `digits` digits off the front of `text`.
std::optional<int> take_number(std::string_view& text, std::size_t digits) {
  int number = 0;
  const std::string_view front = text.substr(0, digits);
  const auto [end, error] = std::from_chars(front.data(), front.data() + front.size(), number);
  if (error != std::errc() || front.starts_with('-')) return std::nullopt;
  text.remove_prefix(static_cast<std::size_t>(end - front.data()));
  return number;
}

/// Takes a time of day off the front: "9", "9:30", "0930", "9.30".
std::optional<seconds> take_time(std::string_view& text) {
  const std::optional<int> hours = take_number(text, 2);
  if (!hours) return std::nullopt;
  int minutes = 0;
  const bool is_marked = text.size() > 1 && (text[0] == ':' || text[0] == '.') && is_digit(text[1]);
  if (is_marked) text.remove_prefix(1);
  if (is_marked || (!text.empty() && is_digit(text[0]))) minutes = take_number(text, 2).value_or(60);
  const seconds time = *hours * 1h + minutes * 1min;
  if (minutes >= 60 || time > 24h || (!text.empty() && is_digit(text[0]))) return std::nullopt;
  return time;
}

void skip_to_digit(std::string_view& text) {
  while (!text.empty() && !is_digit(text[0])) text.remove_prefix(1);
}

}  // namespace

std::string hours_text(std::span<const Calendar::Span> spans) {
  std::string text;
  for (const auto& [from, to] : spans) {
    if (!text.empty()) text += ", ";
    text += time_text(from) + '-' + time_text(to);
  }
  return text;
}

std::optional<std::vector<Calendar::Span>> read_hours(std::string_view text) {
  std::vector<Calendar::Span> spans;
  const bool is_blank = std::ranges::all_of(text, [](char c) { return c == ' '; });
  if (is_blank) return spans;
  if (std::ranges::none_of(text, is_digit)) return std::nullopt;
  for (skip_to_digit(text); !text.empty(); skip_to_digit(text)) {
    const std::optional<seconds> from = take_time(text);
    skip_to_digit(text);
    const std::optional<seconds> to = from ? take_time(text) : std::nullopt;
    if (!to || *from >= *to) return std::nullopt;
    spans.push_back({*from, *to});
  }
  sort_few(spans, {}, &Calendar::Span::from);
  return spans;
}

std::string date_text(Date date) {
  const std::chrono::year_month_day day(date);
  return padded(int{day.year()}, 4) + '-' + padded(unsigned{day.month()}, 2) + '-' + padded(unsigned{day.day()}, 2);
}

std::optional<Date> parse_date(std::string_view text) {
  const std::optional<int> year = take_number(text, 4);
  if (!year || !text.starts_with('-')) return std::nullopt;
  text.remove_prefix(1);
  const std::optional<int> month = take_number(text, 2);
  if (!month || !text.starts_with('-')) return std::nullopt;
  text.remove_prefix(1);
  const std::optional<int> day = take_number(text, 2);
  if (!day || !text.empty()) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year(*year), std::chrono::month(static_cast<unsigned>(*month)),
                                         std::chrono::day(static_cast<unsigned>(*day))};
  if (!date.ok()) return std::nullopt;
  return Date(date);
}

}  // namespace counterbell::desk::sla
