// The language that UI tests are run in: English, or the pseudo language (assets/languages/pseudo.py) when COUNTERBELL_TEST_LANGUAGE is
// "pseudo". Tests are written in English either way: what is on screen is read back.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ui/kit/semantics.h"

namespace counterbell::test {

/// Whether the tests run in the pseudo language, which is in use from the first call on.
bool in_pseudo_language();

/// `shown` without brackets, accents and padding.
std::string in_english(std::string_view shown);

/// Whether `shown` has a letter outside the brackets that every text of the catalogue has.
bool has_letters_outside(std::string_view shown);

/// A node as tests see it: its texts in English.
struct Seen : ui::Node {
  Seen() = default;
  explicit Seen(const ui::Node& node);
  std::string name = {};
  std::string description = {};
  std::string value = {};
  std::string placeholder = {};
  std::vector<std::string> options = {};
};

}  // namespace counterbell::test
