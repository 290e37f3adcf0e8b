// Texts for people: English as it stands in the source, a catalogue beside it, arguments, plurals, and messages that are kept.
#include <doctest/doctest.h>

#include <bit>
#include <cstdint>
#include <cstring>
#include <map>
#include <string>
#include <vector>

#include "words/catalogue.h"
#include "words/message.h"
#include "words/text.h"
#include "words/words.h"

using namespace counterbell;

namespace {

void put_number(std::string& bytes, std::uint64_t number, int size) {
  for (int i = 0; i < size; ++i) bytes += static_cast<char>(number >> (8 * i) & 0xFF);
}

/// A table as compile.py writes it, with two empty slots for each text. `rule` is one of compile.py's.
std::string table(const std::map<std::string, std::string>& texts, std::uint32_t rule = 1) {
  const std::size_t slots = std::bit_ceil(3 * texts.size() + 1);
  std::vector<std::pair<std::uint64_t, std::string>> taken(slots);
  for (const auto& [text, translated] : texts) {
    const std::size_t context = text.find('\4');
    const std::uint64_t hash =
        context == std::string::npos
            ? catalogue_hash({}, text)
            : catalogue_hash(std::string_view(text).substr(0, context), std::string_view(text).substr(context + 1));
    std::size_t slot = hash % slots;
    while (taken[slot].first != 0) slot = (slot + 1) % slots;
    taken[slot] = {hash, translated};
  }
  std::string file = "CBWORDS1";
  put_number(file, rule, 4);
  put_number(file, slots, 4);
  std::string words;
  for (const auto& [hash, text] : taken) {
    put_number(file, hash, 8);
    put_number(file, 16 + 16 * slots + words.size(), 4);
    put_number(file, text.size(), 4);
    words += text;
  }
  return file + words;
}

/// A language in use for as long as it lives.
struct Language {
  explicit Language(const std::map<std::string, std::string>& texts, std::uint32_t rule = 1) {
    std::unique_ptr<const Catalogue> catalogue = Catalogue::read(table(texts, rule));
    REQUIRE(catalogue);
    use_catalogue(std::move(catalogue));
  }
  ~Language() { use_catalogue(nullptr); }
  Language(const Language&) = delete;
  Language& operator=(const Language&) = delete;
};

std::string shown(Words words) { return std::string(words.shown()); }

}  // namespace

TEST_CASE("Without a catalogue texts are English") {
  CHECK(shown(tr("Open tickets")) == "Open tickets");
  CHECK(shown(trc("a verb", "Open")) == "Open");
  CHECK(shown(verbatim("Ruth Alvarez")) == "Ruth Alvarez");
  CHECK(tr("{0} of {1} tickets", 3, 18).shown() == "3 of 18 tickets");
  CHECK(tr("{1} by {0}", verbatim("Ruth"), tr("Opened")).shown() == "Opened by Ruth");
  CHECK(trn("{0} ticket is late", "{0} tickets are late", 1).shown() == "1 ticket is late");
  CHECK(trn("{0} ticket is late", "{0} tickets are late", 0).shown() == "0 tickets are late");
  CHECK(trn("{0} ticket of {1}", "{0} tickets of {1}", 2, verbatim("Ruth")).shown() == "2 tickets of Ruth");
  CHECK(tr("{0} s", -5).shown() == "-5 s");
  CHECK(Words().empty());
  CHECK(Text().empty());
}

TEST_CASE("A catalogue gives the texts that it has, and the others stay English") {
  const Language german({{"Open tickets", "Offene Tickets"},
                         {"a verb\4Open", "Öffnen"},
                         {"state\4Open", "Offen"},
                         {"{0} of {1} tickets", "{1} Tickets, davon {0}"}});
  CHECK(shown(tr("Open tickets")) == "Offene Tickets");
  CHECK(shown(trc("a verb", "Open")) == "Öffnen");
  CHECK(shown(trc("state", "Open")) == "Offen");
  CHECK(shown(tr("Open")) == "Open");
  CHECK(shown(tr("Closed")) == "Closed");
  CHECK(shown(verbatim("Open tickets")) == "Open tickets");
  CHECK(tr("{0} of {1} tickets", 3, 18).shown() == "18 Tickets, davon 3");
}

TEST_CASE("Plural forms go by the rule of the language") {
  const std::string text = "{0} ticket";
  const auto form = [](std::uint64_t count) { return std::string(trn("{0} ticket", "{0} tickets", count).shown()); };
  const auto forms = [&](std::initializer_list<std::string_view> of) {
    std::string joined;
    for (const std::string_view one : of) joined += (joined.empty() ? "" : std::string(1, '\0')) + std::string(one);
    return std::map<std::string, std::string>{{text, joined}};
  };
  {
    const Language french(forms({"{0} billet", "{0} billets"}), 2);
    CHECK(form(0) == "0 billet");
    CHECK(form(1) == "1 billet");
    CHECK(form(2) == "2 billets");
  }
  {
    const Language ukrainian(forms({"{0} квиток", "{0} квитки", "{0} квитків"}), 3);
    CHECK(form(1) == "1 квиток");
    CHECK(form(21) == "21 квиток");
    CHECK(form(3) == "3 квитки");
    CHECK(form(11) == "11 квитків");
    CHECK(form(112) == "112 квитків");
    CHECK(form(5) == "5 квитків");
  }
  {
    const Language chinese(forms({"{0} 张"}), 0);
    CHECK(form(1) == "1 张");
    CHECK(form(7) == "7 张");
  }
}

TEST_CASE("An id is the same in every language, and another one for other arguments") {
  const std::uint32_t english = tr("Open tickets").id();
  const std::uint32_t filled = Words(tr("Remove {0}", verbatim("vase"))).id();
  CHECK(Words(tr("Remove {0}", verbatim("ring"))).id() != filled);
  CHECK(Words(tr("Remove {0}", 1)).id() != Words(tr("Remove {0}", 2)).id());
  CHECK(trc("a verb", "Open").id() != tr("Open").id());
  const Language german({{"Open tickets", "Offene Tickets"}, {"Remove {0}", "{0} entfernen"}});
  CHECK(tr("Open tickets").id() == english);
  CHECK(Text(tr("Open tickets")).id() == english);
  CHECK(Words(tr("Remove {0}", verbatim("vase"))).id() == filled);
}

TEST_CASE("A message is shown in the language in use then, with what is in it") {
  const Message late = msgn("{0} ticket of {1} is late", "{0} tickets of {1} are late", 2, verbatim("Ruth"));
  const Message nested = msg("Not done: {0}", late);
  CHECK(late.english() == "2 tickets of Ruth are late");
  CHECK(nested.shown().shown() == "Not done: 2 tickets of Ruth are late");
  CHECK(Message(trc("a verb", "Open")).english() == "Open");
  CHECK(Message().empty());
  CHECK(Message().english().empty());
  CHECK(Message(verbatim("")).empty());
  const Language german(
      {{"Not done: {0}", "Nicht getan: {0}"},
       {"{0} ticket of {1} is late", std::string("{0} Ticket von {1}") + '\0' + "{0} Tickets von {1}"},
       {"a verb\4Open", "Öffnen"}});
  CHECK(nested.shown().shown() == "Nicht getan: 2 Tickets von Ruth");
  CHECK(nested.english() == "Not done: 2 tickets of Ruth are late");
  CHECK(Message(trc("a verb", "Open")).shown().shown() == "Öffnen");
}

TEST_CASE("What somebody typed is never a place for an argument") {
  CHECK(tr("{0} and {1}", verbatim("{1}"), verbatim("{0}")).shown() == "{1} and {0}");
  CHECK(msg("{0}:", verbatim("v3:abc")).english() == "v3:abc:");
}

TEST_CASE("A message that was packed elsewhere is read again; anything else counts as a text in English") {
  const Message message = msg("{0} could not be read: {1}", verbatim("a.json"), 7);
  CHECK(Message::received(message.packed()) == message);
  CHECK(Message::received("The disk is full.").english() == "The disk is full.");
  CHECK(Message::received("").empty());
  for (const char* odd :
       {"m5:abc0", "m3:abc", "m3:abcX", "v9999999999:", "n;", "n1", "p1:a1:b0n1;", "m3:{0}1", "c1:xv1:a", "v1:a "}) {
    CAPTURE(odd);
    CHECK(Message::received(odd).english() == odd);
  }
  std::string deep;
  for (int i = 0; i < 200; ++i) deep += "m3:{0}1";
  CHECK(Message::received(deep + "n1;").english() == deep + "n1;");
  const Language german({{"The disk is full.", "Die Platte ist voll."}});
  CHECK(Message::received("The disk is full.").shown().shown() == "Die Platte ist voll.");
}

TEST_CASE("A file that is no catalogue, or was cut off, is refused") {
  const std::string whole = table({{"Open", "Offen"}, {"Closed", "Zu"}});
  CHECK(Catalogue::read(whole));
  CHECK_FALSE(Catalogue::read(""));
  CHECK_FALSE(Catalogue::read("<html>Please sign in</html>"));
  for (std::size_t size = 0; size < whole.size(); ++size) {
    CAPTURE(size);
    CHECK_FALSE(Catalogue::read(whole.substr(0, size)));
  }
  std::string wrong = whole;
  wrong[8] = 99;  // a rule that there is not
  CHECK_FALSE(Catalogue::read(wrong));
  wrong = whole;
  wrong[12] = 3;  // no power of two
  CHECK_FALSE(Catalogue::read(wrong));
  wrong = whole;
  std::memset(wrong.data() + 16 + 8, 0xFF, 4);  // a text far beyond the end
  CHECK_FALSE(Catalogue::read(wrong));
}
