#include "desk/tickets/ticket_number.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <iterator>

namespace counterbell::desk {
namespace {

/// Crockford's: no I, L, O, which look like digits, and no U.
constexpr std::string_view alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr std::size_t code_length = 3;
constexpr std::size_t fewest_digits = 4;

/// More digits than a shop will ever count; beyond them a number is somebody's prank.
constexpr std::size_t most_digits = 9;

/// How often to draw before a code that is taken will do: only a shop with thousands of stations gets there.
constexpr int most_draws = 10'000;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
char capital(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }

}  // namespace

std::string TicketNumber::text() const {
  const std::string count = std::to_string(counter);
  return code + "-" + std::string(fewest_digits - std::min(fewest_digits, count.size()), '0') + count;
}

std::optional<TicketNumber> TicketNumber::parse(std::string_view text) {
  const std::size_t hyphen = text.rfind('-');
  if (hyphen == text.npos || hyphen == 0) return std::nullopt;
  const std::string_view count = text.substr(hyphen + 1);
  if (count.empty() || count.size() > most_digits || !std::ranges::all_of(count, is_digit)) return std::nullopt;
  TicketNumber number;
  std::from_chars(count.data(), count.data() + count.size(), number.counter);
  std::ranges::transform(text.substr(0, hyphen), std::back_inserter(number.code), capital);
  return number;
}

std::string plain_number(std::string_view text) {
  std::string plain;
  for (const char c : text) {
    const char letter = capital(c);
    if (letter == 'O') {
      plain += '0';
    } else if (letter == 'I' || letter == 'L') {
      plain += '1';
    } else if (is_digit(letter) || (letter >= 'A' && letter <= 'Z')) {
      plain += letter;
    }
  }
  return plain;
}

std::string draw_code(Random& random, const std::set<std::string>& taken) {
  std::string code;
  for (int draw = 0; draw < most_draws; ++draw) {
    std::array<std::uint8_t, code_length> bytes;
    random.fill(bytes);
    code.clear();
    for (const std::uint8_t byte : bytes) code += alphabet[byte % alphabet.size()];
    if (!std::ranges::all_of(code, is_digit) && !taken.contains(code)) break;
  }
  return code;
}

std::optional<std::string> parse_code(std::string_view code) {
  std::string capitals;
  std::ranges::transform(code, std::back_inserter(capitals), capital);
  const bool in_alphabet = std::ranges::all_of(capitals, [](char c) { return alphabet.contains(c); });
  if (capitals.size() != code_length || !in_alphabet || std::ranges::all_of(capitals, is_digit)) return std::nullopt;
  return capitals;
}

}  // namespace counterbell::desk
