#include "desk/staff/pin.h"
#include "desk/tickets/ticket_number.h"
#include "unit/desk/counter.h"

namespace counterbell::desk {

using test::Counter;

TEST_CASE("setting up a shop makes shop, station and owner") {
  test::FakeClock clock;
  test::SeededRandom random(1);
  Replica replica(Id{{1}}, Id{{2}}, clock, random, nullptr);
  Desk desk(replica);
  CHECK(desk.shop().record() == nullptr);
  CHECK(desk.shop().set_up({"", "Mia", "", "Front"}).error().message.english() == "Please give the shop a name.");
  CHECK(desk.shop().set_up({"Gifts", " ", "", "Front"}).error().message.english() == "Please give your name.");
  CHECK(!desk.shop().set_up({"Gifts", "Mia", "12", "Front"}));
  CHECK(!desk.shop().set_up({"Gifts", "Mia", "12ab", "Front"}));
  CHECK(!desk.shop().set_up({"Gifts", "Mia", "", "Front", "ILO"}));
  CHECK(replica.have().count() == 0);
  REQUIRE(desk.shop().set_up({"Gifts", "Mia", "1234", "Front"}));
  CHECK(replica.have().count() == 1);
  CHECK(desk.shop().record()->text(Field::shop_name) == "Gifts");
  CHECK(desk.shop().record()->integer(Field::shop_follow_up_days) == 30);
  CHECK(parse_code(desk.shop().station()->text(Field::station_code)).has_value());
  REQUIRE(desk.staff().me() != nullptr);
  CHECK(desk.staff().me()->text(Field::staff_role) == "owner");
  CHECK(desk.staff().me()->integer(Field::staff_number) == 1);
  CHECK(!desk.shop().set_up({"Again", "Mia", "", "Front"}));
  CHECK(desk.history().undo_label().empty());
  CHECK(!desk.history().undo());
}

TEST_CASE("a PIN is asked for and not kept readable") {
  Counter counter;
  const Id mia = counter.desk.staff().me()->id();
  CHECK(!counter.desk.staff().me()->text(Field::staff_pin).contains("4711"));
  counter.desk.staff().sign_out();
  CHECK(counter.desk.staff().me() == nullptr);
  CHECK(counter.desk.staff().sign_in(mia, "4712").error().kind == ErrorKind::denied);
  CHECK(!counter.desk.staff().sign_in(mia, ""));
  CHECK(counter.desk.staff().me() == nullptr);
  CHECK(counter.desk.staff().sign_in(mia, "4711"));
  CHECK(counter.desk.staff().set_pin(mia, ""));
  CHECK(counter.desk.staff().sign_in(mia, ""));
  CHECK(!is_pin("4711", "nonsense"));
  CHECK(!is_pin("4711", "sha256-10000:only-salt"));
}

TEST_CASE("owners and supervisors look after the staff") {
  Counter counter;
  const Id mia = counter.desk.staff().me()->id();
  const Id tom = *counter.desk.staff().add({"Tom Becker", "1111", "staff"});
  CHECK(counter.desk.state().find(RecordType::staff, tom)->integer(Field::staff_number) == 2);
  CHECK(!counter.desk.staff().add({"", "", "staff"}));
  CHECK(!counter.desk.staff().add({"Eve", "", "queen"}));
  CHECK(counter.desk.staff().set(mia, Field::staff_role, "staff").error().kind == ErrorKind::denied);
  CHECK(!counter.desk.staff().set(mia, Field::staff_left, "true"));
  REQUIRE(counter.desk.staff().sign_in(tom, "1111"));
  CHECK(counter.desk.staff().add({"Eve"}).error().kind == ErrorKind::denied);
  CHECK(!counter.desk.staff().set(tom, Field::staff_role, "owner"));
  CHECK(!counter.desk.staff().set_pin(mia, "0000"));
  CHECK(counter.desk.staff().set(tom, Field::staff_name, "Thomas Becker"));
  CHECK(counter.desk.staff().set_pin(tom, "2222"));
  REQUIRE(counter.desk.staff().resume(mia));
  CHECK(counter.desk.staff().set(tom, Field::staff_left, "true"));
  CHECK(!counter.desk.staff().sign_in(tom, "2222"));
  CHECK(counter.desk.staff().list().size() == 1);
  CHECK(counter.desk.staff().name_of(tom).source() == "Thomas Becker");
  CHECK(counter.desk.staff().name_of({}).source() == "Nobody");
  CHECK(counter.desk.staff().name_of(Id{{7}}).source() == "Someone");
  const Id ticket = counter.open("One");
  CHECK(!counter.desk.tickets().set(ticket, Field::ticket_assignee, tom.text()));
}

TEST_CASE("who has left comes back by Undo of an owner, and of nobody else") {
  Counter counter;
  const Id mia = counter.desk.staff().me()->id();
  const Id tom = *counter.desk.staff().add({"Tom Becker"});
  const Id ada = *counter.desk.staff().add({"Ada Ruiz"});
  REQUIRE(counter.desk.staff().set(tom, Field::staff_left, "true"));
  REQUIRE(counter.desk.staff().resume(ada));
  CHECK(counter.desk.history().undo().error().kind == ErrorKind::denied);
  CHECK(counter.desk.staff().list().size() == 2);
  REQUIRE(counter.desk.staff().resume(mia));
  REQUIRE(counter.desk.history().undo());
  CHECK(counter.desk.staff().list().size() == 3);
  REQUIRE(counter.desk.staff().resume(ada));
  CHECK(counter.desk.history().redo().error().kind == ErrorKind::denied);
}

TEST_CASE("station codes are Crockford's and never only digits") {
  test::SeededRandom random(3);
  std::set<std::string> taken;
  for (int i = 0; i < 2000; ++i) {
    const std::string code = draw_code(random, taken);
    CHECK(parse_code(code) == code);
    CHECK(taken.insert(code).second);
  }
  CHECK(parse_code("k7f") == "K7F");
  for (const char* wrong : {"", "K7", "K7FF", "KIF", "KOF", "KLF", "KUF", "123", "K-F", "K7é"})
    CHECK(!parse_code(wrong));
}

TEST_CASE("ticket numbers") {
  CHECK(TicketNumber{"K7F", 42}.text() == "K7F-0042");
  CHECK(TicketNumber{"K7F", 123456}.text() == "K7F-123456");
  CHECK(TicketNumber::parse("k7f-0042")->code == "K7F");
  CHECK(TicketNumber::parse("k7f-0042")->counter == 42);
  for (const char* wrong : {"", "-", "K7F", "K7F-", "-0042", "K7F-00a", "K7F-9999999999"})
    CHECK(!TicketNumber::parse(wrong));
}

TEST_CASE("of two stations with one code the later draws a new one") {
  Counter first;
  Counter second(first, 2);
  // The second draws the same code by chance; here by writing it.
  second.replica.commit(
      {{RecordType::station, second.desk.shop().station()->id(), {{Field::station_code, std::string("k7f")}}, {}}},
      second.desk.staff().me()->id());
  const Id ours = first.open("Ours");
  const Id theirs = second.open("Theirs");
  first.take_from(second);
  second.take_from(first);
  CHECK(!first.desk.shop().settle_code_clash());
  const std::optional<CodeClash> clash = second.desk.shop().settle_code_clash();
  REQUIRE(clash.has_value());
  CHECK(clash->old_code == "K7F");
  CHECK(clash->new_code != "K7F");
  CHECK(second.desk.shop().station()->text(Field::station_code) == clash->new_code);
  CHECK(!second.desk.shop().settle_code_clash());
  CHECK(second.row(second.open("Next")).number() == clash->new_code + "-0001");
  first.take_from(second);
  // Both tickets keep the number they were given; asking for it finds the older.
  CHECK(first.row(ours).number() == "K7F-0001");
  CHECK(first.row(theirs).number() == "K7F-0001");
  CHECK(first.desk.tickets().by_number("K7F-0001")->id() == second.desk.tickets().by_number("K7F-0001")->id());
  CHECK(first.row(first.open("More")).number() == "K7F-0002");
}

TEST_CASE("a station that turns out to be a copy goes on as one of its own, under the same name") {
  Counter original;
  original.open("One");
  Counter copy(original, 2);
  const std::string name(copy.desk.shop().station()->text(Field::station_name));
  const std::string code(copy.desk.shop().station()->text(Field::station_code));

  // The same profile on another device, which has gone on since.
  test::SeededRandom random(7);
  Replica elsewhere(copy.replica.id(), copy.replica.shop(), copy.clock, random, nullptr);
  std::vector<std::string> lines;
  copy.replica.visit_lines({}, [&](const Dot&, std::string_view line) { lines.emplace_back(line); });
  elsewhere.load(std::vector<std::string_view>(lines.begin(), lines.end()));
  Desk desk(elsewhere);
  REQUIRE(desk.tickets().open({.subject = "Made elsewhere"}).has_value());

  std::vector<Id> kept;
  const auto keep = [&](const Id& id) { kept.push_back(id); };
  CHECK_FALSE(copy.desk.shop().settle_copy(keep).has_value());
  const std::string line(*elsewhere.line({elsewhere.id(), elsewhere.have().last(elsewhere.id())}));
  copy.replica.merge(std::vector<ParsedChange>{*parse_line(line)}, std::vector<std::string_view>{line});
  const Id before = copy.replica.id();
  const std::optional<std::string> fresh = copy.desk.shop().settle_copy(keep);
  REQUIRE(fresh.has_value());
  CHECK(*fresh != code);
  CHECK(copy.replica.id() != before);
  CHECK(kept == std::vector<Id>{copy.replica.id()});
  REQUIRE(copy.desk.shop().station() != nullptr);
  CHECK(copy.desk.shop().station()->text(Field::station_name) == name);
  CHECK(copy.desk.shop().station()->text(Field::station_code) == *fresh);
  CHECK(copy.row(copy.open("Two")).number() == *fresh + "-0001");
  CHECK_FALSE(copy.desk.shop().settle_copy(keep).has_value());
}

TEST_CASE("a joined station works under its own code and the same people") {
  Counter first;
  first.open("One");
  Counter second(first, 2);
  CHECK(second.desk.shop().station()->text(Field::station_code) != "K7F");
  CHECK(!second.desk.shop().join("Again"));
  CHECK(second.desk.tickets().by_number("K7F-0001") != nullptr);
  first.take_from(second);
  CHECK(first.desk.sharing().stations().size() == 2);
}

TEST_CASE("a station goes on under another replica") {
  Counter first;
  first.open("One");
  Counter second(first, 2);
  Counter third(first, 3);
  CHECK(!third.desk.shop().work_as("12", "Command line"));
  REQUIRE(third.desk.shop().work_as("k7f", "Command line"));
  CHECK(first.desk.state().count(RecordType::station) == 1);
  CHECK(first.desk.shop().station() != nullptr);
}

}  // namespace counterbell::desk
