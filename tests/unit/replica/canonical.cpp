// Canonical JSON, held against nlohmann/json in both directions.
#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <string>

#include "replica/change/canonical.h"
#include "unit/fakes.h"

using namespace counterbell;
using nlohmann::json;

namespace {

bool accepts(std::string_view text) {
  CanonicalReader reader(text);
  return reader.skip() && reader.end();
}

/// The texts whose reading is delicate.
const std::vector<std::string> odd_texts = {
    "",   "plain",        "\"",           "\\", "a\nb", "\t\r\b\f", "\x01\x1f",        "\x7f", "é", "日本語",
    "🔔", "\xED\x9F\xBF", "\xEF\xBF\xBF", "/",  "</x>", "\xC2\x80", "\xF4\x8F\xBF\xBF"};

json random_value(test::SeededRandom& random, int depth) {
  switch (random.below(depth > 0 ? 7 : 5)) {
    case 0:
      return nullptr;
    case 1:
      return random.one_in(2);
    case 2:
      return static_cast<std::int64_t>(random.next() >> (11 + random.below(52))) * (random.one_in(2) ? 1 : -1);
    case 3:
    case 4:
      return random.pick(odd_texts);
    case 5: {
      json array = json::array();
      for (std::size_t i = random.below(4); i > 0; --i) array.push_back(random_value(random, depth - 1));
      return array;
    }
    default: {
      json object = json::object();
      for (std::size_t i = random.below(4); i > 0; --i)
        object[random.pick(odd_texts)] = random_value(random, depth - 1);
      return object;
    }
  }
}

}  // namespace

TEST_CASE("what nlohmann/json writes, of what changes may hold, is canonical") {
  test::SeededRandom random(2);
  for (int i = 0; i < 3000; ++i) {
    const std::string text = random_value(random, 4).dump();
    CAPTURE(text);
    CHECK(accepts(text));
  }
}

TEST_CASE("what is accepted is what nlohmann/json writes again byte for byte") {
  test::SeededRandom random(3);
  const std::string alphabet = "{}[]\",:0123456789-+.eE\\/ntrfalseub \n\x01\x80\xC3\xA9\xED\xA0\xF0\x9F";
  int accepted = 0;
  for (int i = 0; i < 60000; ++i) {
    std::string text = random_value(random, 3).dump();
    for (std::size_t edits = random.below(3); edits > 0 && !text.empty(); --edits) {
      const std::size_t at = random.below(text.size());
      const char c = alphabet[random.below(alphabet.size())];
      if (random.one_in(3)) {
        text.erase(at, 1);
      } else if (random.one_in(2)) {
        text.insert(at, 1, c);
      } else {
        text[at] = c;
      }
    }
    if (!accepts(text)) continue;
    ++accepted;
    const json parsed = json::parse(text, nullptr, false);
    CAPTURE(text);
    REQUIRE_FALSE(parsed.is_discarded());
    REQUIRE(parsed.dump() == text);
  }
  CHECK(accepted > 10000);
}

TEST_CASE("what has another canonical form is refused") {
  for (const char* text : {"",
                           " 1",
                           "1 ",
                           "01",
                           "-0",
                           "-",
                           "+1",
                           "1.0",
                           "1e3",
                           "0x1",
                           "9007199254740992",
                           "-9007199254740992",
                           "99999999999999999999",
                           "nul",
                           "True",
                           "NaN",
                           "{\"a\":1,}",
                           "[1,]",
                           "[,1]",
                           "{,}",
                           "[1 ,2]",
                           "{\"a\" :1}",
                           "{\"b\":1,\"a\":2}",
                           "{\"a\":1,\"a\":1}",
                           "{a:1}",
                           "'a'",
                           "\"\\/\"",
                           "\"\\u0041\"",
                           "\"\\u000a\"",
                           "\"\\u001F\"",
                           "\"\\u00e9\"",
                           "\"\\ud83d\\udd14\"",
                           "\"\\u0000\"",
                           "\"\\x\"",
                           "\"\\u00\"",
                           "\"open",
                           "\"\\",
                           "\"\\u001",
                           "[",
                           "{",
                           "{\"a\"",
                           "{\"a\":",
                           "[1",
                           "[]]",
                           "{}{}",
                           "\"\x1f\"",
                           "\"\xff\"",
                           "\"\xC3\"",
                           "\"\xC0\x80\"",
                           "\"\xE0\x9F\xBF\"",
                           "\"\xED\xA0\x80\"",
                           "\"\xF4\x90\x80\x80\"",
                           "\"\xC3",
                           "\xEF\xBB\xBF{}"}) {
    CAPTURE(text);
    CHECK_FALSE(accepts(text));
  }
  CHECK_FALSE(accepts(std::string("\"a\0b\"", 5)));
  CHECK(accepts("9007199254740991"));
  CHECK(accepts("\"\\u001f\""));
}

TEST_CASE("nesting has a limit") {
  const std::size_t limit = max_json_depth;
  CHECK(accepts(std::string(limit, '[') + std::string(limit, ']')));
  CHECK_FALSE(accepts(std::string(limit + 1, '[') + std::string(limit + 1, ']')));
  CHECK_FALSE(accepts(std::string(1'000'000, '[')));
  std::string objects;
  for (int i = 0; i < 100'000; ++i) objects += "{\"a\":";
  CHECK_FALSE(accepts(objects));
}

TEST_CASE("the reader says where and what the first problem was") {
  CanonicalReader reader("{\"a\":1,\"a\":2}");
  CHECK_FALSE(reader.skip());
  CHECK(reader.position() == 10);
  CHECK(reader.problem().view() == "members out of order");
}

TEST_CASE("text is cleaned of what files cannot hold") {
  for (const std::string& text : odd_texts) CHECK(clean_text(text) == text);
  CHECK(clean_text(std::string("a\0b", 3)) ==
        "a\xEF\xBF\xBD"
        "b");
  CHECK(clean_text("caf\xE9!") == "caf\xEF\xBF\xBD!");
  CHECK(clean_text("\xED\xA0\x80") == "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD");
  CHECK_FALSE(is_clean_text("\xE2\x82"));
}

TEST_CASE("what needs care in a text is seen wherever it stands among plain characters") {
  for (std::size_t before = 0; before < 20; ++before) {
    for (std::size_t after = 0; after < 20; ++after) {
      const auto text = [&](std::string_view middle) {
        return '"' + std::string(before, '~') + std::string(middle) + std::string(after, ' ') + '"';
      };
      CHECK(accepts(text("")));
      CHECK(accepts(text("é")));
      CHECK(accepts(text("\\\"")));
      CHECK(accepts(text("\x7f")));
      CHECK_FALSE(accepts(text("\x1f")));
      CHECK_FALSE(accepts(text("\xff")));
      CHECK_FALSE(accepts(text("\\x")));
      CHECK_FALSE(accepts(text("\"")));
    }
  }
}
