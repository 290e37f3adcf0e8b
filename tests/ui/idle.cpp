// An open page on which nobody does anything: it is drawn on the minute while something in sight counts down, and else not at all.
#include <doctest/doctest.h>

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "tests/ui/program.h"
#include "tests/ui/tickets.h"
#include "ui/passing_time.h"

using namespace counterbell;
using namespace counterbell::test;
using ui::Role;

namespace {

constexpr std::int64_t second_ms = 1000;
constexpr std::int64_t minute_ms = 60 * second_ms;
constexpr std::int64_t hour_ms = 60 * minute_ms;
constexpr std::int64_t day_ms = 24 * hour_ms;

/// How often a screen is drawn in the next `ms` while nobody does anything: each frame that it asks for, and what follows from it.
int frames_in(Program& program, std::int64_t ms) {
  Harness& h = program.harness;
  h.frame();
  h.settle();
  const int before = h.frames_drawn();
  const std::int64_t end = h.clock.now_ms() + ms;
  while (const std::optional<std::int64_t> next = h.host.next_frame_ms()) {
    REQUIRE_MESSAGE(*next > h.clock.now_ms(), "a frame is asked for at a time that is over");
    if (*next > end) break;
    h.clock.advance(*next - h.clock.now_ms());
    h.frame();
    h.settle();
  }
  h.clock.advance(end - h.clock.now_ms());
  return h.frames_drawn() - before;
}

/// How often a countdown is drawn from `left` until it is over, and `late` beyond that.
int frames_of_countdown(std::int64_t left, std::int64_t late) {
  FakeHost host;
  std::int64_t now = 1'803'891'617'250;  // Not on a minute, nor on a second.
  const std::int64_t due = (now + left) / second_ms * second_ms;
  const std::int64_t end = due + late;
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
    harness.clock.advance(17'250);
    set_up();
    open_around_the_week();
    harness.press(Role::button, "Publish");
    save();
    for (const char* priority : {"Low", "Normal"}) {
      for (int i = 0; i < 6; ++i) {
        harness.clock.advance(7'300);
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
    harness.clock.advance(15 * second_ms);
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
  CHECK(frames_of_countdown(10 * minute_ms + 30 * second_ms, 0) <= 10 + 60 + 1);
  CHECK(frames_of_countdown(10 * minute_ms + 30 * second_ms, 0) >= 9 + 60);
  CHECK(frames_of_countdown(40 * second_ms, 0) <= 41);
  const int three_hours = frames_of_countdown(3 * hour_ms, 0);
  CHECK(three_hours <= 2 + 60 + 61);
  const int two_days = frames_of_countdown(2 * day_ms, 0);
  CHECK(two_days <= 25 + 60 + 61);
  CHECK(frames_of_countdown(minute_ms, 3 * day_ms) <= 61 + 60 + 24 + 3);
  CHECK(frames_of_countdown(minute_ms, 3 * day_ms) >= 59 + 59 + 23 + 2);
}

TEST_CASE("Whatever the distance, a countdown never stands still for more than a minute beyond what it says") {
  FakeHost host;
  const std::int64_t due = 1'803'891'600'000;
  for (std::int64_t left : {400 * day_ms, 2 * day_ms + 1, 25 * hour_ms, hour_ms + 1, hour_ms, 59 * minute_ms + 1,
                            2 * minute_ms, minute_ms + 1}) {
    CAPTURE(left);
    host.wake_times.clear();
    ui::wake_for_countdown(host, due - left, due);
    const std::int64_t then = due - host.wake_times.at(0);
    CHECK(then < left);
    CHECK(ui::time_left(then) != ui::time_left(left));
    CHECK(ui::time_left(std::min(left, then + minute_ms)) == ui::time_left(left));
  }
}

TEST_CASE("A page that nobody touches is drawn once a minute at most, however many countdowns are in sight") {
  Idle program;
  for (const std::string& place : program.places()) {
    CAPTURE(place);
    program.go(place);
    program.rest();
    CHECK(frames_in(program, 5 * minute_ms) <= 5);
  }
}

TEST_CASE("A shop in which everything is late for days, or due in years, is not drawn at all") {
  Idle program;
  frames_in(program, 4 * day_ms + 10 * hour_ms);  // Whoever was to be told has been.
  for (const std::string& place : program.places()) {
    CAPTURE(place);
    program.go(place);
    program.rest();
    CHECK(frames_in(program, 15 * minute_ms) == 0);
  }
}

TEST_CASE("In the last minute it goes by the second, and only where that is in sight") {
  Idle program;
  Harness& h = program.harness;
  const std::string pressing = take_ticket(program, {.subject = "Soon", .channel = "E-mail", .priority = "Urgent"});
  program.rest();
  program.go("/tickets");
  const auto told = [&] { return find_containing(h, Role::row, "Soon")->description; };
  frames_in(program, 29 * minute_ms - 15 * second_ms);
  REQUIRE(told().contains("due in 60 s"));
  const int frames = frames_in(program, minute_ms - second_ms);
  CHECK(frames >= 59);
  CHECK(frames <= 61);
  CHECK(told().contains("due in 1 s"));
  frames_in(program, second_ms);
  CHECK(told().contains("overdue"));
}
