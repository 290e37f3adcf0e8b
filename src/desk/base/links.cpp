#include "desk/base/links.h"

#include <algorithm>
#include <array>
#include <optional>
#include <span>

namespace counterbell::desk {
namespace {

constexpr std::size_t fewest_digits = 7;  // A local number.
constexpr std::size_t most_digits = 15;   // ITU-T E.164.
constexpr std::size_t most_groups = 7;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
/// A letter or digit, and all that is not ASCII: words of other scripts.
bool is_of_word(char c) { return is_digit(c) || is_letter(c) || static_cast<unsigned char>(c) >= 0x80; }

bool begins_with(std::string_view text, std::string_view lower_case) {
  return text.size() >= lower_case.size() &&
         std::ranges::equal(text.substr(0, lower_case.size()), lower_case, {},
                            [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; });
}

/// Without the signs after it that belong to the sentence: "(see https://example.com/a_(b))." ends at the inner bracket.
std::string_view without_end_of_sentence(std::string_view address) {
  while (!address.empty()) {
    const char last = address.back();
    const bool is_closing = last == ')' || last == ']' || last == '}';
    const char opening = last == ')' ? '(' : last == ']' ? '[' : '{';
    const bool is_open_before = is_closing && std::ranges::count(address, opening) >= std::ranges::count(address, last);
    const bool is_sign = std::string_view(".,;:!?'\"*_").contains(last) || (is_closing && !is_open_before);
    if (!is_sign) break;
    address.remove_suffix(1);
  }
  return address;
}

std::optional<Link> web_address_at(std::string_view text, std::size_t at) {
  const std::string_view rest = text.substr(at);
  const bool has_scheme = begins_with(rest, "http://") || begins_with(rest, "https://");
  if (!has_scheme && !begins_with(rest, "www.")) return std::nullopt;
  std::size_t size = 0;
  while (size < rest.size() && static_cast<unsigned char>(rest[size]) > ' ' &&
         !std::string_view("<>\"`").contains(rest[size])) {
    ++size;
  }
  const std::string_view address = without_end_of_sentence(rest.substr(0, size));
  const std::size_t host = has_scheme ? address.find("//") + 2 : 4;
  if (address.size() <= host || !is_of_word(address[host])) return std::nullopt;
  return Link{at, at + address.size(), (has_scheme ? "" : "https://") + std::string(address)};
}

/// The e-mail address around the "@" at `at`, not before `from`.
std::optional<Link> mail_address_around(std::string_view text, std::size_t at, std::size_t from) {
  const auto is_of_name = [](char c) {
    return is_digit(c) || is_letter(c) || std::string_view(".!#$%&'*+-/=?^_`{|}~").contains(c);
  };
  const auto is_of_host = [](char c) { return is_of_word(c) || c == '.' || c == '-'; };
  std::size_t begin = at;
  while (begin > from && is_of_name(text[begin - 1])) --begin;
  while (begin < at && !is_digit(text[begin]) && !is_letter(text[begin])) ++begin;
  std::size_t end = at + 1;
  while (end < text.size() && is_of_host(text[end])) ++end;
  while (end > at + 1 && !is_of_word(text[end - 1])) --end;
  const std::string_view host = text.substr(at + 1, end - at - 1);
  const std::size_t dot = host.rfind('.');
  if (begin == at || dot == std::string_view::npos || dot == 0 || host.size() - dot < 3) return std::nullopt;
  return Link{begin, end, "mailto:" + std::string(text.substr(begin, end - begin))};
}

/// Digits in groups, as they stand: "(0171) 555-0199".
struct Written {
  std::size_t end = 0;
  std::string digits = {};
  std::array<std::size_t, most_groups> groups{};  ///< How many digits each has.
  std::size_t count = 0;
  bool has_slash_or_dot = false;
};

Written written_at(std::string_view text, std::size_t at) {
  Written number;
  bool in_group = false;
  std::size_t between = 0;
  for (std::size_t i = at; i < text.size(); ++i) {
    const char c = text[i];
    if (is_digit(c)) {
      if (!in_group) ++number.count;
      if (number.count <= most_groups) ++number.groups[number.count - 1];
      number.digits += c;
      number.end = i + 1;
      in_group = true;
      between = 0;
    } else if (std::string_view(" -./()").contains(c) && ++between <= 3) {
      in_group = false;
      number.has_slash_or_dot |= c == '.' || c == '/';
    } else {
      break;
    }
  }
  return number;
}

bool is_date(const Written& number) {
  if (number.count != 3) return false;
  const auto [a, b, c] = std::array{number.groups[0], number.groups[1], number.groups[2]};
  return (a == 4 && b <= 2 && c <= 2) || (a <= 2 && b <= 2 && c == 4);
}

bool is_years(const Written& number) {
  const auto is_year = [](std::string_view digits) { return digits.starts_with("19") || digits.starts_with("20"); };
  return number.count == 2 && number.groups[0] == 4 && number.groups[1] == 4 && is_year(number.digits) &&
         is_year(std::string_view(number.digits).substr(4));
}

/// Whether what follows belongs to the digits before it: "555-0142a", "1000,50", "5550142@example.com".
bool goes_on_in_word(std::string_view rest) {
  if (rest.empty()) return false;
  if (is_of_word(rest[0]) || rest[0] == '@') return true;
  return rest.size() > 1 && std::string_view(",:-").contains(rest[0]) && is_of_word(rest[1]);
}

std::optional<Link> phone_at(std::string_view text, std::size_t at) {
  const bool is_abroad = text[at] == '+';
  if (!is_abroad && text[at] != '(' && !is_digit(text[at])) return std::nullopt;
  const Written number = written_at(text, is_abroad ? at + 1 : at);
  const std::size_t size = number.digits.size();
  if (size < fewest_digits || size > most_digits || number.count > most_groups) return std::nullopt;
  if (goes_on_in_word(text.substr(number.end))) return std::nullopt;
  const bool is_dialled = is_abroad || text[at] == '(' || text[at] == '0';
  const auto groups = std::span(number.groups).first(number.count);
  const bool is_grouped =
      number.count >= 2 && std::ranges::all_of(groups, [](std::size_t n) { return n >= 2 && n <= 4; });
  if (!is_abroad && (is_date(number) || is_years(number))) return std::nullopt;
  if (!is_dialled && (!is_grouped || number.has_slash_or_dot)) return std::nullopt;
  std::string address = is_abroad ? "tel:+" : "tel:";
  address += number.digits;
  // The 0 in "+49 (0)171" is for those who call from inside the country.
  const std::size_t zero = text.substr(at, number.end - at).find("(0)");
  if (is_abroad && zero != std::string_view::npos) {
    const auto before = std::ranges::count_if(text.substr(at, zero), is_digit);
    address.erase(5 + static_cast<std::size_t>(before), 1);
  }
  return Link{at, number.end, std::move(address)};
}

}  // namespace

std::vector<Link> links_in(std::string_view text) {
  std::vector<Link> links;
  std::size_t taken = 0;
  for (std::size_t at = 0; at < text.size();) {
    std::optional<Link> link;
    const bool begins =
        at == taken || (!is_of_word(text[at - 1]) && !std::string_view("-.,/#@_=").contains(text[at - 1]));
    if (text[at] == '@') link = mail_address_around(text, at, taken);
    if (!link && begins && (is_letter(text[at]))) link = web_address_at(text, at);
    if (!link && begins) link = phone_at(text, at);
    if (link) {
      at = taken = link->end;
      links.push_back(*std::move(link));
    } else {
      // Of a long number no part is a telephone's.
      at = begins && is_digit(text[at]) ? std::max(at + 1, written_at(text, at).end) : at + 1;
    }
  }
  return links;
}

}  // namespace counterbell::desk
