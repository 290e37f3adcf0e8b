// Today and Customers.
#include <doctest/doctest.h>

#include <chrono>

#include "tests/ui/program.h"
#include "tests/ui/tickets.h"

using namespace counterbell;
using namespace counterbell::test;
using ui::Key;
using Node = test::Seen;
using ui::Role;

TEST_CASE("Before the first ticket Today offers to take it") {
  Program program;
  program.set_up();
  Harness& h = program.harness;
  h.expect_complete();
  h.press(Role::button, "Take the first ticket");
  CHECK(h.has(Role::dialog, "New ticket"));
}

TEST_CASE("Today shows what needs me, and lets me take what is nobody's") {
  Program program;
  program.set_up();
  Harness& h = program.harness;
  const std::string old = take_ticket(program, {.subject = "Old"});
  h.clock.advance(std::chrono::hours(5));
  const std::string mine = take_ticket(program, {.subject = "My own"});
  const std::string free = take_ticket(program, {.subject = "Free for all", .assignee = "Nobody"});
  program.go("/today");
  CHECK(h.has(Role::heading, "Waiting too long (1)"));
  CHECK(h.has(Role::heading, "Mine (1)"));
  CHECK(h.has(Role::heading, "Unassigned (1)"));
  CHECK(h.node(Role::button, "Take it").description == free + " Free for all");
  h.expect_complete();
  h.press(Role::button, "Take it");
  CHECK(h.has(Role::heading, "Mine (2)"));
  CHECK_FALSE(h.has(Role::heading, "Unassigned (1)"));

  h.key(Key::down);
  REQUIRE(h.focused());
  CHECK(h.focused()->name.starts_with(old));
  h.key(Key::down);
  CHECK(h.focused()->name.starts_with(mine));
  h.key(Key::enter);
  CHECK(h.has(Role::heading, mine + " My own"));
}

TEST_CASE("What waits too long and is nobody's can be taken there and then") {
  Program program;
  program.set_up();
  Harness& h = program.harness;
  const std::string old = take_ticket(program, {.subject = "Old", .assignee = "Nobody"});
  h.clock.advance(std::chrono::hours(5));
  program.go("/today");
  CHECK(h.node(Role::row, old + " · Old · No customer · New").description.ends_with("unassigned"));
  h.press(Role::button, "Take it");
  CHECK(h.node(Role::row, old + " · Old · No customer · New").description.ends_with("with Mia Keller"));
  CHECK_FALSE(h.has(Role::button, "Take it"));
}

TEST_CASE("When all is done Today says so") {
  Program program;
  program.set_up();
  take_ticket(program, {.subject = "Quick one"});
  program.harness.choose("State", "Solved");
  program.go("/today");
  CHECK(program.harness.text_on_screen("Nothing waiting. Well done."));
  program.harness.expect_complete();
}

TEST_CASE("Waiting times are drawn anew on the minute, not sooner") {
  Program program;
  program.set_up();
  take_ticket(program, {.subject = "Quick one"});
  program.go("/today");
  Harness& h = program.harness;
  h.frame();
  for (const Time wake : h.host.wake_times) {
    CHECK(wake > h.clock.now());
    CHECK(wake == std::chrono::floor<std::chrono::minutes>(wake));
  }
  CHECK_FALSE(h.host.wake_times.empty());
}

TEST_CASE("Customers are found by name and number, and have one timeline") {
  Program program;
  program.set_up();
  Harness& h = program.harness;
  take_ticket(program,
              {.customer = "Ruth Ålvarez", .reach = "+1 555 0142", .subject = "Urn", .details = "Cracked.\nBadly."});
  take_ticket(program, {.customer = "Dana Wu", .reach = "dana@example.com", .subject = "Order"});
  program.go("/customers");
  CHECK(h.has(Role::row, "Dana Wu · dana@example.com · 1 ticket"));
  CHECK(h.has(Role::heading, "2 customers"));
  CHECK(h.has(Role::heading, "Dana Wu"));  // the first shows beside the list
  h.expect_complete();
  h.fill("Search", "alv");
  program.go("/customers");
  CHECK(h.all(Role::row).size() == 1);
  h.press(Role::row, "Ruth Ålvarez · +1 555 0142 · 1 ticket");
  CHECK(h.has(Role::text, "Cracked."));
  CHECK(has_containing(h, Role::listitem, "Urn"));
  h.expect_complete();
}

TEST_CASE("A customer's facts are edited where they stand") {
  Program program;
  program.set_up();
  Harness& h = program.harness;
  take_ticket(program, {.customer = "Ruth Alvarez", .subject = "Urn"});
  program.go("/customers");
  h.press(Role::button, "Edit Phone");
  h.fill("Phone", "+1 555 0142");
  h.key(Key::enter);
  CHECK(h.node(Role::button, "Edit Phone").description == "+1 555 0142");
  CHECK(h.has(Role::row, "Ruth Alvarez · +1 555 0142 · 1 ticket"));
  h.press(Role::button, "Ticket for Ruth Alvarez");
  CHECK(h.node(Role::textbox, "Customer").value == "Ruth Alvarez");
  CHECK(h.focused()->name == "Subject");
}

TEST_CASE("A customer is added without a ticket") {
  Program program;
  program.set_up();
  Harness& h = program.harness;
  program.go("/customers");
  CHECK(h.text_on_screen("No customers yet"));
  h.press(Role::button, "New customer");
  h.expect_complete();
  h.fill("Name", "Tom Becker");
  program.reload();
  program.go("/customers");
  h.press(Role::button, "New customer");
  CHECK(h.node(Role::textbox, "Name").value == "Tom Becker");
  h.fill("Phone", "+1 555 0123");
  h.press(Role::button, "Add customer");
  CHECK(h.has(Role::heading, "Tom Becker"));
  CHECK(h.text_on_screen("No tickets yet"));
  CHECK(h.host.kept_drafts.entries.empty());
}

TEST_CASE("On a phone the list of customers and one of them take turns") {
  Program program(390, 844);
  program.set_up();
  Harness& h = program.harness;
  take_ticket(program, {.customer = "Ruth Alvarez", .subject = "Urn"});
  program.go("/customers");
  CHECK_FALSE(h.has(Role::button, "Edit Phone"));
  h.click(Role::row, h.all(Role::row).front()->name);
  CHECK(h.has(Role::button, "Edit Phone"));
  h.expect_complete();
  h.press(Role::button, "Back to the list");
  CHECK_FALSE(h.has(Role::button, "Edit Phone"));
}

TEST_CASE("Closing time is one key from Today, and tells what the evening should not forget") {
  Program program;
  Harness& h = program.harness;
  program.set_up();
  const std::string number = take_ticket(program, {.customer = "Ruth Alvarez", .subject = "Urn"});
  h.fill("Message", "We will call");
  h.key(ui::Key::escape);
  program.go("/");
  CHECK(h.has(Role::button, "Back up now"));
  h.type("l");
  CHECK(h.host.routes.back() == "/closing");
  CHECK(h.has(Role::heading, "Not sent (1)"));
  CHECK(h.has(Role::heading, "Still waiting (1)"));
  CHECK(h.has(Role::heading, "Not backed up"));
  CHECK(find_containing(h, Role::row, number) != nullptr);
  h.expect_complete();
  h.press(Role::button, "Back up now");
  program.save();
  CHECK_FALSE(h.has(Role::heading, "Not backed up"));
  program.go("/tickets/" + number);
  h.fill("Message", "Here it is.");
  h.press(Role::button, send_and_solve(h));
  program.save();
  program.export_file();
  program.go("/closing");
  CHECK(h.text_on_screen("All quiet. Good night."));
  h.press(Role::button, "Today");
  CHECK(h.node(Role::tab, "Today").selected);
}
