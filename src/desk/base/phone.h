// Telephone numbers, however they are written: 0171 5550199, +49 171 5550199, 0049 (0)171/555-01-99 are one.
//
// Where the numbering plans of all countries are at hand, as in a browser, two numbers are compared by them. Else, and for what the plans
// do not know, they are compared by how they end: what stands before differs by how one dials (00, +49, 0). That is a guess for short
// numbers, so nobody is taken for somebody else by fewer than eight digits.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace counterbell::desk {

/// Fewer digits are not taken for a telephone number in a text.
inline constexpr std::size_t fewest_phone_digits = 7;

/// The digits of what was typed as a number, in any script, without the "(0)" of those who are called from abroad.
std::string phone_digits(std::string_view typed);
/// The same without what is dialled before it: +, 00, 0.
std::string plain_phone(std::string_view typed);

/// Whether two plain numbers are one: the same, or one of at least eight digits ends the other.
bool is_same_phone(std::string_view a, std::string_view b);
/// What all plain numbers that are one have in common: their last eight digits, or a shorter number whole.
std::string phone_key(std::string_view plain);

/// A number by the plan of its country, in digits.
struct PlannedNumber {
  std::string international = {};  ///< With the country's code, without the plus before it.
  std::string national = {};       ///< Without what is dialled before it inside of the country.
};

/// The numbering plans of all countries. They change from month to month, and devices have them of different months: so what they say
/// is never kept.
class NumberPlans {
 public:
  virtual ~NumberPlans() = default;
  /// `typed` as somebody dials it in `country` (ISO 3166, "DE"; "" for unknown); nothing for what is no whole number there, and while
  /// the plans are not here yet.
  virtual std::optional<PlannedNumber> plan(std::string_view typed, std::string_view country) = 0;
};

/// Where numbers are dialled, and by which plans; none for the command line.
struct Dialling {
  NumberPlans* plans = nullptr;
  std::string_view country = {};
};

/// A number as somebody typed it, to be compared with others.
class TypedPhone {
 public:
  TypedPhone(std::string_view typed, const Dialling& dialling);
  /// Whether that is the same number. It need not be in one of the keys.
  bool is(std::string_view other) const;
  /// The keys (phone_key) of all plain numbers that may be the same one.
  std::vector<std::string> keys() const;
  bool empty() const { return plain_.empty(); }

 private:
  Dialling dialling_;
  std::string plain_;
  std::optional<PlannedNumber> planned_;
};

/// A number in a text.
struct PhoneInText {
  std::size_t begin = 0;  ///< In the text, a word such as "tel:" before it included.
  std::size_t end = 0;
  std::string digits = {};  ///< As they stand there.
  std::string plain = {};
};
/// All of them in a folded text, with their signs between the digits.
std::vector<PhoneInText> phones_in(std::string_view folded);

}  // namespace counterbell::desk
