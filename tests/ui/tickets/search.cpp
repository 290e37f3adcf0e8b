// The field above every screen: who calls is known by a few digits or letters.
#include <doctest/doctest.h>

#include "tests/ui/program.h"
#include "tests/ui/tickets.h"

using namespace counterbell;
using namespace counterbell::test;
using ui::Key;
using ui::Role;

namespace {

struct Callers {
  explicit Callers(float width = 1440, float height = 900) : program(width, height) {
    program.set_up();
    ruth = take_ticket(program, {.customer = "Ruth Alvarez", .reach = "+1 555 0142", .subject = "Urn"});
    dana = take_ticket(program, {.customer = "Dana Wu", .reach = "dana@example.com", .subject = "Lid"});
    program.go("/customers");
    h.press(Role::button, "New customer");
    h.fill("Name", "Tom Becker");
    h.fill("Phone", "+1 555 0177");
    h.press(Role::button, "Add customer");
    program.save();
    program.go("/");
  }
  void search(std::string_view text) {
    h.type("/");
    h.type(text);
  }
  std::string focused() {
    const Seen* at = h.focused();
    return at ? at->name : "nothing";
  }

  Program program;
  Harness& h = program.harness;
  std::string ruth, dana;
};

}  // namespace

TEST_CASE("A known caller's open ticket is a few digits and Enter away") {
  Callers shop;
  shop.search("0142");
  CHECK(shop.h.has(Role::option, "Ruth Alvarez · +1 555 0142 · 1 open ticket"));
  CHECK(shop.h.has(Role::button, "New ticket for Ruth Alvarez"));
  shop.h.key(Key::enter);
  CHECK(shop.focused() == shop.ruth + " Urn");
}

TEST_CASE("People without tickets are found, and gone to") {
  Callers shop;
  shop.search("tom");
  CHECK(shop.h.node(Role::option, "Tom Becker · +1 555 0177 · no open ticket").selected);
  CHECK_FALSE(shop.h.has(Role::heading, shop.ruth + " Urn"));
  CHECK_FALSE(shop.h.has(Role::heading, shop.dana + " Lid"));
  shop.h.key(Key::enter);
  CHECK(shop.h.has(Role::heading, "Tom Becker"));
}

TEST_CASE("Control and Enter take a new ticket for whom was found, or for what was typed") {
  Callers shop;
  SUBCASE("a person") {
    shop.search("0177");
    shop.h.key(Key::enter, {.control = true});
    CHECK(shop.h.node(Role::textbox, "Customer").value == "Tom Becker");
    CHECK(shop.focused() == "Subject");
  }
  SUBCASE("a number that nobody has") {
    shop.search("5550199");
    CHECK(shop.h.has(Role::button, "New ticket for “5550199”"));
    shop.h.key(Key::enter, {.control = true});
    CHECK(shop.h.node(Role::textbox, "Phone or e-mail").value == "5550199");
    CHECK(shop.focused() == "Customer");
  }
  SUBCASE("a name that nobody has, with Enter alone") {
    shop.search("Ann Price");
    shop.h.key(Key::enter);
    CHECK(shop.h.node(Role::textbox, "Customer").value == "Ann Price");
    CHECK(shop.focused() == "Phone or e-mail");
  }
}

TEST_CASE("The arrow keys go through people and tickets while the field keeps the focus") {
  Callers shop;
  shop.search("555");
  CHECK(shop.focused() == "Search");
  shop.h.key(Key::up);
  shop.h.key(Key::up);
  shop.h.key(Key::up);
  shop.h.key(Key::up);
  CHECK(shop.h.all(Role::option)[0]->selected);
  shop.h.key(Key::down);
  CHECK(shop.h.all(Role::option)[1]->selected);
  CHECK(shop.focused() == "Search");
  CHECK(shop.h.focused()->active == shop.h.all(Role::option)[1]->id);
}

TEST_CASE("Among the customers the field filters them") {
  Callers shop;
  shop.program.go("/customers");
  shop.search("dan");
  REQUIRE(shop.h.all(Role::row).size() == 1);
  CHECK(shop.h.all(Role::row)[0]->name.starts_with("Dana Wu"));
  shop.h.key(Key::enter);
  CHECK(shop.h.has(Role::heading, "Dana Wu"));
}

TEST_CASE("Every width shows the people that were found") {
  for (const auto& [width, height] :
       {std::pair{1024.0f, 768.0f}, std::pair{390.0f, 844.0f}, std::pair{320.0f, 640.0f}}) {
    CAPTURE(width);
    Callers shop(width, height);
    shop.search("ruth");
    CHECK(shop.h.has(Role::option, "Ruth Alvarez · +1 555 0142 · 1 open ticket"));
    shop.h.expect_complete();
    if (width >= 390) shop.h.expect_room();
  }
}
