#include "desk/service/calendar/duration_text.h"

#include <algorithm>
#include <array>

#include "desk/base/fold.h"
#include "desk/service/sla/policy.h"

namespace counterbell::desk::sla {

using namespace std::chrono_literals;
using std::chrono::seconds;

namespace {

constexpr std::size_t most_digits = 9;

struct Unit {
  std::string_view name;
  seconds length;
};
/// By their beginnings: "m", "min", "minutes", "Minuten".
constexpr std::array<Unit, 4> units{{{"s", 1s}, {"m", 1min}, {"h", 1h}, {"st", 1h}}};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Takes a number off the front of `text`, in hundredths: "12", "1.5".
std::optional<std::int64_t> take_hundredths(std::string& text) {
  std::size_t at = 0;
  std::int64_t hundredths = 0;
  for (; at < text.size() && at < most_digits && is_digit(text[at]); ++at) {
    hundredths = hundredths * 10 + (text[at] - '0') * 100;
  }
  if (at == 0) return std::nullopt;
  if (at + 1 < text.size() && text[at] == '.' && is_digit(text[at + 1])) {
    ++at;
    for (std::int64_t place = 10; at < text.size() && is_digit(text[at]); ++at, place /= 10) {
      hundredths += (text[at] - '0') * place;
    }
  }
  text.erase(0, at);
  return hundredths;
}

std::string trimmed_front(std::string text) { return text.substr(std::min(text.find_first_not_of(' '), text.size())); }

/// How long a unit is that stands at the front of `text`, which is taken off; nothing when there is none.
std::optional<seconds> take_unit(std::string& text) {
  const std::size_t end = std::min(text.find_first_of("0123456789 "), text.size());
  const std::string name = text.substr(0, end);
  std::optional<seconds> found;
  for (const Unit& unit : units) {
    if (name.starts_with(unit.name)) found = unit.length;  // The longest beginning is the last.
  }
  if (found) text.erase(0, end);
  return found;
}

}  // namespace

std::string duration_text(seconds length) {
  std::string text;
  const auto add = [&](std::int64_t count, std::string_view unit) {
    if (count == 0) return;
    if (!text.empty()) text += ' ';
    text += std::to_string(count) + ' ' + std::string(unit);
  };
  const std::chrono::hh_mm_ss parts(length);
  add(parts.hours().count(), "h");
  add(parts.minutes().count(), "min");
  add(parts.seconds().count(), "s");
  return text.empty() ? "0 min" : text;
}

std::optional<seconds> parse_duration(std::string_view typed) {
  std::string text = trimmed_front(fold(typed));
  for (char& c : text) {
    if (c == ',') c = '.';
  }
  seconds total{0};
  seconds next_unit = 1min;  // Of a number that is given none: of "1 h 30", minutes.
  while (!text.empty()) {
    const std::optional<std::int64_t> hundredths = take_hundredths(text);
    if (!hundredths) return std::nullopt;
    text = trimmed_front(text);
    const bool has_unit = !text.empty() && !is_digit(text[0]);
    const std::optional<seconds> unit = has_unit ? take_unit(text) : std::optional(next_unit);
    if (!unit) return std::nullopt;
    total += *hundredths * *unit / 100;
    if (total > longest_target) return std::nullopt;
    next_unit = *unit == 1h ? seconds(1min) : 1s;
    text = trimmed_front(text);
  }
  return total;
}

}  // namespace counterbell::desk::sla
