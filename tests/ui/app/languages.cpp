// Every place, at the sizes that the product is looked at in: nothing is cut, in English and in the pseudo language (language.h), and
// in that one what is not in the catalogue shows.
#include <doctest/doctest.h>

#include <algorithm>
#include <cctype>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "tests/ui/program.h"
#include "ui/app/features.h"

using namespace counterbell;
using namespace counterbell::test;
using ui::Key;
using ui::Role;

namespace {

/// The words of `text`: runs of letters.
std::set<std::string> words_of(std::string_view text) {
  std::set<std::string> words;
  std::string word;
  for (const char sign : std::string(text) + ' ') {
    if (std::isalpha(static_cast<unsigned char>(sign)) || (sign & 0x80) != 0) {
      word += sign;
    } else if (!word.empty()) {
      words.insert(std::exchange(word, {}));
    }
  }
  return words;
}

/// Everything that somebody typed into this shop, what is the same in every language, and what the browser has words for.
std::set<std::string> typed_words(Program& program) {
  std::string text = "Counterbell ERASE N min Ctrl Shift Esc Enter json ics Europe Berlin UTC ";
  text += program.harness.host.countries() + '\n';
  for (const std::string& line : program.journal.kept()) text += line + '\n';
  return words_of(text);
}

void look(Program& program) {
  program.harness.expect_room();
  const std::set<std::string> typed = typed_words(program);
  program.harness.expect_translated([&](std::string_view text) {
    return std::ranges::all_of(words_of(text), [&](const std::string& word) { return typed.contains(word); });
  });
}

void look_everywhere(float width, float height) {
  Program program(width, height);
  Harness& h = program.harness;
  look(program);
  h.press(Role::button, "Load an example shop");
  program.save();
  for (const ui::Feature& feature : ui::features()) {
    CAPTURE(feature.place);
    CAPTURE(feature.item);
    program.go(ui::to_text({feature.place, feature.item}));
    look(program);
    const std::vector<const Seen*> rows = h.all(Role::row);
    if (rows.empty()) continue;
    h.press(Role::row, rows.front()->name);
    look(program);
  }
  h.type("n");
  look(program);
  h.key(Key::escape);
  h.type("k", {.control = true});
  look(program);
  h.key(Key::escape);
  h.type("?");
  look(program);
}

}  // namespace

TEST_CASE("Every place shows texts of the catalogue, and has room for them, on a desk's screen") {
  look_everywhere(1440, 900);
}

TEST_CASE("The same on an old till") { look_everywhere(1024, 768); }

TEST_CASE("The same on a phone") { look_everywhere(390, 844); }
