#include "desk/sla/duration_text.h"

#include <algorithm>
#include <array>

#include "desk/fold.h"
#include "desk/sla/policy.h"

namespace counterbell::desk::sla {
namespace {

constexpr Seconds minute = 60;
constexpr Seconds hour = 60 * minute;
constexpr std::size_t most_digits = 9;

struct Unit {
  std::string_view name;
  Seconds seconds;
};
/// By their beginnings: "m", "min", "minutes", "Minuten".
constexpr std::array<Unit, 4> units{{{"s", 1}, {"m", minute}, {"h", hour}, {"st", hour}}};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Takes a number off the front of `text`, in hundredths: "12", "1.5".
std::optional<Seconds> take_hundredths(std::string& text) {
  std::size_t at = 0;
  Seconds hundredths = 0;
  for (; at < text.size() && at < most_digits && is_digit(text[at]); ++at) {
    hundredths = hundredths * 10 + (text[at] - '0') * 100;
  }
  if (at == 0) return std::nullopt;
  if (at + 1 < text.size() && text[at] == '.' && is_digit(text[at + 1])) {
    ++at;
    for (Seconds place = 10; at < text.size() && is_digit(text[at]); ++at, place /= 10) {
      hundredths += (text[at] - '0') * place;
    }
  }
  text.erase(0, at);
  return hundredths;
}

std::string trimmed_front(std::string text) { return text.substr(std::min(text.find_first_not_of(' '), text.size())); }

/// How long a unit is that stands at the front of `text`, which is taken off; nothing when there is none.
std::optional<Seconds> take_unit(std::string& text) {
  const std::size_t end = std::min(text.find_first_of("0123456789 "), text.size());
  const std::string name = text.substr(0, end);
  std::optional<Seconds> found;
  for (const Unit& unit : units) {
    if (name.starts_with(unit.name)) found = unit.seconds;  // The longest beginning is the last.
  }
  if (found) text.erase(0, end);
  return found;
}

}  // namespace

std::string duration_text(Seconds seconds) {
  std::string text;
  const auto add = [&](Seconds count, std::string_view unit) {
    if (count == 0) return;
    if (!text.empty()) text += ' ';
    text += std::to_string(count) + ' ' + std::string(unit);
  };
  add(seconds / hour, "h");
  add(seconds / minute % 60, "min");
  add(seconds % minute, "s");
  return text.empty() ? "0 min" : text;
}

std::optional<Seconds> parse_duration(std::string_view typed) {
  std::string text = trimmed_front(fold(typed));
  for (char& c : text) {
    if (c == ',') c = '.';
  }
  Seconds total = 0;
  Seconds next_unit = minute;  // Of a number that is given none: of "1 h 30", minutes.
  while (!text.empty()) {
    const std::optional<Seconds> hundredths = take_hundredths(text);
    if (!hundredths) return std::nullopt;
    text = trimmed_front(text);
    const bool has_unit = !text.empty() && !is_digit(text[0]);
    const std::optional<Seconds> unit = has_unit ? take_unit(text) : std::optional(next_unit);
    if (!unit) return std::nullopt;
    total += *hundredths * *unit / 100;
    if (total > longest_target) return std::nullopt;
    next_unit = *unit == hour ? minute : 1;
    text = trimmed_front(text);
  }
  return total;
}

}  // namespace counterbell::desk::sla
