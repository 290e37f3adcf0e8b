// Several tabs of one browser, as the program sees them: lines, drafts and settings that another one kept.
#include <doctest/doctest.h>

#include <algorithm>

#include "tests/ui/tabs.h"

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

}  // namespace

TEST_CASE("What one tab saves shows in the other, and the next number there is the next one") {
  Program one, two(1440, 900, 2);
  one.set_up();
  take_ticket(one, "Cracked vase");
  open_tab(two, one);
  two.go("/tickets");
  CHECK(two.harness.text_on_screen("Cracked vase"));
  take_ticket(one, "Lost parcel");
  CHECK_FALSE(two.harness.text_on_screen("Lost parcel"));
  show(two, one);
  CHECK(two.harness.text_on_screen("Lost parcel"));

  take_ticket(two, "Wrong ring");
  show(one, two);
  one.go("/tickets");
  CHECK(one.harness.text_on_screen("Wrong ring"));
  CHECK(one.app->replica()->forks().empty());
  CHECK(one.app->replica()->have() == two.app->replica()->have());
  CHECK(one.app->replica()->have().gaps().empty());
}

TEST_CASE("Undo takes back what the other tab did last") {
  Program one, two(1440, 900, 2);
  one.set_up();
  open_tab(two, one);
  take_ticket(one, "Cracked vase");
  show(two, one);
  two.go("/tickets");
  CHECK(two.harness.text_on_screen("Cracked vase"));
  two.harness.press(Role::button, "Undo");
  CHECK(two.harness.text_on_screen("Undone: Ticket"));
  CHECK(two.harness.text_on_screen("Nothing here"));
}

TEST_CASE("A reply half typed in another tab shows in an open ticket, and is gone once it is sent there") {
  Program one;
  one.set_up();
  take_ticket(one, "Cracked vase");
  Harness& h = one.harness;
  h.fill("Message", "Dear");
  const auto draft =
      std::ranges::find(h.host.kept_drafts.entries, "Dear", &std::pair<const std::string, std::string>::second);
  REQUIRE(draft != h.host.kept_drafts.entries.end());
  const std::string key = draft->first;
  h.host.kept_drafts.set_elsewhere(key, "Dear Ruth");
  one.app->settings_changed_elsewhere();
  h.settle();
  CHECK(h.node(Role::textbox, "Message").value == "Dear Ruth");
  h.host.kept_drafts.set_elsewhere(key, "");
  one.app->settings_changed_elsewhere();
  h.settle();
  CHECK(h.node(Role::textbox, "Message").value.empty());
}

TEST_CASE("A ticket form follows the other tab's, and closes when the ticket is taken there") {
  Program one;
  one.set_up();
  Harness& h = one.harness;
  h.press(Role::button, "New ticket");
  h.fill("Subject", "Crack");
  REQUIRE(h.host.kept_drafts.entries.size() == 1);
  auto [key, draft] = *h.host.kept_drafts.entries.begin();
  draft.replace(draft.find("Crack"), 5, "Cracked vase");
  h.host.kept_drafts.set_elsewhere(key, draft);
  one.app->settings_changed_elsewhere();
  h.settle();
  CHECK(h.node(Role::textbox, "Subject").value == "Cracked vase");
  h.host.kept_drafts.set_elsewhere(key, "");
  one.app->settings_changed_elsewhere();
  h.settle();
  CHECK_FALSE(h.has(Role::dialog, "New ticket"));
}

TEST_CASE("The look chosen in another tab is this one's too") {
  Program one;
  one.set_up();
  CHECK_FALSE(one.harness.host.shown_dark);
  one.harness.host.kept_settings.set("theme", "dark");
  one.app->settings_changed_elsewhere();
  one.harness.settle();
  CHECK(one.harness.host.shown_dark);
}

TEST_CASE("While a file is being taken in, no other tab may write") {
  Program one, office(1440, 900, 2);
  one.set_up();
  CHECK_FALSE(one.app->is_busy());
  const std::string file = one.export_file();
  office.will_choose(file);
  office.harness.press(Role::button, "Join with a file from a colleague");
  CHECK_FALSE(office.app->is_busy());  // all in, in one step
  CHECK(office.harness.has(Role::textbox, "Station name"));
}
