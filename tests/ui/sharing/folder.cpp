// The shared folder on the Share screen, over a folder in memory that two programs share.
#include <doctest/doctest.h>

#include <chrono>

#include "replica/exchange/folder.h"
#include "tests/ui/program.h"
#include "tests/ui/tickets.h"

using namespace counterbell;
using namespace counterbell::test;
using ui::Role;
using ui::SharedFolder;

namespace {

/// What the page does from time to time.
void look(Program& program) {
  program.app->look_at_folder();
  program.harness.settle();
  program.save();
}

auto& files_of(Program& program) { return program.harness.host.shared_folder.files; }

/// What a program that keeps folders alike does, both ways.
void carry(Program& one, Program& other) {
  files_of(one).insert(files_of(other).begin(), files_of(other).end());
  files_of(other).insert(files_of(one).begin(), files_of(one).end());
}

void erase_customer(Program& program, std::string_view name) {
  Harness& h = program.harness;
  program.go("/customers");
  h.press(Role::row, find_containing(h, Role::row, name)->name);
  h.press(Role::button, "More");
  h.press(Role::menuitem, "Erase personal data");
  h.fill("Type ERASE to go on", "Erase");
  h.press(Role::button, "Erase");
  program.save();
}

}  // namespace

TEST_CASE("A folder chosen once brings what colleagues do, and takes what is done here") {
  Program one, two(1440, 900, 2);
  one.set_up();
  take_ticket(one, {.subject = "Cracked vase"});
  two.join(one);
  for (Program* program : {&one, &two}) {
    program->go("/share");
    program->harness.press(Role::button, "Choose shared folder");
    look(*program);
  }
  carry(one, two);
  take_ticket(two, {.subject = "Wrong ring"});
  look(two);
  carry(one, two);
  look(one);
  CHECK(one.harness.text_on_screen("came in"));
  one.go("/tickets");
  CHECK(one.harness.text_on_screen("Wrong ring"));
  look(two);
  CHECK(one.app->replica()->have() == two.app->replica()->have());
  CHECK(files_of(one).size() == files_of(two).size());
}

TEST_CASE("A look where nothing has changed draws nothing and keeps nothing") {
  Program one;
  one.set_up();
  one.harness.host.shared_folder.state = SharedFolder::Access::ready;
  for (int i = 0; i < 3; ++i) look(one);  // writes, reads it back, and finds all as it was
  const auto settings = one.harness.host.kept_settings;
  one.harness.host.frames_wanted = 0;
  one.harness.clock.advance(std::chrono::seconds(15));
  one.app->look_at_folder();
  CHECK(one.harness.host.frames_wanted == 0);
  CHECK(one.harness.host.kept_settings.get("backup") == settings.get("backup"));
  take_ticket(one, {.subject = "Cracked vase"});
  look(one);
  CHECK(files_of(one).size() == 2);
}

TEST_CASE("While nobody is signed in the folder is let be, so that another tab can have the turn") {
  Program one;
  one.set_up();
  one.harness.host.shared_folder.state = SharedFolder::Access::ready;
  SUBCASE("from the start") {}
  SUBCASE("since the middle of a look") { one.app->look_at_folder(); }
  one.harness.press(Role::button, "Mia Keller");
  one.harness.press(Role::menuitem, "Sign out");
  one.app->look_at_folder();
  CHECK_FALSE(one.app->is_busy());
  one.harness.press(Role::button, "Mia Keller");
  look(one);
  CHECK_FALSE(one.app->is_busy());
  CHECK(files_of(one).size() == 1);
}

TEST_CASE("A device joins, or gets its lost shop back, from the shared folder") {
  Program one, two(1440, 900, 2);
  one.set_up();
  take_ticket(one, {.subject = "Cracked vase"});
  one.harness.host.shared_folder.state = SharedFolder::Access::ready;
  look(one);
  files_of(two) = files_of(one);
  Harness& h = two.harness;
  std::string_view button = "Join with the shared folder";
  SUBCASE("a new one") { h.host.shared_folder.state = SharedFolder::Access::none; }
  SUBCASE("one that was asleep") { h.host.shared_folder.state = SharedFolder::Access::asleep; }
  SUBCASE("a protected one") {
    h.host.shared_folder.state = SharedFolder::Access::none;
    auto& files = files_of(two);
    const auto [name, bytes] = *files.begin();
    const std::string sealed_name =
        name.substr(0, name.rfind(plain_segment_ending)) + std::string(sealed_segment_ending);
    files = {{sealed_name, bytes}};
    h.host.shared_folder.sealed.emplace(sealed_name, "correct horse battery");
  }
  SUBCASE("a lost one") {
    button = "Restore from the shared folder";
    h.host.shared_folder.state = SharedFolder::Access::none;
    two.app->start({}, {.lost_shop = Message(verbatim("Vases & More"))});
    h.settle();
  }
  h.press(Role::button, button);
  if (!h.host.shared_folder.sealed.empty()) {
    h.fill("Passphrase", "correct horse battery");
    h.press(Role::button, "Open");
  }
  h.expect_complete();
  h.fill("Station name", "Back office");
  h.press(Role::button, "Join");
  two.save();
  h.press(Role::button, "Mia Keller");
  two.go("/tickets");
  CHECK(h.text_on_screen("Cracked vase"));
  two.reload();
  CHECK(h.has(Role::tab, "Today"));
}

TEST_CASE("A folder without a shop, or out of reach, is told, and another one can be chosen") {
  Program program;
  Harness& h = program.harness;
  h.host.shared_folder.state = SharedFolder::Access::none;
  SUBCASE("empty") {
    h.press(Role::button, "Join with the shared folder");
    CHECK(h.text_on_screen("No Counterbell shop shares"));
    CHECK(h.host.shared_folder.state == SharedFolder::Access::none);
  }
  SUBCASE("two shops") {
    for (const char digit : {'1', '2'})
      files_of(program).emplace(std::string(32, digit) + "/" + std::string(32, '3') + "/1-0123456789abcdef.json", "");
    h.press(Role::button, "Join with the shared folder");
    CHECK(h.text_on_screen("Several shops share"));
  }
  SUBCASE("not whole yet") {
    files_of(program).emplace(std::string(32, '1') + "/" + std::string(32, '3') + "/1-0123456789abcdef.json", "{");
    h.press(Role::button, "Join with the shared folder");
    CHECK(h.text_on_screen("does not hold the whole shop yet"));
    CHECK(h.has(Role::button, "Join with the shared folder"));
  }
  SUBCASE("out of reach") {
    h.host.shared_folder.trouble = "The folder “Shop share” cannot be found. Is its drive connected?";
    h.press(Role::button, "Join with the shared folder");
    CHECK(h.text_on_screen("Is its drive connected?"));
  }
  CHECK(h.has(Role::textbox, "Shop name") == h.host.kept_settings.get("profile").empty());
}

TEST_CASE("A file that is half there is looked at again, and told") {
  Program one, two(1440, 900, 2);
  one.set_up();
  take_ticket(one, {.subject = "Cracked vase"});
  two.join(one);
  take_ticket(one, {.subject = "Lost parcel"});
  one.harness.host.shared_folder.state = SharedFolder::Access::ready;
  two.harness.host.shared_folder.state = SharedFolder::Access::ready;
  look(one);
  REQUIRE(files_of(one).size() == 1);
  auto half = *files_of(one).begin();
  half.second.resize(half.second.size() / 2);
  files_of(two).insert(half);
  two.go("/share");
  look(two);
  CHECK(two.harness.text_on_screen("not whole yet"));
  files_of(two) = files_of(one);
  look(two);
  CHECK_FALSE(two.harness.text_on_screen("not whole yet"));
  two.go("/tickets");
  CHECK(two.harness.text_on_screen("Lost parcel"));
}

TEST_CASE("Many small segments of this station's own give way to one, and nothing is missing meanwhile") {
  Program one;
  one.set_up();
  one.harness.host.shared_folder.state = SharedFolder::Access::ready;
  for (int i = 0; i < 16; ++i) {
    take_ticket(one, {.subject = "Subject " + std::to_string(i)});
    look(one);
  }
  REQUIRE(files_of(one).size() >= 16);
  look(one);  // reads the last of them, and writes one in their place
  look(one);  // reads that, and takes the others away
  look(one);
  CHECK(files_of(one).size() == 1);
  Program two(1440, 900, 2);
  two.join(one);
  two.harness.host.shared_folder.state = SharedFolder::Access::ready;
  files_of(two) = files_of(one);
  look(two);
  CHECK(two.app->replica()->have().covers(one.app->replica()->have()));
}

TEST_CASE("What is erased does not stay in this station's own segments") {
  Program one;
  one.set_up();
  one.harness.host.shared_folder.state = SharedFolder::Access::ready;
  take_ticket(one, {.customer = "Rosalind Secret", .subject = "Cracked vase"});
  look(one);
  const auto holds_the_name = [&] {
    return std::ranges::any_of(files_of(one), [](const auto& file) { return file.second.contains("Rosalind"); });
  };
  CHECK(holds_the_name());
  SUBCASE("nor in what it finds under another name") {
    const auto [name, bytes] = *files_of(one).begin();
    files_of(one).emplace(name.substr(0, name.rfind('.')) + " (conflicted copy).json", bytes);
    look(one);
  }
  SUBCASE("alone") {}
  erase_customer(one, "Rosalind Secret");
  for (int i = 0; i < 3; ++i) look(one);
  CHECK_FALSE(holds_the_name());
  Program two(1440, 900, 2);
  two.harness.host.shared_folder.state = SharedFolder::Access::ready;
  files_of(two) = files_of(one);
  two.harness.press(Role::button, "Join with the shared folder");
  CHECK(two.app->replica()->have().covers(one.app->replica()->have()));
}

TEST_CASE("What is erased does not stay in the segments of a station that never comes back") {
  Program one, two(1440, 900, 2);
  one.set_up();
  one.harness.host.shared_folder.state = SharedFolder::Access::ready;
  take_ticket(one, {.customer = "Rosalind Secret", .subject = "Cracked vase"});
  look(one);
  two.join(one);
  two.harness.host.shared_folder.state = SharedFolder::Access::ready;
  files_of(two) = files_of(one);
  const std::string old = files_of(two).begin()->first;
  erase_customer(two, "Rosalind Secret");
  for (int i = 0; i < 4; ++i) look(two);
  CHECK_FALSE(files_of(two).contains(old));
  CHECK_FALSE(std::ranges::any_of(files_of(two), [](const auto& file) { return file.second.contains("Rosalind"); }));
  // The other one comes back after all, and nothing has been lost for it or for a third.
  files_of(one) = files_of(two);
  for (int i = 0; i < 2; ++i) look(one);
  CHECK(one.app->replica()->have() == two.app->replica()->have());
  CHECK_FALSE(std::ranges::any_of(files_of(one), [](const auto& file) { return file.second.contains("Rosalind"); }));
}

TEST_CASE("A protected folder asks for its passphrase once, and what goes out is protected too") {
  Program one, two(1440, 900, 2);
  one.set_up();
  take_ticket(one, {.subject = "Cracked vase"});
  two.join(one);
  take_ticket(one, {.subject = "Lost parcel"});
  one.harness.host.shared_folder.state = SharedFolder::Access::ready;
  look(one);
  for (const auto& [name, bytes] : files_of(one)) {
    const std::string sealed_name =
        name.substr(0, name.rfind(plain_segment_ending)) + std::string(sealed_segment_ending);
    files_of(two).emplace(sealed_name, bytes);
    two.harness.host.shared_folder.sealed.emplace(sealed_name, "correct horse battery");
  }
  two.harness.host.shared_folder.state = SharedFolder::Access::ready;
  two.go("/share");
  look(two);
  CHECK(two.harness.text_on_screen("protected"));
  two.harness.fill("Passphrase", "wrong");
  two.harness.press(Role::button, "Open");
  CHECK(two.harness.text_on_screen("not the one"));
  two.harness.fill("Passphrase", "correct horse battery");
  two.harness.press(Role::button, "Open");
  CHECK(two.harness.text_on_screen("came in"));
  CHECK(two.harness.host.shared_folder.sealed.size() == files_of(two).size());
}

TEST_CASE("A folder out of reach is told, and one that is asleep is allowed again by a press") {
  Program one;
  one.set_up();
  SharedFolder::Access& state = one.harness.host.shared_folder.state;
  state = SharedFolder::Access::asleep;
  one.go("/share");
  look(one);
  one.harness.press(Role::button, "Allow");
  CHECK(state == SharedFolder::Access::ready);
  one.harness.host.shared_folder.trouble = "The folder “Shop share” cannot be found. Is its drive connected?";
  one.harness.press(Role::button, "Look now");
  CHECK(one.harness.text_on_screen("Is its drive connected?"));
  one.harness.press(Role::button, "Stop using it");
  CHECK(one.harness.has(Role::button, "Choose shared folder"));
  state = SharedFolder::Access::unsupported;
  one.go("/today");
  one.go("/share");
  CHECK_FALSE(one.harness.has(Role::button, "Choose shared folder"));
}
