#include "unit/desk_counter.h"

namespace counterbell::desk {

using test::Counter;
using test::day_ms;
using test::minute_ms;

TEST_CASE("a ticket needs only a subject") {
  Counter counter;
  const Id id = counter.open("  Wrong size ring \n");
  const TicketRow& row = counter.row(id);
  CHECK(row.number() == "K7F-0001");
  CHECK(row.subject() == "Wrong size ring");
  CHECK(row.state == TicketState::fresh);
  CHECK(row.priority == Priority::normal);
  CHECK(row.channel == Channel::counter);
  CHECK(row.assignee == counter.desk.me()->id());
  CHECK(row.opened_at == counter.clock.now_ms());
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
  const std::vector<ConversationEntry> conversation = counter.desk.conversation(row.id());
  REQUIRE(conversation.size() == 1);
  CHECK(conversation[0].direction == "from_customer");
  CHECK(conversation[0].message->text(Field::message_channel) == "phone");
  CHECK(counter.desk.staff_name(conversation[0].author) == "Mia Keller");
  CHECK(counter.desk.tickets_of(row.customer).size() == 1);
}

TEST_CASE("what cannot be a ticket is refused in words and changes nothing") {
  Counter counter;
  const std::uint64_t before = counter.replica.have().count();
  const auto refused = [&](auto change) {
    NewTicket typed;
    typed.subject = "A subject";
    typed.new_customer.name = "Somebody New";
    change(typed);
    const Result<OpenedTicket> opened = counter.desk.open_ticket(typed);
    REQUIRE(!opened);
    CHECK(opened.error().message.ends_with("."));
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
  CHECK(counter.desk.open_ticket(typed).has_value());
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
  CHECK(said("from_customer") == TicketState::on_hold);
}

TEST_CASE("a message on a long-closed ticket opens a follow-up") {
  Counter counter;
  NewTicket typed;
  typed.subject = "Lid of the walnut box";
  typed.new_customer.name = "Grace O'Neil";
  typed.channel = "phone";
  const Id id = counter.open(typed);
  counter.set(id, Field::ticket_state, "closed");
  counter.clock.advance(30 * day_ms);
  CHECK(counter.desk.send_message(id, "note", "Still fine?")->ticket == id);
  counter.clock.advance(minute_ms);
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
}

TEST_CASE("setting what is set already is no change") {
  Counter counter;
  const Id id = counter.open("Photo frame");
  const std::uint64_t before = counter.replica.have().count();
  bool told = false;
  CHECK(counter.desk.set_ticket(id, Field::ticket_state, "new", [&](Result<void> saved) { told = saved.has_value(); }));
  CHECK(told);
  CHECK(counter.desk.set_ticket(id, Field::ticket_assignee, counter.desk.me()->id().text()));
  CHECK(counter.desk.set_ticket(id, Field::ticket_want, " "));
  CHECK(counter.desk.restore(id));
  CHECK(counter.replica.have().count() == before);
  CHECK(!counter.desk.set_ticket(id, Field::ticket_state, "lost"));
  CHECK(!counter.desk.set_ticket(id, Field::ticket_subject, ""));
  CHECK(!counter.desk.set_ticket(id, Field::ticket_assignee, "Mia"));
  CHECK(!counter.desk.set_ticket(id, Field::ticket_number, "AAA-0001"));
  CHECK(!counter.desk.set_ticket(Id{{9}}, Field::ticket_state, "open"));
  CHECK(counter.desk.set_ticket(id, Field::ticket_assignee, ""));
  CHECK(!counter.row(id).assignee);
}

TEST_CASE("the trash takes tickets away from work and gives them back") {
  Counter counter;
  const Id id = counter.open("Spam");
  CHECK(counter.desk.trash(id));
  CHECK(counter.row(id).trashed);
  CHECK(!counter.desk.send_message(id, "note", "Hm"));
  CHECK(!counter.desk.set_ticket(id, Field::ticket_state, "open"));
  CHECK(!counter.desk.tag(id, std::vector<std::string>{"spam"}, {}));
  CHECK(counter.desk.restore(id));
  CHECK(counter.desk.send_message(id, "note", "Not spam").has_value());
}

TEST_CASE("tags keep the spelling in use") {
  Counter counter;
  const Id first = counter.open("One");
  const Id second = counter.open("Two");
  CHECK(counter.desk.tag(first, std::vector<std::string>{" Memorial ", "damaged"}, {}));
  CHECK(counter.desk.tag(second, std::vector<std::string>{"memorial", "MEMORIAL"}, {}));
  CHECK(counter.row(second).record->elements(Field::ticket_tags) == std::vector<std::string>{"Memorial"});
  CHECK(counter.desk.known_tags() == std::vector<std::string>{"Memorial", "damaged"});
  CHECK(counter.desk.tag(first, {}, std::vector<std::string>{"Memorial", "never had"}));
  CHECK(counter.row(first).record->elements(Field::ticket_tags) == std::vector<std::string>{"damaged"});
  CHECK(!counter.desk.tag(first, std::vector<std::string>{std::string(61, 't')}, {}));
}

TEST_CASE("numbers are found however they are written or heard") {
  Counter counter;
  const Id id = counter.open("One");
  for (const char* number : {"K7F-0001", "k7f-0001", "k7f0001", " K7F 0001 ", "k7f-oooi"}) {
    REQUIRE_MESSAGE(counter.desk.ticket_by_number(number) != nullptr, number);
    CHECK(counter.desk.ticket_by_number(number)->id() == id);
  }
  CHECK(counter.desk.ticket_by_number("K7F-0002") == nullptr);
  CHECK(counter.desk.ticket_by_number("") == nullptr);
}

TEST_CASE("someone known is known again") {
  Counter counter;
  const Id ruth = *counter.desk.add_customer({"Ruth Alvarez", "+1 555 0142", ""});
  const auto customer_of = [&](NewCustomer typed) {
    return counter.row(counter.open("Subject", std::move(typed))).customer;
  };
  CHECK(customer_of({"", "+1 (555) 01-42", ""}) == ruth);
  CHECK(customer_of({"RUTH  ALVÁREZ", "", ""}) == ruth);
  CHECK(customer_of({"Ruth Alvarez", "", "ruth@example.com"}) == ruth);
  const Record& record = *counter.desk.state().find(RecordType::customer, ruth);
  CHECK(record.text(Field::customer_email) == "ruth@example.com");
  CHECK(customer_of({"", "", "Ruth@Example.com"}) == ruth);
  CHECK(customer_of({"R. Alvarez", "15550142", ""}) == ruth);
  CHECK(record.text(Field::customer_name) == "Ruth Alvarez");
  CHECK(record.text(Field::customer_remarks) == "Also: R. Alvarez");
  CHECK(customer_of({"Ruth Alvarez", "+1 555 0177", ""}) != ruth);  // another Ruth Alvarez
  CHECK(customer_of({"Ruth Alvarez", "", ""}) != ruth);             // now it could be either
  CHECK(customer_of({"", "142", ""}) != ruth);                      // too few digits to tell
  CHECK(!customer_of({"", " ", ""}));
}

TEST_CASE("a shared number does not make two people one") {
  Counter counter;
  const Id anna = *counter.desk.add_customer({"Anna Huber", "+43 1 555 0101", "home@example.com"});
  const auto customer_of = [&](NewCustomer typed) {
    return counter.row(counter.open("Subject", std::move(typed))).customer;
  };
  const Id ben = customer_of({"Ben Huber", "+43 1 555 0101", ""});
  CHECK(ben != anna);
  CHECK(customer_of({"Carla Huber", "", "home@example.com"}) != anna);
  CHECK(customer_of({"Anna", "+43 1 555 0101", ""}) == anna);
  CHECK(customer_of({"Ben", "+43 1 555 0101", ""}) == ben);
  CHECK(counter.desk.state().find(RecordType::customer, anna)->text(Field::customer_remarks) == "Also: Anna");
}

TEST_CASE("a new number of someone picked comes with the ticket, and replaces nothing") {
  Counter counter;
  const Id ruth = *counter.desk.add_customer({"Ruth Alvarez", "+1 555 0142", ""});
  const std::uint64_t changes = counter.replica.have().count();
  NewTicket ticket;
  ticket.customer = ruth;
  ticket.new_customer.phone = "+1 555 0177";
  ticket.subject = std::string(100'000, 'x');
  CHECK_FALSE(counter.desk.open_ticket(ticket));
  CHECK(counter.replica.have().count() == changes);
  ticket.subject = "Cracked urn";
  CHECK(counter.row(counter.open(ticket)).customer == ruth);
  CHECK(counter.replica.have().count() == changes + 1);
  const Record& record = *counter.desk.state().find(RecordType::customer, ruth);
  CHECK(record.text(Field::customer_phone) == "+1 555 0142");
  CHECK(record.text(Field::customer_remarks) == "Also: +1 555 0177");
}

TEST_CASE("customers are offered while typing, best first") {
  Counter counter;
  const Id anna = *counter.desk.add_customer({"Anna Berg", "+46 70 174 06 05", "anna@example.com"});
  const Id bertil = *counter.desk.add_customer({"Bertil Annas", "", ""});
  const Id annika = *counter.desk.add_customer({"Annika Öst", "", ""});
  NewTicket typed;
  typed.subject = "One";
  typed.customer = annika;
  counter.open(typed);
  const auto offered = [&](std::string_view text) {
    std::vector<Id> ids;
    for (const CustomerMatch& match : counter.desk.match_customers(text, 10)) ids.push_back(match.customer->id());
    return ids;
  };
  CHECK(offered("ann") == std::vector<Id>{annika, anna, bertil});
  CHECK(offered("ost") == std::vector<Id>{annika});
  CHECK(offered("7017406") == std::vector<Id>{anna});
  CHECK(offered("070-174") == std::vector<Id>{});
  CHECK(offered("anna b") == std::vector<Id>{anna, bertil});
  CHECK(counter.desk.match_customers("ann", 1).size() == 1);
  CHECK(counter.desk.customers("").size() == 3);
  CHECK(counter.desk.customers("ann").front()->id() == anna);  // by name
  CHECK(counter.desk.set_customer(anna, Field::customer_trashed, "true"));
  CHECK(counter.desk.customers("").size() == 2);
  CHECK(offered("anna b") == std::vector<Id>{bertil});
}

}  // namespace counterbell::desk
