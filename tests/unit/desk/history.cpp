#include "unit/desk/counter.h"

namespace counterbell::desk {

using namespace std::chrono_literals;
using test::Counter;

TEST_CASE("history tells who, when and what in words") {
  Counter counter;
  const Time start = counter.clock.now();
  const Id id = counter.open("Cracked urn");
  const Id tom = *counter.desk.staff().add({"Tom Becker", "", "staff"});
  counter.set(id, Field::ticket_state, "on_hold");
  counter.set(id, Field::ticket_assignee, tom.text());
  counter.set(id, Field::ticket_assignee, "");
  CHECK(counter.desk.tickets().tag(id, std::vector<std::string>{"memorial"}, {}));
  CHECK(counter.desk.tickets().tag(id, {}, std::vector<std::string>{"memorial"}));
  CHECK(counter.desk.tickets().trash(id));
  CHECK(counter.desk.tickets().restore(id));
  counter.say(id, "note", "Oops");
  CHECK(counter.desk.history().undo());
  const std::vector<HistoryLine> lines = counter.desk.history().of(id);
  const auto line = [&](std::size_t index) {
    REQUIRE(index < lines.size());
    return lines[index].what.english() + ": " + lines[index].before.english() + " > " + lines[index].after.english();
  };
  REQUIRE(lines.size() == 9);
  CHECK(lines[0].what.english() == "Ticket opened");
  CHECK(lines[0].at == start + 1min);
  CHECK(lines[0].who.english() == "Mia Keller");
  CHECK(lines[0].station == "K7F");
  CHECK(line(1) == "State: New > On hold");
  CHECK(line(2) == "Assignee: Mia Keller > Tom Becker");
  CHECK(line(3) == "Assignee: Tom Becker > Nobody");
  CHECK(line(4) == "Tags:  > memorial");
  CHECK(line(5) == "Tags: memorial > ");
  CHECK(lines[6].what.english() == "Moved to the trash");
  CHECK(lines[7].what.english() == "Taken out of the trash");
  CHECK(lines[8].what.english() == "Message withdrawn");
  CHECK(lines[8].before.english() == "Oops");
  CHECK(lines[8].is_undo);
  CHECK(counter.desk.history().of(Id{{5}}).empty());
}

TEST_CASE("a value that lost stays in the history") {
  Counter first;
  const Id id = first.open("One");
  Counter second(first, 2);
  second.clock.set(first.clock.now());
  first.set(id, Field::ticket_priority, "high");
  second.clock.advance(1min);
  second.set(id, Field::ticket_priority, "low");
  first.take_from(second);
  second.take_from(first);
  for (Counter* counter : {&first, &second}) {
    CHECK(counter->row(id).priority == Priority::low);
    const std::vector<HistoryLine> lines = counter->desk.history().of(id);
    REQUIRE(lines.size() == 3);
    CHECK(lines[1].after.english() == "High");
    CHECK(lines[1].lost);
    CHECK(lines[2].after.english() == "Low");
    CHECK(!lines[2].lost);
  }
}

TEST_CASE("undo says what it would take back, takes it back, and redo brings it back") {
  Counter counter;
  CHECK(counter.desk.history().undo_label().empty());
  NewTicket typed;
  typed.subject = "Cracked urn";
  typed.details = "It broke.";
  typed.new_customer.name = "Ruth Alvarez";
  const Id id = counter.open(typed);
  CHECK(counter.desk.history().undo_label().english() == "Ticket K7F-0001 opened");
  counter.say(id, "to_customer", "Sorry");
  CHECK(counter.desk.history().undo_label().english() == "Message to customer");
  REQUIRE(counter.desk.history().undo());
  CHECK(counter.row(id).state == TicketState::fresh);  // The message brought the state with it, and takes it along.
  CHECK(counter.desk.tickets().conversation(id).size() == 1);
  CHECK(counter.desk.history().redo_label().english() == "Message to customer");
  REQUIRE(counter.desk.history().redo());
  CHECK(counter.row(id).state == TicketState::open);
  CHECK(counter.desk.tickets().conversation(id).size() == 2);
  counter.set(id, Field::ticket_state, "solved");
  CHECK(counter.desk.history().undo_label().english() == "State: Solved");
  counter.set(id, Field::ticket_assignee, "");
  CHECK(counter.desk.history().undo_label().english() == "Assignee: Nobody");
  CHECK(counter.desk.tickets().tag(id, std::vector<std::string>{"vip"}, {}));
  CHECK(counter.desk.history().undo_label().english() == "Tag added: vip");
  CHECK(counter.desk.tickets().trash(id));
  CHECK(counter.desk.history().undo_label().english() == "Ticket K7F-0001 moved to the trash");
  for (int i = 0; i < 5; ++i) REQUIRE(counter.desk.history().undo());
  CHECK(counter.desk.history().undo_label().english() == "Ticket K7F-0001 opened");
  REQUIRE(counter.desk.history().undo());
  CHECK(counter.row(id).trashed);
  CHECK(counter.desk.history().undo_label().empty());
  CHECK(!counter.desk.history().undo());
  CHECK(counter.desk.history().redo_label().english() == "Ticket K7F-0001 opened");
  REQUIRE(counter.desk.history().redo());
  CHECK(!counter.row(id).trashed);
}

TEST_CASE("what is known of other stations is kept as text") {
  Counter first;
  first.open("One");
  Counter second(first, 2);
  second.open("Two");
  first.take_from(second);
  ExchangeHeader header;
  header.shop = first.replica.shop();
  header.maker = second.replica.id();
  header.brings = second.replica.have();
  const auto of_second = [&](const Desk& desk) {
    for (const StationStatus& status : desk.sharing().stations()) {
      if (status.replica == second.replica.id()) return status;
    }
    return StationStatus{};
  };
  CHECK(of_second(first.desk).lacks == first.replica.have().count());
  CHECK(!of_second(first.desk).heard);
  first.desk.sharing().heard(header);
  first.open("Three");
  CHECK(of_second(first.desk).lacks == 1);
  CHECK(of_second(first.desk).name == "Till 2");
  CHECK(of_second(first.desk).changes_here ==
        second.replica.have().without(first.desk.sharing().known_of({})).last(second.replica.id()));
  CHECK(of_second(first.desk).heard.has_value());
  CHECK(first.desk.sharing().known_of(second.replica.id()) == second.replica.have());
  const std::string kept = first.desk.sharing().known_vectors();
  Counter third(first, 3);
  third.desk.sharing().load_known_vectors(kept);
  CHECK(third.desk.sharing().known_vectors() == kept);
  for (const char* damaged : {"", "{", "[]", "{\"x\":1}", "{\"x\":{\"has\":{\"y\":\"1-\"}}}", "{} "})
    third.desk.sharing().load_known_vectors(damaged);
  CHECK(third.desk.sharing().known_vectors() == kept);
}

}  // namespace counterbell::desk
