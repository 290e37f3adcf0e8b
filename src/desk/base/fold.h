// Folding: the form of a text in which two spellings of one word are equal.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace counterbell::desk {

/// `text` in lower case without accents: "Ærøskøbing" becomes "aeroskobing", "Straße" "strasse". Letters of scripts without
/// either stay. Invalid UTF-8 becomes U+FFFD.
std::string fold(std::string_view text);

/// Whether `text`, folded, contains `folded`; without making the folded text, which a filter would do for every ticket.
bool folded_contains(std::string_view text, std::string_view folded);

/// The words of `text`, folded: runs of letters and digits; Chinese, Japanese and Thai runs as their overlapping pairs of
/// characters (a single character alone), since they put no spaces between words.
std::vector<std::string> words(std::string_view text);

/// A word as it is met in a text.
struct Word {
  enum class Kind : std::uint8_t {
    plain,   ///< A run of letters and digits, or a pair of characters.
    joined,  ///< The `parts` words before it, where an apostrophe or hyphen holds them together: "O'Neil", "K7F-0042".
    tail,    ///< The last character of a run of pairs: the only one that begins no pair.
  };
  std::string_view text;
  Kind kind = Kind::plain;
  std::size_t parts = 1;
};

/// Visits the words of an already folded text in their order. The views last as long as the visit.
void visit_words(std::string_view folded, const std::function<void(const Word&)>& visit);

/// The digits of `text`: how telephone numbers are compared.
std::string digits(std::string_view text);

/// `text` without spaces and line breaks around it.
std::string_view trim(std::string_view text);

}  // namespace counterbell::desk
