// A ticket by keyboard alone: where the focus goes, and what one key does.
#include <doctest/doctest.h>

#include "tests/ui/program.h"
#include "tests/ui/tickets.h"

using namespace counterbell;
using namespace counterbell::test;
using namespace std::chrono_literals;
using ui::Key;
using ui::Role;

namespace {

struct Counter {
  explicit Counter(float width = 1440, float height = 900) : program(width, height) {
    program.set_up();
    for (const std::string_view subject : {"Urn", "Lid", "Ring"})
      numbers.push_back(take_ticket(program, {.customer = "Ruth Alvarez", .reach = "+1 555 0142", .subject = subject}));
  }

  std::string focused() {
    const Seen* at = h.focused();
    return at ? std::string(ui::name(at->role)) + " " + at->name : "nothing";
  }
  std::string state() { return h.node(Role::combobox, "State").value; }
  /// The number of the ticket on screen.
  std::string shown() { return find_containing(h, Role::heading, "-")->name.substr(0, 8); }

  Program program;
  Harness& h = program.harness;
  std::vector<std::string> numbers;
};

}  // namespace

TEST_CASE("A ticket that was taken or opened has the focus on its heading, and Message is few Tabs away") {
  Counter shop;
  CHECK(shop.focused() == "heading " + shop.numbers[2] + " Ring");
  shop.program.go("/");
  shop.h.key(Key::down);
  shop.h.key(Key::enter);
  CHECK(shop.focused().starts_with("heading " + shop.shown()));
  CHECK(shop.h.ui().semantics().focus_visible());
  int tabs = 0;
  bool met_facts = false;
  while (shop.focused() != "textbox Message" && tabs++ < 20) {
    shop.h.key(Key::tab);
    met_facts |= shop.focused().ends_with("Add tag");
  }
  CHECK(tabs <= 12);  // As many as the widest language has controls before it.
  CHECK_FALSE(met_facts);
}

TEST_CASE("Escape leaves the message for the ticket, and what was typed stays") {
  Counter shop;
  shop.h.type("r");
  CHECK(shop.focused() == "textbox Message");
  shop.h.type("Half a");
  shop.h.key(Key::escape);
  CHECK(shop.focused() == "heading " + shop.numbers[2] + " Ring");
  CHECK(shop.h.node(Role::textbox, "Message").value == "Half a");
  shop.h.type("r");
  CHECK(shop.focused() == "textbox Message");
}

TEST_CASE("One key begins a reply, a note or what they said") {
  Counter shop;
  const auto writes_as = [&](std::string_view mode) { return shop.h.node(Role::radio, mode).checked; };
  shop.h.type("o");
  CHECK(shop.focused() == "textbox Message");
  CHECK(writes_as("Note"));
  shop.h.key(Key::escape);
  shop.h.type("h");
  CHECK(writes_as(from_customer(shop.h)));
  shop.h.key(Key::escape);
  shop.h.type("r");
  CHECK(writes_as(reply(shop.h)));
}

TEST_CASE("One key opens the people, the states and the priorities, and the focus comes back") {
  Counter shop;
  const std::string heading = shop.focused();
  for (const auto& [key, option] : {std::pair{"a", "Nobody"}, std::pair{"e", "Solved"}, std::pair{"i", "Urgent"}}) {
    shop.h.type(key);
    CHECK(shop.h.has(Role::option, option));
    shop.h.key(Key::escape);
    CHECK_FALSE(shop.h.has(Role::option, option));
    CHECK(shop.focused() == heading);
  }
  shop.h.type("a");
  shop.h.press(Role::option, "Nobody");
  CHECK(shop.h.node(Role::combobox, "Assignee").value == "Nobody");
  shop.h.type("t");
  CHECK(shop.h.node(Role::combobox, "Assignee").value == "Mia Keller");
  shop.h.type("s");
  CHECK(has_containing(shop.h, Role::dialog, "Snooze"));
  shop.h.key(Key::enter);
  CHECK(shop.focused() == heading);
  shop.h.type("s");
  CHECK(shop.h.text_on_screen(shop.numbers[2] + " is awake"));
}

TEST_CASE("After Solve the next ticket is selected, to the last") {
  Counter shop;
  shop.program.go("/");
  shop.h.type("2");
  const std::string first = shop.shown();
  shop.h.type("d");
  CHECK(shop.h.text_on_screen(first + " solved"));
  const std::string second = shop.shown();
  CHECK(second != first);
  CHECK(shop.h.host.routes.back() == "/tickets/" + second);
  CHECK(shop.focused().starts_with("heading " + second));
  shop.h.type("d");
  const std::string third = shop.shown();
  shop.h.type("d");
  CHECK(shop.shown() == third);  // The list is empty, and the last one stays in sight.
  CHECK(shop.state() == "Solved");
}

TEST_CASE("Next and previous go from ticket to ticket, where no list is beside it, too") {
  for (const float width : {1440.0f, 600.0f}) {
    CAPTURE(width);
    Counter shop(width);
    shop.program.go("/");
    shop.h.type("2");
    if (width < 800) {
      shop.h.key(Key::down);
      shop.h.key(Key::enter);
    }
    const std::string first = shop.shown();
    shop.h.type("j");
    const std::string second = shop.shown();
    CHECK(second != first);
    shop.h.type("k");
    CHECK(shop.shown() == first);
    shop.h.type("k");
    CHECK(shop.shown() == first);
    shop.h.key(Key::escape);
    shop.h.type("k", {.control = true});
    shop.h.type("next");
    shop.h.key(Key::enter);
    CHECK(shop.shown() == second);
  }
}

TEST_CASE("The palette knows what can be done with the ticket on screen") {
  Counter shop;
  shop.h.type("k", {.control = true});
  shop.h.type("solv");
  CHECK(shop.h.node(Role::option, "Solve").description == shop.numbers[2] + " Ring");
  shop.h.key(Key::enter);
  CHECK(shop.h.text_on_screen(shop.numbers[2] + " solved"));
  shop.program.go("/");
  shop.h.type("k", {.control = true});
  shop.h.type("solv");
  CHECK_FALSE(shop.h.has(Role::option, "Solve"));
}

TEST_CASE("What is typed on after a message was sent goes into the next, and starts nothing") {
  Counter shop;
  shop.h.fill("Message", "Two blanks in the back.");
  shop.h.press(Role::button, "Add note");
  CHECK(shop.focused() == "textbox Message");
  shop.h.type("Thank you");
  CHECK(shop.h.node(Role::textbox, "Message").value == "Thank you");
  CHECK_FALSE(shop.h.has(Role::dialog, "New ticket"));
}

TEST_CASE("Letters typed right after a field lost the focus start nothing") {
  Counter shop;
  shop.h.fill("Message", "Half");
  shop.h.click_at(shop.h.node(Role::list, "Conversation").rect.x + 4, 140);
  REQUIRE(shop.focused() == "nothing");
  shop.h.type("note");
  CHECK_FALSE(shop.h.has(Role::dialog, "New ticket"));
  shop.h.clock.advance(2s);
  shop.h.type("n");
  CHECK(shop.h.has(Role::dialog, "New ticket"));
}

TEST_CASE("Keys of one letter can be had with Alt, or not at all") {
  Counter shop;
  shop.program.go("/settings");
  const auto press = [&](bool alt) {
    shop.h.ui().post_key({.text = U"n", .alt = alt});
    shop.h.host.wake(1);
    shop.h.settle();
    const bool is_open = shop.h.has(Role::dialog, "New ticket");
    if (is_open) shop.h.key(Key::escape);
    return is_open;
  };
  CHECK(press(false));
  CHECK_FALSE(press(true));
  shop.h.press(Role::radio, "With Alt");
  CHECK_FALSE(press(false));
  CHECK(press(true));
  shop.program.reload();
  CHECK(press(true));
  shop.program.go("/settings");
  shop.h.press(Role::radio, "Off");
  CHECK_FALSE(press(false));
  CHECK_FALSE(press(true));
}
