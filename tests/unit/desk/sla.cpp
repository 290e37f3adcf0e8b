// Opening hours, and targets by them.
#include <doctest/doctest.h>

#include <vector>

#include "desk/service/sla/service_clock.h"
#include "unit/desk/sla_zones.h"

namespace counterbell::desk::sla {

using namespace std::chrono_literals;
using std::chrono::days;
using std::chrono::seconds;
using std::chrono::sys_seconds;

namespace {

const test::TwoZones zones;

sys_seconds utc(int year, unsigned month, unsigned date, seconds time = 0s) {
  return std::chrono::sys_days(std::chrono::year(year) / std::chrono::month(month) / std::chrono::day(date)) + time;
}
std::chrono::local_seconds local(int year, unsigned month, unsigned date, seconds time) {
  return std::chrono::local_seconds(utc(year, month, date, time).time_since_epoch());
}

Calendar working_days(std::string zone, std::vector<Calendar::Span> spans) {
  Calendar calendar{.zone = std::move(zone), .week = {}, .special = {}, .closed = {}};
  for (std::size_t i = 0; i < 5; ++i) calendar.week[i] = spans;
  return calendar;
}

Calendar every_day(std::string zone, Calendar::Span span) {
  Calendar calendar = working_days(std::move(zone), {span});
  calendar.week[5] = calendar.week[6] = {span};
  return calendar;
}

}  // namespace

TEST_CASE("A calendar that nobody could work by is refused") {
  CHECK(check(working_days("UTC", {{9h, 17h}}), zones));
  CHECK(check(working_days("UTC", {{9h, 24h}}), zones));
  CHECK_FALSE(check(working_days("Berlin", {{9h, 17h}}), zones));
  CHECK_FALSE(check(working_days("UTC", {}), zones));
  for (const Calendar::Span span : {Calendar::Span{1h, 1h}, {2h, 1h}, {-1s, 1h}, {0s, 24h + 1s}}) {
    CHECK_FALSE(check(working_days("UTC", {span}), zones));
  }
  Calendar special = working_days("UTC", {});
  special.special[Date(days(20'000))] = {{9h, 10h}};
  CHECK(check(special, zones));
}

TEST_CASE("The clock of open time stands still while the shop is closed") {
  OpenTime open(working_days("UTC", {{9h, 12h}, {13h, 17h}}), zones);
  const sys_seconds friday = utc(2024, 5, 17);
  const seconds start = open.at(friday + 16h);
  CHECK(open.at(friday + 17h) == start + 1h);
  CHECK(open.at(friday + 20h) == start + 1h);
  CHECK(open.at(friday + days(3) + 9h) == start + 1h);
  CHECK(open.at(friday + days(3) + 12h + 30min) == start + 4h);
  CHECK(open.when(start + 1h) == friday + 17h);  // Closing time, not Monday morning.
  CHECK(open.when(start + 1h + 1s) == friday + days(3) + 9h + 1s);
  CHECK(open.when(start + 4h) == friday + days(3) + 12h);
  // Earlier times do not alter what it shows.
  CHECK(open.at(friday - days(700)) == start - 500 * 7h - 6h);
  CHECK(open.at(friday + 16h) == start);
  CHECK(open.openings(friday + 10h, friday + 14h) ==
        std::vector<OpenTime::Opening>{{friday + 10h, friday + 12h}, {friday + 13h, friday + 14h}});
}

TEST_CASE("A shop that never closes, and one that is open once") {
  OpenTime always(every_day("Europe/Berlin", {0h, 24h}), zones);
  const seconds start = always.at(utc(2024, 3, 30));
  CHECK(always.at(utc(2024, 4, 2)) == start + days(3));
  CHECK(always.when(start + days(400)) == utc(2024, 3, 30) + days(400));
  CHECK(always.at(utc(2020, 1, 1)) == start - (utc(2024, 3, 30) - utc(2020, 1, 1)));

  Calendar once = working_days("UTC", {});
  once.special[Date(days(20'000))] = {{9h, 10h}};
  OpenTime open(once, zones);
  const seconds before = open.at(sys_seconds(days(19'990)));
  CHECK(open.when(before + 1min) == sys_seconds(days(20'000)) + 9h + 1min);
  CHECK_FALSE(open.when(before + 2h));
}

TEST_CASE("Closed days, special hours, and days on which clocks change") {
  Calendar calendar = every_day("Europe/Berlin", {1h, 3h});
  const auto date = [](int year, unsigned month, unsigned of_month) {
    using namespace std::chrono;
    return Date(local_days(std::chrono::year(year) / std::chrono::month(month) / std::chrono::day(of_month)));
  };
  calendar.closed = {date(2024, 5, 1)};
  calendar.special[date(2024, 5, 2)] = {{12h, 13h}};
  calendar.special[date(2024, 5, 1)] = {{12h, 13h}};  // Closed, all the same.
  calendar.special[date(2024, 3, 31)] = {{2h + 30min, 3h + 15min}, {3h + 20min, 3h + 30min}};
  OpenTime open(calendar, zones);
  CHECK(open.openings(utc(2024, 5, 1, -2h), utc(2024, 5, 3, -2h)) ==
        std::vector<OpenTime::Opening>{{utc(2024, 5, 2, 10h), utc(2024, 5, 2, 11h)}});
  // At 2:00 clocks show 3:00. 2:30 would have been at 1:30 UTC, which is after 3:15, at 1:15: that span is dropped.
  CHECK(open.openings(utc(2024, 3, 31), utc(2024, 3, 31, 12h)) ==
        std::vector<OpenTime::Opening>{{utc(2024, 3, 31, 1h + 20min), utc(2024, 3, 31, 1h + 30min)}});
  // At 3:00 they show 2:00 again; 1:00 to 3:00 takes three hours.
  CHECK(open.openings(utc(2024, 10, 27, -2h), utc(2024, 10, 27, 12h)) ==
        std::vector<OpenTime::Opening>{{utc(2024, 10, 26, 23h), utc(2024, 10, 27, 2h)}});
  CHECK(to_utc(zones, "Europe/Berlin", local(2024, 10, 27, 2h + 30min)) == utc(2024, 10, 27, 30min));
  CHECK(to_utc(zones, "Europe/Berlin", local(2024, 3, 31, 2h + 30min)) == utc(2024, 3, 31, 1h + 30min));
}

namespace {

/// A moment, by how long it is after the start of a story.
sys_seconds after(seconds span) { return sys_seconds(span); }

/// A ticket of a shop that is always open, whose history a test writes.
struct Story {
  Story() {
    policy.around_the_clock = true;
    for (Targets& targets : policy.targets) targets = {{1h, 2h, 10h}};
    policy.targets[static_cast<std::size_t>(Priority::urgent)] = {{10min, 20min, 1h}};
    add(0s, PolicyChange{&policy});
    add(0s, Opened{});
  }
  void add(seconds at, decltype(Event::what) what) { history.push_back({after(at), what}); }
  Verdict at(seconds now) { return judge(history, open_time, after(now)); }

  Policy policy;
  OpenTime open_time;
  std::vector<Event> history;
};

constexpr Said customer{Said::By::customer}, staff{Said::By::staff}, note{Said::By::note};

}  // namespace

using enum Standing::State;

TEST_CASE("A first response is given once, by what staff say to the customer") {
  Story story;
  story.add(60s, note);
  story.add(120s, customer);
  CHECK(story.at(1h).first_response.state == running);
  CHECK(story.at(1h + 1s).first_response.state == overdue);
  CHECK(story.at(1h + 1s).breaches == std::vector<Breach>{{Metric::first_response, after(1h)}});
  story.add(1h + 10s, staff);
  const Verdict late = story.at(2h);
  CHECK(late.first_response.state == missed);
  CHECK(late.first_response.met_at == after(1h + 10s));
  CHECK(late.first_response.margin == -10s);
  CHECK(late.next_response.state == none);  // What was said before the first response is answered by it.
  CHECK(late.breaches.size() == 1);
  CHECK(late.next_due == after(10h));
}

TEST_CASE("A ticket taken face to face is answered when it is opened") {
  Story story;
  story.history.back().what = Opened{.priority = Priority::normal, .state = TicketState::open, .is_answered = true};
  story.add(300s, customer);
  CHECK(story.at(400s).first_response.state == met);
  CHECK(story.at(400s).first_response.used == 0s);
  CHECK(story.at(400s).next_response.due == after(300s + 2h));
}

TEST_CASE("Each message that waited for an answer is judged, paused time not counted") {
  Story story;
  story.add(60s, staff);
  story.add(100s, customer);
  story.add(200s, customer);
  story.add(1000s, TicketState::on_hold);
  story.add(5000s, TicketState::open);
  CHECK(story.at(900s).next_response.due == after(100s + 2h));
  CHECK(story.at(2000s).next_response.state == paused);
  CHECK_FALSE(story.at(2000s).next_response.due);
  CHECK(story.at(2000s).next_response.margin == 2h - 900s);
  CHECK(story.at(6000s).next_response.due == after(4100s + 2h));
  story.add(6000s, staff);
  story.add(7000s, customer);
  story.add(7100s, TicketState::solved);
  const Verdict verdict = story.at(9000s);
  REQUIRE(verdict.earlier_responses.size() == 1);
  CHECK(verdict.earlier_responses[0].used == 1900s);
  CHECK(verdict.next_response.state == met);
  CHECK(verdict.next_response.used == 100s);
}

TEST_CASE("What is changed counts from the start; what was done was done in time") {
  Story story;
  story.add(1800s, staff);
  story.add(2000s, Priority::urgent);
  Verdict verdict = story.at(2000s);
  CHECK(verdict.first_response.state == met);
  CHECK(verdict.first_response.margin == 1800s);
  CHECK(verdict.resolution.due == after(1h));
  verdict = story.at(1h + 5s);
  CHECK(verdict.resolution.state == overdue);
  story.add(1h + 10s, Priority::normal);
  verdict = story.at(1h + 20s);
  CHECK(verdict.resolution.state == running);
  CHECK(verdict.resolution.due == after(10h));
  CHECK(verdict.breaches == std::vector<Breach>{{Metric::resolution, after(1h)}});  // It stays on record.
  CHECK(story.at(11h).breaches.size() == 1);
  Policy none;
  story.add(11h, PolicyChange{&none});
  CHECK(story.at(12h).resolution.state == Standing::State::none);
  CHECK(story.at(12h).breaches.size() == 1);
}

TEST_CASE("Opened again, it goes on, begins anew or is not counted any more") {
  for (const auto reopening : {Policy::Reopening::carry_on, Policy::Reopening::restart, Policy::Reopening::ignore}) {
    Story story;
    story.policy.reopening = reopening;
    story.add(1h, TicketState::solved);
    story.add(5h, TicketState::open);
    story.add(6h, customer);
    const Verdict solved = story.at(2h);
    CHECK(solved.resolution.state == met);
    CHECK(solved.first_response.state == paused);
    const Verdict again = story.at(7h);
    switch (reopening) {
      case Policy::Reopening::carry_on:
        CHECK(again.resolution.due == after(14h));
        CHECK(again.first_response.state == overdue);
        CHECK(again.first_response.due == after(1h));
        break;
      case Policy::Reopening::restart:
        CHECK(again.resolution.due == after(15h));
        CHECK(again.first_response.due == after(6h));
        break;
      case Policy::Reopening::ignore:
        CHECK(again.resolution.state == met);
        CHECK(again.first_response.state == none);
        CHECK_FALSE(again.next_due);
        break;
    }
  }
}

TEST_CASE("A due date set by hand stands instead of the target, until it is taken back") {
  Story story;
  story.add(100s, Due{after(2h)});
  story.add(200s, TicketState::pending);
  CHECK(story.at(1h).resolution.state == running);
  CHECK(story.at(1h).resolution.due == after(2h));
  CHECK(story.at(2h + 1s).resolution.state == overdue);
  story.add(3h, Due{});
  CHECK(story.at(3h).resolution.state == paused);
  CHECK(story.at(3h).breaches == std::vector<Breach>{{Metric::resolution, after(2h)}});
  story.add(4h, TicketState::closed);
  CHECK(story.at(4h).resolution.state == met);
}

TEST_CASE("A deadline is explained by all time until it") {
  Story story;
  story.policy.around_the_clock = false;
  story.open_time = OpenTime(every_day("UTC", {1h, 3h}), zones);
  story.add(2h, TicketState::pending);
  story.add(2h + 600s, TicketState::open);
  using enum Stretch::Kind;
  CHECK(explain(story.history, story.open_time, after(2h + 900s), Metric::first_response) ==
        std::vector<Stretch>{{shop_closed, after(0s), after(1h)}, {counts, after(1h), after(2h)}});
  story.policy.targets[static_cast<std::size_t>(Priority::normal)][Metric::first_response] = 2h;
  CHECK(explain(story.history, story.open_time, after(2h + 900s), Metric::first_response) ==
        std::vector<Stretch>{{shop_closed, after(0s), after(1h)},
                             {counts, after(1h), after(2h)},
                             {ticket_paused, after(2h), after(2h + 600s)},
                             {counts, after(2h + 600s), after(3h)},
                             {shop_closed, after(3h), after(24h + 1h)},
                             {counts, after(24h + 1h), after(24h + 1h + 600s)}});
}

}  // namespace counterbell::desk::sla
