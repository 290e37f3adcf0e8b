#include "tests/ui/language.h"

#include <doctest/doctest.h>

#include <array>
#include <cctype>
#include <cstdlib>
#include <utility>

#include "tests/ui/harness.h"
#include "words/catalogue.h"

namespace counterbell::test {
namespace {

constexpr std::string_view opening = "‹";
constexpr std::string_view closing = "›";

/// What stands for a sign of English in the pseudo language; "" for a sign that was added.
constexpr std::array<std::pair<std::string_view, std::string_view>, 13> signs = {{{opening, ""},
                                                                                  {closing, ""},
                                                                                  {"~", ""},
                                                                                  {"â", "a"},
                                                                                  {"ê", "e"},
                                                                                  {"î", "i"},
                                                                                  {"ô", "o"},
                                                                                  {"û", "u"},
                                                                                  {"Â", "A"},
                                                                                  {"Ê", "E"},
                                                                                  {"Î", "I"},
                                                                                  {"Ô", "O"},
                                                                                  {"Û", "U"}}};

bool use_pseudo_language() {
  const char* language = std::getenv("COUNTERBELL_TEST_LANGUAGE");
  if (!language || std::string_view(language) != "pseudo") return false;
  std::unique_ptr<const Catalogue> catalogue = Catalogue::read(read_asset("../languages/en-XA.words"));
  REQUIRE(catalogue);
  use_catalogue(std::move(catalogue));
  return true;
}

}  // namespace

bool in_pseudo_language() {
  static const bool is_in_use = use_pseudo_language();
  return is_in_use;
}

std::string in_english(std::string_view shown) {
  std::string english;
  if (!in_pseudo_language()) return english.assign(shown);
  while (!shown.empty()) {
    const auto sign = std::ranges::find_if(signs, [&](const auto& one) { return shown.starts_with(one.first); });
    english += sign == signs.end() ? shown.substr(0, 1) : sign->second;
    shown.remove_prefix(sign == signs.end() ? 1 : sign->first.size());
  }
  return english;
}

bool has_letters_outside(std::string_view shown) {
  int depth = 0;
  while (!shown.empty()) {
    if (shown.starts_with(opening)) ++depth;
    if (shown.starts_with(closing)) --depth;
    if (depth == 0 && std::isalpha(static_cast<unsigned char>(shown.front()))) return true;
    shown.remove_prefix(1);
  }
  return false;
}

Seen::Seen(const ui::Node& node)
    : Node(node),
      name(in_english(node.name.shown())),
      description(in_english(node.description.shown())),
      value(in_english(node.value)),
      placeholder(in_english(node.placeholder.shown())) {
  for (const Text& option : node.options) options.push_back(in_english(option.shown()));
}

}  // namespace counterbell::test
