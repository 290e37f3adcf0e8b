// Service levels: written down, watched, and explained.
#include <doctest/doctest.h>

#include <chrono>
#include <string>

#include "tests/ui/program.h"
#include "tests/ui/tickets.h"

using namespace counterbell;
using namespace counterbell::test;
using ui::Role;
using namespace std::chrono_literals;

namespace {

/// A shop that is open day and night, and means to answer urgent tickets first within 30 minutes.
struct WithTargets : Program {
  explicit WithTargets(float width = 1440, float height = 5200) : Program(width, height) {
    set_up();
    open_around_the_week();
    harness.fill("Urgent: First answer", "30 min");
  }
  void publish() {
    harness.press(Role::button, "Publish");
    save();
  }
};

}  // namespace

TEST_CASE("Hours are said back as they are understood, and asked about where they may mean something else") {
  WithTargets program;
  Harness& h = program.harness;
  h.fill("Monday", "9am-12pm, 1pm-5:30pm");
  CHECK(h.text_on_screen("09:00 to 12:00 and 13:00 to 17:30"));
  h.fill("Tuesday", "9-12:30, 1:30-6");
  CHECK(h.text_on_screen("Do you mean 09:00 to 12:30 and 13:30 to 18:00?"));
  h.press(Role::button, "Publish");
  CHECK(h.text_on_screen("Tuesday: do you mean 09:00-12:30, 13:30-18:00? Please write that, or what is right."));
  h.fill("Tuesday", "9-12:30, 13:30-18");
  program.publish();
  CHECK(program.app->replica()->state().count(RecordType::rules) == 1);
}

TEST_CASE("A shop begins with usual targets, says its own in sentences, and publishes them") {
  WithTargets program;
  Harness& h = program.harness;
  CHECK(h.text_on_screen("Urgent: a first answer within 30 opening minutes"));
  h.fill("Low: Solved", "soon");
  CHECK(h.text_on_screen("“soon” is no length of time"));
  h.press(Role::button, "Publish");
  CHECK(program.app->replica()->state().count(RecordType::rules) == 0);
  h.fill("Low: Solved", "1,5 h");
  CHECK(h.text_on_screen("solved within 90 opening minutes"));
  program.publish();
  CHECK(program.app->replica()->state().count(RecordType::rules) == 1);
  h.expect_complete();
  program.go("/settings");
  CHECK(h.text_on_screen("a first answer within 30 opening minutes"));
  h.press(Role::button, "Undo");
  CHECK(h.has(Role::button, "Set up service levels"));
}

TEST_CASE("What is half-written of the rules outlives a reload, and goes when told so") {
  WithTargets program;
  Harness& h = program.harness;
  h.press(Role::button, "Add a policy");
  h.fill("Name", "Regu\\lars");
  h.fill("Special days", "2026-12-25 closed\n2026-12-24 9-13");
  program.reload();
  program.go("/settings/service");
  CHECK(h.node(Role::textbox, "Name").value == "Regu\\lars");
  CHECK(h.node(Role::textbox, "Special days").value == "2026-12-25 closed\n2026-12-24 9-13");
  CHECK(h.node(Role::textbox, "Monday").value == "0-24");
  h.press(Role::button, "Discard changes");
  CHECK_FALSE(h.has(Role::textbox, "Name"));
  CHECK(h.node(Role::textbox, "Monday").value == "09:00-18:00");
}

TEST_CASE("A policy of its own is for the tickets that it names") {
  WithTargets program;
  Harness& h = program.harness;
  h.press(Role::button, "Add a policy");
  h.fill("Name", "Post");
  h.press(Role::button, "Publish");
  CHECK(h.text_on_screen("something that tells for which tickets it is"));
  h.press(Role::button, "Letter");
  h.fill("With one of these tags", "repair, vip");
  program.publish();
  CHECK(program.app->replica()->state().count(RecordType::policy) == 2);
  program.reload();
  program.go("/settings/service");
  CHECK(h.node(Role::button, "Letter").selected);
  CHECK(h.node(Role::textbox, "With one of these tags").value == "repair, vip");
  h.press(Role::button, "Remove");
  program.publish();
  CHECK(program.app->replica()->state().count(RecordType::policy) == 3);
}

TEST_CASE("A ticket counts down, goes overdue, and says why it is due then") {
  WithTargets program;
  Harness& h = program.harness;
  program.publish();
  const std::string number =
      take_ticket(program, {.subject = "Cracked urn", .channel = "E-mail", .priority = "Urgent"});
  program.go("/today");
  CHECK(h.has(Role::heading, "Due next (1)"));
  CHECK(find_containing(h, Role::row, "Cracked urn")->description.contains("due in 30 min"));
  h.clock.advance(29min + 30s);
  h.settle();
  h.frame();
  CHECK(find_containing(h, Role::row, "Cracked urn")->description.contains("due in 30 s"));
  h.clock.advance(5min);
  h.frame();
  h.settle();
  CHECK(h.has(Role::heading, "Needs you now (1)"));
  h.press(Role::button, "Seen");
  CHECK(h.has(Role::heading, "Overdue (1)"));
  CHECK(find_containing(h, Role::row, "Cracked urn")->description.contains("overdue 4 min"));
  program.go("/tickets/" + number);
  CHECK(h.text_on_screen("Targets"));
  h.press(Role::link, "Why?");
  CHECK(h.text_on_screen("a first answer within 30 opening minutes"));
  CHECK(h.has(Role::list, "Why it is due then"));
}

TEST_CASE("Holidays come out of a calendar file") {
  WithTargets program;
  Harness& h = program.harness;
  program.will_choose(
      "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:Christmas\r\nDTSTART;VALUE=DATE:20251225\r\n"
      "DTEND;VALUE=DATE:20251227\r\nRRULE:FREQ=YEARLY\r\nEND:VEVENT\r\n"
      "BEGIN:VEVENT\r\nSUMMARY:Valentine's Day\r\nDTSTART;VALUE=DATE:20260214\r\nEND:VEVENT\r\n"
      "BEGIN:VEVENT\r\nSUMMARY:Dentist\r\nDTSTART:20260513T090000Z\r\nDTEND:20260513T100000Z\r\nEND:VEVENT\r\n"
      "END:VCALENDAR\r\n",
      "holidays.ics");
  h.press(Role::button, "Add holidays");
  REQUIRE(h.has(Role::dialog, "Which days is the shop closed?"));
  h.expect_complete();
  CHECK(h.text_on_screen("Dentist: It takes only part of a day."));
  h.press(Role::checkbox, "Sat 14 Feb 2026 · Valentine's Day");
  h.press(Role::button, "Add 6 days");
  CHECK(h.node(Role::textbox, "Special days").value.contains("2026-12-26 closed"));
  CHECK_FALSE(h.node(Role::textbox, "Special days").value.contains("2026-02-14"));
  CHECK(h.text_on_screen("6 days added"));
  program.will_choose("BEGIN:VCARD\r\nEND:VCARD\r\n", "colleague.vcf");
  h.press(Role::button, "Add holidays");
  CHECK(h.text_on_screen("This is not a calendar file"));
}
