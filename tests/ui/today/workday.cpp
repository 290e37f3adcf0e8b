// The day's work: what rules tell, what is put aside, and getting through all of it by keyboard.
#include <doctest/doctest.h>

#include <chrono>
#include <string>

#include "tests/ui/program.h"
#include "tests/ui/tickets.h"
#include "ui/kit/time_text.h"

using namespace counterbell;
using namespace counterbell::test;
using ui::Key;
using Node = test::Seen;
using ui::Role;
using namespace std::chrono_literals;

namespace {

/// A shop that is open day and night and has the targets that shops begin with: a first answer to urgent tickets within half an
/// hour; the assignee is told after three quarters of that, the supervisor when it is late.
struct Working : Program {
  Working() : Program(1440, 4000) {
    set_up();
    open_around_the_week();
    harness.press(Role::button, "Publish");
    save();
  }
  std::string urgent(std::string_view subject) {
    return take_ticket(*this, {.subject = subject, .channel = "E-mail", .priority = "Urgent"});
  }
  /// As an open page on which nobody does anything.
  void pass(std::chrono::milliseconds time) {
    harness.clock.advance(time);
    harness.frame();
    save();
  }
};

}  // namespace

TEST_CASE("Times to come are read however they are typed") {
  FakeHost host;  // An hour ahead of UTC.
  constexpr Time monday_ten(1'803'891'600'000ms);
  const auto hours_from_now = [&](std::string_view text) {
    const std::optional<Time> at = ui::parse_time_to_come(host, text, monday_ten);
    return at ? std::chrono::duration<double>(*at - monday_ten) / 1h : -1000;
  };
  CHECK(hours_from_now("16:30") == 6.5);
  CHECK(hours_from_now(" 16.30 ") == 6.5);
  CHECK(hours_from_now("9:00") == 23);
  CHECK(hours_from_now("tomorrow") == 23);
  CHECK(hours_from_now("Tomorrow 10:00") == 24);
  CHECK(hours_from_now("wed") == 47);
  CHECK(hours_from_now("Monday 11:00") == 7 * 24 + 1);
  CHECK(hours_from_now("2027-03-02") == 23);
  CHECK(hours_from_now("2.3. 12:00") == 26);
  CHECK(hours_from_now("2.3.2027 12.15") == 26.25);
  CHECK(hours_from_now("28.2.") == (364 * 24) - 1);
  for (const char* wrong :
       {"", "soon", "25:00", "9:60", "31.2.", "2027-13-01", "wed 9", "mo", "9:00 tomorrow", "1:2:3"}) {
    CAPTURE(wrong);
    CHECK(hours_from_now(wrong) == -1000);
  }
}

TEST_CASE("As time runs out whoever is concerned is told, on Today, with a badge and by the system") {
  Working program;
  Harness& h = program.harness;
  const std::string number = program.urgent("Cracked urn");
  program.go("/tickets");
  program.pass(23min);
  CHECK(h.text_on_screen(number + " Cracked urn is running out of time"));
  CHECK(h.host.badge == 1);
  REQUIRE(h.host.notified.size() == 1);
  program.go("/today");
  CHECK(h.has(Role::heading, "Needs you now (1)"));
  h.expect_complete();
  h.press(Role::button, "Seen");
  CHECK(h.has(Role::heading, "Due next (1)"));
  CHECK(h.host.badge == 0);
  program.pass(10min);
  CHECK(h.has(Role::heading, "Needs you now (1)"));
  CHECK(h.host.notified.back() == number + " Cracked urn is late");
  h.press(Role::row, find_containing(h, Role::row, "Cracked urn")->name);
  CHECK(h.host.badge == 0);
  CHECK(h.text_on_screen("Escalated"));
  CHECK(has_containing(h, Role::group, "Told Mia Keller"));
}

TEST_CASE("A raised priority shows, stands in the history under the rule's name, and goes back with Undo") {
  Working program;
  Harness& h = program.harness;
  take_ticket(program, {.subject = "Cracked urn", .channel = "E-mail", .priority = "High"});
  program.pass(61min);
  CHECK(h.node(Role::combobox, "Priority").value == "Urgent");
  CHECK(h.text_on_screen("Rule “All tickets”"));
  CHECK(has_containing(h, Role::group, "priority raised to Urgent"));
  h.press(Role::link, "Undo", 1);
  program.save();
  CHECK(h.node(Role::combobox, "Priority").value == "High");
  CHECK_FALSE(has_containing(h, Role::group, "priority raised to Urgent"));
  h.choose("Priority", "Urgent");
  h.choose("Priority", "High");
  CHECK(h.node(Role::combobox, "Priority").value == "High");
}

TEST_CASE("A tab that has not the turn to write leaves what is to be done to the one that has") {
  Working program;
  Harness& h = program.harness;
  program.urgent("Cracked urn");
  h.host.has_turn = false;
  program.pass(40min);
  CHECK(program.app->replica()->state().count(RecordType::escalation) == 0);
  h.host.has_turn = true;
  program.pass(1ms);
  CHECK(program.app->replica()->state().count(RecordType::escalation) == 2);
}

TEST_CASE("A ticket is put aside until a time, and comes back or is woken") {
  Working program;
  Harness& h = program.harness;
  const std::string number = program.urgent("Cracked urn");
  program.go("/today");
  h.press(Role::button, "Snooze");
  CHECK(h.has(Role::dialog, "Snooze " + number));
  h.expect_complete();
  h.press(Role::radio, "Other");
  h.fill("Until", "some day");
  h.press(Role::button, "Snooze");
  CHECK(h.text_on_screen("Please write a time"));
  h.fill("Until", "tomorrow 8:00");
  h.press(Role::button, "Snooze");
  CHECK(h.has(Role::heading, "Snoozed (1)"));
  CHECK_FALSE(h.has(Role::heading, "Due next (1)"));
  h.press(Role::button, "Wake");
  CHECK(h.has(Role::heading, "Due next (1)"));
}

TEST_CASE("The day is worked through by keyboard from top to bottom") {
  Working program;
  Harness& h = program.harness;
  const std::string first = program.urgent("First");
  program.pass(24min);
  const std::string second = program.urgent("Second");
  const std::string third =
      take_ticket(program, {.subject = "Third", .channel = "E-mail", .priority = "Low", .assignee = "Nobody"});
  program.go("/today");
  h.key(Key::down);
  REQUIRE(h.focused());
  CHECK(h.focused()->name.starts_with(first));
  h.type("e");  // Seen: it stays the most pressing of what is due next.
  CHECK(h.focused()->name.starts_with(first));
  h.type("s");
  REQUIRE(h.has(Role::dialog, "Snooze " + first));
  h.key(Key::enter);  // For an hour.
  CHECK_FALSE(h.has(Role::dialog, "Snooze " + first));
  REQUIRE(h.focused());
  CHECK(h.focused()->name.starts_with(second));
  h.key(Key::down);
  CHECK(h.focused()->name.starts_with(third));
  h.type("t");
  CHECK(h.text_on_screen(third + " is yours now"));
  h.key(Key::enter);
  CHECK(h.has(Role::heading, third + " Third"));
}

TEST_CASE("A date promised by hand stands instead of the target of the rules") {
  Program program;  // Without any rules, too.
  program.set_up();
  Harness& h = program.harness;
  const std::string number = take_ticket(program, {.subject = "Cracked urn"});
  h.press(Role::link, "Set a date");
  h.fill("Promised by", "next year perhaps");
  h.key(Key::enter);
  CHECK(h.text_on_screen("is no time"));
  h.fill("Promised by", "tomorrow 16:30");
  h.key(Key::enter);
  CHECK(h.text_on_screen(number + " is due tomorrow 16:30"));
  h.expect_complete();
  program.go("/today");
  CHECK(find_containing(h, Role::row, "Cracked urn")->description.contains("due"));
  program.go("/tickets/" + number);
  h.press(Role::link, "Clear");
  CHECK(h.has(Role::link, "Set a date"));
}

TEST_CASE("Steps and days on duty are written down in Service levels") {
  Working program;
  Harness& h = program.harness;
  program.go("/settings/service");
  CHECK(h.all(Role::combobox).size() > 9);
  h.press(Role::button, "Remove this step");
  h.press(Role::button, "Add a step");
  h.choose("When", "1 h late", 2);
  h.choose("Whom it tells", "Tell the owner", 2);
  h.choose("Of which target", "Solved", 2);
  h.expect_complete();
  h.press(Role::button, "Publish");
  program.save();
  program.reload();
  program.go("/settings/service");
  CHECK(h.node(Role::combobox, "Of which target", 2).value == "Solved");
  CHECK_FALSE(h.has(Role::button, "Discard changes"));
  h.press(Role::checkbox, "Monday");
  CHECK(h.node(Role::checkbox, "Monday").checked);
  h.press(Role::button, "Undo");
  CHECK_FALSE(h.node(Role::checkbox, "Monday").checked);
}
