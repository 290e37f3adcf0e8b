// A start that takes in what the device keeps part by part.
#include <doctest/doctest.h>

#include <algorithm>
#include <chrono>

#include "tests/ui/program.h"

using namespace counterbell;
using namespace counterbell::test;
using ui::Role;

namespace {

void take_ticket(Program& program, std::string_view subject) {
  program.harness.press(Role::button, "New ticket");
  program.harness.fill("Subject", subject);
  program.harness.press(Role::button, "Take ticket");
  program.save();
}

/// The page loaded afresh, with nothing read yet.
void load_page(Program& program) {
  program.app.emplace(program.harness.host, program.harness.clock, program.random, program.journal,
                      program.harness.fonts());
  program.harness.attach(program.app->ui(), [&] { program.app->frame(); });
}

/// Hands over each line as a part of its own.
void take_all(Program& program, const std::vector<KeptLine>& lines) {
  for (const KeptLine& line : lines) program.app->take_kept({&line, 1});
}

std::string state_of(const Program& program) { return program.app->replica()->state().canonical_dump(); }

}  // namespace

TEST_CASE("A shop that is long in opening shows how far it is, and one that is not shows nothing") {
  Program program;
  program.set_up();
  take_ticket(program, "Cracked vase");
  const std::vector<KeptLine> lines = program.journal.kept_lines();
  const std::string before = state_of(program);
  Harness& h = program.harness;

  load_page(program);
  CHECK(h.all(Role::progress).empty());
  program.app->begin(2);
  program.app->take_kept(std::span(lines).first(1));
  h.frame();
  CHECK(h.all(Role::progress).empty());
  h.clock.advance(std::chrono::milliseconds(600));
  program.app->take_kept({});
  h.settle();
  CHECK(h.text_on_screen("Opening your shop…"));
  CHECK(h.node(Role::progress, "Opening").value == "100");
  h.expect_complete();
  program.app->take_kept(std::span(lines).subspan(1));
  program.app->start(ui::App::Amiss{});
  h.settle();
  CHECK(h.all(Role::progress).empty());
  CHECK(h.has(Role::tab, "Today"));
  CHECK(state_of(program) == before);
  program.go("/tickets");
  CHECK(h.text_on_screen("Cracked vase"));
}

TEST_CASE("An opening that is begun again begins anew, and what was done before it can be undone after it") {
  Program program;
  program.set_up();
  take_ticket(program, "Cracked vase");
  const std::vector<KeptLine> lines = program.journal.kept_lines();
  const std::string before = state_of(program);
  load_page(program);
  program.app->begin(3);
  program.app->take_kept(std::span(lines).last(1));
  program.app->begin(3);
  take_all(program, lines);
  program.app->start(ui::App::Amiss{});
  program.harness.settle();
  REQUIRE(program.app->replica());
  CHECK(program.app->replica()->next_undo().has_value());
  CHECK(state_of(program) == before);
}

TEST_CASE("A device whose profile is lost finds its shop in whatever part it comes") {
  Program program;
  program.set_up();
  take_ticket(program, "Cracked vase");
  const Id shop = program.app->replica()->shop();
  const std::string before = state_of(program);
  std::vector<KeptLine> lines = program.journal.kept_lines();
  std::ranges::reverse(lines);
  program.harness.host.kept_settings.entries.erase("profile");
  load_page(program);
  program.app->begin(0);
  take_all(program, lines);
  program.app->start(ui::App::Amiss{});
  program.harness.settle();
  REQUIRE(program.app->replica());
  CHECK(program.app->replica()->shop() == shop);
  CHECK(state_of(program) == before);
}

TEST_CASE("What was read before storage failed is let go of") {
  Program program;
  program.set_up();
  const std::vector<KeptLine> lines = program.journal.kept_lines();
  load_page(program);
  program.app->begin(1);
  program.app->take_kept(lines);
  program.app->start_with_trouble({ErrorKind::storage, tr("The browser closed its storage.")});
  program.harness.settle();
  CHECK(program.harness.has(Role::main, "Storage trouble"));
  CHECK(program.app->replica() == nullptr);
}

TEST_CASE("A search does not wait for a large shop to be ready for it, and says so") {
  Program program;
  program.set_up();
  take_ticket(program, "Cracked vase");
  Harness& h = program.harness;
  load_page(program);  // Nothing is prepared until the test does so.
  program.app->start(program.journal.kept_lines());
  program.go("/tickets");
  h.fill("Search", "vase");
  CHECK(h.text_on_screen("0 found so far for “vase”"));
  CHECK(h.text_on_screen("Nothing found so far"));
  h.expect_complete();
  while (program.app->work()) {
  }
  h.settle();
  CHECK(h.text_on_screen("1 found for “vase”"));
  CHECK(h.text_on_screen("Cracked vase"));
}
