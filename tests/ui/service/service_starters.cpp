// Service levels to begin with.
#include "ui/starters.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <chrono>
#include <iterator>
#include <string>
#include <tuple>

#include "tests/ui/program.h"
#include "tests/unit/desk/sla_zones.h"
#include "ui/service/service_draft.h"

using namespace counterbell;
using namespace counterbell::test;
using ui::Role;

namespace {

Harness& at_service(Program& program) {
  program.set_up();
  program.go("/settings/service");
  return program.harness;
}

}  // namespace

TEST_CASE("Every starter can be published as it is, and is written as the program itself writes") {
  const TwoZones zones;
  CHECK(std::size(ui::starters) >= 5);
  for (const ui::Starter& starter : ui::starters) {
    CAPTURE(starter.name.source());
    ui::ServiceDraft place;
    place.zone = "Europe/Berlin";
    const ui::ServiceDraft draft = ui::parse_service_draft(starter.draft, place);
    const Result<desk::sla::Rules> rules = ui::rules_of(draft);
    REQUIRE(rules.has_value());
    CHECK(check(*rules, zones).has_value());
    CHECK(ui::draft_of(*rules) == draft);
    CHECK_FALSE(starter.about.empty());
    for (const desk::sla::NamedPolicy& policy : rules->policies) {
      CAPTURE(policy.name);
      CHECK_FALSE(policy.steps.empty());
      CHECK(std::ranges::is_sorted(policy.steps, {}, [](const desk::sla::Step& step) {
        return std::tuple(step.percent, step.after, step.metric);
      }));
      CHECK_FALSE(std::ranges::contains(policy.conditions.channels, desk::Channel::other));
      for (const desk::sla::Targets& targets : policy.policy.targets) {
        CHECK(std::ranges::none_of(targets.of, [](std::chrono::seconds target) { return target.count() == 0; }));
      }
    }
  }
}

TEST_CASE("A shop begins with one of its kind, and what it wrote before can be taken back, also after a reload") {
  Program program(1440, 3600);
  Harness& h = at_service(program);
  CHECK(h.node(Role::combobox, "Begin with").value == "Corner shop");
  h.choose("Begin with", "Pharmacy");
  CHECK(h.text_on_screen("Urgent: a first answer within 10 opening minutes"));
  CHECK_FALSE(h.has(Role::button, "Back to what I wrote"));
  h.expect_complete();
  h.fill("Sunday", "10-12");
  h.fill("Special days", "2026-12-25 closed");
  CHECK(h.node(Role::combobox, "Begin with").value == "Rules of your own");
  h.choose("Begin with", "Online shop");
  CHECK(h.node(Role::combobox, "Begin with").value == "Online shop");
  CHECK(h.node(Role::textbox, "Sunday").value.empty());
  CHECK(h.node(Role::textbox, "Special days").value == "2026-12-25 closed");
  CHECK(h.node(Role::textbox, "Time zone").value == "Europe/Berlin");

  program.reload();
  program.go("/settings/service");
  CHECK(h.node(Role::combobox, "Begin with").value == "Online shop");
  h.press(Role::button, "Back to what I wrote");
  CHECK(h.node(Role::textbox, "Sunday").value == "10-12");
  CHECK(h.text_on_screen("Urgent: a first answer within 10 opening minutes"));
  CHECK_FALSE(h.has(Role::button, "Back to what I wrote"));
  h.press(Role::button, "Discard changes");
  CHECK(h.node(Role::combobox, "Begin with").value == "Corner shop");
}

TEST_CASE("Two writings of one's own change places") {
  Program program(1440, 3600);
  Harness& h = at_service(program);
  h.fill("Sunday", "10-12");
  h.choose("Begin with", "Restaurant or café");
  h.fill("Sunday", "11-15");
  h.press(Role::button, "Back to what I wrote");
  CHECK(h.node(Role::textbox, "Sunday").value == "10-12");
  h.press(Role::button, "Back to what I wrote");
  CHECK(h.node(Role::textbox, "Sunday").value == "11-15");
}

TEST_CASE("Starters are out of the way once rules are published, and one press from there") {
  Program program(1440, 3600);
  Harness& h = at_service(program);
  h.fill("Sunday", "10-12");
  h.choose("Begin with", "Repair workshop");
  h.press(Role::button, "Publish");
  program.save();
  CHECK_FALSE(h.has(Role::combobox, "Begin with"));
  h.press(Role::button, "Begin with…");
  CHECK(h.node(Role::combobox, "Begin with").value == "Repair workshop");
  CHECK_FALSE(h.has(Role::button, "Back to what I wrote"));
  h.choose("Begin with", "Corner shop");
  CHECK(h.text_on_screen("Urgent: a first answer within 30 opening minutes"));
  h.press(Role::button, "Discard changes");
  CHECK(h.node(Role::combobox, "Begin with").value == "Repair workshop");
}
