// Rules tried out before they are published.
#include <doctest/doctest.h>
#include <chrono>

#include <algorithm>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "desk/service/service_trial.h"
#include "unit/desk/counter.h"
#include "unit/desk/sla_zones.h"

namespace counterbell::desk {

using namespace std::chrono_literals;
using std::chrono::days;
using std::chrono::seconds;
using std::chrono::sys_seconds;

namespace {

using sla::Concern;
using sla::Impossible;
using sla::Metric;
using sla::Outcome;
using sla::Tally;
using test::Counter;

/// Midnight on a Monday.
constexpr sys_seconds monday = std::chrono::sys_days(std::chrono::January / 5 / 2026);
constexpr std::chrono::local_seconds local_monday(monday.time_since_epoch());
const test::TwoZones zones;

/// One policy for everything: an answer, another one, a solution.
sla::Rules rules_of(seconds first, seconds next, seconds solved, bool around_the_clock = false) {
  sla::Rules rules{.calendar = {.zone = "UTC", .week = {}, .special = {}, .closed = {}}, .policies = {}};
  for (std::size_t weekday = 0; weekday < 5; ++weekday) rules.calendar.week[weekday] = {{9h, 17h}};
  sla::NamedPolicy everything{.name = "All", .conditions = {}, .policy = {}};
  everything.policy.around_the_clock = around_the_clock;
  for (sla::Targets& targets : everything.policy.targets) {
    targets[Metric::first_response] = first;
    targets[Metric::next_response] = next;
    targets[Metric::resolution] = solved;
  }
  rules.policies.push_back(std::move(everything));
  return rules;
}

sla::Rules always_open(seconds first, seconds next, seconds solved) {
  sla::Rules rules = rules_of(first, next, solved);
  for (std::vector<sla::Calendar::Span>& weekday : rules.calendar.week) weekday = {{0h, 24h}};
  return rules;
}

const Tally& tally(const Outcome& outcome, Priority priority, Metric metric) {
  return outcome.of[static_cast<std::size_t>(priority)][static_cast<std::size_t>(metric)];
}

/// A shop that took tickets at ten o'clock on a Monday, and has published nothing.
struct MondayShop : Counter {
  MondayShop() {
    desk.service().use_zones(zones);
    clock.set(monday + 10h);
  }
  Id by_mail(std::string priority = "normal") {
    NewTicket typed;
    typed.subject = "Cracked urn";
    typed.channel = "e-mail";
    typed.priority = std::move(priority);
    return open(typed);
  }
  /// Tickets of a month, one each hour from nine to five, answered within five minutes and solved an hour later.
  void work_a_month() {
    for (int d = 0; d < 28; ++d) {
      for (int h = 9; h < 17; ++h) {
        clock.set(monday + days(d) + std::chrono::hours(h));
        const Id ticket = by_mail(h % 4 == 0 ? "urgent" : "normal");
        clock.advance(3min);
        say(ticket, "to_customer", "We look into it.");
        if (h % 2 == 0) say(ticket, "from_customer", "Thank you. When?");
        if (h % 2 == 0) say(ticket, "to_customer", "Tomorrow.");
        clock.advance(50min);
        set(ticket, Field::ticket_state, "solved");
      }
    }
  }
  std::unique_ptr<Trial> begin(const sla::Rules& rules, const TrialOptions& options = {}) {
    Result<std::unique_ptr<Trial>> trial = desk.service().try_rules(rules, options);
    REQUIRE(trial.has_value());
    return *std::move(trial);
  }
  TrialResult run(const sla::Rules& rules, const TrialOptions& options = {}, std::size_t budget = 1000) {
    const std::unique_ptr<Trial> trial = begin(rules, options);
    while (trial->step(budget)) {
    }
    return trial->result();
  }
};

/// A load of one kind of ticket.
sla::Load load_of(Concern concern, double tickets_a_week) {
  return {.concerns = {std::move(concern)}, .tickets_a_week = tickets_a_week};
}

Outcome work_through(const sla::Rules& rules, const std::vector<sla::Arrival>& arrivals, sla::Shift::Staff staff,
                     sys_seconds end = monday + days(14)) {
  sla::OpenTime open_time(rules.calendar, zones);
  sla::Shift shift(rules, zones, open_time, arrivals, end, staff);
  while (shift.step(1)) {
  }
  CHECK(shift.progress() == 1.0);
  return shift.outcome();
}

std::vector<Impossible::Why> reasons(const std::vector<Impossible>& found) {
  std::vector<Impossible::Why> why;
  for (const Impossible& one : found) why.push_back(one.why);
  return why;
}

}  // namespace

TEST_CASE("Hours of the week are those that clocks show") {
  CHECK(sla::hour_of_week(zones, "UTC", monday) == 0);
  CHECK(sla::hour_of_week(zones, "UTC", monday - 1s) == 167);
  CHECK(sla::hour_of_week(zones, "UTC", monday + days(5) + 11h + 59min) == 5 * 24 + 11);
  CHECK(sla::hour_of_week(zones, "Europe/Berlin", monday - 1s) == 0);
  CHECK(sla::hour_of_week(zones, "UTC", sys_seconds(-1s)) == 2 * 24 + 23);  // New Year's Eve 1969, a Wednesday.
}

TEST_CASE("Rules are judged by the tickets that there were, as if they had always held") {
  MondayShop shop;
  const Id quick = shop.by_mail();  // 10:01
  const Id slow = shop.by_mail("urgent");
  const Id waiting = shop.by_mail("low");
  shop.by_mail("high");  // 10:04; nobody ever answers.
  shop.say(quick, "to_customer", "It is here.");
  shop.say(quick, "from_customer", "Which size?");
  shop.clock.advance(9min);
  shop.say(quick, "to_customer", "The small one.");  // 10:16, after ten minutes.
  shop.set(quick, Field::ticket_state, "solved");
  shop.clock.advance(30min);
  shop.say(slow, "to_customer", "Sorry for the delay.");  // 10:48, after 46 minutes.
  shop.say(waiting, "to_customer", "It is on its way.");  // 10:49
  shop.set(waiting, Field::ticket_state, "pending");
  NewTicket in_person;
  in_person.subject = "Wrong ring";
  shop.open(in_person);  // 10:51
  shop.clock.advance(60min);

  const TrialResult result = shop.run(rules_of(30min, 10min, 90min));
  CHECK(result.tickets == 5);
  CHECK(tally(result.history, Priority::normal, Metric::first_response) == Tally{1, 0});
  CHECK(tally(result.history, Priority::normal, Metric::next_response) == Tally{1, 0});
  CHECK(tally(result.history, Priority::normal, Metric::resolution) == Tally{1, 0});
  CHECK(tally(result.history, Priority::urgent, Metric::first_response) == Tally{0, 1});
  CHECK(tally(result.history, Priority::urgent, Metric::resolution) == Tally{0, 1});
  CHECK(tally(result.history, Priority::low, Metric::first_response) == Tally{0, 1});
  CHECK(tally(result.history, Priority::low, Metric::resolution) == Tally{0, 0});  // Pending: not decided.
  CHECK(tally(result.history, Priority::high, Metric::first_response) == Tally{0, 1});
  CHECK(tally(result.history, Priority::high, Metric::resolution) == Tally{0, 1});
  CHECK(result.history.all() == Tally{3, 5});
  CHECK(result.history.hours[10] == Tally{3, 5});
  CHECK(result.history.of_priority(Priority::urgent) == Tally{0, 2});

  SUBCASE("what was trashed does not count") {
    REQUIRE(shop.desk.tickets().trash(quick).has_value());
    CHECK(shop.run(rules_of(30min, 10min, 90min)).history.all() == Tally{0, 5});
  }
  SUBCASE("published rules make no difference") {
    REQUIRE(shop.desk.service().publish(rules_of(1min, 1min, 1min)).has_value());
    CHECK(shop.run(rules_of(30min, 10min, 90min)).history == result.history);
  }
  SUBCASE("a second less is a second too short") {
    const TrialResult shorter = shop.run(rules_of(30min, 10min - 1s, 90min));
    CHECK(tally(shorter.history, Priority::normal, Metric::next_response) == Tally{0, 1});
  }
}

TEST_CASE("The load is read off the newest half year") {
  MondayShop shop;
  shop.clock.set(monday - days(400));
  shop.by_mail("urgent");
  shop.work_a_month();
  const TrialResult result = shop.run(rules_of(1h, 1h, 8h));
  CHECK_FALSE(result.load.is_made_up);
  CHECK(result.load.concerns.size() == 28 * 8);
  CHECK(result.load.tickets_a_week == doctest::Approx(56).epsilon(0.05));
  CHECK(result.load.people == 1);
  const Concern& first = result.load.concerns.front();  // On Monday at 9:01.
  CHECK(first == Concern{.hour = 9, .priority = Priority::normal, .policy = 0});
  CHECK(result.load.concerns[1].replies == std::vector<seconds>{1min});
  CHECK(result.load.concerns[3].priority == Priority::urgent);
  CHECK(result.load.pieces_of_work_a_week() == doctest::Approx(56 * 2.5).epsilon(0.05));
  CHECK(result.made_up_tickets == doctest::Approx(result.load.tickets_a_week * result.weeks).epsilon(0.01));
}

TEST_CASE("People answer what is due first, while the shop is open") {
  const sla::Rules rules = rules_of(1h, 1h, 8h);
  const Concern urgent{.priority = Priority::urgent};
  const Concern normal{.priority = Priority::normal};
  constexpr seconds second_of_work = 1s;

  SUBCASE("what comes at night is answered when the shop opens") {
    const Outcome outcome = work_through(rules, {{monday - 2h, &urgent}}, {1, second_of_work});
    CHECK(outcome.all() == Tally{2, 0});
    CHECK(outcome.hours[167 - 1] == Tally{2, 0});
    const Outcome always = work_through(rules_of(1h, 1h, 8h, true), {{monday - 2h, &urgent}}, {1, second_of_work});
    CHECK(tally(always, Priority::urgent, Metric::first_response) == Tally{0, 1});
  }
  SUBCASE("the urgent one comes first") {
    sla::Rules unequal = rules;
    unequal.policies[0].policy.targets[static_cast<std::size_t>(Priority::urgent)][Metric::first_response] = 15min;
    const std::vector<sla::Arrival> arrivals{{monday, &normal}, {monday, &normal}, {monday + 1s, &urgent}};
    const Outcome outcome = work_through(unequal, arrivals, {1, 10min});
    CHECK(tally(outcome, Priority::urgent, Metric::first_response) == Tally{1, 0});
    CHECK(outcome.all() == Tally{6, 0});
  }
  SUBCASE("one person cannot do the work of three") {
    const std::vector<sla::Arrival> arrivals(6, {monday + 9h, &urgent});
    const Outcome alone = work_through(rules, arrivals, {1, 20min});
    const Outcome three = work_through(rules, arrivals, {3, 20min});
    CHECK(tally(alone, Priority::urgent, Metric::first_response).missed >= 2);
    CHECK(tally(three, Priority::urgent, Metric::first_response).missed == 0);
  }
  SUBCASE("work that is not finished at closing time goes on at the next opening") {
    const std::vector<sla::Arrival> arrivals{{monday + 16h + 59min, &urgent}};
    const Outcome outcome = work_through(rules, arrivals, {1, 30min});
    CHECK(outcome.all() == Tally{2, 0});
  }
  SUBCASE("what is not done at the end is missed once it is due, and not decided before") {
    const std::vector<sla::Arrival> arrivals{{monday + 9h, &urgent}};
    CHECK(work_through(rules, arrivals, {1, 20h}, monday + 13h).all() == Tally{0, 1});
    CHECK(work_through(rules, arrivals, {1, 20h}, monday + 9h + 30min).all() == Tally{0, 0});
  }
  SUBCASE("a ticket taken in person is no first answer to keep, but its other targets are") {
    const Concern in_person{.priority = Priority::high, .is_answered = true, .replies = {1h}};
    const Outcome outcome = work_through(rules, {{monday + 9h, &in_person}}, {1, second_of_work});
    CHECK(tally(outcome, Priority::high, Metric::first_response) == Tally{0, 0});
    CHECK(tally(outcome, Priority::high, Metric::next_response) == Tally{1, 0});
    CHECK(tally(outcome, Priority::high, Metric::resolution) == Tally{1, 0});
  }
  SUBCASE("while the customer thinks, the time to solve stands still only if the policy says so") {
    const Concern thoughtful{.priority = Priority::low, .replies = {days(3)}};
    const std::vector<sla::Arrival> arrivals{{monday + 9h, &thoughtful}};
    CHECK(tally(work_through(rules, arrivals, {1, second_of_work}), Priority::low, Metric::resolution) == Tally{1, 0});
    sla::Rules strict = rules;
    strict.policies[0].policy.pauses.clear();
    CHECK(tally(work_through(strict, arrivals, {1, second_of_work}), Priority::low, Metric::resolution) == Tally{0, 1});
    const sys_seconds while_thinking = monday + days(3);
    CHECK(work_through(rules, arrivals, {1, second_of_work}, while_thinking).all() == Tally{1, 0});
    CHECK(work_through(strict, arrivals, {1, second_of_work}, while_thinking).all() == Tally{1, 1});
  }
}

TEST_CASE("Tickets come in the hours in which they came, the same ones each time") {
  const sla::Load load = load_of({.hour = 2 * 24 + 11}, 50);
  const std::vector<sla::Arrival> arrivals = sla::draw_arrivals(load, zones, "Europe/Berlin", local_monday, 4, 7);
  CHECK(arrivals.size() == 200);
  CHECK(std::ranges::is_sorted(arrivals, {}, &sla::Arrival::at));
  const auto is_wednesday_at_eleven = [](const sla::Arrival& arrival) {
    return sla::hour_of_week(zones, "Europe/Berlin", arrival.at) == 2 * 24 + 11;
  };
  CHECK(std::ranges::all_of(arrivals, is_wednesday_at_eleven));
  CHECK(arrivals == sla::draw_arrivals(load, zones, "Europe/Berlin", local_monday, 4, 7));
  CHECK(arrivals != sla::draw_arrivals(load, zones, "Europe/Berlin", local_monday, 4, 8));
}

TEST_CASE("The same trial comes out the same, in whatever steps, and tells how far it is") {
  MondayShop shop;
  shop.work_a_month();
  const sla::Rules rules = rules_of(15min, 30min, 3h);
  const TrialOptions options{.people = 2, .work = 15min};
  const TrialResult at_once = shop.run(rules, options, 1'000'000);
  const std::unique_ptr<Trial> trial = shop.begin(rules, options);
  double before = 0;
  while (trial->step(7)) {
    CHECK(trial->progress() >= before);
    CHECK(trial->progress() < 1);
    before = trial->progress();
  }
  CHECK(trial->progress() == 1);
  CHECK(trial->result().history == at_once.history);
  CHECK(trial->result().staffed == at_once.staffed);
  CHECK(trial->result().people_to_keep == at_once.people_to_keep);
  CHECK(at_once.people == 2);
  CHECK(at_once.staffed.size() >= 2);
  const TrialResult otherwise = shop.run(rules, {.people = 2, .work = 15min, .seed = 2});
  CHECK(otherwise.history == at_once.history);
  CHECK(otherwise.staffed != at_once.staffed);
}

TEST_CASE("More people keep more, until enough is kept") {
  MondayShop shop;
  shop.work_a_month();
  const TrialResult result = shop.run(rules_of(30min, 30min, 2h), {.people = 1, .work = 20min});
  REQUIRE(result.people_to_keep.has_value());
  CHECK(*result.people_to_keep > 1);
  CHECK(result.staffed.size() == static_cast<std::size_t>(*result.people_to_keep));
  CHECK(result.staffed.back().least_kept() >= share_to_keep);
  for (std::size_t i = 1; i < result.staffed.size(); ++i) {
    CHECK(result.staffed[i - 1].least_kept() < share_to_keep);
    CHECK(result.staffed[i].all().share_kept() >= result.staffed[i - 1].all().share_kept());
  }
}

TEST_CASE("A shop without a history is tried with usual figures, and told so") {
  MondayShop shop;
  const TrialResult result = shop.run(rules_of(1h, 2h, 8h));
  CHECK(result.tickets == 0);
  CHECK(result.history.all() == Tally{0, 0});
  CHECK(result.load.is_made_up);
  CHECK(result.people == 1);
  CHECK(result.made_up_tickets == 48u * static_cast<unsigned>(result.weeks));
  CHECK(result.made_up().all().all() > 1000);
  CHECK(result.people_to_keep.has_value());
}

TEST_CASE("Rules that nobody can follow are not tried") {
  MondayShop shop;
  sla::Rules rules = rules_of(1h, 1h, 1h);
  rules.calendar.zone = "Mars/Base";
  CHECK_FALSE(shop.desk.service().try_rules(rules, {}).has_value());
  const Counter without_zones;
  CHECK_FALSE(without_zones.desk.service().try_rules(rules_of(1h, 1h, 1h), {}).has_value());
}

TEST_CASE("Asking the impossible is told") {
  using enum Impossible::Why;
  const sla::Load calm = load_of({.hour = 10}, 10);  // 20 pieces of work a week.
  const auto found = [&](const sla::Rules& rules, int people = 1, seconds work = 10min) {
    return sla::find_impossible(rules, calm, people, work);
  };
  CHECK(found(rules_of(1h, 1h, 8h)).empty());

  SUBCASE("more work than people have hours") {
    const std::vector<Impossible> much = found(rules_of(3h, 3h, 8h), 1, 3h);
    CHECK(reasons(much) == std::vector{too_much_work});
    CHECK(much[0].needed == 60h);
    CHECK(much[0].available == 40h);
    CHECK(found(rules_of(3h, 3h, 8h), 2, 3h).empty());
  }
  SUBCASE("a target shorter than the work") {
    sla::Rules rules = rules_of(1h, 1h, 8h);
    sla::Targets& urgent = rules.policies[0].policy.targets[static_cast<std::size_t>(Priority::urgent)];
    urgent[Metric::first_response] = 5min;
    const std::vector<Impossible> short_one = found(rules);
    CHECK(reasons(short_one) == std::vector{too_short});
    CHECK(short_one[0].priority == Priority::urgent);
    CHECK(short_one[0].metric == Metric::first_response);
    CHECK(short_one[0].target == 5min);
    urgent = {};
    urgent[Metric::resolution] = 19min;
    CHECK(found(rules)[0].needed == 20min);
    urgent[Metric::resolution] = 20min;
    CHECK(found(rules).empty());
  }
  SUBCASE("around the clock in a shop that closes") {
    const std::vector<Impossible> night = found(rules_of(1h, 0s, 0s, true));
    CHECK(reasons(night) == std::vector{shop_closed});
    CHECK(night[0].needed == 64h);  // From five on Friday to nine on Monday.
    CHECK(found(rules_of(64h, 0s, 0s, true)).empty());
    sla::Rules always = always_open(1h, 0s, 0s);
    always.policies[0].policy.around_the_clock = true;
    CHECK(found(always).empty());
  }
  SUBCASE("not even many people keep it") {
    MondayShop shop;
    const TrialResult result = shop.run(rules_of(1min, 1min, 1min), {.people = 1, .work = 20min});
    CHECK_FALSE(result.people_to_keep.has_value());
    CHECK(result.staffed.size() == sla::most_people);
    CHECK(reasons(result.impossible).back() == too_few);
  }
}

}  // namespace counterbell::desk
