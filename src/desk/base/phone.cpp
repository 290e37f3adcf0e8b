#include "desk/base/phone.h"

#include <algorithm>
#include <array>
#include <utility>

#include "desk/base/fold.h"
#include "desk/base/utf8.h"

namespace counterbell::desk {
namespace {

/// The most digits of a number with what is dialled before it; of a longer run the last ones count.
constexpr std::size_t most_phone_digits = 17;
constexpr std::size_t key_digits = 8;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return c >= 'a' && c <= 'z'; }

/// Signs and blanks that stand between the digits of one number.
bool is_between(char32_t point) {
  constexpr std::u32string_view signs = U" -./()\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u00B7";
  return signs.contains(point);
}

/// Where the digits go on after `at`, or `at` when they do not: after at most three signs on the same line.
std::size_t next_digit(std::string_view text, std::size_t at) {
  std::size_t next = at;
  for (int signs = 0; signs < 3 && next < text.size() && !is_digit(text[next]); ++signs) {
    if (!is_between(next_code_point(text, next))) return at;
  }
  // " / " stands between two numbers.
  const bool parts_two = text.substr(at, next - at) == " / ";
  return !parts_two && next < text.size() && is_digit(text[next]) ? next : at;
}

/// Words that people put before a number.
bool is_label(std::string_view word) {
  constexpr std::array<std::string_view, 14> labels{"tel",   "telefon", "telephone", "phone",   "mobile",
                                                    "mobil", "handy",   "cell",      "fax",     "fon",
                                                    "call",  "tlf",     "tlfn",      "telefono"};
  return std::ranges::contains(labels, word);
}

/// Where a label before the number at `begin` begins, if there is one.
std::size_t with_label(std::string_view text, std::size_t begin) {
  std::size_t end = begin;
  while (end > 0 && (text[end - 1] == ' ' || text[end - 1] == ':' || text[end - 1] == '.')) --end;
  std::size_t start = end;
  while (start > 0 && is_letter(text[start - 1])) --start;
  return is_label(text.substr(start, end - start)) ? start : begin;
}

bool is_from_abroad(std::string_view text) { return text.starts_with('+') || text.starts_with("00"); }

/// A number as it stands, without a "(0)" that nobody dials who dials what is before it.
std::string without_trunk(std::string_view text) {
  std::string number(text);
  const std::size_t trunk = is_from_abroad(text) ? number.find("(0)") : number.npos;
  if (trunk != number.npos) number.erase(trunk, 3);
  return number;
}

/// From the first digit or plus on.
std::string number_in(std::string_view typed) {
  const std::string folded = fold(typed);
  const std::size_t begin = folded.find_first_of("+0123456789");
  return begin == folded.npos ? std::string() : folded.substr(begin);
}

std::string plain_digits(std::string_view text) {
  std::string found = digits(without_trunk(text));
  if (text.starts_with('+')) return found;
  if (found.starts_with("00")) {
    found.erase(0, 2);
  } else if (found.starts_with('0')) {
    found.erase(0, 1);
  }
  return found;
}

}  // namespace

std::string phone_digits(std::string_view typed) { return digits(without_trunk(number_in(typed))); }

std::string plain_phone(std::string_view typed) { return plain_digits(number_in(typed)); }

bool is_same_phone(std::string_view a, std::string_view b) {
  if (a == b) return true;
  return std::min(a.size(), b.size()) >= key_digits && (a.ends_with(b) || b.ends_with(a));
}

std::string phone_key(std::string_view plain) {
  return std::string(plain.substr(plain.size() - std::min(plain.size(), key_digits)));
}

TypedPhone::TypedPhone(std::string_view typed, const Dialling& dialling)
    : dialling_(dialling), plain_(plain_phone(typed)) {
  if (dialling.plans && !plain_.empty()) planned_ = dialling.plans->plan(typed, dialling.country);
}

bool TypedPhone::is(std::string_view other) const {
  if (planned_) {
    const std::optional<PlannedNumber> planned = dialling_.plans->plan(other, dialling_.country);
    if (planned) return planned->international == planned_->international;
  }
  return is_same_phone(plain_, plain_phone(other));
}

std::vector<std::string> TypedPhone::keys() const {
  std::vector<std::string> keys{phone_key(plain_)};
  if (!planned_) return keys;
  for (const std::string& form : {planned_->international, planned_->national}) {
    if (std::string key = phone_key(form); !std::ranges::contains(keys, key)) keys.push_back(std::move(key));
  }
  return keys;
}

std::vector<PhoneInText> phones_in(std::string_view folded) {
  std::vector<PhoneInText> found;
  for (std::size_t at = 0; at < folded.size();) {
    const bool is_in_word = at > 0 && (is_letter(folded[at - 1]) || is_digit(folded[at - 1]));
    const bool begins = is_digit(folded[at]) || (folded[at] == '+' && next_digit(folded, at + 1) != at + 1) ||
                        (folded[at] == '+' && at + 1 < folded.size() && is_digit(folded[at + 1]));
    if (!begins || is_in_word) {
      ++at;
      continue;
    }
    const std::size_t begin = at;
    std::size_t end = begin + 1;
    std::string run(is_digit(folded[begin]) ? 1 : 0, folded[begin]);
    for (std::size_t next = next_digit(folded, end); next < folded.size() && is_digit(folded[next]);
         next = next_digit(folded, end)) {
      run += folded[next];
      end = next + 1;
    }
    at = end;
    if (run.size() < fewest_phone_digits) continue;
    std::string plain = plain_digits(folded.substr(begin, end - begin));
    if (plain.size() > most_phone_digits) plain.erase(0, plain.size() - most_phone_digits);
    found.push_back({with_label(folded, begin), end, std::move(run), std::move(plain)});
  }
  return found;
}

}  // namespace counterbell::desk
