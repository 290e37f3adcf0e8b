// A shared folder that is sealed: how it becomes so, and how stations work with it.
#include "tests/ui/sharing/sealed_folder.h"

#include <doctest/doctest.h>

#include <chrono>
#include <string>
#include <vector>

using namespace counterbell;
using namespace counterbell::test;
using ui::Role;
using ui::SharedFolder;

namespace {

std::vector<std::string> names_in(Program& program) {
  std::vector<std::string> names;
  for (const auto& [name, bytes] : folder_of(program).files) names.push_back(name);
  return names;
}

}  // namespace

TEST_CASE("What lies readable in a folder is taken in a last time when somebody seals it, and then gives way") {
  Program one, two(1440, 900, 2);
  open_shop(one);
  join(two, one);
  take_ticket(two, {.subject = "Wrong ring"});
  look(two);
  copy_folder(two, one);
  seal(one);
  CHECK(is_all_sealed(one));
  CHECK(says(one, "Protected with a passphrase"));
  CHECK(says(one, "are alike"));
  one.go("/tickets");
  CHECK(says(one, "Wrong ring"));

  // The other one is asked, and what it did meanwhile goes out sealed.
  copy_folder(one, two);
  two.go("/share");
  folder_of(two).written_readable.clear();
  take_ticket(two, {.subject = "Lost parcel"});
  two.go("/share");
  look(two);
  CHECK(says(two, "protected"));
  open(two, "wrong horse");
  CHECK(says(two, "not the one"));
  open(two);
  for (int i = 0; i < 2; ++i) look(two);
  CHECK(folder_of(two).written_readable.empty());
  CHECK(is_all_sealed(two));
  copy_folder(two, one);
  for (int i = 0; i < 2; ++i) look(one);
  CHECK(one.app->replica()->have() == two.app->replica()->have());
}

TEST_CASE("A remembered passphrase seals an empty folder, and asks before it seals one with readable files") {
  Program one(1440, 1400);
  one.set_up();
  Harness& h = one.harness;
  h.host.kept_settings.set("passphrase", passphrase);
  SUBCASE("empty") {
    folder_of(one).state = SharedFolder::Access::ready;
    look(one);
    CHECK(folder_of(one).files.size() == 1);
    CHECK(is_all_sealed(one));
  }
  SUBCASE("readable") {
    h.host.kept_settings.set("passphrase", "");
    folder_of(one).state = SharedFolder::Access::ready;
    look(one);
    h.host.kept_settings.set("passphrase", passphrase);
    const std::vector<std::string> before = names_in(one);
    folder_of(one).written_readable.clear();
    one.go("/tickets");
    take_ticket(one, {.subject = "Cracked vase"});
    one.go("/share");
    look(one);
    CHECK(says(one, "although this device remembers a passphrase"));
    CHECK(names_in(one) == before);
    h.expect_complete();
    SUBCASE("sealed at a press") {
      h.press(Role::button, "Protect this folder");
      for (int i = 0; i < 3; ++i) look(one);
      CHECK(is_all_sealed(one));
      CHECK(folder_of(one).written_readable.empty());
      CHECK(says(one, "are alike"));
    }
    SUBCASE("left readable, the passphrase forgotten") {
      one.go("/settings");
      h.press(Role::button, "Forget the passphrase");
      one.go("/share");
      look(one);
      CHECK(names_in(one).size() == before.size() + 1);
      CHECK(says(one, "are alike"));
    }
  }
}

TEST_CASE("Sealing is chosen on the card, thought better of, and refused without a passphrase that will do") {
  Program one(1440, 1400);  // all of the card in sight, in longer languages, too
  open_shop(one);
  Harness& h = one.harness;
  h.press(Role::button, "Protect it");
  h.fill("Choose a passphrase", "short");
  h.press(Role::button, "Protect this folder");
  CHECK(says(one, "at least 8"));
  h.press(Role::button, "Cancel");
  CHECK(h.has(Role::button, "Protect it"));
  look(one);
  CHECK_FALSE(folder_of(one).known_as_sealed);
  CHECK(folder_of(one).sealed.empty());
  seal(one);
  CHECK_FALSE(h.has(Role::button, "Protect it"));
}

TEST_CASE("Files sealed with another passphrase are passed over and told where one's own opens the others") {
  Program one;
  open_shop(one);
  seal(one);
  const auto [name, bytes] = *folder_of(one).files.begin();
  folder_of(one).put(name.substr(0, name.rfind('/')) + "/77-0123456789abcdef.counterbell", bytes, strangers);
  SUBCASE("in a page that has opened the folder") {}
  SUBCASE("in one that is asked") { one.reload(); }
  one.go("/tickets");
  take_ticket(one, {.subject = "Lost parcel"});
  one.go("/share");
  look(one);
  if (one.harness.has(Role::textbox, "Passphrase")) open(one);
  CHECK(says(one, "another passphrase"));
  CHECK_FALSE(says(one, "are alike"));
  CHECK(folder_of(one).written_readable.empty());
  CHECK(folder_of(one).files.size() >= 2);
}

TEST_CASE("A passphrase is remembered once it has opened the folder, also where nothing else is new") {
  Program one;
  open_shop(one);
  seal(one);
  one.reload();
  one.go("/share");
  look(one);
  one.harness.press(Role::checkbox, "Remember it on this device");
  open(one, "wrong horse");
  CHECK(one.harness.host.kept_settings.get("passphrase").empty());
  open(one);
  CHECK(one.harness.host.kept_settings.get("passphrase") == passphrase);
}

TEST_CASE("A folder that stays amiss draws and keeps nothing anew at each look") {
  Program one;
  open_shop(one);
  seal(one);
  const auto [name, bytes] = *folder_of(one).files.begin();
  folder_of(one).put(name.substr(0, 32) + "/" + std::string(32, '9') + "/1-0123456789abcdef.counterbell", bytes, "x");
  for (int i = 0; i < 2; ++i) look(one);
  CHECK(says(one, "1 file in it cannot be opened"));
  const std::string kept = one.harness.host.kept_settings.get("backup");
  one.harness.clock.advance(std::chrono::seconds(15));
  look(one);
  CHECK(says(one, "1 file in it cannot be opened"));
  CHECK(one.harness.host.kept_settings.get("backup") == kept);
}
