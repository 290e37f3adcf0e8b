#include "desk/search/search_index.h"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "desk/base/bits.h"
#include "desk/base/fold.h"
#include "desk/search/vocabulary.h"
#include "unit/desk/counter.h"

namespace counterbell::desk {

using test::Counter;
using Subjects = std::vector<std::string>;

TEST_CASE("every word must match the beginning of a word, in any of a ticket's texts") {
  Counter counter;
  NewTicket typed;
  typed.subject = "Engraved urn arrived cracked";
  typed.want = "A new urn before Sunday";
  typed.treat = "Called, not mailed";
  typed.details = "It broke through the name.";
  typed.new_customer = {"Łucja Ærøskøbing", "+1 555 0142", "lucja@example.com"};
  const Id urn = counter.open(typed);
  const Id ring = counter.open("Wrong size ring");
  counter.say(ring, "note", "Straße blocked, courier late");
  CHECK(counter.desk.tickets().tag(ring, std::vector<std::string>{"jewellery"}, {}));
  const Subjects only_urn{"Engraved urn arrived cracked"};
  const Subjects only_ring{"Wrong size ring"};
  for (const char* text :
       {"eng", "urn sunday", "URN crack", "mail broke", "lucja", "aeros", "example.com", "urn lucja name"}) {
    CHECK_MESSAGE(counter.search(text) == only_urn, text);
  }
  for (const char* text : {"strasse", "jewel", "ring courier", "size-ring"}) {
    CHECK_MESSAGE(counter.search(text) == only_ring, text);
  }
  for (const char* text : {"rack", "urn ring", "lucja ring", "?!"}) CHECK_MESSAGE(counter.search(text).empty(), text);
  CHECK(counter.search("wro").size() == 1);
  CHECK(counter.search("k7f").size() == 2);
  CHECK(counter.desk.tickets().find(urn) != nullptr);
}

TEST_CASE("numbers are found whole, without hyphen and by their counter") {
  Counter counter;
  for (int i = 1; i <= 42; ++i) counter.open("Ticket " + std::string(static_cast<std::size_t>(i), 'i'));
  const Subjects last{"Ticket " + std::string(42, 'i')};
  for (const char* text : {"K7F-0042", "k7f0042", "0042", "42", "k7f-004 42"})
    CHECK_MESSAGE(counter.search(text) == last, text);
  CHECK(counter.search("K7F-004").size() == 3);
}

TEST_CASE("a telephone number is found by any run of its digits") {
  Counter counter;
  counter.open("One", {"Ruth", "+1 (555) 0142", ""});
  counter.open("Two", {"Tom", "555 0199", ""});
  CHECK(counter.search("0142") == Subjects{"One"});
  CHECK(counter.search("5501") == Subjects{"One", "Two"});
  CHECK(counter.search("550142") == Subjects{"One"});
  CHECK(counter.search("555-01 42") == Subjects{"One"});
  CHECK(counter.search("ruth 501") == Subjects{"One"});
  CHECK(counter.search("99").empty());  // too few for a run, and no word begins so
}

TEST_CASE("Chinese, Japanese and Thai are found by any two characters, or one") {
  Counter counter;
  counter.open("骨灰盒破损");
  counter.open("指輪のサイズ直し");
  counter.open("แหวนแต่งงาน");
  CHECK(counter.search("灰盒") == Subjects{"骨灰盒破损"});
  CHECK(counter.search("灰盒破") == Subjects{"骨灰盒破损"});
  CHECK(counter.search("损") == Subjects{"骨灰盒破损"});
  CHECK(counter.search("盒") == Subjects{"骨灰盒破损"});
  CHECK(counter.search("盒灰").empty());
  CHECK(counter.search("サイズ") == Subjects{"指輪のサイズ直し"});
  CHECK(counter.search("แต่ง") == Subjects{"แหวนแต่งงาน"});
}

TEST_CASE("what was changed, withdrawn or moved away is not found any more") {
  Counter counter;
  const Id id = counter.open("Cracked urn", {"Ruth", "", ""});
  counter.set(id, Field::ticket_subject, "Broken vase");
  CHECK(counter.search("urn").empty());
  CHECK(counter.search("vase").size() == 1);
  counter.say(id, "note", "Unicorn");
  CHECK(counter.search("unicorn").size() == 1);
  REQUIRE(counter.desk.history().undo());
  CHECK(counter.search("unicorn").empty());
  REQUIRE(counter.desk.history().redo());
  CHECK(counter.search("unicorn").size() == 1);
  CHECK(counter.desk.customers().set(counter.row(id).customer, Field::customer_name, "Rosa"));
  CHECK(counter.search("ruth").empty());
  CHECK(counter.search("rosa").size() == 1);
  CHECK(counter.desk.tickets().trash(id));
  CHECK(counter.search("rosa").empty());
  TicketQuery in_trash;
  in_trash.view = BuiltInView::trash;
  in_trash.search = "rosa";
  CHECK(counter.subjects(in_trash).size() == 1);
}

TEST_CASE("ten thousand edits are swept up and the index stays exact") {
  Counter counter;
  const Id still = counter.open("Constant companion");
  const Id restless = counter.open("Word0");
  for (int i = 1; i <= 10'000; ++i) {
    REQUIRE(counter.desk.tickets().set(restless, Field::ticket_subject, "Word" + std::to_string(i)));
  }
  CHECK(counter.search("word10000").size() == 1);
  CHECK(counter.search("word9999").empty());
  CHECK(counter.search("word").size() == 1);
  CHECK(counter.search("constant").size() == 1);
  CHECK(counter.desk.tickets().find(still) != nullptr);
}

/// What search must find, word by word.
bool matches_naively(const std::string& text, std::string_view query) {
  const std::vector<std::string> held = words(text);
  return std::ranges::all_of(words(query), [&](const std::string& wanted) {
    return std::ranges::any_of(held, [&](const std::string& word) { return word.starts_with(wanted); });
  });
}

TEST_CASE("search agrees with looking through everything") {
  test::SeededRandom random(7);
  Counter counter;
  const std::vector<std::string> vocabulary = {"urn",    "Ürne",  "ring",   "rings", "cracked", "crate",
                                               "Straße", "lid",   "walnut", "box",   "refund",  "card",
                                               "late",   "señor", "frame",  "photo"};
  const auto phrase = [&](std::size_t length) {
    std::string text;
    for (std::size_t i = 0; i < length; ++i) text += random.pick(vocabulary) + " ";
    return text;
  };
  std::vector<Id> ids;
  for (int i = 0; i < 120; ++i) ids.push_back(counter.open(phrase(2)));
  for (int i = 0; i < 200; ++i) {
    const Id id = random.pick(ids);
    if (random.one_in(3)) {
      counter.set(id, Field::ticket_subject, phrase(3));
    } else {
      counter.say(id, "note", phrase(4));
      if (random.one_in(4)) CHECK(counter.desk.history().undo());
    }
  }
  for (const char* query :
       {"u", "ring", "rings", "cra", "cra ur", "strasse lid", "senor", "photo frame card", "x", "wal bo"}) {
    std::set<Id> expected;
    for (const Id& id : ids) {
      std::string text(counter.row(id).subject());
      for (const ConversationEntry& entry : counter.desk.tickets().conversation(id)) {
        text += ' ';
        text += entry.message->text(Field::message_body);
      }
      if (matches_naively(text, query)) expected.insert(id);
    }
    TicketQuery asked;
    asked.search = query;
    std::set<Id> found;
    for (const TicketRow* row : counter.desk.tickets().list(asked)) found.insert(row->id());
    CHECK_MESSAGE(found == expected, query);
  }
}

TEST_CASE("prepared between calls, a search finds what is ready so far: customers, then tickets, then what was said") {
  Counter counter;
  const Id vase = counter.open("Cracked vase", {"Ruth Alvarez", "", ""});
  counter.say(vase, "from_customer", "Please glue it");
  Desk desk(counter.replica, Preparing::between_calls);
  CHECK_FALSE(desk.is_search_complete());
  const auto found = [&](std::string_view text) {
    TicketQuery query;
    query.search = text;
    return desk.tickets().list(query).size();
  };
  const auto what_is_found = [&] {
    return std::array<std::size_t, 3>{desk.customers().match("ruth", 9).size(), found("cracked"), found("glue")};
  };
  std::vector<std::array<std::size_t, 3>> stages = {what_is_found()};
  std::uint64_t revision = desk.revision();
  for (bool is_more = true; is_more;) {
    is_more = desk.index_some(1);
    if (std::exchange(revision, desk.revision()) == desk.revision()) continue;
    if (what_is_found() != stages.back()) stages.push_back(what_is_found());
  }
  CHECK(stages == std::vector<std::array<std::size_t, 3>>{{0, 0, 0}, {1, 0, 0}, {1, 1, 0}, {1, 1, 1}});
  CHECK(desk.is_search_complete());
  CHECK(Desk(counter.replica).is_search_complete());
}

TEST_CASE("a vocabulary of many runs finds what holds a word, before and after it forgets") {
  constexpr std::size_t documents = 10'000;
  test::SeededRandom random(3);
  Vocabulary vocabulary;
  std::set<std::pair<std::string, std::size_t>> held;
  const auto some_word = [&] {
    std::string word;
    for (std::size_t length = 1 + random.below(4); length > 0; --length)
      word += static_cast<char>('a' + random.below(5));
    return random.one_in(50) ? word + std::string(80, 'z') : word;
  };
  for (std::size_t document = 0; document < documents; ++document) {
    if (random.one_in(10)) continue;  // It has no words.
    for (std::size_t words = random.below(4); words > 0; --words) {
      const std::string word = some_word();
      vocabulary.add(word, static_cast<Vocabulary::Document>(document));
      vocabulary.add(word, static_cast<Vocabulary::Document>(document));
      held.emplace(word, document);
    }
  }
  const auto check = [&] {
    for (const char* prefix : {"a", "b", "ab", "edc", "cdab", "abcda", "x", "aazz", "e"}) {
      std::set<std::size_t> expected, told;
      for (const auto& [word, document] : held) {
        if (word.starts_with(prefix)) expected.insert(document);
      }
      Bits found(documents);
      vocabulary.find(prefix, found);
      found.for_each([&](std::size_t document) { told.insert(document); });
      CHECK(told == expected);
      CHECK(found.count() == expected.size());
    }
  };
  check();
  const std::size_t before = vocabulary.memory();
  Bits kept(documents);
  for (std::size_t document = 0; document < documents; ++document) {
    if (random.one_in(3)) kept.set(document);
  }
  std::erase_if(held, [&](const auto& one) { return !kept[one.second]; });
  vocabulary.keep(kept);
  check();
  CHECK(vocabulary.memory() < before);
  vocabulary.add("cdab", documents - 1);  // It goes on with the newest.
  held.emplace("cdab", documents - 1);
  check();
}

}  // namespace counterbell::desk
