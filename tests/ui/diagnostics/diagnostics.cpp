// The page of diagnostics: what drawing and keeping cost on this device.
#include "ui/diagnostics/diagnostics_screen.h"

#include <doctest/doctest.h>

#include <initializer_list>
#include <vector>

#include "tests/ui/program.h"
#include "tests/ui/tickets.h"

using namespace counterbell;
using namespace counterbell::test;
using ui::Role;

namespace {

std::vector<ui::FrameTime> times(std::initializer_list<float> ms) {
  std::vector<ui::FrameTime> all;
  for (const float one : ms) all.emplace_back(one);
  return all;
}

}  // namespace

TEST_CASE("Diagnostics tell of the newest frames, of memory and of storage, and copy all of it") {
  Program program;
  program.set_up();
  Harness& h = program.harness;
  program.go("/diagnostics");
  CHECK(h.has(Role::group, "Storage a ticket: –"));
  take_ticket(program, {.subject = "Cracked vase"});
  take_ticket(program, {.subject = "Loose clasp"});
  h.host.figures = {.used_bytes = 8000, .quota_bytes = 1'000'000, .persistent = true};
  h.host.frame_figures = {.drawn = 4711, .work = times({2.0f, 61.4f, 4.0f}), .program_bytes = 34'000'000};
  program.go("/diagnostics");
  CHECK(h.has(Role::image, "The newest frames"));
  CHECK(h.has(Role::group, "Frames drawn: 4711"));
  CHECK(h.has(Role::group, "Middle frame: 4.0 ms"));
  CHECK(h.has(Role::group, "Longest frame: 61 ms"));
  CHECK(h.has(Role::group, "Over 50 ms: 1"));
  CHECK(h.has(Role::group, "Tickets: 2"));
  CHECK(h.has(Role::group, "Storage a ticket: 4 KB"));
  CHECK(h.has(Role::group, "Kept until erased: promised"));
  h.press(Role::button, "Copy these figures");
  CHECK(h.host.copied.find("Program memory: ") != std::string::npos);
  CHECK(h.host.copied.find("Changes kept: ") != std::string::npos);
}

TEST_CASE("A percentile is the least value that so many do not exceed") {
  CHECK(ui::percentile({}, 99) == ui::FrameTime(0));
  CHECK(ui::percentile(times({7}), 50) == ui::FrameTime(7));
  CHECK(ui::percentile(times({4, 1, 3, 2}), 50) == ui::FrameTime(2));
  CHECK(ui::percentile(times({4, 1, 3, 2}), 99) == ui::FrameTime(4));
  CHECK(ui::percentile(times({4, 1, 3, 2}), 100) == ui::FrameTime(4));
}
