// Work shared out over frames, by clocks of every kind.
#include "ui/kit/frame_budget.h"

#include <doctest/doctest.h>

#include <chrono>

#include "tests/ui/program.h"

using namespace counterbell;
using namespace counterbell::test;
using std::chrono::milliseconds;
using ui::Role;

namespace {

/// How many pieces of work a frame has room for that may take 8 ms, and does 50 pieces at most.
int pieces_of_a_frame(FakeHost& host) {
  ui::FrameBudget budget(host, milliseconds(8), 50);
  int pieces = 0;
  while (pieces < 1000 && budget.next()) ++pieces;
  CHECK_FALSE(budget.next());
  return pieces;
}

}  // namespace

TEST_CASE("A frame has room for as much work as its time allows") {
  FakeHost host;
  host.reading = milliseconds(2);
  CHECK(pieces_of_a_frame(host) == 4);
}

TEST_CASE("However slow the machine, a frame does one piece of work") {
  FakeHost host;
  host.reading = std::chrono::hours(1);
  CHECK(pieces_of_a_frame(host) == 1);
}

TEST_CASE("However coarse the clock, a frame does not do everything") {
  FakeHost host;
  host.reading = milliseconds(0);
  CHECK(pieces_of_a_frame(host) == 50);
}

TEST_CASE("Nothing but the time that passes makes a frame's share go by") {
  FakeHost host;
  host.reading = milliseconds(0);
  ui::FrameBudget budget(host, milliseconds(8), 50);
  host.clock.set(host.clock.now() + std::chrono::hours(1));
  CHECK(budget.next());
  CHECK(budget.next());
  host.clock.advance(milliseconds(8));
  CHECK_FALSE(budget.next());
}
