#include "unit/desk/counter.h"
#include "unit/desk/queries.h"

namespace counterbell::desk {

using namespace std::chrono_literals;
using test::Counter;
using test::in;

TEST_CASE("a ticket needs only a subject") {
  Counter counter;
  const Id id = counter.open("  Wrong size ring \n");
  const TicketRow& row = counter.row(id);
  CHECK(row.number() == "K7F-0001");
  CHECK(row.subject() == "Wrong size ring");
  CHECK(row.state == TicketState::fresh);
  CHECK(row.priority == Priority::normal);
  CHECK(row.channel == Channel::counter);
  CHECK(row.assignee == counter.desk.staff().me()->id());
  CHECK(row.opened_at == counter.clock.now());
  CHECK(row.waiting_since == row.opened_at);
  CHECK(row.messages == 0);
  CHECK(!row.customer);
  CHECK(counter.row(counter.open("Next")).number() == "K7F-0002");
}

TEST_CASE("everything typed about a ticket is one change") {
  Counter counter;
  NewTicket typed;
  typed.new_customer = {"Ruth Alvarez", "+1 555 0142", "ruth@example.com"};
  typed.subject = "Engraved urn arrived cracked";
  typed.want = "A new urn";
  typed.treat = "Called, not mailed";
  typed.details = "The urn for my father came today.";
  typed.channel = "phone";
  typed.priority = "high";
  typed.assignee = Id{};
  const std::uint64_t before = counter.replica.have().count();
  const TicketRow& row = counter.row(counter.open(typed));
  CHECK(counter.replica.have().count() == before + 1);
  CHECK(row.record->text(Field::ticket_want) == "A new urn");
  CHECK(row.record->text(Field::ticket_treat) == "Called, not mailed");
  CHECK(row.channel == Channel::phone);
  CHECK(row.priority == Priority::high);
  CHECK(!row.assignee);
  CHECK(row.messages == 1);
  const std::vector<ConversationEntry> conversation = counter.desk.tickets().conversation(row.id());
  REQUIRE(conversation.size() == 1);
  CHECK(conversation[0].direction == Direction::from_customer);
  CHECK(conversation[0].message->text(Field::message_channel) == "phone");
  CHECK(counter.desk.staff().name_of(conversation[0].author).source() == "Mia Keller");
  CHECK(counter.desk.tickets().of_customer(row.customer).size() == 1);
}

TEST_CASE("what cannot be a ticket is refused in words and changes nothing") {
  Counter counter;
  const std::uint64_t before = counter.replica.have().count();
  const auto refused = [&](auto change) {
    NewTicket typed;
    typed.subject = "A subject";
    typed.new_customer.name = "Somebody New";
    change(typed);
    const Result<OpenedTicket> opened = counter.desk.tickets().open(typed);
    REQUIRE(!opened);
    CHECK(opened.error().message.english().ends_with("."));
  };
  refused([](NewTicket& typed) { typed.subject = " \n"; });
  refused([](NewTicket& typed) { typed.subject = std::string(301, 'x'); });
  refused([](NewTicket& typed) { typed.details = std::string(100'001, 'x'); });
  refused([](NewTicket& typed) { typed.channel = "pigeon"; });
  refused([](NewTicket& typed) { typed.priority = "whenever"; });
  refused([](NewTicket& typed) { typed.assignee = Id{{1}}; });
  refused([](NewTicket& typed) { typed.customer = Id{{1}}; });
  CHECK(counter.replica.have().count() == before);
  // Characters are counted, not bytes.
  NewTicket typed;
  for (int i = 0; i < 300; ++i) typed.subject += "ø";
  CHECK(counter.desk.tickets().open(typed).has_value());
}

TEST_CASE("messages move the state along, each in one change") {
  Counter counter;
  const Id id = counter.open("Refund not on the card yet");
  const auto state = [&] { return counter.row(id).state; };
  const auto said = [&](std::string_view direction) {
    const std::uint64_t before = counter.replica.have().count();
    counter.say(id, direction, "Words");
    CHECK(counter.replica.have().count() == before + 1);
    return state();
  };
  CHECK(said("note") == TicketState::fresh);
  CHECK(said("from_customer") == TicketState::fresh);
  CHECK(said("to_customer") == TicketState::open);
  for (const char* resting : {"pending", "solved", "closed"}) {
    counter.set(id, Field::ticket_state, resting);
    CHECK(said("note") == parse_state(resting));
    CHECK(said("to_customer") == parse_state(resting));
    CHECK(said("from_customer") == TicketState::open);
  }
  counter.set(id, Field::ticket_state, "on_hold");
  CHECK(said("from_customer") == TicketState::open);
}

TEST_CASE("a message on a long-closed ticket opens a follow-up") {
  Counter counter;
  NewTicket typed;
  typed.subject = "Lid of the walnut box";
  typed.new_customer.name = "Grace O'Neil";
  typed.channel = "phone";
  const Id id = counter.open(typed);
  counter.set(id, Field::ticket_state, "closed");
  counter.clock.advance(std::chrono::days(30));
  CHECK(counter.desk.tickets().send(id, Direction::note, "Still fine?")->ticket == id);
  counter.clock.advance(1min);
  const SentMessage sent = counter.say(id, "from_customer", "It sticks again.");
  CHECK(sent.opened_follow_up);
  CHECK(sent.ticket != id);
  CHECK(counter.row(id).state == TicketState::closed);
  const TicketRow& follow_up = counter.row(sent.ticket);
  CHECK(follow_up.record->reference(Field::ticket_follows) == id);
  CHECK(follow_up.subject() == "Lid of the walnut box");
  CHECK(follow_up.number() == "K7F-0002");
  CHECK(follow_up.customer == counter.row(id).customer);
  CHECK(follow_up.channel == Channel::phone);
  CHECK(follow_up.state == TicketState::fresh);
  CHECK(follow_up.messages == 1);
  // The next one belongs to the same matter, as long as that is not closed for long, too.
  const SentMessage second = counter.say(id, "from_customer", "And it squeaks.");
  CHECK(!second.opened_follow_up);
  CHECK(second.ticket == sent.ticket);
  CHECK(counter.row(sent.ticket).messages == 2);
  counter.set(sent.ticket, Field::ticket_state, "closed");
  CHECK(counter.say(id, "from_customer", "One more thing.").ticket == sent.ticket);
  CHECK(counter.row(sent.ticket).state == TicketState::open);
  counter.set(sent.ticket, Field::ticket_state, "closed");
  counter.clock.advance(std::chrono::days(30));
  const SentMessage third = counter.say(id, "from_customer", "Now the hinge.");
  CHECK(third.opened_follow_up);
  CHECK(third.ticket != sent.ticket);
}

TEST_CASE("Tickets of somebody who has left are nobody's, and go to a colleague at once") {
  Counter counter;
  const Id jon = *counter.desk.staff().add({.name = "Jon Bell"});
  const auto of_jon = [&](std::string subject) {
    NewTicket typed;
    typed.subject = std::move(subject);
    typed.assignee = jon;
    return counter.open(typed);
  };
  const Id ring = of_jon("Ring");
  const Id vase = of_jon("Vase");
  const Id done = of_jon("Done");
  counter.set(done, Field::ticket_state, "solved");
  CHECK(counter.desk.tickets().in_hand_of(jon) == 2);
  CHECK(counter.subjects(in(BuiltInView::unassigned)).empty());
  REQUIRE(counter.desk.staff().set(jon, Field::staff_left, "true").has_value());
  CHECK(!counter.row(ring).assignee);
  CHECK(counter.row(ring).has_assignee_left());
  CHECK(counter.subjects(in(BuiltInView::unassigned)).size() == 2);
  CHECK(counter.desk.tickets().counts()[static_cast<std::size_t>(BuiltInView::unassigned)] == 2);

  const Id mia = counter.desk.staff().me()->id();
  CHECK(!counter.desk.tickets().hand_over(jon, jon));
  CHECK(*counter.desk.tickets().hand_over(jon, mia) == 2);
  CHECK(counter.row(vase).assignee == mia);
  CHECK(counter.row(done).chosen_assignee() == jon);
  REQUIRE(counter.desk.history().undo().has_value());
  CHECK(counter.row(vase).has_assignee_left());
  REQUIRE(counter.desk.history().undo().has_value());
  CHECK(counter.row(vase).assignee == jon);
}

TEST_CASE("setting what is set already is no change") {
  Counter counter;
  const Id id = counter.open("Photo frame");
  const std::uint64_t before = counter.replica.have().count();
  bool told = false;
  CHECK(counter.desk.tickets().set(id, Field::ticket_state, "new",
                                   [&](Result<void> saved) { told = saved.has_value(); }));
  CHECK(told);
  CHECK(counter.desk.tickets().set(id, Field::ticket_assignee, counter.desk.staff().me()->id().text()));
  CHECK(counter.desk.tickets().set(id, Field::ticket_want, " "));
  CHECK(counter.desk.tickets().restore(id));
  CHECK(counter.replica.have().count() == before);
  CHECK(!counter.desk.tickets().set(id, Field::ticket_state, "lost"));
  CHECK(!counter.desk.tickets().set(id, Field::ticket_subject, ""));
  CHECK(!counter.desk.tickets().set(id, Field::ticket_assignee, "Mia"));
  CHECK(!counter.desk.tickets().set(id, Field::ticket_number, "AAA-0001"));
  CHECK(!counter.desk.tickets().set(Id{{9}}, Field::ticket_state, "open"));
  CHECK(counter.desk.tickets().set(id, Field::ticket_assignee, ""));
  CHECK(!counter.row(id).assignee);
}

TEST_CASE("the trash takes tickets away from work and gives them back") {
  Counter counter;
  const Id id = counter.open("Spam");
  CHECK(counter.desk.tickets().trash(id));
  CHECK(counter.row(id).trashed);
  CHECK(!counter.desk.tickets().send(id, Direction::note, "Hm"));
  CHECK(!counter.desk.tickets().set(id, Field::ticket_state, "open"));
  CHECK(!counter.desk.tickets().tag(id, std::vector<std::string>{"spam"}, {}));
  CHECK(counter.desk.tickets().restore(id));
  CHECK(counter.desk.tickets().send(id, Direction::note, "Not spam").has_value());
}

TEST_CASE("tags keep the spelling in use") {
  Counter counter;
  const Id first = counter.open("One");
  const Id second = counter.open("Two");
  CHECK(counter.desk.tickets().tag(first, std::vector<std::string>{" Memorial ", "damaged"}, {}));
  CHECK(counter.desk.tickets().tag(second, std::vector<std::string>{"memorial", "MEMORIAL"}, {}));
  CHECK(counter.row(second).record->elements(Field::ticket_tags) == std::vector<std::string>{"Memorial"});
  CHECK(counter.desk.tickets().known_tags() == std::vector<std::string>{"Memorial", "damaged"});
  CHECK(counter.desk.tickets().tag(first, {}, std::vector<std::string>{"Memorial", "never had"}));
  CHECK(counter.row(first).record->elements(Field::ticket_tags) == std::vector<std::string>{"damaged"});
  CHECK(!counter.desk.tickets().tag(first, std::vector<std::string>{std::string(61, 't')}, {}));
}

TEST_CASE("numbers are found however they are written or heard") {
  Counter counter;
  const Id id = counter.open("One");
  for (const char* number : {"K7F-0001", "k7f-0001", "k7f0001", " K7F 0001 ", "k7f-oooi"}) {
    REQUIRE_MESSAGE(counter.desk.tickets().by_number(number) != nullptr, number);
    CHECK(counter.desk.tickets().by_number(number)->id() == id);
  }
  CHECK(counter.desk.tickets().by_number("K7F-0002") == nullptr);
  CHECK(counter.desk.tickets().by_number("") == nullptr);
}

TEST_CASE("whoever answers or solves what is nobody's has it from then on") {
  Counter counter;
  const Id me = counter.desk.staff().me()->id();
  NewTicket typed;
  typed.subject = "Nobody's";
  typed.assignee = Id{};
  const Id answered = counter.open(typed), solved = counter.open(typed), noted = counter.open(typed);
  counter.say(answered, "to_customer", "We look into it.");
  CHECK(counter.row(answered).assignee == me);
  REQUIRE(counter.desk.history().undo());
  CHECK_FALSE(counter.row(answered).assignee);
  CHECK(counter.row(answered).messages == 0);  // Both were one change.
  REQUIRE(counter.desk.tickets().set(solved, Field::ticket_state, "solved"));
  CHECK(counter.row(solved).assignee == me);
  counter.say(noted, "note", "Two blanks in the back.");
  counter.say(noted, "from_customer", "Hello?");
  REQUIRE(counter.desk.tickets().set(noted, Field::ticket_state, "pending"));
  CHECK_FALSE(counter.row(noted).assignee);
}

TEST_CASE("answering takes nothing from others, and nothing at all where the shop says so") {
  Counter counter;
  const Id tom = *counter.desk.staff().add({"Tom", "", "staff"});
  NewTicket typed;
  typed.subject = "Tom's";
  typed.assignee = tom;
  const Id toms = counter.open(typed);
  counter.say(toms, "to_customer", "We look into it.");
  CHECK(counter.row(toms).assignee == tom);
  REQUIRE(counter.desk.shop().set_answering_takes(false));
  typed.assignee = Id{};
  const Id nobodys = counter.open(typed);
  counter.say(nobodys, "to_customer", "We look into it.");
  CHECK_FALSE(counter.row(nobodys).assignee);
  REQUIRE(counter.desk.history().undo());
  REQUIRE(counter.desk.staff().resume(tom));
  CHECK(counter.desk.shop().set_answering_takes(true).error().kind == ErrorKind::denied);
}

}  // namespace counterbell::desk
