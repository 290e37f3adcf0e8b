// Opening hours as people type them: with or without am and pm, in several languages' ways.
#include <algorithm>
#include <cstdint>
#include <string>

#include "desk/service/calendar/hours_text.h"
#include "model/sort_few.h"

namespace counterbell::desk::sla {

using namespace std::chrono_literals;
using std::chrono::seconds;

namespace {

constexpr std::string_view blanks[] = {" ", "\t", "\n", "\r", "\xC2\xA0", "\xE2\x80\xAF", "\xE2\x80\x89"};
/// Between the two ends of a span. Longer ones come before those that they begin with.
constexpr std::string_view until[] = {"-",
                                      "\xE2\x80\x90",
                                      "\xE2\x80\x91",
                                      "\xE2\x80\x92",
                                      "\xE2\x80\x93",
                                      "\xE2\x80\x94",
                                      "\xE2\x88\x92",
                                      "~",
                                      "\xEF\xBD\x9E",
                                      "until",
                                      "till",
                                      "to",
                                      "bis",
                                      "hasta",
                                      "\xC3\xA0",
                                      "a",
                                      "\xE8\x87\xB3"};
/// Between two spans, where nothing need be.
constexpr std::string_view also[] = {",", ";", "/", "&", "+", "|", "and", "und", "et", "y", "e", "\xE3\x80\x81"};

bool is_digit(char c) { return c >= '0' && c <= '9'; }
/// Also the first byte of an accented letter; dashes and blanks beyond ASCII begin otherwise.
bool is_letter(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return (c >= 'a' && c <= 'z') || (byte >= 0xC3 && byte < 0xE0);
}

enum class Half : std::uint8_t { unsaid, am, pm };

/// A time of day as it was typed.
struct Clock {
  seconds time{};
  Half half = Half::unsaid;
  bool is_of_24 = false;   ///< "09:00" and "13:00" are of a day of 24 hours, "9:00" may be of one of twice 12.
  bool is_unsure = false;  ///< "9h" may be a length of time.
};

class HoursReader {
 public:
  explicit HoursReader(std::string_view text) : text_(text) {
    for (char& c : text_) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
    rest_ = text_;
  }

  std::optional<OpeningHours> read() {
    skip_blanks();
    while (!rest_.empty()) {
      const std::optional<Clock> from = take_clock();
      const bool goes_on = from && take_any(until);
      const std::optional<Clock> to = goes_on ? take_clock() : std::nullopt;
      if (!to || !add(*from, *to)) return std::nullopt;
      take_any(also);
      skip_blanks();
    }
    sort_few(hours_.spans, {}, &Calendar::Span::from);
    return hours_;
  }

 private:
  void skip_blanks() {
    while (std::ranges::any_of(blanks, [this](std::string_view blank) { return take(blank); })) {
    }
  }

  bool take(std::string_view sign) {
    if (!rest_.starts_with(sign)) return false;
    rest_.remove_prefix(sign.size());
    return true;
  }

  /// Takes a whole word, or a sign.
  bool take_word(std::string_view word) {
    const bool is_cut = is_letter(word.back()) && rest_.size() > word.size() && is_letter(rest_[word.size()]);
    return !is_cut && take(word);
  }

  bool take_any(std::span<const std::string_view> words) {
    skip_blanks();
    return std::ranges::any_of(words, [this](std::string_view word) { return take_word(word); });
  }

  std::string_view take_digits() {
    const auto end = std::ranges::find_if_not(rest_, is_digit);
    const auto size = static_cast<std::size_t>(end - rest_.begin());
    const std::string_view digits = rest_.substr(0, size);
    rest_.remove_prefix(size);
    return digits;
  }

  static int number(std::string_view digits) {
    int value = 0;
    for (const char digit : digits) value = value * 10 + (digit - '0');
    return value;
  }

  /// Minutes after ":", "." or "h"; the sign stays where no two digits follow.
  std::optional<int> take_minutes() {
    const bool is_marked = rest_.size() > 2 && (rest_[0] == ':' || rest_[0] == '.' || rest_[0] == 'h');
    if (!is_marked || !is_digit(rest_[1]) || !is_digit(rest_[2])) return std::nullopt;
    rest_.remove_prefix(1);
    return number(take_digits());
  }

  std::optional<Clock> take_clock() {
    skip_blanks();
    if (take_word("noon")) return Clock{.time = 12h, .half = Half::pm};
    if (take_word("midnight")) return Clock{.time = 0h, .half = Half::am};
    const std::string_view digits = take_digits();
    if (digits.empty() || digits.size() > 4) return std::nullopt;
    const std::size_t hour_digits = digits.size() > 2 ? digits.size() - 2 : digits.size();
    int hours = number(digits.substr(0, hour_digits));
    const std::optional<int> marked = take_minutes();
    const int minutes = marked.value_or(digits.size() > 2 ? number(digits.substr(hour_digits)) : 0);
    if (minutes >= 60 || hours > 24 || (marked && digits.size() > 2)) return std::nullopt;
    Clock clock{.time = hours * 1h + minutes * 1min, .is_of_24 = digits.starts_with('0') || hours > 12};
    take_unit(clock);
    if (clock.half == Half::unsaid) return clock;
    if (hours == 0 || hours > 12) return std::nullopt;
    hours = hours % 12 + (clock.half == Half::pm ? 12 : 0);
    clock.time = hours * 1h + minutes * 1min;
    return clock;
  }

  /// What comes after the number of a clock.
  void take_unit(Clock& clock) {
    constexpr std::string_view joined_am[] = {"am", "a.m.", "a.m", "a"};
    constexpr std::string_view joined_pm[] = {"pm", "p.m.", "p.m", "p"};
    constexpr std::string_view parted_am[] = {"am", "a.m.", "a.m"};  // " a " alone stands between two times.
    constexpr std::string_view parted_pm[] = {"pm", "p.m.", "p.m"};
    constexpr std::string_view units[] = {"uhr", "hrs", "hours", "o'clock"};
    const std::string_view before = rest_;
    skip_blanks();
    const bool is_joined = before.size() == rest_.size();
    if (is_joined ? take_any(joined_am) : take_any(parted_am)) {
      clock.half = Half::am;
    } else if (is_joined ? take_any(joined_pm) : take_any(parted_pm)) {
      clock.half = Half::pm;
    } else if (take_word("h")) {
      clock.is_unsure = true;
    } else {
      take_any(units);
    }
  }

  bool add(Clock from, Clock to) {
    bool is_guess = from.is_unsure || to.is_unsure;
    if (to.time == 0s && from.time > 0s) to.time = 24h;
    if (from.half == Half::unsaid && to.half != Half::unsaid && from.time <= 12h) {
      // "9-5pm", but "1-5pm", too.
      const bool is_afternoon = to.half == Half::pm && from.time < 12h && from.time + 12h < to.time;
      if (is_afternoon) from.time += 12h;
      if (from.time == 12h && to.half == Half::am) is_guess = true;
    } else if (from.half != Half::unsaid && to.half == Half::unsaid) {
      if (to.time <= from.time && to.time < 12h) to.time += 12h;
    } else if (from.half == Half::unsaid && !from.is_of_24 && to.time <= 12h) {
      is_guess |= shift_to_afternoon(from, to);
    }
    if (from.time >= to.time || to.time > 24h) return false;
    hours_.spans.push_back({from.time, to.time});
    hours_.is_guess |= is_guess;
    return true;
  }

  /// "9-5" and "1-6" are hardly meant as they stand, nor is "1:30-6" after "9-12:30".
  bool shift_to_afternoon(Clock& from, Clock& to) const {
    const bool is_after_later = !hours_.spans.empty() && from.time < hours_.spans.back().from;
    if (from.time >= 1h && from.time < (is_after_later ? 8h : 6h) && from.time < to.time) {
      from.time += 12h;
      to.time += 12h;
      return true;
    }
    if (to.time > from.time) return false;
    to.time += 12h;
    return true;
  }

  std::string text_;
  std::string_view rest_;
  OpeningHours hours_;
};

}  // namespace

std::optional<OpeningHours> parse_hours(std::string_view text) { return HoursReader(text).read(); }

}  // namespace counterbell::desk::sla
