#include "desk/pin.h"
#include "desk/ticket_number.h"
#include "unit/desk_counter.h"

namespace counterbell::desk {

using test::Counter;

TEST_CASE("setting up a shop makes shop, station and owner") {
  test::FakeClock clock;
  test::SeededRandom random(1);
  Replica replica(Id{{1}}, Id{{2}}, clock, random, nullptr);
  Desk desk(replica);
  CHECK(desk.shop() == nullptr);
  CHECK(desk.set_up_shop({"", "Mia", "", "Front"}).error().message == "Please give the shop a name.");
  CHECK(desk.set_up_shop({"Gifts", " ", "", "Front"}).error().message == "Please give your name.");
  CHECK(!desk.set_up_shop({"Gifts", "Mia", "12", "Front"}));
  CHECK(!desk.set_up_shop({"Gifts", "Mia", "12ab", "Front"}));
  CHECK(!desk.set_up_shop({"Gifts", "Mia", "", "Front", "ILO"}));
  CHECK(replica.have().count() == 0);
  REQUIRE(desk.set_up_shop({"Gifts", "Mia", "1234", "Front"}));
  CHECK(replica.have().count() == 1);
  CHECK(desk.shop()->text(Field::shop_name) == "Gifts");
  CHECK(desk.shop()->integer(Field::shop_follow_up_days) == 30);
  CHECK(parse_code(desk.station()->text(Field::station_code)).has_value());
  REQUIRE(desk.me() != nullptr);
  CHECK(desk.me()->text(Field::staff_role) == "owner");
  CHECK(desk.me()->integer(Field::staff_number) == 1);
  CHECK(!desk.set_up_shop({"Again", "Mia", "", "Front"}));
  CHECK(desk.undo_label().empty());
  CHECK(!desk.undo());
}

TEST_CASE("a PIN is asked for and not kept readable") {
  Counter counter;
  const Id mia = counter.desk.me()->id();
  CHECK(!counter.desk.me()->text(Field::staff_pin).contains("4711"));
  counter.desk.sign_out();
  CHECK(counter.desk.me() == nullptr);
  CHECK(counter.desk.sign_in(mia, "4712").error().kind == ErrorKind::denied);
  CHECK(!counter.desk.sign_in(mia, ""));
  CHECK(counter.desk.me() == nullptr);
  CHECK(counter.desk.sign_in(mia, "4711"));
  CHECK(counter.desk.set_pin(mia, ""));
  CHECK(counter.desk.sign_in(mia, ""));
  CHECK(!is_pin("4711", "nonsense"));
  CHECK(!is_pin("4711", "sha256-10000:only-salt"));
}

TEST_CASE("owners and supervisors look after the staff") {
  Counter counter;
  const Id mia = counter.desk.me()->id();
  const Id tom = *counter.desk.add_staff({"Tom Becker", "1111", "staff"});
  CHECK(counter.desk.state().find(RecordType::staff, tom)->integer(Field::staff_number) == 2);
  CHECK(!counter.desk.add_staff({"", "", "staff"}));
  CHECK(!counter.desk.add_staff({"Eve", "", "queen"}));
  CHECK(counter.desk.set_staff(mia, Field::staff_role, "staff").error().kind == ErrorKind::denied);
  CHECK(!counter.desk.set_staff(mia, Field::staff_left, "true"));
  REQUIRE(counter.desk.sign_in(tom, "1111"));
  CHECK(counter.desk.add_staff({"Eve"}).error().kind == ErrorKind::denied);
  CHECK(!counter.desk.set_staff(tom, Field::staff_role, "owner"));
  CHECK(!counter.desk.set_pin(mia, "0000"));
  CHECK(counter.desk.set_staff(tom, Field::staff_name, "Thomas Becker"));
  CHECK(counter.desk.set_pin(tom, "2222"));
  REQUIRE(counter.desk.resume(mia));
  CHECK(counter.desk.set_staff(tom, Field::staff_left, "true"));
  CHECK(!counter.desk.sign_in(tom, "2222"));
  CHECK(counter.desk.staff().size() == 1);
  CHECK(counter.desk.staff_name(tom) == "Thomas Becker");
  CHECK(counter.desk.staff_name({}) == "Nobody");
  CHECK(counter.desk.staff_name(Id{{7}}) == "Someone");
  const Id ticket = counter.open("One");
  CHECK(!counter.desk.set_ticket(ticket, Field::ticket_assignee, tom.text()));
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
      {{RecordType::station, second.desk.station()->id(), {{Field::station_code, std::string("k7f")}}, {}}},
      second.desk.me()->id());
  const Id ours = first.open("Ours");
  const Id theirs = second.open("Theirs");
  first.take_from(second);
  second.take_from(first);
  CHECK(!first.desk.settle_code_clash());
  const std::optional<Desk::CodeClash> clash = second.desk.settle_code_clash();
  REQUIRE(clash.has_value());
  CHECK(clash->old_code == "K7F");
  CHECK(clash->new_code != "K7F");
  CHECK(second.desk.station()->text(Field::station_code) == clash->new_code);
  CHECK(!second.desk.settle_code_clash());
  CHECK(second.row(second.open("Next")).number() == clash->new_code + "-0001");
  first.take_from(second);
  // Both tickets keep the number they were given; asking for it finds the older.
  CHECK(first.row(ours).number() == "K7F-0001");
  CHECK(first.row(theirs).number() == "K7F-0001");
  CHECK(first.desk.ticket_by_number("K7F-0001")->id() == second.desk.ticket_by_number("K7F-0001")->id());
  CHECK(first.row(first.open("More")).number() == "K7F-0002");
}

TEST_CASE("a station that turns out to be a copy goes on as one of its own, under the same name") {
  Counter original;
  original.open("One");
  Counter copy(original, 2);
  const std::string name(copy.desk.station()->text(Field::station_name));
  const std::string code(copy.desk.station()->text(Field::station_code));

  // The same profile on another device, which has gone on since.
  test::SeededRandom random(7);
  Replica elsewhere(copy.replica.id(), copy.replica.shop(), copy.clock, random, nullptr);
  std::vector<std::string> lines;
  copy.replica.visit_lines({}, [&](const Dot&, std::string_view line) { lines.emplace_back(line); });
  elsewhere.load(std::vector<std::string_view>(lines.begin(), lines.end()));
  Desk desk(elsewhere);
  REQUIRE(desk.open_ticket({.subject = "Made elsewhere"}).has_value());

  std::vector<Id> kept;
  const auto keep = [&](const Id& id) { kept.push_back(id); };
  CHECK_FALSE(copy.desk.settle_copy(keep).has_value());
  const std::string line(*elsewhere.line({elsewhere.id(), elsewhere.have().last(elsewhere.id())}));
  copy.replica.merge(std::vector<ParsedChange>{*parse_line(line)}, std::vector<std::string_view>{line});
  const Id before = copy.replica.id();
  const std::optional<std::string> fresh = copy.desk.settle_copy(keep);
  REQUIRE(fresh.has_value());
  CHECK(*fresh != code);
  CHECK(copy.replica.id() != before);
  CHECK(kept == std::vector<Id>{copy.replica.id()});
  REQUIRE(copy.desk.station() != nullptr);
  CHECK(copy.desk.station()->text(Field::station_name) == name);
  CHECK(copy.desk.station()->text(Field::station_code) == *fresh);
  CHECK(copy.row(copy.open("Two")).number() == *fresh + "-0001");
  CHECK_FALSE(copy.desk.settle_copy(keep).has_value());
}

TEST_CASE("a joined station works under its own code and the same people") {
  Counter first;
  first.open("One");
  Counter second(first, 2);
  CHECK(second.desk.station()->text(Field::station_code) != "K7F");
  CHECK(!second.desk.join_station("Again"));
  CHECK(second.desk.ticket_by_number("K7F-0001") != nullptr);
  first.take_from(second);
  CHECK(first.desk.stations().size() == 2);
}

TEST_CASE("a station goes on under another replica") {
  Counter first;
  first.open("One");
  Counter second(first, 2);
  Counter third(first, 3);
  CHECK(!third.desk.work_as_station("12", "Command line"));
  REQUIRE(third.desk.work_as_station("k7f", "Command line"));
  CHECK(first.desk.state().count(RecordType::station) == 1);
  CHECK(first.desk.station() != nullptr);
}

}  // namespace counterbell::desk
