// Folding: the form of a text in which two spellings of one word are equal.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace counterbell::desk {

/// `text` in lower case without accents: "Ærøskøbing" becomes "aeroskobing", "Straße" "strasse". Letters of scripts without
/// either stay. Invalid UTF-8 becomes U+FFFD.
std::string fold(std::string_view text);

/// The words of `text`, folded: runs of letters and digits; Chinese, Japanese and Thai runs as their overlapping pairs of
/// characters (a single character alone), since they put no spaces between words.
std::vector<std::string> words(std::string_view text);

/// Told each word of a text. `joins` is 0 for a word; where an apostrophe or hyphen holds words together, as in "O'Neil" or
/// "K7F-0042", their joined form follows them, with how many words it joins.
using WordVisit = std::function<void(std::string_view word, std::size_t joins)>;

/// The words of an already folded text, one by one, with the joined ones.
void visit_words(std::string_view folded, const WordVisit& visit);

/// The last character of each Chinese, Japanese or Thai run of an already folded text, where it is longer than one: the only
/// characters that begin no pair.
void visit_run_ends(std::string_view folded, const std::function<void(std::string_view character)>& visit);

/// The digits of `text`: how telephone numbers are compared.
std::string digits(std::string_view text);

/// `text` without spaces and line breaks around it.
std::string_view trim(std::string_view text);

}  // namespace counterbell::desk
