// Telephone numbers, however they are written: 0171 5550199, +49 171 5550199, 0049 (0)171/555-01-99 are one.
//
// Without knowing the plans of all countries two numbers are compared by how they end: what stands before differs by how one dials
// (00, +49, 0). That is a guess for short numbers, so nobody is taken for somebody else by fewer than eight digits.
#pragma once

#include <cstddef>
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
