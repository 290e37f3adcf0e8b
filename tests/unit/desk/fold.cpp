#include "desk/base/fold.h"

#include <doctest/doctest.h>

namespace counterbell::desk {

using Words = std::vector<std::string>;

TEST_CASE("folding makes spellings of one word equal") {
  CHECK(fold("Ærøskøbing") == "aeroskobing");
  CHECK(fold("Straße") == "strasse");
  CHECK(fold("ŁÓDŹ") == "lodz");
  CHECK(fold("José") == fold("Jose\xCC\x81"));  // composed and decomposed
  CHECK(fold("ÅNGSTRÖM Þórður Œuvre") == "angstrom thordur oeuvre");
  CHECK(fold("Ελλάς") == "ελλασ");
  CHECK(fold("２０２６") == "2026");
  CHECK(fold("日本語 ไทย") == "日本語 ไทย");
}

TEST_CASE("folding goes by Unicode's own tables") {
  const auto alike = [](std::initializer_list<std::string_view> texts) {
    for (const std::string_view text : texts) {
      CAPTURE(text);
      CHECK(fold(text) == fold(*texts.begin()));
    }
  };
  alike({"デンチ", "ﾃﾞﾝﾁ", "でんち", "テ\u3099ンチ"});
  alike({"パン", "ﾊﾟﾝ", "ぱん", "は\u309Aん"});
  alike({"ヴ", "ｳﾞ", "ゔ"});
  alike({"교체", "\u1100\u116D\u110E\u1166"});
  alike({"한글", "\u1112\u1161\u11AB\u1100\u1173\u11AF"});
  alike({"علی", "علي"});
  alike({"کریم", "كريم", "كَرِيم"});
  alike({"أحمد", "احمد"});
  alike({"0505550199", "٠٥٠٥٥٥٠١٩٩", "۰۵۰۵۵۵۰۱۹۹", "०५०५५५०१९९", "０５０５５５０１９９", "𝟎𝟓𝟎𝟓𝟓𝟓𝟎𝟏𝟗𝟗"});
  alike({"filter", "ﬁlter", "FILTER", "ｆｉｌｔｅｒ", "fil\u00ADter", "f\u200Bilter"});
  alike({"kg", "㎏"});
  alike({"iv", "Ⅳ"});
  alike({"❤thanks", "❤\uFE0Fthanks"});
  alike({"葛飾", "葛\U000E0100飾"});
  alike({"12", "1\uFE0F\u20E32\uFE0F\u20E3", "①②"});
  alike({"שלום", "שָׁלוֹם"});
  alike({"inci isik isparta", "İnci IŞIK İSPARTA", "ıncı ışık ısparta"});
  CHECK(fold("か") != fold("が"));
  CHECK(fold("ไม่") == "ไม่");        // The vowels of a word stay,
  CHECK(fold("हिन्दी") == "हिन्दी");  // these too.
}

TEST_CASE("folding survives what is not UTF-8") {
  CHECK(fold("a\xFFz") == "a\xEF\xBF\xBDz");
  CHECK(fold("\xE2\x82") == "\xEF\xBF\xBD\xEF\xBF\xBD");
  CHECK(fold("\xED\xA0\x80").size() == 9);       // a surrogate
  CHECK(fold("\xC0\x80").size() == 6);           // an overlong NUL
  CHECK(fold("\xF4\x90\x80\x80").size() == 12);  // beyond Unicode
}

TEST_CASE("words are runs of letters and digits") {
  CHECK(words("The urn, cracked -- twice!") == Words{"the", "urn", "cracked", "twice"});
  CHECK(words("ruth@example.com") == Words{"ruth", "example", "com"});
  CHECK(words("O’Neil's e-mail") == Words{"o", "neil", "s", "e", "mail"});
  CHECK(words("“Größe 52”…") == Words{"grosse", "52"});
  CHECK(words(" \t\n") == Words{});
  CHECK(words("🎁gift🎁") == Words{"🎁", "gift", "🎁"});
  CHECK(words("❤️5550144 ☎️") == Words{"❤", "5550144", "☎"});
  CHECK(words("시계줄교체") == Words{"시계", "계줄", "줄교", "교체"});
}

TEST_CASE("Chinese, Japanese and Thai are read as pairs of characters") {
  CHECK(words("骨灰盒") == Words{"骨灰", "灰盒"});
  CHECK(words("修") == Words{"修"});
  CHECK(words("iPhone修理です2回") == Words{"iphone", "修理", "理で", "です", "2", "回"});
  CHECK(words("ﾃﾞﾝﾁ") == words("でんち"));
  CHECK(words("แหวน") == Words{"แห", "หว", "วน"});
}

TEST_CASE("joined words and run ends are told as such") {
  Words joined;
  Words tails;
  visit_words(fold("K7F-0042 for Anne-Marie O’Neil - 骨灰盒, a--b"), [&](const Word& word) {
    if (word.kind == Word::Kind::joined) joined.emplace_back(word.text);
    if (word.kind == Word::Kind::tail) tails.emplace_back(word.text);
  });
  CHECK(joined == Words{"k7f0042", "annemarie", "oneil"});
  CHECK(tails == Words{"盒"});
}

TEST_CASE("digits and trimming") {
  CHECK(digits("+1 (555) 0142") == "15550142");
  CHECK(trim("  \n a b \t") == "a b");
  CHECK(trim(" \n ").empty());
}

}  // namespace counterbell::desk

TEST_CASE("what a folded text contains is told without folding it") {
  for (const std::string_view text : {"", "Cracked Vase", "ÆRØ vase", "Straße 7", "a"}) {
    for (const std::string_view part : {"", "vase", "aero", "strasse", "ked v", "a", "vasen", "VASE"}) {
      CAPTURE(text);
      CAPTURE(part);
      CHECK(counterbell::desk::folded_contains(text, part) == counterbell::desk::fold(text).contains(part));
    }
  }
}
