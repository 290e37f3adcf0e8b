// Erasing personal data at the desk: what goes, what stays, who may, and what is refused afterwards.
#include "unit/desk/counter.h"

#include <array>

using namespace counterbell;
using namespace counterbell::desk;
using namespace counterbell::test;
using namespace std::chrono_literals;

namespace {

const std::array<std::string, 5> secrets = {"Lindenblatt", "5550199", "Cracked", "heirloom", "gently"};

/// Ruth's vase, closed, and somebody else's cup, open.
struct VaseShop : Counter {
  VaseShop() {
    NewTicket typed;
    typed.new_customer = {"Ruth Lindenblatt", "0171 5550199", ""};
    typed.subject = "Cracked vase";
    typed.want = "Mended";
    typed.treat = "Speak gently";
    typed.details = "An heirloom.";
    vase = open(typed);
    ruth = row(vase).customer;
    REQUIRE(desk.customers().set(ruth, Field::customer_remarks, "Ring twice"));
    say(vase, "to_customer", "We mend your heirloom.");
    cup = open("Blue cup", {"Tom Becker", "0171 2223344", ""});
    tom = row(cup).customer;
  }

  Id vase, ruth, cup, tom;
};

/// Everything a counter can show or hand out about Ruth and her vase.
std::string all_of(VaseShop& shop) {
  std::string text = canonical_file(shop.replica) + shop.replica.state().canonical_dump();
  for (const HistoryLine& line : shop.desk.history().of(shop.vase))
    text += line.what.english() + line.before.english() + line.after.english() + "\n";
  return text;
}

std::vector<std::string> found_in(std::string_view text) {
  std::vector<std::string> found;
  for (const std::string& secret : secrets) {
    if (text.contains(secret)) found.push_back(secret);
  }
  return found;
}

ErasePreview preview_of(std::size_t customers, std::size_t tickets, std::size_t messages, std::size_t fields) {
  ErasePreview preview{.fields = fields};
  preview.records[static_cast<std::size_t>(RecordType::customer)] = customers;
  preview.records[static_cast<std::size_t>(RecordType::ticket)] = tickets;
  preview.records[static_cast<std::size_t>(RecordType::message)] = messages;
  return preview;
}

}  // namespace

TEST_CASE("erasing a customer takes their data and their tickets', and says before what it will take") {
  VaseShop shop;
  REQUIRE(found_in(all_of(shop)).size() == secrets.size());
  const ErasePreview preview = shop.desk.erasure().customer_preview(shop.ruth);
  CHECK(preview == preview_of(1, 1, 2, 6));
  const Result<ErasePreview> erased = shop.desk.erasure().erase_customer(shop.ruth);
  REQUIRE(erased);
  CHECK(*erased == preview);
  CHECK(found_in(all_of(shop)).empty());
  CHECK(shop.desk.erasure().customer_preview(shop.ruth).is_nothing());
  CHECK_FALSE(shop.desk.erasure().erase_customer(shop.ruth));

  const TicketRow& row = shop.row(shop.vase);
  CHECK(row.subject().empty());
  CHECK(row.number() == "K7F-0001");
  CHECK(row.messages == 2);
  CHECK(shop.desk.tickets().conversation(shop.vase).size() == 2);
  CHECK(shop.row(shop.cup).subject() == "Blue cup");
}

TEST_CASE("nobody finds what is erased") {
  VaseShop shop;
  REQUIRE(shop.search("gently").size() == 1);
  REQUIRE(shop.desk.customers().match("5550", 5).size() == 1);
  REQUIRE(shop.desk.erasure().erase_customer(shop.ruth));
  for (const std::string word : {"gently", "ruth", "heirloom", "cracked", "0171 5550199", "5550199", "lindenblatt"}) {
    CAPTURE(word);
    CHECK(shop.search(word).empty());
    CHECK(shop.desk.customers().match(word, 5).empty());
    CHECK(shop.desk.customers().list(word).empty());
  }
  CHECK(shop.search("K7F-0001").size() == 1);
  CHECK(shop.desk.customers().list("").size() == 1);
  CHECK(shop.search("tom").size() == 1);
}

TEST_CASE("an erased customer or ticket takes no new personal data, and all else goes on") {
  VaseShop shop;
  REQUIRE(shop.desk.erasure().erase_customer(shop.ruth));
  CHECK_FALSE(shop.desk.customers().set(shop.ruth, Field::customer_name, "Ruth"));
  CHECK_FALSE(shop.desk.tickets().set(shop.vase, Field::ticket_subject, "Vase"));
  CHECK_FALSE(shop.desk.tickets().set(shop.vase, Field::ticket_want, "Mended"));
  for (const Direction direction : {Direction::to_customer, Direction::from_customer, Direction::note}) {
    CHECK_FALSE(shop.desk.tickets().send(shop.vase, direction, "Hello"));
  }
  NewTicket typed;
  typed.subject = "Another vase";
  typed.customer = shop.ruth;
  CHECK_FALSE(shop.desk.tickets().open(typed));
  typed.customer.reset();
  typed.new_customer = {"Ruth Lindenblatt", "0171 5550199", ""};
  CHECK(shop.row(shop.open(typed)).customer != shop.ruth);
  shop.set(shop.vase, Field::ticket_state, "closed");
  REQUIRE(shop.desk.tickets().trash(shop.vase));
  REQUIRE(shop.desk.tickets().restore(shop.vase));
}

TEST_CASE("undo does not bring back what is erased") {
  VaseShop shop;
  shop.set(shop.cup, Field::ticket_priority, "high");
  shop.set(shop.vase, Field::ticket_subject, "Cracked urn");
  REQUIRE(shop.desk.erasure().erase_customer(shop.ruth));
  CHECK(shop.desk.history().undo_label().english() == "Priority: High");
  REQUIRE(shop.desk.history().undo());
  CHECK(shop.row(shop.cup).priority == Priority::normal);
  while (shop.desk.history().undo()) {
  }
  while (shop.desk.history().redo()) {
  }
  CHECK(found_in(all_of(shop)).empty());
}

TEST_CASE("history says that something was erased, and who did it") {
  VaseShop shop;
  shop.set(shop.vase, Field::ticket_subject, "Cracked urn");
  REQUIRE(shop.desk.erasure().erase_customer(shop.ruth));
  const std::vector<HistoryLine> lines = shop.desk.history().of(shop.vase);
  std::vector<std::string> told;
  for (const HistoryLine& line : lines) told.push_back(line.what.english());
  CHECK(told == std::vector<std::string>{"Ticket opened", "State", "Erased", "Personal data erased"});
  CHECK(lines.back().who.english() == "Mia Keller");
}

TEST_CASE("another counter obeys, and so does one that went on with an erased ticket meanwhile") {
  VaseShop shop;
  Counter other(shop, 2);
  other.say(shop.vase, "from_customer", "Is my heirloom ready?");
  REQUIRE(other.desk.customers().set(shop.ruth, Field::customer_email, "ruth@lindenblatt.example"));
  REQUIRE(shop.desk.erasure().erase_customer(shop.ruth));
  other.take_from(shop);
  shop.take_from(other);
  CHECK(found_in(canonical_file(other.replica)).empty());
  CHECK(canonical_file(other.replica) == canonical_file(shop.replica));
  CHECK(other.search("heirloom").empty());
  CHECK(other.desk.customers().list("").size() == 1);
}

TEST_CASE("a ticket taken elsewhere before the erasure was heard of can be erased, too") {
  VaseShop shop;
  Counter other(shop, 2);
  REQUIRE(shop.desk.erasure().erase_customer(shop.ruth));
  NewTicket typed;
  typed.customer = shop.ruth;
  typed.subject = "Cracked plate";
  other.open(typed);
  shop.take_from(other);
  CHECK(shop.desk.erasure().customer_preview(shop.ruth) == preview_of(0, 1, 0, 1));
  REQUIRE(shop.desk.erasure().erase_customer(shop.ruth));
  CHECK(found_in(all_of(shop)).empty());
}

TEST_CASE("only owners and supervisors erase") {
  VaseShop shop;
  const Result<Id> clerk = shop.desk.staff().add({.name = "Ann"});
  REQUIRE(clerk);
  REQUIRE(shop.desk.staff().resume(*clerk));
  CHECK(shop.desk.erasure().erase_customer(shop.ruth).error().kind == ErrorKind::denied);
  CHECK(shop.desk.erasure().erase_old(std::chrono::months(1)).error().kind == ErrorKind::denied);
  CHECK_FALSE(found_in(all_of(shop)).empty());
}

TEST_CASE("the retention rule takes what has been closed for so many months, and customers left without a ticket") {
  VaseShop shop;
  NewTicket typed;
  typed.customer = shop.tom;
  typed.subject = "Old clock";
  const Id clock = shop.open(typed);
  shop.set(shop.vase, Field::ticket_state, "closed");
  shop.set(clock, Field::ticket_state, "closed");
  CHECK(shop.desk.erasure().old_preview(std::chrono::months(1)).is_nothing());
  CHECK_FALSE(shop.desk.erasure().erase_old(std::chrono::months(1)));
  shop.clock.advance(std::chrono::days(32));
  const ErasePreview preview = shop.desk.erasure().old_preview(std::chrono::months(1));
  CHECK(preview == preview_of(1, 2, 2, 7));
  CHECK(shop.desk.erasure().old_preview(std::chrono::months(2)).is_nothing());
  CHECK_FALSE(shop.desk.erasure().erase_old(std::chrono::months(0)));
  REQUIRE(shop.desk.erasure().erase_old(std::chrono::months(1)));
  CHECK(found_in(all_of(shop)).empty());
  CHECK(shop.row(clock).subject().empty());
  CHECK(shop.row(shop.cup).subject() == "Blue cup");
  CHECK(shop.desk.customers().list("tom").size() == 1);  // His cup is still with us.
  CHECK(shop.desk.erasure().old_preview(std::chrono::months(1)).is_nothing());
}

TEST_CASE("months are those of the calendar") {
  VaseShop shop;
  constexpr Time closed = std::chrono::sys_days(std::chrono::October / 31 / 2025) + 12h;
  shop.clock.set(closed - 1min);
  shop.set(shop.vase, Field::ticket_state, "closed");
  const auto is_old_at = [&](Time now, int months) {
    shop.clock.set(now);
    return !shop.desk.erasure().old_preview(std::chrono::months(months)).is_nothing();
  };
  CHECK_FALSE(is_old_at(closed + std::chrono::days(29), 1));   // 29 November
  CHECK_FALSE(is_old_at(closed + std::chrono::days(30), 1));   // 30 November goes back to 30 October
  CHECK(is_old_at(closed + std::chrono::days(31), 1));         // 1 December
  CHECK_FALSE(is_old_at(closed + std::chrono::days(120), 4));  // 28 February to 28 October
  CHECK(is_old_at(closed + std::chrono::days(151), 5));        // 31 March to 31 October
  CHECK_FALSE(is_old_at(closed + std::chrono::days(364), 12));
  CHECK(is_old_at(closed + std::chrono::days(365), 12));
}
