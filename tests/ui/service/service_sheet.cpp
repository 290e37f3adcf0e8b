// The sheet of service levels: what it says, and that it goes to the printer.
#include <doctest/doctest.h>

#include <algorithm>
#include <chrono>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "tests/ui/program.h"
#include "ui/kit/format.h"
#include "ui/service/service_sheet.h"
#include "ui/service/service_words.h"

using namespace counterbell;
using namespace counterbell::test;
using ui::Role;
using namespace std::chrono_literals;

namespace {

Harness& at_service(Program& program) {
  program.set_up();
  program.go("/settings/service");
  return program.harness;
}

nlohmann::json printed(const Harness& harness) {
  REQUIRE_FALSE(harness.host.printed_sheets.empty());
  return nlohmann::json::parse(in_english(harness.host.printed_sheets.back()));
}

std::string said(const Text& text) { return in_english(text.shown()); }

std::vector<std::string> said(const std::vector<Text>& texts) {
  std::vector<std::string> strings;
  for (const Text& text : texts) strings.push_back(said(text));
  return strings;
}

using Facts = std::vector<std::pair<std::string, std::string>>;

Facts said(const std::vector<std::pair<Text, Text>>& facts) {
  Facts strings;
  for (const auto& [name, words] : facts) strings.emplace_back(said(name), said(words));
  return strings;
}

/// What a shop begins with.
desk::sla::Rules usual_rules() { return *ui::rules_of(ui::starter("Europe/Berlin")); }

ui::Sheet sheet_of(const desk::sla::Rules& rules) {
  FakeHost host;
  return ui::service_sheet(host, "Vases", rules, std::nullopt, FakeClock().now());
}

}  // namespace

TEST_CASE("A sheet of the draft says that it is one, and of what was published since when that holds") {
  Program program(1440, 3600);
  Harness& h = at_service(program);
  h.fill("Monday", "8-12, 13-18:30");
  h.press(Role::button, "Print a sheet");
  const nlohmann::json draft = printed(h);
  CHECK(draft["shop"] == "Vases & More");
  CHECK(draft["mark"] == "Draft, not published yet");
  const nlohmann::json& week = draft["groups"][0]["sections"][0]["week"];
  CHECK(week["days"][0]["words"] == "08:00–12:00, 13:00–18:30");
  CHECK(week["days"][0]["spans"] == nlohmann::json::parse("[[28800,43200],[46800,66600]]"));
  CHECK(week["days"][6]["words"] == "closed");
  CHECK(week["from"] == 7);
  CHECK(week["to"] == 20);
  CHECK(draft["groups"][1]["sections"][0]["title"] == "All tickets");
  CHECK(draft["groups"][1]["sections"][0]["table"][1] ==
        nlohmann::json::parse(R"(["Urgent","30 min","30 min","3 h"])"));

  h.press(Role::button, "Publish");
  program.save();
  h.press(Role::button, "Print a sheet");
  CHECK(printed(h)["mark"] == "");
  CHECK(printed(h)["notes"][0].get<std::string>().starts_with("In force since "));
  h.fill("Urgent: First answer", "10 min");
  h.press(Role::button, "Print a sheet");
  CHECK(printed(h)["mark"] == "Draft, not published yet");

  program.go("/settings");
  h.press(Role::button, "Print a sheet");
  CHECK(h.host.printed_sheets.size() == 4);
  CHECK(printed(h)["mark"] == "");
  CHECK(printed(h)["groups"][1]["sections"][0]["table"][1][1] == "30 min");
  h.expect_complete();
}

TEST_CASE("What cannot be printed is told, and no longer once that is mended") {
  Program program(1440, 3600);
  Harness& h = at_service(program);
  h.fill("Low: Solved", "soon");
  h.press(Role::button, "Print a sheet");
  CHECK(h.host.printed_sheets.empty());
  CHECK(h.has(Role::alert, "“soon” is no length of time. Please write it like 30 min or 3 h."));
  h.fill("Low: Solved", "9 h");
  CHECK_FALSE(h.text_on_screen("is no length of time"));
  h.host.printing_trouble = "This browser cannot print.";
  h.press(Role::button, "Print a sheet");
  CHECK(h.has(Role::alert, "This browser cannot print."));
  h.host.printing_trouble.clear();
  h.press(Role::button, "Print a sheet");
  CHECK_FALSE(h.has(Role::alert, "This browser cannot print."));
  CHECK(h.host.printed_sheets.size() == 1);
}

TEST_CASE("Special days are those to come, with what follows each other and is alike as one") {
  desk::sla::Rules rules = usual_rules();
  using std::chrono::days;
  const desk::sla::Date today(std::chrono::floor<days>(FakeClock().now()).time_since_epoch());
  const auto run = [](desk::sla::Date first, desk::sla::Date last) {
    const std::string begin = said(ui::full_date(first));
    return begin.substr(0, begin.rfind(' ')) + " to " + said(ui::full_date(last));
  };
  rules.calendar.closed = {today - days(1), today + days(3), today + days(4), today + days(5)};
  rules.calendar.special[today + days(2)] = {{9h, 13h}};
  CHECK(
      said(sheet_of(rules).groups[0].sections[1].facts) ==
      Facts{{said(ui::full_date(today + days(2))), "09:00–13:00"}, {run(today + days(3), today + days(5)), "closed"}});
  for (int i = 0; i < 20; ++i) rules.calendar.closed.insert(today + days(10 + 2 * i));
  const ui::Sheet::Section many = sheet_of(rules).groups[0].sections[1];
  CHECK(many.facts.size() == 12);
  CHECK(said(many.lines) == std::vector<std::string>{"and 10 more, see Counterbell"});
  rules.calendar.closed = {today - days(1)};
  rules.calendar.special.clear();
  CHECK(sheet_of(rules).groups[0].sections.size() == 1);
}

TEST_CASE("What holds for all policies is said once, what differs with each") {
  desk::sla::Rules rules = usual_rules();
  desk::sla::NamedPolicy regulars = rules.policies.front();
  regulars.name = "Regulars";
  regulars.conditions = {{desk::Channel::phone, desk::Channel::chat}, {"repair"}, {"Trade", "Club", "Family"}};
  rules.policies.insert(rules.policies.begin(), regulars);
  ui::Sheet sheet = sheet_of(rules);
  const ui::Sheet::Section& first = sheet.groups[1].sections[0];
  CHECK(said(first.title) == "1. Regulars");
  CHECK(said(first.about) ==
        "For tickets taken by phone or by chat, tagged repair and of customers in the group Trade, Club or Family.");
  CHECK(first.lines.empty());
  CHECK(first.facts.empty());
  CHECK(said(sheet.groups[1].sections[1].title) == "2. All other tickets");
  const ui::Sheet::Group& common = sheet.groups[2];
  CHECK(std::ranges::contains(said(common.sections[0].lines), "Only opening hours count."));
  CHECK(said(common.sections[1].title) == "When time runs out");
  CHECK(
      said(common.sections[1].facts)[1] ==
      std::pair<std::string, std::string>{"When late", "the supervisors on duty are told and the priority is raised."});

  rules.policies[0].policy.around_the_clock = true;
  rules.policies[0].steps.clear();
  sheet = sheet_of(rules);
  CHECK(said(sheet.groups[1].sections[0].lines) ==
        std::vector<std::string>{"The time runs around the clock, also while we are closed."});
  CHECK(said(sheet.groups[1].sections[1].lines) == std::vector<std::string>{"Only opening hours count."});
  CHECK(sheet.groups[1].sections[1].facts.size() == 3);
  CHECK(sheet.groups[2].sections.size() == 1);
}

TEST_CASE("Steps are told in words") {
  using desk::sla::Metric;
  using desk::sla::Whom;
  CHECK(said(ui::step_words({.percent = 75})) == "At 75 % of the time: the assignee is told");
  CHECK(said(ui::step_words({.percent = 100, .tells = Whom::supervisor, .raises = true})) ==
        "When late: the supervisors on duty are told and the priority is raised");
  CHECK(said(ui::step_words({.percent = 100, .after = 1h, .tells = Whom::owner})) ==
        "When 1 h late: the owners are told");
  CHECK(said(ui::step_words({.metric = Metric::first_response, .percent = 50})) ==
        "First answer at 50 % of the time: the assignee is told");
  CHECK(said(ui::step_words({.metric = Metric::resolution, .percent = 100, .after = 30min, .tells = Whom::owner})) ==
        "Solved 30 min late: the owners are told");
  CHECK(said(ui::step_words({.percent = 80, .after = 10min})) == "10 min after 80 % of the time: the assignee is told");
}
