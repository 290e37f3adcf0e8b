// What shows and what waits while the later part of the program is not here yet.
#include <doctest/doctest.h>

#include "tests/ui/program.h"

using namespace counterbell;
using namespace counterbell::test;
using ui::LaterState;
using ui::Role;

namespace {

constexpr std::string_view loading = "Loading…";
constexpr std::string_view unreachable = "This part could not be loaded. Check the connection; it is tried again.";

void later_is(Program& program, LaterState state) {
  program.harness.host.later_part = state;
  program.app->environment_changed();
  program.harness.settle();
}

struct Place {
  std::string_view route;
  std::string_view name;
};
constexpr Place later_places[] = {{"/customers", "Customers"},     {"/share", "Share"},
                                  {"/settings", "Settings"},       {"/settings/service", "Service levels"},
                                  {"/diagnostics", "Diagnostics"}, {"/gallery", "Gallery"}};

}  // namespace

TEST_CASE("A place whose part of the program is not here says so, and opens by itself when it is") {
  for (const auto& [route, name] : later_places) {
    CAPTURE(route);
    Program program;
    program.set_up();
    Harness& h = program.harness;
    later_is(program, LaterState::coming);
    h.host.later_asked = 0;
    program.go(route);
    CHECK(h.text_on_screen(loading));
    CHECK(h.has(Role::heading, name));
    CHECK(h.host.later_asked > 0);  // or nobody would fetch it
    h.expect_complete();

    later_is(program, LaterState::unreachable);
    CHECK(h.text_on_screen(unreachable));
    CHECK_FALSE(h.text_on_screen(loading));
    h.expect_complete();
    h.press(Role::button, "Try again");
    CHECK(h.host.later_retries == 1);

    later_is(program, LaterState::here);
    CHECK_FALSE(h.text_on_screen(unreachable));
    CHECK_FALSE(h.has(Role::button, "Try again"));
    h.expect_complete();
  }
}

TEST_CASE("Today, the list of tickets and taking one need no later part; a ticket's page does") {
  Program program;
  later_is(program, LaterState::unreachable);
  program.set_up();
  Harness& h = program.harness;
  h.press(Role::button, "New ticket");
  h.fill("Subject", "Cracked vase");
  h.press(Role::button, "Take ticket");
  program.save();
  program.go("/today");
  CHECK(h.text_on_screen("Cracked vase"));
  CHECK_FALSE(h.text_on_screen(unreachable));
  program.go("/tickets");
  CHECK(h.text_on_screen("Cracked vase"));
  CHECK(h.text_on_screen(unreachable));
  later_is(program, LaterState::here);
  CHECK_FALSE(h.text_on_screen(unreachable));
  CHECK(h.has(Role::textbox, "Message"));
}

TEST_CASE("The example shop is made as soon as what makes it is here") {
  Program program;
  later_is(program, LaterState::coming);
  Harness& h = program.harness;
  h.press(Role::button, "Load an example shop");
  CHECK(h.text_on_screen(loading));
  CHECK_FALSE(program.app->replica());
  later_is(program, LaterState::here);
  CHECK(program.app->replica());
  CHECK(h.has(Role::tab, "Today"));
}

TEST_CASE("The palette finds what was typed before what finds is here") {
  Program program;
  program.set_up();
  later_is(program, LaterState::coming);
  Harness& h = program.harness;
  h.type("k", {.control = true});
  h.fill("Find a command, a ticket or a person", "settings");
  CHECK(h.text_on_screen(loading));
  h.expect_complete();
  later_is(program, LaterState::here);
  CHECK(h.has(Role::option, "Go to Settings"));
  h.key(ui::Key::enter);
  CHECK(h.has(Role::heading, "Settings"));
}

TEST_CASE("A file chosen before what reads files is here is read when it is") {
  Program program;
  program.set_up();
  const std::string file = program.export_file();
  Program other(1440, 900, 2);
  later_is(other, LaterState::unreachable);
  Harness& h = other.harness;
  other.will_choose(file);
  h.press(Role::button, "Join with a file from a colleague");
  CHECK(h.text_on_screen(unreachable));
  h.expect_complete();
  later_is(other, LaterState::here);
  REQUIRE(other.app->replica());
  CHECK(other.app->replica()->shop() == program.app->replica()->shop());
}

TEST_CASE("A dialog whose part of the program is not here opens by itself when it is, or is closed before") {
  Program program;
  program.set_up();
  later_is(program, LaterState::coming);
  Harness& h = program.harness;
  h.type("?");
  CHECK(h.has(Role::dialog, "Keyboard shortcuts"));
  CHECK(h.text_on_screen(loading));
  h.expect_complete();
  later_is(program, LaterState::unreachable);
  CHECK(h.text_on_screen(unreachable));
  h.expect_complete();
  h.press(Role::button, "Cancel");
  CHECK_FALSE(h.has(Role::dialog, "Keyboard shortcuts"));
  h.type("?");
  later_is(program, LaterState::here);
  CHECK(h.has(Role::dialog, "Keyboard shortcuts"));
  CHECK(h.has(Role::heading, "In lists"));
}

TEST_CASE("Exporting before that part is here says when it can be done") {
  Program program;
  program.set_up();
  later_is(program, LaterState::unreachable);
  program.harness.host.trouble = "The disk is full.";
  program.app->environment_changed();
  program.harness.settle();
  program.harness.press(Role::button, "Export now");
  CHECK(program.harness.text_on_screen(unreachable));
  CHECK(program.harness.host.saved_files.empty());
  later_is(program, LaterState::here);
  program.harness.press(Role::button, "Export now");
  program.harness.settle();
  CHECK(program.harness.host.saved_files.size() == 1);
}
