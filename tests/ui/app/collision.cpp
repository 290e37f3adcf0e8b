// Somebody writes while others do: what came in meanwhile is looked at before the message goes out.
#include <doctest/doctest.h>

#include <algorithm>
#include <chrono>

#include "tests/ui/tabs.h"
#include "tests/ui/tickets.h"

using namespace counterbell;
using namespace counterbell::test;
using ui::Key;
using ui::Role;

namespace {

constexpr std::string_view came_in = "came in while you were writing";
constexpr std::string_view new_line = "New since you began";

/// A ticket open in two tabs.
struct TwoTabs {
  TwoTabs() {
    mine.set_up();
    number = take_ticket(mine, {.customer = "Ruth Alvarez", .subject = "Urn cracked", .details = "It is cracked."});
    open_tab(other, mine);
    other.go("/tickets/" + number);
  }

  /// Says something in the other tab, and shows it in mine.
  void say_elsewhere(std::string_view text, std::string_view button = "Add note") {
    other.harness.fill("Message", text);
    other.harness.press(Role::button, button);
    other.save();
    show(mine, other);
  }
  /// Loads my tab afresh over what both have saved.
  void reload() {
    mine.journal.append(other.journal.kept(), {});
    mine.journal.complete();
    mine.reload();
    mine.go("/tickets/" + number);
  }
  void press(std::string_view button) {
    mine.harness.press(Role::button, button);
    mine.harness.clock.advance(std::chrono::seconds(1));  // A second press this late is one of its own.
  }
  bool is_held() { return has_containing(mine.harness, Role::alert, came_in); }
  bool said(std::string_view text) {
    return std::ranges::any_of(mine.harness.all(Role::text), [&](const Seen* node) { return node->name == text; });
  }

  Program mine;
  Program other{1440, 900, 2};
  std::string number;
};

}  // namespace

TEST_CASE("A reply is held while something new came in, and goes out at the second press") {
  TwoTabs shop;
  Harness& h = shop.mine.harness;
  h.fill("Message", "Dear Ruth");
  shop.say_elsewhere("Called her already.");
  CHECK_FALSE(shop.is_held());
  h.announcements();
  shop.press("Send to customer");
  CHECK(shop.is_held());
  CHECK(has_containing(h, Role::alert, "1 message came in while you were writing, from Mia Keller."));
  CHECK(std::ranges::any_of(h.announcements(), [](const std::string& said) { return said.contains(came_in); }));
  CHECK(h.node(Role::textbox, "Message").value == "Dear Ruth");
  CHECK_FALSE(shop.said("Dear Ruth"));
  h.expect_complete();

  shop.press("Send to customer");
  CHECK(shop.said("Dear Ruth"));
  CHECK_FALSE(shop.is_held());
  CHECK(h.host.kept_drafts.entries.empty());
}

TEST_CASE("What is new is marked in the conversation as long as the draft lasts") {
  TwoTabs shop;
  Harness& h = shop.mine.harness;
  shop.say_elsewhere("Said before.");
  h.fill("Message", "Dear Ruth");
  CHECK_FALSE(shop.said(new_line));
  shop.say_elsewhere("Said since.");
  shop.say_elsewhere("And this.");
  CHECK(shop.said(new_line));
  const auto is_new = [](const Seen* node) { return node->name.ends_with(" · new"); };
  CHECK(std::ranges::count_if(h.all(Role::listitem), is_new) == 2);
  h.expect_complete();
  h.fill("Message", "");
  CHECK_FALSE(shop.said(new_line));
  CHECK(h.host.kept_drafts.entries.empty());
}

TEST_CASE("Every way to send is held") {
  TwoTabs shop;
  Harness& h = shop.mine.harness;
  const auto begin = [&](std::string_view mode) {
    h.press(Role::radio, mode);
    h.fill("Message", "Half a");
    shop.say_elsewhere("Meanwhile.");
  };
  SUBCASE("a note") {
    begin("Note");
    shop.press("Add note");
    CHECK(shop.is_held());
    shop.press("Add note");
    CHECK(shop.said("Half a"));
  }
  SUBCASE("what they said") {
    begin(from_customer(shop.mine.harness));
    shop.press("Add what they said");
    CHECK(shop.is_held());
    shop.press("Add what they said");
    CHECK(shop.said("Half a"));
  }
  SUBCASE("solving with a reply") {
    begin(reply(shop.mine.harness));
    shop.press(send_and_solve(shop.mine.harness));
    CHECK(shop.is_held());
    CHECK(h.node(Role::combobox, "State").value == "New");
    shop.press(send_and_solve(shop.mine.harness));
    CHECK(shop.said("Half a"));
    CHECK(h.node(Role::combobox, "State").value == "Solved");
  }
  SUBCASE("the keys") {
    begin(reply(shop.mine.harness));
    h.key(Key::enter, {.control = true});
    CHECK(shop.is_held());
    h.clock.advance(std::chrono::seconds(1));
    h.key(Key::enter, {.control = true});
    CHECK(shop.said("Half a"));
  }
  CHECK_FALSE(shop.is_held());
}

TEST_CASE("Nothing is held when nothing came in since the first letter") {
  TwoTabs shop;
  Harness& h = shop.mine.harness;
  shop.say_elsewhere("Said before.");
  h.fill("Message", "Dear Ruth");
  shop.press("Send to customer");
  CHECK(shop.said("Dear Ruth"));
  h.fill("Message", "And another thing");  // One's own message is no news.
  shop.press("Add note");
  CHECK(shop.said("And another thing"));
  CHECK_FALSE(shop.is_held());
}

TEST_CASE("A double click is one press, and what comes in after the look is held again") {
  TwoTabs shop;
  Harness& h = shop.mine.harness;
  h.fill("Message", "Dear Ruth");
  shop.say_elsewhere("One.");
  h.press(Role::button, "Send to customer");
  h.press(Role::button, "Send to customer");
  CHECK_FALSE(shop.said("Dear Ruth"));
  h.clock.advance(std::chrono::seconds(1));
  shop.say_elsewhere("Two.");
  shop.press("Send to customer");
  CHECK(has_containing(h, Role::alert, "2 messages came in while you were writing, the newest from Mia Keller."));
  CHECK_FALSE(shop.said("Dear Ruth"));
  shop.press("Send to customer");
  CHECK(shop.said("Dear Ruth"));
}

TEST_CASE("Since when messages are new outlives a reload") {
  TwoTabs shop;
  Harness& h = shop.mine.harness;
  h.fill("Message", "Dear Ruth");
  SUBCASE("that came in before it") {
    shop.say_elsewhere("Meanwhile.", "Send to customer");
    shop.reload();
  }
  SUBCASE("that came in after it") {
    shop.reload();
    shop.say_elsewhere("Meanwhile.", "Send to customer");
  }
  CHECK(h.node(Role::textbox, "Message").value == "Dear Ruth");
  shop.press("Send to customer");
  CHECK(shop.is_held());
  shop.press("Send to customer");
  CHECK(shop.said("Dear Ruth"));
}

TEST_CASE("A draft survives a merge, and is held for what the merge brought") {
  Program front, office(1440, 900, 2);
  front.set_up();
  const std::string number = take_ticket(front, {.customer = "Ruth Alvarez", .subject = "Urn cracked"});
  Harness& h = front.harness;
  Harness& o = office.harness;
  office.join_as_new(front, "Tom Becker");
  office.go("/tickets/" + number);
  o.fill("Message", "A new urn is on its way.");  // Said before the other one begins, and new to them all the same.
  o.press(Role::button, "Send to customer");
  office.save();

  h.clock.advance(std::chrono::minutes(1));
  front.go("/tickets/" + number);
  h.press(Role::radio, "Note");
  h.fill("Message", "She asks for a refund.");
  front.will_choose(office.export_file());
  front.go("/share");
  h.press(Role::button, "Import file");
  h.press(Role::button, "Import");
  front.save();
  front.go("/tickets/" + number);
  CHECK(h.node(Role::textbox, "Message").value == "She asks for a refund.");
  CHECK(h.node(Role::radio, "Note").checked);
  h.press(Role::button, "Add note");
  CHECK(has_containing(h, Role::alert, "from Tom Becker"));
  h.expect_complete();
  h.clock.advance(std::chrono::seconds(1));
  h.press(Role::button, "Add note");
  CHECK(h.text_on_screen("She asks for a refund."));
  CHECK(h.node(Role::textbox, "Message").value.empty());
  CHECK(h.host.kept_drafts.entries.empty());
}

TEST_CASE("A held message fits on a phone") {
  TwoTabs shop;
  Harness& h = shop.mine.harness;
  h.resize(320, 480);
  h.settle();
  h.fill("Message", "Dear Ruth");
  shop.say_elsewhere("Meanwhile.");
  shop.press(send(h));
  CHECK(shop.is_held());
  h.expect_complete();
  shop.press(send(h));
  CHECK(h.host.kept_drafts.entries.empty());
}
