// Service rules, tried out before they are published.
#include <doctest/doctest.h>

#include <chrono>
#include <string>

#include "tests/ui/program.h"
#include "tests/ui/tickets.h"

using namespace counterbell;
using namespace counterbell::test;
using ui::Role;

namespace {

/// A shop with two tickets of yesterday that nobody has answered, which has not published anything yet.
struct Trying : Program {
  explicit Trying(float width = 1440) : Program(width, 4800) {
    set_up();
    take_ticket(*this, {.subject = "Cracked urn", .channel = "E-mail", .priority = "Urgent"});
    take_ticket(*this, {.subject = "Wrong ring", .channel = "E-mail"});
    harness.clock.advance(std::chrono::hours(24));
    open_around_the_week();
  }
  /// Presses a button, and draws one frame.
  void press_once(std::string_view name) {
    harness.ui().semantics().post({.kind = ui::Event::Kind::activate, .id = harness.node(Role::button, name).id});
    harness.frame();
  }
  std::string described(std::string_view chart) { return harness.node(Role::image, chart).description; }
};

}  // namespace

TEST_CASE("Rules are tried out on the shop's own tickets and on made-up weeks") {
  Trying program;
  Harness& h = program.harness;
  h.press(Role::button, "Try on past weeks");
  CHECK(program.described("Share of targets met").contains("Urgent, your tickets: 0 % of 2 "));
  CHECK(program.described("Share of targets met").contains("(First answer 0 %, Solved 0 %)"));
  CHECK(program.described("Share of targets met").contains("Normal, made-up weeks: "));
  CHECK(program.described("Late by hour of the week").contains("late"));
  CHECK(program.described("Met by number of people").contains("1 person: "));
  CHECK(h.text_on_screen("Your 2 tickets: 0 % of"));
  CHECK(h.text_on_screen("meets 95 % of the targets"));
  CHECK(h.text_on_screen("too few tickets here to learn from"));
  CHECK(program.app->replica()->state().count(RecordType::rules) == 0);
  h.expect_complete();

  SUBCASE("the made-up weeks' hours are a press away") {
    const std::string own = program.described("Late by hour of the week");
    h.press(Role::radio, "Made-up weeks");
    CHECK(program.described("Late by hour of the week") != own);
  }
  SUBCASE("what came out is told to be of other rules once these are altered") {
    CHECK_FALSE(h.text_on_screen("earlier version of these rules"));
    h.fill("Urgent: First answer", "2 h");
    CHECK(h.text_on_screen("earlier version of these rules"));
    h.press(Role::button, "Try on past weeks");
    CHECK_FALSE(h.text_on_screen("earlier version of these rules"));
  }
  SUBCASE("the same comes out again") {
    const std::string before = program.described("Met by number of people");
    h.press(Role::button, "Try on past weeks");
    CHECK(program.described("Met by number of people") == before);
  }
}

TEST_CASE("A trial shows how far it is, and can be stopped") {
  Trying program;
  Harness& h = program.harness;
  h.fill("Urgent: First answer", "1 min");   // Which nobody keeps, so that all numbers of people are tried.
  h.host.reading = std::chrono::seconds(1);  // A frame has time for one piece of work.
  program.press_once("Try on past weeks");
  h.frame();
  CHECK(h.has(Role::progress, "Gaming it out"));
  CHECK_FALSE(h.has(Role::button, "Try on past weeks"));
  program.press_once("Cancel");
  h.settle();
  CHECK_FALSE(h.has(Role::progress, "Gaming it out"));
  CHECK_FALSE(h.has(Role::image, "Share of targets met"));
  h.host.reading = usual_reading();
  h.press(Role::button, "Try on past weeks");
  CHECK(h.has(Role::image, "Share of targets met"));
  CHECK(h.text_on_screen("Urgent: a first answer is due within 1 min, but the work alone takes 10 min"));
  CHECK(h.text_on_screen("Not even 30 people"));
}

TEST_CASE("What is written of people and work is understood, or told why not, and kept") {
  Trying program;
  Harness& h = program.harness;
  h.fill("People on duty", "31");
  h.fill("Work per answer", "soon");
  h.press(Role::button, "Try on past weeks");
  CHECK(h.node(Role::textbox, "People on duty").invalid);
  CHECK(h.node(Role::textbox, "Work per answer").invalid);
  CHECK(h.node(Role::textbox, "People on duty").description == "A number from 1 to 30, please.");
  CHECK_FALSE(h.has(Role::image, "Share of targets met"));
  h.fill("People on duty", "3");
  CHECK_FALSE(h.node(Role::textbox, "People on duty").invalid);
  h.fill("Work per answer", "20");
  h.press(Role::button, "Try on past weeks");
  CHECK(h.text_on_screen("with 3 people on duty"));
  program.reload();
  program.go("/settings/service");
  CHECK(h.node(Role::textbox, "People on duty").value == "3");
  CHECK(h.node(Role::textbox, "Work per answer").value == "20");
}

TEST_CASE("Rules that cannot be understood are not tried") {
  Trying program;
  Harness& h = program.harness;
  h.fill("Low: Solved", "soon");
  h.press(Role::button, "Try on past weeks");
  CHECK(h.has(Role::alert, "“soon” is no length of time. Please write it like 30 min or 3 h."));
  CHECK_FALSE(h.has(Role::image, "Share of targets met"));
}

TEST_CASE("A trial fits on a phone") {
  Trying program(390);
  Harness& h = program.harness;
  h.press(Role::button, "Try on past weeks");
  for (const char* chart : {"Share of targets met", "Late by hour of the week", "Met by number of people"}) {
    const ui::Rect rect = h.node(Role::image, chart).rect;
    CHECK(rect.x >= 0);
    CHECK(rect.right() <= 390);
  }
  h.expect_complete();
}
