// Taking a ticket.
#include <doctest/doctest.h>

#include <algorithm>

#include "tests/ui/program.h"
#include "tests/ui/tickets.h"

using namespace counterbell;
using namespace counterbell::test;
using ui::Key;
using ui::Role;

namespace {

/// How many tickets are half taken.
std::size_t half_taken(const Program& program) {
  const auto& drafts = program.harness.host.kept_drafts.entries;
  return static_cast<std::size_t>(std::ranges::count_if(
      drafts, [](const auto& draft) { return draft.first.starts_with("capture") && !draft.second.empty(); }));
}

}  // namespace

TEST_CASE("A ticket is taken by keyboard alone") {
  Program program;
  Harness& h = program.harness;
  program.set_up();
  const std::string first =
      take_ticket(program, {.customer = "Ruth Alvarez", .reach = "+1 555 0142", .subject = "Urn"});

  h.type("n");
  REQUIRE(h.focused());
  CHECK(h.focused()->name == "Customer");
  h.expect_complete();
  h.type("rut");
  const auto offered = h.all(Role::option);
  REQUIRE(offered.size() == 1);
  CHECK(offered[0]->name == "Ruth Alvarez · +1 555 0142 · 1 ticket");
  h.key(Key::down);
  h.key(Key::enter);
  CHECK(h.focused()->name == "Subject");
  CHECK(h.node(Role::textbox, "Customer").value == "Ruth Alvarez");
  CHECK(h.text_on_screen("1 ticket so far"));
  h.type("Wants to know when");
  h.key(Key::enter);

  const auto* heading = find_containing(h, Role::heading, "Wants to know when");
  REQUIRE(heading);
  CHECK_FALSE(has_containing(h, Role::status, "opened"));  // not before it is kept
  program.save();
  const auto* status = find_containing(h, Role::status, " opened");
  REQUIRE(status);
  CHECK(status->name != "Ticket " + first + " opened");
  CHECK(find_containing(h, Role::heading, "Wants to know when")->name.starts_with(status->name.substr(7, 8)));
  CHECK(std::ranges::contains(h.announcements(), status->name));
  CHECK(half_taken(program) == 0);
  h.expect_complete();
}

TEST_CASE("The fields follow each other") {
  Program program;
  Harness& h = program.harness;
  program.set_up();
  h.press(Role::button, "New ticket");
  for (const std::string_view next :
       {"Phone or e-mail", "Subject", "What does the customer want?", "How do they want to be treated?", "Details",
        "Channel", "Priority", "Assignee", "Take ticket"}) {
    h.key(Key::tab);
    REQUIRE(h.focused());
    CHECK(h.focused()->name == next);
  }
}

TEST_CASE("Enter moves on from the person to the concern") {
  Program program;
  Harness& h = program.harness;
  program.set_up();
  h.press(Role::button, "New ticket");
  h.type("Dana Wu");
  h.key(Key::enter);
  CHECK(h.focused()->name == "Phone or e-mail");
  h.type("dana@example.com");
  h.key(Key::enter);
  CHECK(h.focused()->name == "Subject");
  h.key(Key::enter);
  CHECK(h.node(Role::textbox, "Subject").invalid);
  CHECK(h.node(Role::textbox, "Subject").description == "A few words are enough.");
  h.type("Lid");
  CHECK_FALSE(h.node(Role::textbox, "Subject").invalid);
  h.key(Key::enter);
  program.save();
  CHECK(h.has(Role::link, "Dana Wu"));
  CHECK(h.text_on_screen("dana@example.com"));
}

TEST_CASE("What was typed outlives a crash, and is offered beside the blank form") {
  Program program;
  Harness& h = program.harness;
  program.set_up();
  h.press(Role::button, "New ticket");
  CHECK_FALSE(h.has(Role::button, "Continue unfinished"));
  h.fill("Customer", "Tom Becker");
  h.fill("Subject", "Wrong size");
  h.fill("Details", "It does not fit.\nAt all.");
  h.choose("Priority", "Urgent");
  program.reload();
  h.press(Role::button, "New ticket");
  CHECK(h.node(Role::textbox, "Customer").value.empty());
  CHECK(h.node(Role::textbox, "Subject").value.empty());
  CHECK(h.text_on_screen("Tom Becker · Wrong size"));
  CHECK(h.focused()->name == "Customer");
  h.expect_complete();

  SUBCASE("and goes on where it was left") {
    h.press(Role::button, "Continue unfinished");
    CHECK(h.node(Role::textbox, "Customer").value == "Tom Becker");
    CHECK(h.node(Role::textbox, "Subject").value == "Wrong size");
    CHECK(h.node(Role::textbox, "Details").value == "It does not fit.\nAt all.");
    CHECK(h.node(Role::combobox, "Priority").value == "Urgent");
    CHECK(h.focused()->name == "Subject");
    CHECK(h.has(Role::status, "Restored what you had typed."));
    CHECK_FALSE(h.has(Role::button, "Continue unfinished"));
    SUBCASE("and may be cleared") {
      h.press(Role::link, "Clear");
      CHECK(h.node(Role::textbox, "Subject").value.empty());
      CHECK(half_taken(program) == 0);
    }
    SUBCASE("and stays when the form is closed") {
      h.key(Key::escape);
      CHECK_FALSE(h.has(Role::dialog, "New ticket"));
      h.press(Role::button, "New ticket");
      CHECK(h.node(Role::textbox, "Subject").value.empty());
      CHECK(h.text_on_screen("Tom Becker · Wrong size"));
    }
    SUBCASE("and is gone once it is a ticket") {
      h.press(Role::button, "Take ticket");
      h.press(Role::button, "New ticket");  // before it is kept
      CHECK(h.node(Role::textbox, "Subject").value.empty());
      CHECK_FALSE(h.has(Role::button, "Continue unfinished"));
      h.fill("Subject", "Another");
      program.save();
      CHECK(h.node(Role::textbox, "Subject").value == "Another");
      program.reload();
      h.press(Role::button, "New ticket");
      CHECK(h.text_on_screen("Another"));
    }
  }
  SUBCASE("and the next customer's ticket leaves it alone") {
    h.fill("Subject", "Somebody else");
    h.key(Key::escape);
    h.press(Role::button, "New ticket");
    CHECK(h.node(Role::textbox, "Subject").value.empty());
    h.press(Role::button, "Continue unfinished");
    h.press(Role::menuitem, "Tom Becker · Wrong size");
    CHECK(h.node(Role::textbox, "Customer").value == "Tom Becker");
    h.press(Role::button, "Continue unfinished");
    CHECK(h.node(Role::textbox, "Subject").value == "Somebody else");
    CHECK(h.node(Role::textbox, "Customer").value.empty());
  }
  SUBCASE("and is nobody else's") {
    h.key(Key::escape);
    program.add_colleague("Sam Ortiz");
    program.switch_person("Mia Keller", "Sam Ortiz");
    h.press(Role::button, "New ticket");
    CHECK_FALSE(h.has(Role::button, "Continue unfinished"));
  }
}

TEST_CASE("What a build before left unfinished is offered, too") {
  Program program;
  program.set_up();
  program.harness.host.kept_drafts.set("capture", "{\"subject\":\"Urn\"}");
  program.harness.press(Role::button, "New ticket");
  program.harness.press(Role::button, "Continue unfinished");
  CHECK(program.harness.node(Role::textbox, "Subject").value == "Urn");
}

TEST_CASE("A number or address typed as the customer is whoever has it") {
  Program program;
  Harness& h = program.harness;
  program.set_up();
  take_ticket(program, {.customer = "Ruth Alvarez", .reach = "+1 555 555 0142", .subject = "Urn"});
  take_ticket(program, {.customer = "Dana Wu", .reach = "dana@example.com", .subject = "Lid"});
  h.type("n");
  const auto customer = [&] { return h.node(Role::textbox, "Customer").value; };
  const auto reach = [&] { return h.node(Role::textbox, "Phone or e-mail").value; };
  SUBCASE("by Tab") {
    h.type("5550142");
    h.key(Key::tab);
    CHECK(customer() == "Ruth Alvarez");
    CHECK(h.focused()->name == "Subject");
  }
  SUBCASE("by Enter") {
    h.type("dana@example.com");
    h.key(Key::enter);
    CHECK(customer() == "Dana Wu");
    CHECK(h.focused()->name == "Subject");
  }
  SUBCASE("and where nobody has it, goes where it belongs") {
    h.type("555 0199");
    h.key(Key::enter);
    CHECK(customer().empty());
    CHECK(reach() == "555 0199");
    CHECK(h.focused()->name == "Subject");
  }
  SUBCASE("an address, too") {
    h.type("tom@example.com");
    h.key(Key::tab);
    CHECK(customer().empty());
    CHECK(reach() == "tom@example.com");
  }
  SUBCASE("a name stays a name") {
    h.type("Ruth 2nd");
    h.key(Key::tab);
    CHECK(customer() == "Ruth 2nd");
  }
}

TEST_CASE("Nobody is called by a number") {
  Program program;
  Harness& h = program.harness;
  program.set_up();
  h.press(Role::button, "New ticket");
  h.fill("Customer", "5550142");
  h.fill("Subject", "Urn");
  h.press(Role::button, "Take ticket");
  program.save();
  const State& state = program.app->replica()->state();
  std::size_t customers = 0;
  state.for_each(RecordType::customer, [&](const Record& one) {
    ++customers;
    CHECK(one.text(Field::customer_name).empty());
    CHECK(one.text(Field::customer_phone) == "5550142");
  });
  CHECK(customers == 1);
}

TEST_CASE("What was not kept when the program ended does no harm to its successor") {
  Program program;
  program.set_up();
  program.harness.press(Role::button, "New ticket");
  program.harness.fill("Subject", "Urn");
  program.harness.press(Role::button, "Take ticket");
  program.reload();
  program.save();  // what the program before handed over is kept only now
  CHECK_FALSE(has_containing(program.harness, Role::status, "opened"));
}

TEST_CASE("A new number of somebody known is kept with them") {
  Program program;
  Harness& h = program.harness;
  program.set_up();
  take_ticket(program, {.customer = "Ruth Alvarez", .reach = "+1 555 0142", .subject = "Urn"});
  h.press(Role::button, "New ticket");
  h.fill("Customer", "ruth");
  h.press(Role::option, "Ruth Alvarez · +1 555 0142 · 1 ticket");
  h.fill("Phone or e-mail", "ruth@example.com");
  h.fill("Subject", "Call back");
  h.press(Role::button, "Take ticket");
  program.save();
  CHECK(h.text_on_screen("+1 555 0142"));
  CHECK(h.text_on_screen("ruth@example.com"));
  CHECK(h.text_on_screen("2 tickets in all"));
}

TEST_CASE("A damaged draft is no reason not to take a ticket") {
  Program program;
  program.set_up();
  for (const std::string_view damaged :
       {"{", "[]", "7", "{\"subject\":7,\"customer\":\"nobody\",\"channel\":\"pigeon\"}"}) {
    program.harness.host.kept_drafts.set("capture", damaged);
    program.reload();
    program.harness.press(Role::button, "New ticket");
    CHECK(program.harness.node(Role::textbox, "Subject").value.empty());
    CHECK(program.harness.node(Role::combobox, "Channel").value == "Counter");
    program.harness.expect_complete();
  }
}

TEST_CASE("On a phone the form fills the screen") {
  Program program(390, 844);
  Harness& h = program.harness;
  h.host.coarse = true;
  program.set_up();
  take_ticket(program, {.customer = "Ruth Alvarez", .reach = "+1 555 0142", .subject = "Urn"});
  h.press(Role::button, "New ticket");
  CHECK(h.node(Role::dialog, "New ticket").rect.width == 390);
  h.fill("Customer", "ru");
  h.click(Role::option, "Ruth Alvarez · +1 555 0142 · 1 ticket");
  CHECK(h.node(Role::textbox, "Customer").value == "Ruth Alvarez");
  h.expect_complete();
}
