// Service rules as a shop publishes them, and what is due by them.
#include <doctest/doctest.h>
#include <chrono>

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "desk/service/calendar/duration_text.h"
#include "desk/service/calendar/hours_text.h"
#include "unit/desk/counter.h"
#include "unit/desk/queries.h"
#include "unit/desk/sla_zones.h"

namespace counterbell::desk {

using namespace std::chrono_literals;
using std::chrono::seconds;
using std::chrono::sys_seconds;

namespace {

using sla::Calendar;
using sla::Metric;
using sla::Standing;
using test::Counter;

const test::TwoZones zones;

sla::NamedPolicy policy(std::string name, seconds first_response, seconds resolution) {
  sla::NamedPolicy named{.name = std::move(name), .conditions = {}, .policy = {}};
  for (sla::Targets& targets : named.policy.targets) {
    targets[Metric::first_response] = first_response;
    targets[Metric::next_response] = 2 * first_response;
    targets[Metric::resolution] = resolution;
  }
  named.policy.around_the_clock = true;
  return named;
}

/// Open all day, with one policy for everything.
sla::Rules rules_of(std::vector<sla::NamedPolicy> policies) {
  sla::Rules rules{.calendar = {.zone = "Europe/Berlin", .week = {}, .special = {}, .closed = {}},
                   .policies = std::move(policies)};
  for (std::vector<Calendar::Span>& day : rules.calendar.week) day = {{0h, 24h}};
  return rules;
}

/// A counter whose shop means to answer first within half an hour, and to solve within two.
struct WithTargets : Counter {
  WithTargets() {
    desk.service().use_zones(zones);
    REQUIRE(desk.service().publish(rules_of({policy("Everybody", 30min, 2h)})).has_value());
  }
  Id by_mail(std::string subject, std::string priority = "normal") {
    NewTicket typed;
    typed.subject = std::move(subject);
    typed.channel = "e-mail";
    typed.priority = std::move(priority);
    return open(typed);
  }
  sys_seconds now() { return std::chrono::floor<seconds>(clock.now()); }
  std::optional<sys_seconds> due(const Id& ticket) {
    const std::optional<Deadline> deadline = desk.service().due(row(ticket));
    return deadline ? std::optional(deadline->at) : std::nullopt;
  }
};

std::vector<std::string> subjects(const std::vector<const TicketRow*>& rows) {
  std::vector<std::string> found;
  for (const TicketRow* one : rows) found.emplace_back(one->subject());
  return found;
}

}  // namespace

TEST_CASE("Opening hours are read however they are typed") {
  const auto read = [](std::string_view text) {
    const std::optional<sla::OpeningHours> hours = sla::parse_hours(text);
    return hours ? sla::hours_text(hours->spans) + (hours->is_guess ? "?" : "") : "no hours";
  };
  CHECK(read("08:00-12:30, 13:30-18:00") == "08:00-12:30, 13:30-18:00");
  CHECK(read("8-12:30 und 13.30 – 18 Uhr") == "08:00-12:30, 13:30-18:00");
  CHECK(read("14:00-18:00 0900-1200") == "09:00-12:00, 14:00-18:00");
  CHECK(read("0-24") == "00:00-24:00");
  CHECK(read("  ").empty());
  for (const std::string_view way :
       {"9am-12pm, 1pm-5:30pm", "9AM–12PM; 1 PM – 5:30 PM", "9 a.m. to 12 p.m. and 1 p.m. to 5:30 p.m.",
        "9a-12p 1p-5:30p", "9am-noon, 1-5:30pm", "9-12pm/1-5:30pm", "9am-12, 1pm-5:30",
        "9 bis 12 Uhr und 13 bis 17:30 Uhr", "9h00-12h00, 13h00-17h30", "9 a 12 y 13 a 17:30", "9 à 12 et 13 à 17.30",
        "0900-1200 1300-1730",
        "9:00\xC2\xA0-\xC2\xA0"
        "12:00, 13:00-17:30"}) {
    CAPTURE(way);
    CHECK(read(way) == "09:00-12:00, 13:00-17:30");
  }
  CHECK(read("12am-12pm") == "00:00-12:00");
  CHECK(read("12pm-12am") == "12:00-24:00");
  CHECK(read("6pm-midnight") == "18:00-24:00");
  CHECK(read("6-10") == "06:00-10:00");
  CHECK(read("01:30-06:00") == "01:30-06:00");
  // What may mean something else is asked about.
  CHECK(read("9h-12h") == "09:00-12:00?");
  CHECK(read("9-12:30, 1:30-6") == "09:00-12:30, 13:30-18:00?");
  CHECK(read("9-5") == "09:00-17:00?");
  CHECK(read("1-6") == "13:00-18:00?");
  CHECK(read("12-9") == "12:00-21:00?");
  for (const char* wrong :
       {"closed", "9", "9-", "9-25", "9:60-10", "9-24:01", "123456-9", "9-12-15", "13pm-15pm", "9-12 or so",
        "from 9-12", "9-12 (13-18)", "9!12", "18-13", "9am", "0pm-3pm", "9-12,,13-18"}) {
    CAPTURE(wrong);
    CHECK(read(wrong) == "no hours");
  }
}

TEST_CASE("Lengths of time are read however they are typed") {
  const auto read = [](std::string_view text) {
    const std::optional<seconds> length = sla::parse_duration(text);
    return length ? sla::duration_text(*length) : "none";
  };
  CHECK(read("30") == "30 min");
  CHECK(read(" 30 Minuten ") == "30 min");
  CHECK(read("1h30") == "1 h 30 min");
  CHECK(read("1 h 30 min 5 s") == "1 h 30 min 5 s");
  CHECK(read("1,5 hours") == "1 h 30 min");
  CHECK(read("2.25 Std") == "2 h 15 min");
  CHECK(read("90s") == "1 min 30 s");
  CHECK(read("") == "0 min");
  for (const char* wrong : {"soon", "-5", "5 days", "h", "1..5 h", "999999999 h", "9999999999", "1 h x"}) {
    CAPTURE(wrong);
    CHECK(read(wrong) == "none");
  }
}

TEST_CASE("Dates are read as they are written, and only real ones") {
  for (const char* date : {"2026-02-28", "2024-02-29", "1970-01-01"}) {
    const std::optional<sla::Date> read = sla::parse_date(date);
    REQUIRE(read.has_value());
    CHECK(sla::date_text(*read) == date);
  }
  for (const char* wrong : {"2026-02-29", "2026-13-01", "2026-1", "2026/01/01", "", "2026-01-01T", "-1-01-01"}) {
    CAPTURE(wrong);
    CHECK_FALSE(sla::parse_date(wrong).has_value());
  }
}

TEST_CASE("Rules come out of the records as they were published") {
  sla::Rules rules = rules_of({policy("Regulars", 10min, 0s), policy("Everybody", 30min, 2h)});
  rules.calendar.week[6] = {};
  rules.calendar.week[2] = {{9h, 12h}, {13h, 18h}};
  rules.calendar.special[*sla::parse_date("2026-12-24")] = {{9h, 13h}};
  rules.calendar.closed.insert(*sla::parse_date("2026-12-25"));
  sla::NamedPolicy& first = rules.policies.front();
  first.conditions = {.channels = {Channel::phone, Channel::email}, .tags = {"repair", "Vip"}, .groups = {"Regulars"}};
  first.answered_in_person = false;
  first.policy.reopening = sla::Policy::Reopening::restart;
  first.policy.pauses = {TicketState::on_hold};
  first.policy.targets[0][Metric::resolution] = sla::longest_target;
  rules.policies.back().policy.around_the_clock = false;

  Counter counter;
  counter.desk.service().use_zones(zones);
  REQUIRE(counter.desk.service().publish(rules).has_value());
  REQUIRE(counter.desk.service().rules() != nullptr);
  sla::Rules read = counter.desk.service().rules()->rules;
  std::ranges::sort(read.policies.front().conditions.channels, std::ranges::greater());
  std::ranges::sort(rules.policies.front().conditions.channels, std::ranges::greater());
  std::ranges::sort(rules.policies.front().conditions.tags);
  std::ranges::sort(rules.policies.back().policy.pauses, std::ranges::greater());
  std::ranges::sort(read.policies.back().policy.pauses, std::ranges::greater());
  CHECK(read == rules);

  const Counter other(counter, 2);
  CHECK(other.desk.state().canonical_dump().contains("Regulars"));
}

TEST_CASE("Rules that nobody could follow are refused, and undo takes published ones back") {
  WithTargets counter;
  const auto refuses = [&](const sla::Rules& rules) { return !counter.desk.service().publish(rules).has_value(); };
  CHECK(refuses(rules_of({})));
  sla::NamedPolicy narrow = policy("Phone", 1min, 1min);
  narrow.conditions.channels = {Channel::phone};
  CHECK(refuses(rules_of({narrow})));
  CHECK(refuses(rules_of({policy("All", 1min, 1min), narrow})));
  CHECK(refuses(rules_of({policy("All", 1min, 1min), policy("All again", 1min, 1min)})));
  sla::Rules elsewhere = rules_of({policy("All", 1min, 1min)});
  elsewhere.calendar.zone = "Mars/Base";
  CHECK(refuses(elsewhere));

  CHECK(counter.desk.service().rules()->rules.policies.front().name == "Everybody");
  REQUIRE(counter.desk.history().undo().has_value());
  CHECK(counter.desk.service().rules() == nullptr);
  REQUIRE(counter.desk.history().redo().has_value());
  REQUIRE(counter.desk.service().rules() != nullptr);

  REQUIRE(counter.desk.staff().add({"Tom", "", "staff"}).has_value());
  for (const Record* person : counter.desk.staff().list()) {
    if (person->text(Field::staff_name) == "Tom") REQUIRE(counter.desk.staff().resume(person->id()).has_value());
  }
  CHECK(refuses(rules_of({policy("All", 1min, 1min)})));
}

TEST_CASE("What is due follows a ticket's history") {
  WithTargets counter;
  const Id ticket = counter.by_mail("Cracked urn");
  const sys_seconds opened = counter.now();
  CHECK(counter.due(ticket) == opened + 30min);
  counter.say(ticket, "note", "Seems to be the third this week.");
  CHECK(counter.due(ticket) == opened + 30min);
  counter.say(ticket, "to_customer", "A new one is on its way.");
  CHECK(counter.due(ticket) == opened + 2h);
  counter.set(ticket, Field::ticket_state, "pending");
  CHECK_FALSE(counter.due(ticket).has_value());
  counter.say(ticket, "from_customer", "It came broken again!");  // Which opens it again, after a minute.
  CHECK(counter.due(ticket) == counter.now() + 1h);
  counter.say(ticket, "to_customer", "We bring one round.");
  CHECK(counter.due(ticket) == opened + 2h + 1min);
  counter.set(ticket, Field::ticket_state, "solved");
  CHECK_FALSE(counter.due(ticket).has_value());
  CHECK(counter.desk.service().verdict(counter.row(ticket)).resolution.state == Standing::State::met);
}

TEST_CASE("What is taken in person counts as answered") {
  WithTargets counter;
  const Id ticket = counter.open("Wrong size ring");
  CHECK(counter.due(ticket) == counter.now() + 2h);
  CHECK(counter.desk.service().verdict(counter.row(ticket)).first_response.state == Standing::State::met);
}

TEST_CASE("A day's work: what is overdue comes first, then what is due next") {
  WithTargets counter;
  counter.by_mail("First");
  counter.clock.advance(10min);
  const Id second = counter.by_mail("Second");
  counter.clock.advance(15min);
  const Id third = counter.by_mail("Third");
  CHECK(subjects(counter.desk.today().workday().due_next) == std::vector<std::string>{"First", "Second", "Third"});
  CHECK(counter.desk.today().workday().overdue.empty());
  CHECK(counter.desk.today().workday().mine.empty());
  counter.clock.advance(20min);
  CHECK(subjects(counter.desk.today().workday().overdue) == std::vector<std::string>{"First", "Second"});
  CHECK(subjects(counter.desk.today().workday().due_next) == std::vector<std::string>{"Third"});
  counter.say(second, "to_customer", "It is here.");
  CHECK(subjects(counter.desk.today().workday().overdue) == std::vector<std::string>{"First"});
  counter.set(third, Field::ticket_state, "closed");
  CHECK(subjects(counter.desk.today().workday().due_next) == std::vector<std::string>{"Second"});
  CHECK(counter.desk.service().verdict(counter.row(second)).breaches.size() == 1);
}

TEST_CASE("A snoozed ticket is out of the day until its time, or until the customer writes, if that is to wake it") {
  WithTargets counter;
  const Id quiet = counter.by_mail("Quiet");
  const Id watchful = counter.by_mail("Watchful");
  const Time until = counter.clock.now() + 10h;
  REQUIRE(counter.desk.tickets().snooze(quiet, until).has_value());
  REQUIRE(counter.desk.tickets().snooze(watchful, until - 1s, true).has_value());
  Workday day = counter.desk.today().workday();
  CHECK(subjects(day.snoozed) == std::vector<std::string>{"Watchful", "Quiet"});
  CHECK(day.due_next.empty());
  counter.say(quiet, "from_customer", "Hello?");
  counter.say(watchful, "from_customer", "Hello?");
  day = counter.desk.today().workday();
  CHECK(subjects(day.snoozed) == std::vector<std::string>{"Quiet"});
  CHECK(subjects(day.due_next) == std::vector<std::string>{"Watchful"});
  CHECK_FALSE(counter.desk.tickets().snooze(quiet, counter.clock.now()).has_value());
  counter.clock.set(until);
  CHECK(counter.desk.today().workday().snoozed.empty());
  REQUIRE(counter.desk.tickets().snooze(quiet, until + 1ms).has_value());
  REQUIRE(counter.desk.tickets().snooze(quiet, std::nullopt).has_value());
  CHECK(counter.desk.today().workday().snoozed.empty());
}

TEST_CASE("What a customer told a colleague is unread until it was looked at") {
  WithTargets counter;
  const Id ticket = counter.by_mail("Cracked urn");
  counter.say(ticket, "to_customer", "We look into it.");
  counter.say(ticket, "from_customer", "Thank you.");  // I wrote that down myself.
  CHECK(counter.row(ticket).heard_at == Time{});
  const Id me = counter.desk.staff().me()->id();
  const Result<Id> tom = counter.desk.staff().add({"Tom", "", "staff"});
  REQUIRE(tom.has_value());
  REQUIRE(counter.desk.staff().resume(*tom).has_value());
  counter.say(ticket, "from_customer", "When?");
  CHECK(counter.row(ticket).heard_at == counter.clock.now());
  REQUIRE(counter.desk.staff().resume(me).has_value());
  REQUIRE(counter.desk.service().publish(rules_of({policy("Nothing", 0s, 0s)})).has_value());
  const auto unread = [&](bool is_read) {
    return subjects(counter.desk.today().workday([&](const TicketRow&, Time) { return is_read; }).unread);
  };
  CHECK(unread(false) == std::vector<std::string>{"Cracked urn"});
  CHECK(unread(true).empty());
}

TEST_CASE("Other rules hold from their publication on, and what was broken before stays on record") {
  WithTargets counter;
  const Id ticket = counter.by_mail("Cracked urn");
  const sys_seconds opened = counter.now();
  counter.clock.advance(40min);
  REQUIRE(counter.desk.service().publish(rules_of({policy("Everybody", 3h, 9h)})).has_value());
  CHECK(counter.due(ticket) == opened + 3h);
  const sla::Verdict verdict = counter.desk.service().verdict(counter.row(ticket));
  CHECK(verdict.breaches == std::vector<sla::Breach>{{Metric::first_response, opened + 30min}});
  CHECK(verdict.first_response.state == Standing::State::running);
}

TEST_CASE("A due date set by hand stands instead of the target") {
  WithTargets counter;
  const Id ticket = counter.open("Wrong size ring");
  const sys_seconds target = counter.now() + 2h;
  REQUIRE(counter.desk.tickets().set_due(ticket, target - 1h).has_value());
  CHECK(counter.due(ticket) == target - 1h);
  REQUIRE(counter.desk.tickets().set_due(ticket, std::nullopt).has_value());
  CHECK(counter.due(ticket) == target);
}

TEST_CASE("Rules that a station with a clock ahead published make nothing overdue") {
  WithTargets counter;
  Counter other(counter, 2);
  other.desk.service().use_zones(zones);
  other.clock.set(counter.clock.now() + std::chrono::days(365));
  REQUIRE(other.desk.service().publish(rules_of({policy("Everybody", 1h, 0s)})).has_value());
  const Id ticket = counter.by_mail("Cracked urn");
  const sys_seconds opened = counter.now();
  counter.take_from(other);
  CHECK(counter.due(ticket) == opened + 1h);
  const sla::Verdict verdict = counter.desk.service().verdict(counter.row(ticket));
  CHECK(verdict.first_response.state == Standing::State::running);
  CHECK(verdict.breaches.empty());
}

TEST_CASE("The first policy that fits is a ticket's") {
  WithTargets counter;
  sla::NamedPolicy regulars = policy("Regulars", 5min, 0s);
  regulars.conditions.groups = {"regulars"};
  sla::NamedPolicy repairs = policy("Repairs", 10min, 0s);
  repairs.conditions.tags = {"repair"};
  repairs.conditions.channels = {Channel::email};
  REQUIRE(counter.desk.service().publish(rules_of({regulars, repairs, policy("All", 20min, 0s)})).has_value());
  NewTicket typed;
  typed.subject = "Cracked urn";
  typed.channel = "e-mail";
  typed.new_customer.name = "Ruth Alvarez";
  const Id ticket = counter.open(typed);
  const sys_seconds opened = counter.now();
  CHECK(counter.due(ticket) == opened + 20min);
  const std::vector<std::string> tag{"repair"};
  REQUIRE(counter.desk.tickets().tag(ticket, tag, {}).has_value());
  CHECK(counter.due(ticket) == opened + 10min);
  REQUIRE(counter.desk.customers().set(counter.row(ticket).customer, Field::customer_group, "Regulars").has_value());
  CHECK(counter.due(ticket) == opened + 5min);
}

TEST_CASE("Two counters that worked apart agree on what is due") {
  WithTargets counter;
  const Id ticket = counter.by_mail("Cracked urn");
  Counter other(counter, 2);
  other.desk.service().use_zones(zones);
  other.clock.set(counter.clock.now());
  other.set(ticket, Field::ticket_priority, "urgent");
  other.set(ticket, Field::ticket_state, "pending");
  counter.clock.advance(5min);
  counter.say(ticket, "to_customer", "We look into it.");
  counter.set(ticket, Field::ticket_state, "open");
  counter.take_from(other);
  other.take_from(counter);
  const auto verdict = [&](Counter& one) { return one.desk.service().verdict(one.row(ticket)); };
  other.clock.set(counter.clock.now());
  CHECK(verdict(counter).resolution.used == verdict(other).resolution.used);
  CHECK(verdict(counter).next_due == verdict(other).next_due);
  CHECK(counter.desk.service().due(counter.row(ticket)) == other.desk.service().due(other.row(ticket)));
}

TEST_CASE("What is due is the same whether it was followed change by change or read anew") {
  WithTargets counter;
  std::vector<Id> tickets;
  for (int i = 0; i < 12; ++i)
    tickets.push_back(counter.by_mail("Ticket " + std::to_string(i), i % 2 ? "high" : "low"));
  for (std::size_t i = 0; i < tickets.size(); ++i) {
    if (i % 3 == 0) counter.say(tickets[i], "to_customer", "Hello");
    if (i % 4 == 0) counter.set(tickets[i], Field::ticket_state, i % 8 == 0 ? "solved" : "on_hold");
    if (i % 5 == 0) counter.say(tickets[i], "from_customer", "And?");
  }
  Desk fresh(counter.replica);
  fresh.service().use_zones(zones);
  REQUIRE(fresh.staff().resume(counter.desk.staff().me()->id()).has_value());
  for (const Id& ticket : tickets)
    CHECK(counter.desk.service().due(counter.row(ticket)) == fresh.service().due(*fresh.tickets().find(ticket)));
  CHECK(counter.desk.today().workday().due_next.size() == fresh.today().workday().due_next.size());
  CHECK_FALSE(fresh.today().workday().due_next.empty());
}

TEST_CASE("By urgency is what is overdue, what is due, who waits, the rest, and then what is paused") {
  WithTargets counter;
  REQUIRE(counter.desk.service().publish(rules_of({policy("Everybody", 30min, 0s)})).has_value());
  const Id overdue = counter.by_mail("Overdue");
  const Id paused = counter.by_mail("Paused");
  counter.set(paused, Field::ticket_state, "pending");
  const Id answered = counter.by_mail("Answered", "urgent");
  counter.say(answered, "to_customer", "We look into it.");
  counter.clock.advance(25min);
  const Id due = counter.by_mail("Due");
  counter.clock.advance(10min);
  const Id solved = counter.by_mail("Solved first");
  const Id solved_later = counter.by_mail("Solved later");
  counter.set(solved, Field::ticket_state, "solved");
  counter.set(solved_later, Field::ticket_state, "solved");
  counter.desk.service().work_out_due();
  CHECK(counter.subjects({}) == std::vector<std::string>{"Overdue", "Due", "Answered", "Paused"});
  CHECK(counter.subjects(test::in(BuiltInView::recently_solved)) ==
        std::vector<std::string>{"Solved later", "Solved first"});
  counter.say(overdue, "to_customer", "Here it is.");  // The list follows what is due.
  counter.desk.service().work_out_due();
  CHECK(counter.subjects({}) == std::vector<std::string>{"Due", "Answered", "Overdue", "Paused"});
  CHECK(counter.subjects(test::sorted(SortKey::urgency, true)) ==
        std::vector<std::string>{"Paused", "Overdue", "Answered", "Due"});
  static_cast<void>(due);
}

TEST_CASE("What somebody gave me stands first until I have looked at it") {
  WithTargets counter;
  const Id me = counter.desk.staff().me()->id();
  const Result<Id> tom = counter.desk.staff().add({"Tom", "", "staff"});
  REQUIRE(tom.has_value());
  REQUIRE(counter.desk.staff().resume(*tom).has_value());
  const Id given = counter.by_mail("Given");
  counter.by_mail("Tom's own");
  counter.set(given, Field::ticket_assignee, me.text());
  const Time at = counter.clock.now();
  REQUIRE(counter.desk.staff().resume(me).has_value());
  counter.by_mail("My own");
  Time looked{};
  const auto handed = [&] {
    return subjects(counter.desk.today().workday([&](const TicketRow&, Time since) { return since <= looked; }).handed);
  };
  CHECK(counter.desk.today().handed_at(counter.row(given)) == at);
  CHECK(handed() == std::vector<std::string>{"Given"});
  looked = at;
  CHECK(handed().empty());
}

TEST_CASE("In the evening the shop tells who waits, what is due before it opens, and what was handed over") {
  WithTargets counter;
  const Id me = counter.desk.staff().me()->id();
  const Result<Id> tom = counter.desk.staff().add({"Tom", "", "staff"});
  REQUIRE(tom.has_value());
  const Time midnight = std::chrono::floor<std::chrono::days>(counter.clock.now());
  const Time morning = midnight + std::chrono::days(1) + 9h;
  CHECK(counter.desk.today().closing(midnight, morning).is_quiet());
  const Id waits = counter.by_mail("Waits");
  const Id given = counter.by_mail("Given");
  counter.say(given, "to_customer", "Tom will see to it.");
  counter.set(given, Field::ticket_assignee, tom->text());
  Closing evening = counter.desk.today().closing(midnight, morning);
  CHECK(subjects(evening.handed_over) == std::vector<std::string>{"Given"});
  CHECK(subjects(evening.due_by_morning) == std::vector<std::string>{"Waits", "Given"});
  CHECK(evening.waiting.empty());  // Told already.
  CHECK(counter.desk.today().closing(midnight + std::chrono::days(1), morning).handed_over.empty());
  REQUIRE(counter.desk.tickets().set_due(waits, counter.clock.now() + 100h).has_value());
  counter.set(given, Field::ticket_state, "solved");
  evening = counter.desk.today().closing(midnight, counter.clock.now());
  CHECK(subjects(evening.waiting) == std::vector<std::string>{"Waits"});
  static_cast<void>(me);
}

TEST_CASE("A working day has a length when all days of the week that have hours are alike") {
  sla::Calendar calendar;
  CHECK_FALSE(sla::working_day(calendar));
  calendar.week[0] = {{9h, 12h}, {13h, 19h}};
  calendar.week[4] = {{9h, 18h}};
  CHECK(sla::working_day(calendar) == 9h);
  calendar.week[5] = {{9h, 13h}};
  CHECK_FALSE(sla::working_day(calendar));
}

}  // namespace counterbell::desk
