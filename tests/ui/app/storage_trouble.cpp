// What storage did to what was kept, said in plain words with a way on; and how old the last copy is.
#include <doctest/doctest.h>

#include <algorithm>
#include <chrono>

#include "tests/ui/program.h"

using namespace counterbell;
using namespace counterbell::test;
using ui::Role;

namespace {

bool says(const Harness& harness, Role role, std::string_view text) {
  return std::ranges::any_of(harness.all(role), [&](const Seen* node) { return node->name.contains(text); });
}

void take_ticket(Program& program, std::string_view subject) {
  program.harness.press(Role::button, "New ticket");
  program.harness.fill("Subject", subject);
  program.harness.press(Role::button, "Take ticket");
  program.save();
}

}  // namespace

TEST_CASE("A device that lost its shop offers to restore it before anything else") {
  Program before, after(1440, 900, 2);
  before.set_up("Vases & More");
  take_ticket(before, "Cracked vase");
  const std::string file = before.export_file();

  after.app->start({}, {.lost_shop = Message(verbatim("Vases & More"))});
  after.harness.settle();
  Harness& h = after.harness;
  CHECK(h.text_on_screen("The tickets of Vases & More are not here any more"));
  CHECK_FALSE(h.has(Role::textbox, "Shop name"));
  h.expect_complete();
  after.will_choose(file);
  h.press(Role::button, "Restore from a file");
  h.fill("Station name", "Front counter");
  h.press(Role::button, "Join");
  after.save();
  h.press(Role::button, "Mia Keller");
  after.go("/tickets");
  CHECK(h.text_on_screen("Cracked vase"));
}

TEST_CASE("A device that lost its shop can begin another one, when somebody says so") {
  Program program;
  program.app->start({}, {.lost_shop = Message(verbatim("Vases & More"))});
  program.harness.settle();
  program.harness.press(Role::button, "Start without a file");
  CHECK(program.harness.has(Role::textbox, "Shop name"));
}

TEST_CASE("A device that lost what was saved last goes on as another station and says so") {
  Program program;
  program.set_up();
  take_ticket(program, "Cracked vase");
  const Id id = program.app->replica()->id();
  const std::uint64_t last = program.app->replica()->have().last(id);
  std::vector<KeptLine> lines = program.journal.kept_lines();
  lines.pop_back();

  program.app.emplace(program.harness.host, program.harness.clock, program.random, program.journal,
                      program.harness.fonts());
  program.app->start(lines, {.changes_missing = true});
  program.harness.attach(program.app->ui(), [&] { program.app->frame(); });
  CHECK(program.app->replica()->id() != id);
  CHECK(program.app->replica()->have().last(id) < last);
  CHECK(says(program.harness, Role::status, "lost some of what was saved here"));
  CHECK(program.harness.has(Role::tab, "Today"));
  take_ticket(program, "Lost parcel");
  CHECK(program.app->replica()->have().last(id) < last);
}

TEST_CASE("What is left of a lost shop can be saved, and goes only when that is said twice") {
  Program program;
  program.set_up();
  take_ticket(program, "Cracked vase");
  std::vector<KeptLine> lines = program.journal.kept_lines();
  lines.erase(lines.begin());  // Set-up: the shop, the station and the person.

  program.app.emplace(program.harness.host, program.harness.clock, program.random, program.journal,
                      program.harness.fonts());
  program.app->start(lines, {.lost_shop = Message(verbatim("Keepsakes & Co")), .changes_missing = true});
  Harness& h = program.harness;
  h.attach(program.app->ui(), [&] { program.app->frame(); });
  CHECK(h.has(Role::heading, "The tickets of Keepsakes & Co are not here any more"));
  CHECK(h.has(Role::button, "Restore from a file"));
  CHECK_FALSE(h.has(Role::button, "Start without a file"));
  h.press(Role::button, "Save what is left as a file");
  CHECK(h.host.rescued == 1);
  h.press(Role::button, "Erase this device");
  CHECK(h.host.erased == 0);
  h.press(Role::button, "Keep it");
  CHECK_FALSE(h.has(Role::button, "Erase for good"));
  h.press(Role::button, "Erase this device");
  h.press(Role::button, "Erase for good");
  CHECK(h.host.erased == 1);
}

TEST_CASE("A device that lost its joining says so before it joins anew, under another replica id") {
  Program one, two(1440, 900, 2);
  one.set_up();
  take_ticket(one, "Cracked vase");
  two.will_choose(one.export_file());
  two.harness.press(Role::button, "Join with a file from a colleague");
  two.save();
  const Id id = two.app->replica()->id();
  two.app.emplace(two.harness.host, two.harness.clock, two.random, two.journal, two.harness.fonts());
  two.app->start(two.journal.kept_lines(), {.changes_missing = true});
  two.harness.attach(two.app->ui(), [&] { two.app->frame(); });
  CHECK(two.harness.has(Role::textbox, "Station name"));
  CHECK(says(two.harness, Role::alert, "lost some of what was saved here"));
  CHECK(two.app->replica()->id() != id);
}

TEST_CASE("Storage trouble is told even while nothing waits to be saved, and gone when it is over") {
  Program program;
  program.set_up();
  Harness& h = program.harness;
  CHECK(says(h, Role::status, "Saved"));
  h.host.trouble = "The browser's data for this page was cleared.";
  program.app->environment_changed();
  h.settle();
  CHECK(says(h, Role::alert, "was cleared"));
  CHECK_FALSE(h.has(Role::status, "Saved"));
  h.press(Role::button, "Try again");
  CHECK(h.host.retried == 1);
  h.host.trouble.clear();
  program.app->environment_changed();
  h.settle();
  CHECK_FALSE(says(h, Role::alert, "was cleared"));
  CHECK(says(h, Role::status, "Saved"));
}

TEST_CASE("Storage that does not open lets out as a file what can still be read") {
  Program program;
  program.app->start_with_trouble({ErrorKind::storage, tr("The browser closed its storage.")});
  program.harness.settle();
  program.harness.press(Role::button, "Save as a file");
  CHECK(program.harness.host.rescued == 1);
  program.harness.expect_complete();
}

TEST_CASE("How old the last copy is shows on Today and Share, and an old one is reminded of") {
  Program program;
  program.set_up();
  Harness& h = program.harness;
  take_ticket(program, "Cracked vase");
  program.go("/today");
  CHECK(h.text_on_screen("not exported yet · 2 changes"));
  h.clock.advance(std::chrono::days(8));
  program.app->environment_changed();
  h.settle();
  CHECK(says(h, Role::status, "Nothing has been exported here yet"));
  h.press(Role::button, "Export now");
  CHECK(h.host.saved_files.size() == 1);
  CHECK_FALSE(says(h, Role::status, "Nothing has been exported here yet"));
  CHECK(h.text_on_screen("exported just now"));
  program.go("/share");
  CHECK(h.text_on_screen("exported just now"));

  h.clock.advance(std::chrono::days(8));
  program.app->environment_changed();
  h.settle();
  CHECK_FALSE(says(h, Role::status, "on this device only"));  // nothing has changed since
  take_ticket(program, "Lost parcel");
  CHECK(says(h, Role::status, "The last file exported here is 8 days old; 1 change is on this device only"));
  h.press(Role::button, "Later");
  CHECK_FALSE(says(h, Role::status, "on this device only"));
}
