// A customer's message that whoever put a ticket to rest had not seen.
#include "unit/desk/counter.h"
#include "unit/desk/queries.h"

namespace counterbell::desk {

using test::Counter;
using test::in;

namespace {

/// Two tills of a shop that both know a ticket.
struct TwoTills {
  Counter front;
  Id ticket;
  Counter back;
  TwoTills() : ticket(front.open("Wrong size ring", {.name = "Ruth Alvarez"})), back(front, 2) {}

  void exchange() {
    front.take_from(back);
    back.take_from(front);
  }
  /// The same at both.
  TicketState state() {
    CHECK(front.row(ticket).state == back.row(ticket).state);
    return front.row(ticket).state;
  }
  std::vector<std::string> history(Counter& till) {
    std::vector<std::string> told;
    for (const HistoryLine& line : till.desk.history().of(ticket)) told.push_back(line.what.english());
    return told;
  }
};

}  // namespace

TEST_CASE("A customer's message that whoever put the ticket to rest had not seen leaves it open") {
  for (const char* rest : {"solved", "closed", "pending", "on_hold"}) {
    CAPTURE(rest);
    for (const bool message_first : {true, false}) {
      CAPTURE(message_first);
      TwoTills tills;
      tills.front.say(tills.ticket, "to_customer", "Please send it back.");
      tills.exchange();
      if (!message_first) tills.front.set(tills.ticket, Field::ticket_state, rest);
      tills.back.say(tills.ticket, "from_customer", "It does not fit at all!");
      const Time said = tills.back.clock.now();
      if (message_first) {
        tills.front.clock.advance(std::chrono::hours(1));
        tills.front.set(tills.ticket, Field::ticket_state, rest);
      }
      tills.exchange();
      CHECK(tills.state() == TicketState::open);
      for (Counter* till : {&tills.front, &tills.back}) {
        CHECK(till->row(tills.ticket).waiting_since == said);
        CHECK(till->row(tills.ticket).state_name() == "open");
        CHECK(till->desk.tickets().list(in(BuiltInView::all_open)).size() == 1);
        CHECK(tills.history(*till).back() == "Open again: Mia Keller had not seen what the customer said");
      }
    }
  }
}

TEST_CASE("Who then saw the message puts the ticket to rest, and Undo opens it again") {
  TwoTills tills;
  tills.back.say(tills.ticket, "from_customer", "It does not fit at all!");
  tills.front.set(tills.ticket, Field::ticket_state, "solved");
  tills.exchange();
  REQUIRE(tills.state() == TicketState::open);
  tills.front.set(tills.ticket, Field::ticket_state, "solved");
  tills.exchange();
  CHECK(tills.state() == TicketState::solved);
  REQUIRE(tills.front.desk.history().undo().has_value());
  tills.exchange();
  CHECK(tills.state() == TicketState::open);
  REQUIRE(tills.front.desk.history().redo().has_value());
  tills.exchange();
  CHECK(tills.state() == TicketState::solved);
}

TEST_CASE("Undo of what was decided without the message, and of the message itself") {
  TwoTills tills;
  tills.back.say(tills.ticket, "from_customer", "It does not fit at all!");
  tills.front.set(tills.ticket, Field::ticket_state, "solved");
  SUBCASE("of the decision") {
    REQUIRE(tills.front.desk.history().undo().has_value());
    tills.exchange();
    CHECK(tills.state() == TicketState::fresh);
  }
  SUBCASE("of the message") {
    REQUIRE(tills.back.desk.history().undo().has_value());
    tills.exchange();
    CHECK(tills.state() == TicketState::solved);
  }
}

TEST_CASE("A ticket in the trash comes out with a message that was not seen, and goes in again by who saw it") {
  TwoTills tills;
  tills.back.say(tills.ticket, "from_customer", "It does not fit at all!");
  REQUIRE(tills.front.desk.tickets().trash(tills.ticket).has_value());
  tills.exchange();
  CHECK(!tills.front.row(tills.ticket).trashed);
  CHECK(!tills.back.row(tills.ticket).trashed);
  CHECK(tills.history(tills.back).back() == "Out of the trash: Mia Keller had not seen what the customer said");
  REQUIRE(tills.back.desk.tickets().trash(tills.ticket).has_value());
  tills.exchange();
  CHECK(tills.front.row(tills.ticket).trashed);
  REQUIRE(tills.back.desk.history().undo().has_value());
  tills.exchange();
  CHECK(!tills.front.row(tills.ticket).trashed);
  CHECK(!tills.back.row(tills.ticket).trashed);
}

TEST_CASE("A message that was seen leaves a solved ticket solved, also through a third station") {
  TwoTills tills;
  tills.back.say(tills.ticket, "from_customer", "Thank you, all is well.");
  Counter third(tills.back, 3);
  tills.front.take_from(third);
  tills.front.set(tills.ticket, Field::ticket_state, "solved");
  tills.exchange();
  CHECK(tills.state() == TicketState::solved);
  CHECK(tills.front.row(tills.ticket).waiting_since == Time{});
}

}  // namespace counterbell::desk
