// What stands around every screen: navigation, search, undo, saving, banners, keys and commands.
#include <doctest/doctest.h>

#include "tests/ui/program.h"

using namespace counterbell;
using namespace counterbell::test;
using ui::Key;
using ui::Role;

namespace {

void open_ticket(Program& program, std::string_view subject) {
  program.harness.press(Role::button, "New ticket");
  program.harness.fill("Subject", subject);
  program.harness.press(Role::button, "Take ticket");
}

}  // namespace

TEST_CASE("Every tab leads to its screen, at every width, and every screen is whole") {
  for (const auto& [width, height] :
       {std::pair{1440.0f, 900.0f}, std::pair{1024.0f, 768.0f}, std::pair{390.0f, 844.0f}}) {
    CAPTURE(width);
    Program program(width, height);
    Harness& h = program.harness;
    h.press(Role::button, "Load an example shop");
    program.save();
    for (const std::string_view tab : {"Today", "Tickets", "Customers", "Share"}) {
      CAPTURE(tab);
      h.click(Role::tab, tab);
      CHECK(h.node(Role::tab, tab).selected);
      h.expect_complete();
    }
    if (width < 700) {
      h.click(Role::tab, "More");
      h.press(Role::menuitem, "Settings");
    } else {
      h.click(Role::tab, "Settings");
    }
    CHECK(h.host.routes.back() == "/settings");
    CHECK(h.has(Role::heading, "Settings"));
    CHECK(h.host.title == "Settings · Counterbell");
    h.expect_complete();
  }
}

TEST_CASE("An address leads to its screen, and one nobody knows to Today") {
  Program program;
  program.set_up();
  program.go("#/share");
  CHECK(program.harness.has(Role::heading, "Share"));
  program.go("#/nowhere/at/all");
  CHECK(program.harness.node(Role::tab, "Today").selected);
  CHECK(program.harness.host.routes.back() == "/today");
}

TEST_CASE("Saved is said only after the journal has said so") {
  Program program;
  program.set_up();
  Harness& h = program.harness;
  CHECK(h.has(Role::status, "Saved"));
  open_ticket(program, "Cracked vase");
  CHECK(h.has(Role::status, "Saving…"));
  CHECK_FALSE(h.has(Role::status, "Saved"));
  program.save();
  CHECK(h.has(Role::status, "Saved"));
}

TEST_CASE("When saving fails a banner says why and offers a way on") {
  Program program;
  program.set_up();
  Harness& h = program.harness;
  open_ticket(program, "Cracked vase");
  program.journal.fail({ErrorKind::storage, tr("The disk of this device is full.")});
  program.app->environment_changed();
  h.settle();
  CHECK(h.has(Role::status, "Not saved"));
  CHECK(h.has(Role::alert, "Not saved. The disk of this device is full."));
  h.expect_complete();
  h.press(Role::button, "Try again");
  CHECK(h.host.retried == 1);
  h.press(Role::button, "Export now");
  REQUIRE(h.host.saved_files.size() == 1);
  CHECK(h.host.saved_files[0].second.contains("Cracked vase"));
  program.save();
  CHECK(h.has(Role::status, "Saved"));
  CHECK_FALSE(h.has(Role::button, "Try again"));
}

TEST_CASE("A newer version waits for the word") {
  Program program;
  program.set_up();
  Harness& h = program.harness;
  h.host.update = ui::UpdateState::ready;
  program.app->environment_changed();
  h.settle();
  CHECK(h.has(Role::status, "A new version is ready."));
  h.press(Role::button, "Update");
  CHECK(h.host.update == ui::UpdateState::none);
}

TEST_CASE("Undo takes back the last change, says so, and redo does it again") {
  Program program;
  program.set_up();
  Harness& h = program.harness;
  open_ticket(program, "Cracked vase");
  program.save();
  program.go("/tickets");
  CHECK(h.node(Role::button, "Undo").description.contains("opened"));
  h.press(Role::button, "Undo");
  CHECK_FALSE(h.node(Role::tab, "Tickets").description.contains("1"));
  CHECK(h.text_on_screen("Undone"));
  h.key(Key::escape);
  h.type("Z", {.control = true, .shift = true});
  CHECK(h.text_on_screen("Done again"));
}

TEST_CASE("What is searched for shows in the tickets, from any screen") {
  Program program;
  Harness& h = program.harness;
  h.press(Role::button, "Load an example shop");
  program.go("/settings");
  h.type("/");
  REQUIRE(h.focused());
  CHECK(h.focused()->name == "Search");
  h.type("urn");
  CHECK(h.node(Role::tab, "Tickets").selected);
  REQUIRE_FALSE(h.all(Role::row).empty());
  CHECK(h.all(Role::row)[0]->name.contains("Engraved urn arrived cracked"));
  CHECK(h.all(Role::row).size() < 6);
}

TEST_CASE("Keys open what they say, and Escape closes it") {
  Program program;
  program.set_up();
  Harness& h = program.harness;
  h.type("?");
  CHECK(h.has(Role::dialog, "Keyboard shortcuts"));
  h.expect_complete();
  h.type("n");  // the dialog is above
  CHECK_FALSE(h.has(Role::textbox, "Subject"));
  CHECK(program.app->close_top());
  h.settle();
  CHECK_FALSE(h.has(Role::dialog, "Keyboard shortcuts"));
  CHECK_FALSE(program.app->close_top());
  h.type("n");
  CHECK(h.has(Role::textbox, "Subject"));
  h.key(Key::escape);
  h.type("5");
  CHECK(h.has(Role::heading, "Settings"));
}

TEST_CASE("The command palette finds commands, tickets and people") {
  Program program;
  Harness& h = program.harness;
  h.press(Role::button, "Load an example shop");
  program.save();
  h.type("k", {.control = true});
  REQUIRE(h.has(Role::dialog, "Commands"));
  h.expect_complete();
  SUBCASE("a command") {
    h.fill("Find a command, a ticket or a person", "sett");
    h.key(Key::enter);
    CHECK(h.has(Role::heading, "Settings"));
  }
  SUBCASE("a ticket") {
    h.fill("Find a command, a ticket or a person", "urn cracked");
    h.press(Role::option, "Engraved urn arrived cracked");
    CHECK(h.host.routes.back().starts_with("/tickets/"));
  }
  SUBCASE("a person") {
    h.fill("Find a command, a ticket or a person", "ruth");
    h.press(Role::option, "Ruth Alvarez");
    CHECK(h.host.routes.back().starts_with("/customers/"));
  }
  SUBCASE("with arrows") {
    h.key(Key::down);
    h.key(Key::down);
    h.key(Key::enter);
    CHECK(h.node(Role::tab, "Tickets").selected);
  }
  SUBCASE("nothing") {
    h.fill("Find a command, a ticket or a person", "zzzz");
    CHECK(h.text_on_screen("Nothing by that name."));
  }
}

TEST_CASE("Storage that does not open is said in plain words, with ways on") {
  Program program;
  Harness& h = program.harness;
  program.app->start_with_trouble({ErrorKind::storage, tr("The browser refused to open its storage.")});
  h.settle();
  CHECK(h.has(Role::alert, "The browser refused to open its storage."));
  h.expect_complete();
  h.press(Role::button, "Try again");
  CHECK(h.host.reloaded == 1);
  h.press(Role::button, "Erase this device");
  CHECK(h.host.erased == 0);
  h.press(Role::button, "Erase for good");
  CHECK(h.host.erased == 1);
}
