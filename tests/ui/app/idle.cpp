// An open page on which nobody does anything: it is drawn on the minute while something in sight counts down, and else not at all.
#include <doctest/doctest.h>

#include <algorithm>
#include <chrono>
#include <initializer_list>
#include <optional>
#include <string>
#include <vector>

#include "tests/ui/program.h"
#include "tests/ui/tickets.h"
#include "ui/kit/passing_time.h"

using namespace counterbell;
using namespace counterbell::test;
using ui::Role;
using namespace std::chrono_literals;
using std::chrono::days;
using std::chrono::milliseconds;

namespace {

/// How often a screen is drawn in so much time while nobody does anything: each frame that it asks for, and what follows from it.
int frames_in(Program& program, milliseconds time) {
  Harness& h = program.harness;
  h.frame();
  h.settle();
  const int before = h.frames_drawn();
  const Time end = h.clock.now() + time;
  while (const std::optional<Time> next = h.host.next_frame()) {
    REQUIRE_MESSAGE(*next > h.clock.now(), "a frame is asked for at a time that is over");
    if (*next > end) break;
    h.clock.advance(*next - h.clock.now());
    h.frame();
    h.settle();
  }
  h.clock.advance(end - h.clock.now());
  return h.frames_drawn() - before;
}

/// How often a countdown is drawn from `left` until it is over, and `late` beyond that.
int frames_of_countdown(milliseconds left, milliseconds late) {
  FakeHost host;
  Time now(1'803'891'617'250ms);  // Not on a minute, nor on a second.
  const Time due = std::chrono::floor<std::chrono::seconds>(now + left);
  const Time end = due + late;
  int frames = 0;
  for (;; ++frames) {
    host.wake_times.clear();
    ui::wake_for_countdown(host, now, due);
    REQUIRE(host.wake_times.size() == 1);
    REQUIRE(host.wake_times[0] > now);
    if (host.wake_times[0] > end) return frames;
    now = host.wake_times[0];
  }
}

/// A shop with tickets that came in at odd moments, so that no two of its countdowns change at the same one.
struct Idle : Program {
  explicit Idle(float height = 900) : Program(1440, height) {
    harness.clock.advance(17'250ms);
    set_up();
    open_around_the_week();
    harness.press(Role::button, "Publish");
    save();
    for (const char* priority : {"Low", "Normal"}) {
      for (int i = 0; i < 6; ++i) {
        harness.clock.advance(7'300ms);
        take_ticket(*this,
                    {.subject = std::string(priority) + std::to_string(i), .channel = "E-mail", .priority = priority});
      }
    }
    far_off = take_ticket(*this, {.subject = "In years"});
    harness.choose("Priority", "Low");
    harness.press(Role::link, "Set a date");
    harness.fill("Promised by", "24.12.2045 9:00");
    harness.key(ui::Key::enter);
    save();
    rest();
  }
  /// Lets what was told go away.
  void rest() {
    harness.clock.advance(15s);
    harness.frame();
    save();
  }
  std::vector<std::string> places() const {
    return {"/today", "/tickets", "/tickets/" + far_off, "/customers", "/share", "/settings", "/settings/service"};
  }
  std::string far_off;
};

}  // namespace

TEST_CASE("A countdown reads otherwise on the minute, in its last minute on the second, and is drawn no oftener") {
  CHECK(frames_of_countdown(10min + 30s, 0s) <= 10 + 60 + 1);
  CHECK(frames_of_countdown(10min + 30s, 0s) >= 9 + 60);
  CHECK(frames_of_countdown(40s, 0s) <= 41);
  const int three_hours = frames_of_countdown(3h, 0s);
  CHECK(three_hours <= 2 + 60 + 61);
  const int two_days = frames_of_countdown(days(2), 0s);
  CHECK(two_days <= 25 + 60 + 61);
  CHECK(frames_of_countdown(1min, days(3)) <= 61 + 60 + 24 + 3);
  CHECK(frames_of_countdown(1min, days(3)) >= 59 + 59 + 23 + 2);
}

TEST_CASE("Whatever the distance, a countdown never stands still for more than a minute beyond what it says") {
  FakeHost host;
  const Time due(1'803'891'600'000ms);
  for (const milliseconds left : std::initializer_list<milliseconds>{days(400), days(2) + 1ms, 25h, 1h + 1ms, 1h,
                                                                     59min + 1ms, 2min, 1min + 1ms}) {
    CAPTURE(left);
    host.wake_times.clear();
    ui::wake_for_countdown(host, due - left, due);
    const milliseconds then = due - host.wake_times.at(0);
    CHECK(then < left);
    CHECK(ui::time_left(then) != ui::time_left(left));
    CHECK(ui::time_left(std::min<milliseconds>(left, then + 1min)) == ui::time_left(left));
  }
}

TEST_CASE("A page that nobody touches is drawn once a minute at most, however many countdowns are in sight") {
  Idle program;
  for (const std::string& place : program.places()) {
    CAPTURE(place);
    program.go(place);
    program.rest();
    CHECK(frames_in(program, 5min) <= 5);
  }
}

TEST_CASE("A shop in which everything is late for days, or due in years, is not drawn at all") {
  Idle program;
  frames_in(program, days(4) + 10h);  // Whoever was to be told has been.
  for (const std::string& place : program.places()) {
    CAPTURE(place);
    program.go(place);
    program.rest();
    CHECK(frames_in(program, 15min) == 0);
  }
}

TEST_CASE("In the last minute it goes by the second, and only where that is in sight") {
  Idle program;
  Harness& h = program.harness;
  const std::string pressing = take_ticket(program, {.subject = "Soon", .channel = "E-mail", .priority = "Urgent"});
  program.rest();
  program.go("/tickets");
  const auto told = [&] { return find_containing(h, Role::row, "Soon")->description; };
  frames_in(program, 29min - 15s);
  REQUIRE(told().contains("due in 60 s"));
  const int frames = frames_in(program, 1min - 1s);
  CHECK(frames >= 59);
  CHECK(frames <= 61);
  CHECK(told().contains("due in 1 s"));
  frames_in(program, 1s);
  CHECK(told().contains("overdue"));
}
