// What policies do by themselves when the time of a target runs out: told once, raised once, at a time when somebody is there.
#include <doctest/doctest.h>
#include <chrono>

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "desk/service/sla/step.h"
#include "unit/desk/counter.h"
#include "unit/desk/sla_zones.h"

namespace counterbell::desk {

using namespace std::chrono_literals;

namespace {

using sla::Metric;
using sla::Step;
using sla::Whom;
using test::Counter;

const test::TwoZones zones;

/// A first answer within an hour and a solution within eight, in opening hours: weekdays from nine to six in Berlin.
sla::Rules rules_with(std::vector<Step> steps) {
  sla::Rules rules{.calendar = {.zone = "Europe/Berlin", .week = {}, .special = {}, .closed = {}}, .policies = {}};
  for (std::size_t day = 0; day < 5; ++day) rules.calendar.week[day] = {{9h, 18h}};
  sla::NamedPolicy everybody{.name = "Everybody", .conditions = {}, .policy = {}, .steps = std::move(steps)};
  for (sla::Targets& targets : everybody.policy.targets) {
    targets[Metric::first_response] = 1h;
    targets[Metric::resolution] = 8h;
  }
  rules.policies.push_back(std::move(everybody));
  return rules;
}

const std::vector<Step> usual{{.percent = 75, .tells = Whom::assignee},
                              {.percent = 100, .tells = Whom::supervisor, .raises = true},
                              {.percent = 100, .after = 1h, .tells = Whom::owner}};

constexpr Time ten_on_monday = std::chrono::sys_days(std::chrono::March / 1 / 2027) + 9h;  // In Berlin.

/// A counter at ten on a Monday, whose shop has these steps.
struct Escalating : Counter {
  explicit Escalating(std::vector<Step> steps = usual) {
    clock.set(ten_on_monday);
    desk.service().use_zones(zones);
    REQUIRE(desk.service().publish(rules_with(std::move(steps))).has_value());
  }
  Id by_mail(std::string subject, std::string priority = "normal") {
    NewTicket typed;
    typed.subject = std::move(subject);
    typed.channel = "e-mail";
    typed.priority = std::move(priority);
    return open(typed);
  }
  Id add(std::string name, std::string role) {
    const Result<Id> added = desk.staff().add({std::move(name), "", std::move(role)});
    REQUIRE(added.has_value());
    return *added;
  }
};

/// Lets time pass, and makes what is to be made, as an open page does.
std::size_t pass(Counter& counter, std::chrono::milliseconds time) {
  counter.clock.advance(time);
  std::size_t made = 0;
  while (const std::size_t some = counter.desk.escalations().escalate()) made += some;
  return made;
}

std::vector<std::string> told(const Counter& counter, const Record& escalation) {
  std::vector<std::string> names;
  for (const std::string& person : escalation.elements(Field::escalation_tells)) {
    names.emplace_back(counter.desk.staff().name_of(*Id::parse(person)).source());
  }
  return names;
}

/// "75 %: Mia Keller", the oldest first.
std::vector<std::string> done(const Counter& counter, const Id& ticket) {
  std::vector<std::string> words;
  for (const Record* one : counter.desk.escalations().of(ticket)) {
    std::string line(one->text(Field::escalation_step));
    for (const std::string& name : told(counter, *one)) line += ": " + name;
    words.push_back(line);
  }
  return words;
}

std::size_t lines_saying(const Counter& counter, const Id& ticket, std::string_view what) {
  const std::vector<HistoryLine> lines = counter.desk.history().of(ticket);
  return static_cast<std::size_t>(
      std::ranges::count(lines, what, [](const HistoryLine& line) { return line.what.english(); }));
}

}  // namespace

TEST_CASE("A step in writing reads back, and what no version knows does not") {
  for (const Step& step :
       {Step{}, Step{.metric = Metric::next_response, .percent = 0, .after = 90s, .tells = Whom::owner},
        Step{.percent = 1000, .tells = Whom::supervisor, .raises = true}}) {
    CAPTURE(sla::step_text(step));
    CHECK(sla::parse_step(sla::step_text(step)) == step);
  }
  for (const char* wrong :
       {"", "any", "any 75", "any 75 0", "any 75 0 nobody", "any -1 0 owner", "any 1001 0 owner", "some 75 0 owner",
        "any 75 0 owner dance", "any x 0 owner", "any 75 99999999999999 owner"}) {
    CAPTURE(wrong);
    CHECK_FALSE(sla::parse_step(wrong).has_value());
  }
}

TEST_CASE("As the time of a target runs out, one after the other is told, and the priority rises") {
  Escalating counter;
  counter.add("Petra", "supervisor");
  counter.add("Otto", "owner");
  const Id ticket = counter.by_mail("Cracked urn");
  CHECK(counter.desk.escalations().next() == counter.clock.now() + 45min + 1s);
  CHECK(pass(counter, 45min) == 0);
  CHECK(pass(counter, 1s) == 1);
  CHECK(pass(counter, 10min) == 0);
  CHECK(counter.row(ticket).priority == Priority::normal);
  CHECK(pass(counter, 10min) == 1);
  CHECK(counter.row(ticket).priority == Priority::high);
  CHECK(pass(counter, 1h) == 1);
  CHECK(done(counter, ticket) == std::vector<std::string>{"first_response 75 0 assignee: Mia Keller",
                                                          "first_response 100 0 supervisor raise: Petra",
                                                          "first_response 100 3600 owner: Mia Keller: Otto"});
  TicketQuery high;
  high.filter.priorities = {Priority::high};
  CHECK(counter.subjects(high) == std::vector<std::string>{"Cracked urn"});
  const std::vector<HistoryLine> history = counter.desk.history().of(ticket);
  REQUIRE(lines_saying(counter, ticket, "Escalated") == 3);
  const auto second = std::ranges::find(history, "told Petra, priority raised to High",
                                        [](const HistoryLine& line) { return line.after.english(); });
  REQUIRE(second != history.end());
  CHECK(second->who.english() == "Rule “Everybody”");
}

TEST_CASE("A target that is met, or whose time stands still, calls nobody") {
  Escalating counter;
  const Id answered = counter.by_mail("Answered");
  const Id waiting = counter.by_mail("Waiting");
  counter.say(answered, "to_customer", "It is on its way.");
  counter.set(waiting, Field::ticket_state, "on_hold");
  CHECK(pass(counter, 3h) == 0);
  counter.set(waiting, Field::ticket_state, "open");
  CHECK(pass(counter, 1h) == 2);
  CHECK(done(counter, answered).empty());
}

TEST_CASE("What is to be done while the shop is closed waits until it opens") {
  sla::Rules rules = rules_with(usual);
  rules.policies.front().policy.around_the_clock = true;
  Escalating counter({});
  counter.clock.advance(7h + 30min);  // Half past five.
  REQUIRE(counter.desk.service().publish(rules).has_value());
  const Id ticket = counter.by_mail("Cracked urn");
  CHECK(pass(counter, 14h) == 0);  // Past seven in the morning.
  CHECK(done(counter, ticket).empty());
  CHECK(pass(counter, 2h) == 6);  // Three of the first answer, three of the solution.
  for (const Record* one : counter.desk.escalations().of(ticket)) {
    CHECK(one->time(Field::escalation_due) == ten_on_monday + 23h);
  }
}

TEST_CASE("Of the time before rules were published nobody is told") {
  Escalating counter({});
  const Id old = counter.by_mail("Old");
  counter.clock.advance(5h);
  REQUIRE(counter.desk.service().publish(rules_with(usual)).has_value());
  CHECK(pass(counter, 1min) == 0);
  CHECK(pass(counter, 1h) == 1);  // Three quarters of the eight hours have passed since.
  CHECK(done(counter, old) == std::vector<std::string>{"resolution 75 0 assignee: Mia Keller"});
}

TEST_CASE("Two counters that both saw a ticket go overdue have done one thing") {
  Escalating counter;
  const Id ticket = counter.by_mail("Cracked urn");
  Counter other(counter, 2);
  other.desk.service().use_zones(zones);
  other.clock.set(counter.clock.now());
  CHECK(pass(counter, 61min) == 2);
  CHECK(pass(other, 62min) == 2);
  CHECK(other.row(ticket).priority == Priority::high);
  counter.take_from(other);
  other.take_from(counter);
  for (Counter* one : {static_cast<Counter*>(&counter), &other}) {
    CHECK(one->desk.escalations().of(ticket).size() == 2);
    CHECK(lines_saying(*one, ticket, "Escalated") == 2);
    CHECK(one->row(ticket).priority == Priority::high);
    CHECK(one->desk.escalations().escalate() == 0);
  }
  CHECK(counter.desk.history().of(ticket).size() == other.desk.history().of(ticket).size());
  CHECK(counter.desk.service().due(counter.row(ticket)) == other.desk.service().due(other.row(ticket)));
}

TEST_CASE("What a rule did can be undone, and stays undone when another counter did it later") {
  Escalating counter;
  const Id ticket = counter.by_mail("Cracked urn");
  Counter other(counter, 2);
  other.desk.service().use_zones(zones);
  other.clock.set(counter.clock.now());
  CHECK(pass(counter, 61min) == 2);
  const Id raising = counter.desk.escalations().of(ticket).back()->id();
  REQUIRE(counter.desk.escalations().undo(raising).has_value());
  CHECK(counter.row(ticket).priority == Priority::normal);
  CHECK(pass(counter, 1min) == 0);
  CHECK(pass(other, 70min) == 2);
  counter.take_from(other);
  CHECK(counter.row(ticket).priority == Priority::normal);
  CHECK(lines_saying(counter, ticket, "Escalation undone") == 1);
  REQUIRE(counter.desk.history().undo().has_value());
  CHECK(counter.row(ticket).priority == Priority::high);
}

TEST_CASE("Undo at the counter takes back what somebody did, not what a rule did meanwhile") {
  Escalating counter;
  const Id ticket = counter.by_mail("Cracked urn");
  counter.set(ticket, Field::ticket_subject, "Broken urn");
  CHECK(pass(counter, 50min) == 1);
  REQUIRE(counter.desk.history().undo().has_value());
  CHECK(counter.row(ticket).subject() == "Cracked urn");
  CHECK(counter.desk.escalations().of(ticket).size() == 1);
}

TEST_CASE("A priority that somebody sets stands, whatever a rule made of it before") {
  Escalating counter;
  const Id ticket = counter.by_mail("Cracked urn");
  CHECK(pass(counter, 61min) == 2);
  REQUIRE(counter.row(ticket).priority == Priority::high);
  counter.set(ticket, Field::ticket_priority, "normal");
  CHECK(counter.row(ticket).priority == Priority::normal);
  Desk fresh(counter.replica);
  CHECK(fresh.tickets().find(ticket)->priority == Priority::normal);
}

TEST_CASE("Supervisors are told on the days on which they are on duty, else the owner") {
  Escalating counter({{.percent = 100, .tells = Whom::supervisor}});
  const Id petra = counter.add("Petra", "supervisor");
  const Id paul = counter.add("Paul", "supervisor");
  REQUIRE(counter.desk.staff().set_duty(petra, 0, true).has_value());  // Mondays.
  REQUIRE(counter.desk.staff().set_duty(paul, 1, true).has_value());
  const Id monday = counter.by_mail("Monday");
  CHECK(pass(counter, 2h) == 1);
  CHECK(done(counter, monday) == std::vector<std::string>{"first_response 100 0 supervisor: Petra"});
  pass(counter, 22h);
  const Id tuesday = counter.by_mail("Tuesday");
  pass(counter, 2h);
  CHECK(done(counter, tuesday) == std::vector<std::string>{"first_response 100 0 supervisor: Paul"});
  REQUIRE(counter.desk.staff().set_duty(paul, 1, false).has_value());
  REQUIRE(counter.desk.staff().set_duty(paul, 3, true).has_value());
  const Id later = counter.by_mail("Later");
  pass(counter, 2h);
  CHECK(done(counter, later) == std::vector<std::string>{"first_response 100 0 supervisor: Mia Keller"});
  REQUIRE(counter.desk.history().undo().has_value());  // The ticket.
  REQUIRE(counter.desk.history().undo().has_value());  // Who is on duty is a setting.
  CHECK_FALSE(counter.desk.state().find(RecordType::staff, paul)->has_element(Field::staff_duty_days, "thursday"));
}

TEST_CASE("Who was told sees it first, until they have seen it or the ticket is done") {
  Escalating counter;
  const Id first = counter.by_mail("First");
  const Id second = counter.by_mail("Second");
  CHECK(pass(counter, 50min) == 2);
  CHECK(counter.desk.escalations().alerts().size() == 2);
  Workday day = counter.desk.today().workday();
  CHECK(day.told.size() == 2);
  CHECK(day.due_next.empty());
  REQUIRE(counter.desk.escalations().note_seen(first).has_value());
  CHECK(counter.desk.escalations().alerts().size() == 1);
  day = counter.desk.today().workday();
  REQUIRE(day.due_next.size() == 1);
  CHECK(day.due_next.front()->subject() == "First");
  counter.set(second, Field::ticket_state, "solved");
  CHECK(counter.desk.escalations().alerts().empty());
  const Id tom = counter.add("Tom", "staff");
  REQUIRE(counter.desk.staff().resume(tom).has_value());
  CHECK(counter.desk.escalations().alerts().empty());
}

TEST_CASE("A desk that reads everything anew knows the same of escalations") {
  Escalating counter;
  std::vector<Id> tickets;
  for (int i = 0; i < 5; ++i) {
    tickets.push_back(counter.by_mail("Ticket " + std::to_string(i)));
    counter.clock.advance(10min);
  }
  CHECK(pass(counter, 20min) > 2);
  REQUIRE(counter.desk.escalations().note_seen(tickets[0]).has_value());
  Desk fresh(counter.replica);
  fresh.service().use_zones(zones);
  REQUIRE(fresh.staff().resume(counter.desk.staff().me()->id()).has_value());
  for (const Id& ticket : tickets) {
    CHECK(fresh.tickets().find(ticket)->priority == counter.row(ticket).priority);
    CHECK(std::ranges::equal(fresh.escalations().of(ticket), counter.desk.escalations().of(ticket)));
  }
  CHECK(fresh.escalations().alerts().size() == counter.desk.escalations().alerts().size());
  CHECK(fresh.escalations().next() == counter.desk.escalations().next());
  CHECK(fresh.escalations().escalate() == 0);
}

}  // namespace counterbell::desk
