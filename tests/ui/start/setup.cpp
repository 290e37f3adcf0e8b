// The first minute: setting up a shop, and coming back to it.
#include <doctest/doctest.h>

#include "tests/ui/program.h"

using namespace counterbell;
using namespace counterbell::test;
using ui::Role;

TEST_CASE("A new shop is set up by its name and mine") {
  Program program;
  Harness& h = program.harness;
  h.expect_complete();
  CHECK(h.has(Role::textbox, "PIN"));
  CHECK(h.node(Role::combobox, "Country").value == "Germany");
  h.choose("Country", "Iceland");
  program.set_up();
  program.go("/settings");
  CHECK(h.node(Role::combobox, "Country").value == "Iceland");
  program.go("/today");
  CHECK(h.has(Role::tab, "Today"));
  CHECK(h.has(Role::button, "New ticket"));
  CHECK(h.has(Role::searchbox, "Search"));
  CHECK(h.has(Role::button, "Mia Keller"));
  CHECK(h.host.kept_settings.get("profile").size() > 64);
  h.expect_complete();

  SUBCASE("and is there again after a reload, with me signed in") {
    program.reload();
    CHECK(h.has(Role::button, "Mia Keller"));
    CHECK(h.has(Role::tab, "Today"));
  }
  SUBCASE("and who signs out is asked who is at the counter") {
    h.press(Role::button, "Mia Keller");
    h.press(Role::menuitem, "Sign out");
    CHECK(h.has(Role::heading, "Who is at the counter?"));
    h.press(Role::button, "Mia Keller");
    CHECK(h.has(Role::tab, "Today"));
  }
}

TEST_CASE("An example shop is there at once, stays after a reload, and can be worked in") {
  Program program;
  Harness& h = program.harness;
  h.press(Role::button, "Load an example shop");
  program.save();
  CHECK(h.has(Role::tab, "Today"));
  const std::size_t kept = program.journal.kept().size();
  CHECK(kept > 24);
  program.reload();
  program.go("/tickets");
  CHECK(h.has(Role::tab, "Tickets"));
  CHECK(h.all(Role::row).size() > 5);
  h.press(Role::button, "Undo");
  program.save();
  CHECK(program.journal.kept().size() == kept + 1);
}

TEST_CASE("What is missing at set-up is said in place, and nothing is kept") {
  Program program;
  Harness& h = program.harness;
  h.press(Role::button, "Start");
  CHECK(h.has(Role::alert, "Please give the shop a name."));
  CHECK(program.journal.waiting() == 0);
  CHECK(h.host.kept_settings.get("profile").empty());
}

TEST_CASE("Half-typed names outlive a reload of the set-up screen") {
  Program program;
  program.harness.fill("Shop name", "Vases & Mo");
  program.reload();
  CHECK(program.harness.node(Role::textbox, "Shop name").value == "Vases & Mo");
}

TEST_CASE("A PIN is asked for at sign-in") {
  Program program;
  Harness& h = program.harness;
  program.set_up("Vases & More", "Mia Keller", "4711");
  h.press(Role::button, "Mia Keller");
  h.press(Role::menuitem, "Sign out");
  h.press(Role::button, "Mia Keller");
  h.fill("PIN", "1234");
  h.press(Role::button, "Sign in");
  CHECK_FALSE(h.has(Role::tab, "Today"));
  CHECK(h.node(Role::textbox, "PIN").invalid);
  CHECK(h.node(Role::textbox, "PIN").value.empty());
  h.fill("PIN", "4711");
  h.key(ui::Key::enter);
  CHECK(h.has(Role::tab, "Today"));
}
