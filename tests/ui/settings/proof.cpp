// "Prove it": the simulator that people run on their own device.
#include <doctest/doctest.h>

#include <chrono>

#include "tests/ui/program.h"

using namespace counterbell;
using namespace counterbell::test;
using ui::Proof;
using ui::Role;

namespace {

Harness& at_settings(Program& program) {
  program.set_up();
  program.go("/settings");
  return program.harness;
}

/// The page tells how far the proof is.
void tell(Program& program, Proof proof) {
  program.harness.host.shown_proof = std::move(proof);
  program.app->environment_changed();
  program.harness.settle();
}

}  // namespace

TEST_CASE("A proof shows how far it is, and what came of it") {
  Program program(1440, 2400);
  Harness& h = at_settings(program);
  CHECK(h.text_on_screen("Your own tickets are not touched"));
  h.press(Role::button, "Prove it");
  CHECK(h.host.shown_proof.wanted == 200);
  CHECK_FALSE(h.has(Role::button, "Prove it"));
  tell(program, {.state = Proof::State::running, .shops = 50, .wanted = 200});
  CHECK(h.node(Role::progress, "Proof").value == "25");
  CHECK(h.text_on_screen("50 of 200 shops"));
  h.expect_complete();

  const Proof done{.state = Proof::State::held,
                   .shops = 200,
                   .wanted = 200,
                   .steps = 21'000,
                   .changes = 50'000,
                   .took = std::chrono::milliseconds(12'300),
                   .words = {}};
  tell(program, done);
  CHECK(h.has(Role::status,
              "200 shops, 21000 steps and 50000 changes in 13 seconds. All stations of each shop ended up the same, "
              "and nothing that was saved is missing."));
  CHECK_FALSE(h.has(Role::progress, "Proof"));
  CHECK(h.has(Role::button, "Prove it"));
  h.expect_complete();
}

TEST_CASE("A proof goes on at another screen, and can be cancelled") {
  Program program(1440, 2400);
  Harness& h = at_settings(program);
  h.press(Role::button, "Prove it");
  program.go("/today");
  program.go("/settings");
  REQUIRE(h.has(Role::progress, "Proof"));
  h.press(Role::button, "Cancel");
  CHECK(h.host.shown_proof.state == Proof::State::none);
  CHECK(h.has(Role::button, "Prove it"));
  CHECK_FALSE(h.has(Role::progress, "Proof"));
}

TEST_CASE("A shop that comes out wrong is told with its story, to be copied") {
  Program program(1440, 2400);
  Harness& h = at_settings(program);
  const std::string story =
      "Seed 4711 fails. What it takes, of 90 steps:\n  1. Till 1 crashes.\nThen: a ticket is gone\n";
  const Proof failed{.state = Proof::State::failed,
                     .shops = 3,
                     .wanted = 200,
                     .steps = 240,
                     .changes = 90,
                     .words = Message::received(story)};
  tell(program, failed);
  CHECK(h.text_on_screen("One made-up shop came out wrong, after 3 shops"));
  CHECK(h.text_on_screen("Till 1 crashes"));
  CHECK(h.text_on_screen("export a file of your tickets"));
  h.expect_complete();
  h.press(Role::button, "Copy the story");
  CHECK(h.host.copied == story);

  tell(program, {.state = Proof::State::broken, .words = Message::received("The proof could not be loaded.")});
  CHECK(h.has(Role::alert, "The proof could not be loaded."));
  h.press(Role::button, "Prove it");
  CHECK(h.host.shown_proof.state == Proof::State::running);
}

TEST_CASE("One file on disk says that only the site can prove it") {
  Program program(1440, 2400);
  program.harness.host.single_file = true;
  Harness& h = at_settings(program);
  CHECK(h.text_on_screen("Open the site"));
  CHECK_FALSE(h.has(Role::button, "Prove it"));
  h.expect_complete();
}
