// Settings: shop, staff, station, look, storage and erasing the device.
#include <doctest/doctest.h>

#include "tests/ui/program.h"
#include "tests/ui/tickets.h"

using namespace counterbell;
using namespace counterbell::test;
using ui::Role;

namespace {

Program& at_settings(Program& program) {
  program.set_up();
  program.go("/settings");
  return program;
}

}  // namespace

TEST_CASE("The shop, its days and the station are named in place") {
  Program program;
  Harness& h = at_settings(program).harness;
  h.fill("Shop name", "Vases Only");
  h.key(ui::Key::enter);
  program.save();
  CHECK(h.node(Role::textbox, "Shop name").value == "Vases Only");
  h.fill("Days a ticket can be reopened", "often");
  h.press(Role::button, "Save");
  CHECK(h.text_on_screen("Please give a number of days"));
  h.fill("Days a ticket can be reopened", "14");
  h.press(Role::button, "Save");
  h.fill("Station name", "By the door");
  h.key(ui::Key::enter);
  program.save();
  program.reload();
  program.go("/settings");
  CHECK(h.node(Role::textbox, "Shop name").value == "Vases Only");
  CHECK(h.node(Role::textbox, "Days a ticket can be reopened").value == "14");
  CHECK(h.node(Role::textbox, "Station name").value == "By the door");
}

TEST_CASE("A setting is taken back by Undo, a station's making is not") {
  Program program;
  Harness& h = at_settings(program).harness;
  const std::string before = h.node(Role::textbox, "Shop name").value;
  h.fill("Shop name", "Vases Only");
  h.key(ui::Key::enter);
  CHECK(h.node(Role::button, "Undo").description.contains("Vases Only"));
  h.press(Role::button, "Undo");
  CHECK(h.node(Role::textbox, "Shop name").value == before);
  h.press(Role::button, "Undo");
  CHECK(h.node(Role::textbox, "Shop name").value == before);
  CHECK(h.has(Role::tab, "Settings"));
}

TEST_CASE("The name of somebody half added outlives a reload, and goes with Cancel") {
  Program program(1440, 1600);
  Harness& h = at_settings(program).harness;
  h.press(Role::button, "Add staff");
  h.fill("Name", "Tom Be");
  program.reload();
  program.go("/settings");
  h.press(Role::button, "Add staff");
  CHECK(h.node(Role::textbox, "Name").value == "Tom Be");
  h.press(Role::button, "Cancel");
  h.press(Role::button, "Add staff");
  CHECK(h.node(Role::textbox, "Name").value.empty());
}

TEST_CASE("What is half-typed in Settings outlives a reload") {
  Program program;
  Harness& h = at_settings(program).harness;
  h.fill("Shop name", "Vases On");
  program.reload();
  program.go("/settings");
  CHECK(h.node(Role::textbox, "Shop name").value == "Vases On");
}

TEST_CASE("Staff are added, changed, and leave") {
  Program program(1440, 1600);
  Harness& h = at_settings(program).harness;
  h.press(Role::button, "Add staff");
  h.expect_complete();
  h.press(Role::button, "Add");
  CHECK_FALSE(h.all(Role::alert).empty());
  h.fill("Name", "Tom Becker");
  h.fill("PIN", "1234");
  h.choose("Role", "Supervisor");
  h.press(Role::button, "Add");
  program.save();
  CHECK(h.has(Role::listitem, "Tom Becker"));
  CHECK(h.text_on_screen("Supervisor · number 2"));

  h.press(Role::button, "Edit Tom Becker");
  h.fill("Name", "Tom Baker");
  h.press(Role::button, "Save");
  CHECK(h.has(Role::listitem, "Tom Baker"));
  h.press(Role::button, "Edit Tom Baker");
  h.press(Role::checkbox, "Has left");
  h.press(Role::button, "Save");
  CHECK_FALSE(h.has(Role::listitem, "Tom Baker"));
  CHECK(h.text_on_screen("Tom Baker has left"));
  h.press(Role::button, "Undo");
  program.save();
  CHECK(h.has(Role::listitem, "Tom Baker"));
}

TEST_CASE("Who leaves hands over their tickets, and Undo gives them back") {
  Program program(1440, 1600);
  Harness& h = at_settings(program).harness;
  h.press(Role::button, "Add staff");
  h.fill("Name", "Tom Becker");
  h.press(Role::button, "Add");
  const std::string number = take_ticket(program, {.subject = "Wrong size ring"});
  h.choose("Assignee", "Tom Becker");
  program.save();
  program.go("/settings");
  h.press(Role::button, "Edit Tom Becker");
  CHECK_FALSE(h.has(Role::combobox, "Hand over to"));
  h.press(Role::checkbox, "Has left");
  CHECK(h.text_on_screen("They see 1 ticket through that is not solved yet. Who takes it over?"));
  SUBCASE("to a colleague") {
    h.choose("Hand over to", "Mia Keller");
    h.press(Role::button, "Save");
    CHECK(h.text_on_screen("1 ticket handed over to Mia Keller"));
    h.press(Role::button, "Undo");
    program.save();
    program.go("/tickets/" + number);
    CHECK(h.node(Role::combobox, "Assignee").value == "Tom Becker (left)");
  }
  SUBCASE("to nobody yet") {
    h.press(Role::button, "Save");
    program.save();
    program.go("/today");
    CHECK(h.has(Role::heading, "Unassigned (1)"));
  }
}

TEST_CASE("Another person takes over with a quick switch") {
  Program program(1440, 1600);
  Harness& h = at_settings(program).harness;
  h.press(Role::button, "Add staff");
  h.fill("Name", "Tom Becker");
  h.fill("PIN", "1234");
  h.press(Role::button, "Add");
  h.press(Role::button, "Mia Keller");
  h.press(Role::menuitem, "Switch person");
  REQUIRE(h.has(Role::dialog, "Who is at the counter?"));
  h.expect_complete();
  h.press(Role::button, "Tom Becker");
  h.fill("PIN", "1234");
  h.key(ui::Key::enter);
  CHECK_FALSE(h.has(Role::dialog, "Who is at the counter?"));
  CHECK(h.has(Role::button, "Tom Becker"));
}

TEST_CASE("The language of the device can be chosen when there is more than English") {
  Program program(1440, 2000);
  Harness& h = at_settings(program).harness;
  CHECK_FALSE(h.has(Role::combobox, "Language"));
  h.host.known_languages = {{"de", "Deutsch"}, {"uk", "Українська"}};
  program.go("/today");
  program.go("/settings");
  CHECK(h.node(Role::combobox, "Language").value == "English");
  h.choose("Language", "Українська");
  CHECK(h.host.kept_settings.get("language") == "uk");
  CHECK(h.host.restarts == 1);
  CHECK(h.node(Role::combobox, "Language").value == "Українська");
  h.choose("Language", "English");
  CHECK(h.host.kept_settings.get("language").empty());
  CHECK(h.host.restarts == 2);
}

TEST_CASE("Theme and density are kept with the device") {
  Program program(1440, 2000);
  Harness& h = at_settings(program).harness;
  h.press(Role::radio, "Dark");
  CHECK(h.ui().dark());
  h.press(Role::radio, "Compact");
  CHECK(h.host.kept_settings.get("theme") == "dark");
  program.reload();
  program.go("/settings");
  CHECK(h.ui().dark());
  CHECK(h.node(Role::radio, "Compact").checked);
}

TEST_CASE("Erasing the device wants the shop's name, and says what would be lost") {
  Program program(1440, 2000);
  Harness& h = at_settings(program).harness;
  h.press(Role::button, "Erase this device");
  CHECK(h.text_on_screen("not known to be anywhere else"));
  CHECK(h.node(Role::button, "Erase").disabled);
  h.expect_complete();
  h.press(Role::button, "Export a file first");
  CHECK(h.host.saved_files.size() == 1);
  h.fill("Shop name to confirm", "vases");
  CHECK(h.node(Role::button, "Erase").disabled);
  h.fill("Shop name to confirm", "vases & more");
  h.press(Role::button, "Erase");
  CHECK(h.host.erased == 1);
}
