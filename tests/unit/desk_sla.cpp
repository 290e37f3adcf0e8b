// Opening hours, and promises by them.
#include <doctest/doctest.h>

#include <vector>

#include "desk/sla/service_clock.h"
#include "unit/sla_zones.h"

namespace counterbell::desk::sla {
namespace {

constexpr Seconds hour = 3600;
constexpr Seconds day = 24 * hour;

const test::TwoZones zones;

Seconds utc(int year, unsigned month, unsigned date, Seconds time = 0) {
  using namespace std::chrono;
  const sys_days at{std::chrono::year(year) / std::chrono::month(month) / std::chrono::day(date)};
  return sys_seconds(at).time_since_epoch().count() + time;
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
  CHECK(check(working_days("UTC", {{9 * hour, 17 * hour}}), zones));
  CHECK(check(working_days("UTC", {{9 * hour, 24 * hour}}), zones));
  CHECK_FALSE(check(working_days("Berlin", {{9 * hour, 17 * hour}}), zones));
  CHECK_FALSE(check(working_days("UTC", {}), zones));
  for (const Calendar::Span span : {Calendar::Span{hour, hour}, {2 * hour, hour}, {-1, hour}, {0, day + 1}}) {
    CHECK_FALSE(check(working_days("UTC", {span}), zones));
  }
  Calendar special = working_days("UTC", {});
  special.special[Date(std::chrono::days(20'000))] = {{9 * hour, 10 * hour}};
  CHECK(check(special, zones));
}

TEST_CASE("The clock of open time stands still while the shop is closed") {
  OpenTime open(working_days("UTC", {{9 * hour, 12 * hour}, {13 * hour, 17 * hour}}), zones);
  const Seconds friday = utc(2024, 5, 17);
  const Seconds start = open.at(friday + 16 * hour);
  CHECK(open.at(friday + 17 * hour) == start + hour);
  CHECK(open.at(friday + 20 * hour) == start + hour);
  CHECK(open.at(friday + 3 * day + 9 * hour) == start + hour);
  CHECK(open.at(friday + 3 * day + 12 * hour + 1800) == start + 4 * hour);
  CHECK(open.when(start + hour) == friday + 17 * hour);  // Closing time, not Monday morning.
  CHECK(open.when(start + hour + 1) == friday + 3 * day + 9 * hour + 1);
  CHECK(open.when(start + 4 * hour) == friday + 3 * day + 12 * hour);
  // Earlier times do not alter what it shows.
  CHECK(open.at(friday - 700 * day) == start - 500 * 7 * hour - 6 * hour);
  CHECK(open.at(friday + 16 * hour) == start);
  CHECK(open.openings(friday + 10 * hour, friday + 14 * hour) ==
        std::vector<OpenTime::Opening>{{friday + 10 * hour, friday + 12 * hour},
                                       {friday + 13 * hour, friday + 14 * hour}});
}

TEST_CASE("A shop that never closes, and one that is open once") {
  OpenTime always(every_day("Europe/Berlin", {0, day}), zones);
  const Seconds start = always.at(utc(2024, 3, 30));
  CHECK(always.at(utc(2024, 4, 2)) == start + 3 * day);
  CHECK(always.when(start + 400 * day) == utc(2024, 3, 30) + 400 * day);
  CHECK(always.at(utc(2020, 1, 1)) == start - (utc(2024, 3, 30) - utc(2020, 1, 1)));

  Calendar once = working_days("UTC", {});
  once.special[Date(std::chrono::days(20'000))] = {{9 * hour, 10 * hour}};
  OpenTime open(once, zones);
  const Seconds before = open.at(19'990 * day);
  CHECK(open.when(before + 60) == 20'000 * day + 9 * hour + 60);
  CHECK_FALSE(open.when(before + 2 * hour));
}

TEST_CASE("Closed days, special hours, and days on which clocks change") {
  Calendar calendar = every_day("Europe/Berlin", {hour, 3 * hour});
  const auto date = [](int year, unsigned month, unsigned of_month) {
    using namespace std::chrono;
    return Date(local_days(std::chrono::year(year) / std::chrono::month(month) / std::chrono::day(of_month)));
  };
  calendar.closed = {date(2024, 5, 1)};
  calendar.special[date(2024, 5, 2)] = {{12 * hour, 13 * hour}};
  calendar.special[date(2024, 5, 1)] = {{12 * hour, 13 * hour}};  // Closed, all the same.
  calendar.special[date(2024, 3, 31)] = {{2 * hour + 1800, 3 * hour + 900}, {3 * hour + 1200, 3 * hour + 1800}};
  OpenTime open(calendar, zones);
  CHECK(open.openings(utc(2024, 5, 1, -2 * hour), utc(2024, 5, 3, -2 * hour)) ==
        std::vector<OpenTime::Opening>{{utc(2024, 5, 2, 10 * hour), utc(2024, 5, 2, 11 * hour)}});
  // At 2:00 clocks show 3:00. 2:30 would have been at 1:30 UTC, which is after 3:15, at 1:15: that span is dropped.
  CHECK(open.openings(utc(2024, 3, 31), utc(2024, 3, 31, 12 * hour)) ==
        std::vector<OpenTime::Opening>{{utc(2024, 3, 31, hour + 1200), utc(2024, 3, 31, hour + 1800)}});
  // At 3:00 they show 2:00 again; 1:00 to 3:00 takes three hours.
  CHECK(open.openings(utc(2024, 10, 27, -2 * hour), utc(2024, 10, 27, 12 * hour)) ==
        std::vector<OpenTime::Opening>{{utc(2024, 10, 26, 23 * hour), utc(2024, 10, 27, 2 * hour)}});
  CHECK(to_utc(zones, "Europe/Berlin", utc(2024, 10, 27, 2 * hour + 1800)) == utc(2024, 10, 27, 1800));
  CHECK(to_utc(zones, "Europe/Berlin", utc(2024, 3, 31, 2 * hour + 1800)) == utc(2024, 3, 31, hour + 1800));
}

namespace {

/// A ticket of a shop that is always open, whose history a test writes.
struct Story {
  Story() {
    policy.around_the_clock = true;
    for (Targets& targets : policy.targets) targets = {{hour, 2 * hour, 10 * hour}};
    policy.targets[static_cast<std::size_t>(Priority::urgent)] = {{600, 1200, hour}};
    add(0, Promised{&policy});
    add(0, Opened{});
  }
  void add(Seconds at, decltype(Event::what) what) { history.push_back({at, what}); }
  Verdict at(Seconds now) { return judge(history, open_time, now); }

  Policy policy;
  OpenTime open_time;
  std::vector<Event> history;
};

constexpr Said customer{Said::By::customer}, staff{Said::By::staff}, note{Said::By::note};

}  // namespace

using enum Standing::State;

TEST_CASE("A first response is given once, by what staff say to the customer") {
  Story story;
  story.add(60, note);
  story.add(120, customer);
  CHECK(story.at(hour).first_response.state == running);
  CHECK(story.at(hour + 1).first_response.state == overdue);
  CHECK(story.at(hour + 1).breaches == std::vector<Breach>{{Metric::first_response, hour}});
  story.add(hour + 10, staff);
  const Verdict late = story.at(2 * hour);
  CHECK(late.first_response.state == missed);
  CHECK(late.first_response.met_at == hour + 10);
  CHECK(late.first_response.margin == -10);
  CHECK(late.next_response.state == none);  // What was said before the first response is answered by it.
  CHECK(late.breaches.size() == 1);
  CHECK(late.next_due == 10 * hour);
}

TEST_CASE("A ticket taken face to face is answered when it is opened") {
  Story story;
  story.history.back().what = Opened{.priority = Priority::normal, .state = TicketState::open, .is_answered = true};
  story.add(300, customer);
  CHECK(story.at(400).first_response.state == met);
  CHECK(story.at(400).first_response.used == 0);
  CHECK(story.at(400).next_response.due == 300 + 2 * hour);
}

TEST_CASE("Each message that waited for an answer is judged, paused time not counted") {
  Story story;
  story.add(60, staff);
  story.add(100, customer);
  story.add(200, customer);
  story.add(1000, TicketState::on_hold);
  story.add(5000, TicketState::open);
  CHECK(story.at(900).next_response.due == 100 + 2 * hour);
  CHECK(story.at(2000).next_response.state == paused);
  CHECK_FALSE(story.at(2000).next_response.due);
  CHECK(story.at(2000).next_response.margin == 2 * hour - 900);
  CHECK(story.at(6000).next_response.due == 4100 + 2 * hour);
  story.add(6000, staff);
  story.add(7000, customer);
  story.add(7100, TicketState::solved);
  const Verdict verdict = story.at(9000);
  REQUIRE(verdict.earlier_responses.size() == 1);
  CHECK(verdict.earlier_responses[0].used == 1900);
  CHECK(verdict.next_response.state == met);
  CHECK(verdict.next_response.used == 100);
}

TEST_CASE("What is changed counts from the start; what was done was done in time") {
  Story story;
  story.add(1800, staff);
  story.add(2000, Priority::urgent);
  Verdict verdict = story.at(2000);
  CHECK(verdict.first_response.state == met);
  CHECK(verdict.first_response.margin == 1800);
  CHECK(verdict.resolution.due == hour);
  verdict = story.at(hour + 5);
  CHECK(verdict.resolution.state == overdue);
  story.add(hour + 10, Priority::normal);
  verdict = story.at(hour + 20);
  CHECK(verdict.resolution.state == running);
  CHECK(verdict.resolution.due == 10 * hour);
  CHECK(verdict.breaches == std::vector<Breach>{{Metric::resolution, hour}});  // It stays on record.
  CHECK(story.at(11 * hour).breaches.size() == 1);
  Policy none;
  story.add(11 * hour, Promised{&none});
  CHECK(story.at(12 * hour).resolution.state == Standing::State::none);
  CHECK(story.at(12 * hour).breaches.size() == 1);
}

TEST_CASE("Opened again, it goes on, begins anew or is not counted any more") {
  for (const auto reopening : {Policy::Reopening::carry_on, Policy::Reopening::restart, Policy::Reopening::ignore}) {
    Story story;
    story.policy.reopening = reopening;
    story.add(hour, TicketState::solved);
    story.add(5 * hour, TicketState::open);
    story.add(6 * hour, customer);
    const Verdict solved = story.at(2 * hour);
    CHECK(solved.resolution.state == met);
    CHECK(solved.first_response.state == paused);
    const Verdict again = story.at(7 * hour);
    switch (reopening) {
      case Policy::Reopening::carry_on:
        CHECK(again.resolution.due == 14 * hour);
        CHECK(again.first_response.state == overdue);
        CHECK(again.first_response.due == hour);
        break;
      case Policy::Reopening::restart:
        CHECK(again.resolution.due == 15 * hour);
        CHECK(again.first_response.due == 6 * hour);
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
  story.add(100, Due{2 * hour});
  story.add(200, TicketState::pending);
  CHECK(story.at(hour).resolution.state == running);
  CHECK(story.at(hour).resolution.due == 2 * hour);
  CHECK(story.at(2 * hour + 1).resolution.state == overdue);
  story.add(3 * hour, Due{});
  CHECK(story.at(3 * hour).resolution.state == paused);
  CHECK(story.at(3 * hour).breaches == std::vector<Breach>{{Metric::resolution, 2 * hour}});
  story.add(4 * hour, TicketState::closed);
  CHECK(story.at(4 * hour).resolution.state == met);
}

TEST_CASE("A deadline is explained by all time until it") {
  Story story;
  story.policy.around_the_clock = false;
  story.open_time = OpenTime(every_day("UTC", {hour, 3 * hour}), zones);
  story.add(2 * hour, TicketState::pending);
  story.add(2 * hour + 600, TicketState::open);
  using enum Stretch::Kind;
  CHECK(explain(story.history, story.open_time, 2 * hour + 900, Metric::first_response) ==
        std::vector<Stretch>{{shop_closed, 0, hour}, {counts, hour, 2 * hour}});
  story.policy.targets[static_cast<std::size_t>(Priority::normal)][Metric::first_response] = 2 * hour;
  CHECK(explain(story.history, story.open_time, 2 * hour + 900, Metric::first_response) ==
        std::vector<Stretch>{{shop_closed, 0, hour},
                             {counts, hour, 2 * hour},
                             {ticket_paused, 2 * hour, 2 * hour + 600},
                             {counts, 2 * hour + 600, 3 * hour},
                             {shop_closed, 3 * hour, day + hour},
                             {counts, day + hour, day + hour + 600}});
}

}  // namespace counterbell::desk::sla
