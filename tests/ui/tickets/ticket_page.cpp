// A ticket: its conversation, its facts, and working on it.
#include <doctest/doctest.h>

#include <algorithm>

#include "tests/ui/program.h"
#include "tests/ui/tickets.h"

using namespace counterbell;
using namespace counterbell::test;
using ui::Key;
using Node = test::Seen;
using ui::Role;

namespace {

struct OneTicket {
  explicit OneTicket(float width = 1440, float height = 900) : program(width, height) {
    program.set_up();
    number = take_ticket(program, {.customer = "Ruth Alvarez",
                                   .reach = "+1 555 0142",
                                   .subject = "Urn arrived cracked",
                                   .want = "A new urn",
                                   .details = "It is cracked.",
                                   .channel = "Phone"});
  }

  std::string state() { return program.harness.node(Role::combobox, "State").value; }
  void send(std::string_view text, std::string_view button = "Send to customer") {
    program.harness.fill("Message", text);
    program.harness.press(Role::button, button);
    program.save();
  }

  Program program;
  std::string number;
};

}  // namespace

TEST_CASE("A ticket shows what is known of it") {
  OneTicket shop;
  Harness& h = shop.program.harness;
  CHECK(h.has(Role::heading, shop.number + " Urn arrived cracked"));
  CHECK(has_containing(h, Role::text, "by phone · opened"));
  CHECK(shop.state() == "New");
  CHECK(h.node(Role::combobox, "Priority").value == "Normal");
  CHECK(h.node(Role::combobox, "Assignee").value == "Mia Keller");
  CHECK(h.node(Role::button, "What does the customer want?").description == "A new urn");
  CHECK(h.has(Role::list, "Conversation"));
  CHECK(h.has(Role::list, "History"));
  CHECK(h.text_on_screen("It is cracked."));
  h.expect_complete();
}

TEST_CASE("Messages and notes join the conversation, and a reply opens the ticket") {
  OneTicket shop;
  Harness& h = shop.program.harness;
  shop.send("Stock has two blanks.", "Add note");
  CHECK(shop.state() == "New");
  CHECK(has_containing(h, Role::listitem, "Mia Keller · note"));
  shop.send("I am sorry, Ruth.");
  CHECK(shop.state() == "Open");
  CHECK(has_containing(h, Role::listitem, "Mia Keller · to customer"));
  CHECK(has_containing(h, Role::listitem, "New → Open"));
  CHECK(h.node(Role::textbox, "Message").value.empty());
  h.choose("State", "Pending");
  h.press(Role::radio, from_customer(h));
  h.fill("Message", "Any news?");
  h.press(Role::button, "Add what they said");
  CHECK(shop.state() == "Open");
  h.expect_complete();
}

TEST_CASE("Control and Enter send") {
  OneTicket shop;
  Harness& h = shop.program.harness;
  h.fill("Message", "On its way.");
  h.key(Key::enter, {.control = true});
  CHECK(has_containing(h, Role::listitem, "to customer"));
  h.fill("Message", "   ");
  h.press(Role::button, "Send to customer");
  CHECK(h.all(Role::listitem).size() == 2 + 2);  // two messages, two lines of history
}

TEST_CASE("Half-typed messages wait with their ticket, as what they were meant") {
  OneTicket shop;
  Harness& h = shop.program.harness;
  h.press(Role::radio, "Note");
  h.fill("Message", "Between us: ");
  take_ticket(shop.program, {.subject = "Another"});
  CHECK(h.node(Role::textbox, "Message").value.empty());
  CHECK(h.node(Role::radio, reply(h)).checked);
  shop.program.reload();
  shop.program.go("/tickets/" + shop.number);
  CHECK(h.node(Role::textbox, "Message").value == "Between us: ");
  CHECK(h.node(Role::radio, "Note").checked);
  h.press(Role::button, "Add note");
  CHECK(h.host.kept_drafts.entries.empty());
}

TEST_CASE("A ticket is solved, with what was typed sent first") {
  OneTicket shop;
  Harness& h = shop.program.harness;
  h.fill("Message", "Done. Is there anything else?");
  h.press(Role::button, send_and_solve(h));
  CHECK(shop.state() == "Solved");
  CHECK(has_containing(h, Role::listitem, "to customer"));
  CHECK_FALSE(h.has(Role::button, "Solve"));
  CHECK(h.text_on_screen(shop.number + " solved"));
}

TEST_CASE("State, priority and assignee are set, told in history, and undone") {
  OneTicket shop;
  Harness& h = shop.program.harness;
  h.choose("Priority", "Urgent");
  CHECK(has_containing(h, Role::listitem, "Priority Normal → Urgent"));
  h.choose("Assignee", "Nobody");
  CHECK(h.node(Role::combobox, "Assignee").value == "Nobody");
  h.press(Role::button, "Undo");
  CHECK(h.node(Role::combobox, "Assignee").value == "Mia Keller");
  CHECK(has_containing(h, Role::listitem, "(undo)"));
}

TEST_CASE("Subject and the two questions are edited where they stand") {
  OneTicket shop;
  Harness& h = shop.program.harness;
  h.press(Role::button, "Edit subject");
  CHECK(h.focused()->name == "Subject");
  h.fill("Subject", "Urn cracked through the name");
  h.key(Key::enter);
  CHECK(h.has(Role::heading, shop.number + " Urn cracked through the name"));
  for (const char* field : {"Edit subject", "What does the customer want?"}) {
    CAPTURE(field);
    h.click(Role::button, field);
    h.key(Key::escape);
    REQUIRE(h.focused());
    CHECK(h.focused()->name == field);
    CHECK(h.focused()->role == Role::button);
  }

  h.press(Role::link, "Add how to treat them");
  h.fill("How do they want to be treated?", "Called, not mailed.");
  h.fill("Message", "");  // leaving the field keeps it
  CHECK(h.node(Role::button, "How do they want to be treated?").description == "Called, not mailed.");

  h.press(Role::button, "What does the customer want?");
  h.fill("What does the customer want?", "Something else");
  h.key(Key::escape);
  CHECK(h.node(Role::button, "What does the customer want?").description == "A new urn");

  SUBCASE("and half an answer outlives a crash") {
    h.press(Role::button, "What does the customer want?");
    h.fill("What does the customer want?", "A new urn, same engr");
    shop.program.reload();
    shop.program.go("/tickets/" + shop.number);
    CHECK(h.node(Role::textbox, "What does the customer want?").value == "A new urn, same engr");
  }
  SUBCASE("and an empty subject is refused in words") {
    h.press(Role::button, "Edit subject");
    h.fill("Subject", "");
    h.key(Key::enter);
    CHECK(h.text_on_screen("A ticket needs a subject."));
    CHECK(h.has(Role::heading, shop.number + " Urn cracked through the name"));
  }
}

TEST_CASE("Tags are added, offered again and removed") {
  OneTicket shop;
  Harness& h = shop.program.harness;
  h.press(Role::button, "Add tag");
  h.fill("New tag", "damaged");
  h.key(Key::enter);
  CHECK(h.has(Role::button, "Remove tag damaged"));
  take_ticket(shop.program, {.subject = "Another"});
  h.press(Role::button, "Add tag");
  h.fill("New tag", "da");
  h.press(Role::button, "damaged");
  CHECK(h.has(Role::button, "Remove tag damaged"));
  h.expect_complete();
  h.press(Role::button, "Remove tag damaged");
  CHECK_FALSE(h.has(Role::button, "Remove tag damaged"));
  CHECK(has_containing(h, Role::listitem, "Tag damaged removed"));
}

TEST_CASE("A ticket goes to the trash and comes back") {
  OneTicket shop;
  Harness& h = shop.program.harness;
  h.press(Role::button, "More");
  h.expect_complete();
  h.press(Role::menuitem, "Move to the trash");
  CHECK(h.has(Role::text, "In the trash"));
  h.press(Role::button, "More");
  h.press(Role::menuitem, "Take out of the trash");
  CHECK_FALSE(h.has(Role::text, "In the trash"));
  h.press(Role::button, "More");
  h.press(Role::menuitem, "Copy number");
  CHECK(h.host.copied == shop.number);
}

TEST_CASE("The new number stays large until it is put away or the next ticket shows") {
  OneTicket shop;
  Harness& h = shop.program.harness;
  CHECK(h.has(Role::status, "Ticket " + shop.number + " opened"));
  SUBCASE("put away") {
    h.press(Role::button, "Put away");
    CHECK_FALSE(h.has(Role::button, "Put away"));
  }
  SUBCASE("another ticket") {
    const std::string next = take_ticket(shop.program, {.subject = "Another"});
    CHECK(h.has(Role::status, "Ticket " + next + " opened"));
    shop.program.go("/tickets/" + shop.number);
    CHECK_FALSE(h.has(Role::button, "Put away"));
  }
}

TEST_CASE("A long conversation opens at its end and draws only what is in sight") {
  OneTicket shop;
  Harness& h = shop.program.harness;
  for (int i = 0; i < 30; ++i) shop.send("Message " + std::to_string(i), "Add note");
  CHECK(h.text_on_screen("Message 29"));
  CHECK_FALSE(h.text_on_screen("Message 3"));
  shop.program.reload();
  shop.program.go("/tickets/" + shop.number);
  CHECK(h.text_on_screen("Message 29"));
}

TEST_CASE("On a low screen a ticket opens with what it is about, which would scroll away") {
  OneTicket shop;
  Harness& h = shop.program.harness;
  for (int i = 0; i < 30; ++i) shop.send("Message " + std::to_string(i), "Add note");
  h.resize(1024, 600);
  shop.program.reload();
  shop.program.go("/tickets/" + shop.number);
  CHECK(find_containing(h, Role::heading, shop.number));
  CHECK_FALSE(h.text_on_screen("Message 29"));
}

TEST_CASE("Every screen of a ticket is complete at every size, in the dark and under fingers") {
  for (const auto& [width, height] :
       {std::pair{1440.0f, 900.0f}, {1024.0f, 768.0f}, {820.0f, 1180.0f}, {390.0f, 844.0f}, {320.0f, 480.0f}}) {
    CAPTURE(width);
    OneTicket shop(width, height);
    Harness& h = shop.program.harness;
    h.host.dark = true;
    h.host.coarse = width < 1000;
    shop.program.reload();
    for (const std::string& place :
         {"/tickets/" + shop.number, std::string("/tickets"), std::string("/today"), std::string("/customers")}) {
      shop.program.go(place);
      h.expect_complete();
    }
  }
}
