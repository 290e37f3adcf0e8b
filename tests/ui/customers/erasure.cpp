// Erasing personal data: from the customer's page and by the retention rule, with a look at what goes and a word typed.
#include <doctest/doctest.h>

#include <array>
#include <chrono>

#include "tests/ui/program.h"
#include "tests/ui/tickets.h"

using namespace counterbell;
using namespace counterbell::test;
using ui::Role;

namespace {

const std::array<std::string, 4> secrets = {"Lindenblatt", "5550199", "Cracked", "heirloom"};

std::vector<std::string> found_in(std::string_view text) {
  std::vector<std::string> found;
  for (const std::string& secret : secrets) {
    if (text.contains(secret)) found.push_back(secret);
  }
  return found;
}

/// Everything the device keeps.
std::string kept_by(Program& program) {
  std::string text;
  for (const std::string& line : program.journal.kept()) text += line + "\n";
  for (const auto& [name, draft] : program.harness.host.kept_drafts.entries) text += name + "=" + draft + "\n";
  for (const auto& [name, value] : program.harness.host.kept_settings.entries) text += name + "=" + value + "\n";
  return text;
}

/// Ruth's vase, and somebody else's cup; both open.
std::string take_tickets(Program& program) {
  take_ticket(program, {.customer = "Tom Becker", .subject = "Blue cup"});
  return take_ticket(
      program,
      {.customer = "Ruth Lindenblatt", .reach = "0171 5550199", .subject = "Cracked vase", .details = "An heirloom."});
}

void open_dialog(Program& program) {
  program.go("/customers");
  Harness& h = program.harness;
  h.press(Role::row, find_containing(h, Role::row, "Ruth Lindenblatt")->name);
  h.press(Role::button, "More");
  h.press(Role::menuitem, "Erase personal data");
}

void erase(Program& program) {
  open_dialog(program);
  program.harness.fill("Type ERASE to go on", "Erase");
  program.harness.press(Role::button, "Erase");
  program.save();
}

}  // namespace

TEST_CASE("Erasing wants the word typed, and says what will go") {
  Program program;
  program.set_up();
  Harness& h = program.harness;
  const std::string number = take_tickets(program);
  h.fill("Message", "Your heirloom is");
  open_dialog(program);
  REQUIRE(h.has(Role::dialog, "Erase personal data"));
  CHECK(
      h.text_on_screen("Of Ruth Lindenblatt: 1 customer, 1 ticket with 1 message and 3 entries, and 1 draft on this "
                       "device."));
  CHECK(h.text_on_screen("This cannot be undone."));
  CHECK(h.node(Role::button, "Erase").disabled);
  h.expect_complete();
  h.fill("Type ERASE to go on", "yes");
  CHECK(h.node(Role::button, "Erase").disabled);
  h.press(Role::button, "Cancel");
  CHECK_FALSE(h.has(Role::dialog, "Erase personal data"));
  CHECK(h.has(Role::heading, "Ruth Lindenblatt"));
}

TEST_CASE("What is erased is on no screen and in nothing that is kept or handed out") {
  Program program;
  program.set_up();
  Harness& h = program.harness;
  const std::string number = take_tickets(program);
  h.fill("Message", "Your heirloom is");
  program.save();
  REQUIRE(found_in(kept_by(program)).size() == secrets.size());
  erase(program);
  CHECK(h.text_on_screen("Erased customer"));
  CHECK_FALSE(h.has(Role::button, "Edit Phone"));
  CHECK(h.node(Role::button, "Ticket for Erased customer").disabled);
  h.expect_complete();
  CHECK(found_in(kept_by(program)).empty());
  CHECK(found_in(program.export_file()).empty());

  for (const std::string& route : {std::string("/today"), std::string("/tickets"), "/tickets/" + number,
                                   std::string("/customers"), std::string("/share"), std::string("/settings")}) {
    CAPTURE(route);
    program.go(route);
    CHECK(found_in(h.tree()).empty());
  }
  program.go("/tickets/" + number);
  CHECK(h.has(Role::heading, number + " Personal data erased"));
  CHECK_FALSE(h.has(Role::textbox, "Message"));
  CHECK(h.text_on_screen("Personal data erased"));
  h.expect_complete();
  program.reload();
  program.go("/tickets/" + number);
  CHECK(h.has(Role::heading, number + " Personal data erased"));
  CHECK(found_in(kept_by(program)).empty());
}

TEST_CASE("Drafts about what another station has erased go as well") {
  Program program;
  program.set_up();
  Harness& h = program.harness;
  take_tickets(program);
  h.fill("Message", "Your heirloom is");
  program.save();
  program.go("/customers");
  h.press(Role::row, find_containing(h, Role::row, "Ruth Lindenblatt")->name);
  h.press(Role::button, "Ticket for Ruth Lindenblatt");
  h.fill("Subject", "Another heirloom");
  h.key(ui::Key::escape);
  REQUIRE(h.host.kept_drafts.entries.size() == 3);  // The reply, what had been said when it was begun, and the form.
  const auto drafts = h.host.kept_drafts.entries;
  erase(program);
  CHECK(h.host.kept_drafts.entries.empty());
  // As an import by the browser's other tab would leave it: the erasure is here, and so are the drafts.
  h.host.kept_drafts.entries = drafts;
  program.reload();
  h.settle();
  CHECK(h.host.kept_drafts.entries.empty());
}

TEST_CASE("A half-taken ticket for a customer whom another station has erased is forgotten") {
  Program front, office(1440, 900, 2);
  front.set_up();
  take_tickets(front);
  office.join(front);
  Harness& h = office.harness;
  office.go("/customers");
  h.press(Role::row, find_containing(h, Role::row, "Ruth Lindenblatt")->name);
  h.press(Role::button, "Ticket for Ruth Lindenblatt");
  h.fill("Subject", "Green plate");
  h.key(ui::Key::escape);
  erase(front);
  office.will_choose(front.export_file());
  office.go("/share");
  h.press(Role::button, "Import file");
  h.press(Role::button, "Import");
  office.save();
  CHECK(found_in(kept_by(office)).empty());
  CHECK(found_in(h.tree()).empty());
}

TEST_CASE("Staff without the role are told who can erase") {
  Program program(1440, 1600);
  program.set_up();
  Harness& h = program.harness;
  take_tickets(program);
  program.go("/settings");
  h.press(Role::button, "Add staff");
  h.fill("Name", "Ann Price");
  h.press(Role::button, "Add");
  h.press(Role::button, "Mia Keller");
  h.press(Role::menuitem, "Switch person");
  h.press(Role::button, "Ann Price");
  open_dialog(program);
  h.fill("Type ERASE to go on", "ERASE");
  h.press(Role::button, "Erase");
  CHECK(h.has(Role::alert, "Only an owner or supervisor can do that. Please ask one of them to sign in."));
  CHECK(h.has(Role::dialog, "Erase personal data"));
}

TEST_CASE("The retention rule erases what has been closed for long, after a look and the word") {
  Program program(1440, 2600);
  program.set_up();
  Harness& h = program.harness;
  const std::string number = take_tickets(program);
  h.choose("State", "Closed");
  h.clock.advance(std::chrono::days(70));
  program.go("/settings");
  CHECK(h.text_on_screen("No ticket has been closed for that long."));
  CHECK(h.node(Role::button, "Erase old data").disabled);
  h.fill("Months personal data is kept", "2");
  CHECK(h.text_on_screen("Kept for longer: 1 customer, 1 ticket with 1 message and 3 entries."));
  h.key(ui::Key::enter);
  CHECK(h.host.kept_settings.get("retention_months") == "2");
  h.press(Role::button, "Erase old data");
  CHECK(h.text_on_screen("Of tickets closed for 2 months or longer"));
  h.expect_complete();
  h.fill("Type ERASE to go on", "erase");
  h.press(Role::button, "Erase");
  program.save();
  CHECK(found_in(kept_by(program)).empty());
  CHECK(h.text_on_screen("No ticket has been closed for that long."));
  program.go("/tickets");
  CHECK(h.text_on_screen("Blue cup"));
}
