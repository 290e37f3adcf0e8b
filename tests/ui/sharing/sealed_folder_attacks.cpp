// Somebody who can write to a sealed folder: nothing readable is written, nothing readable is taken in, and what cannot be opened
// is reported.
#include <doctest/doctest.h>

#include <algorithm>
#include <functional>
#include <map>
#include <random>
#include <string>
#include <string_view>

#include "replica/exchange/folder.h"
#include "tests/ui/sharing/sealed_folder.h"

using namespace counterbell;
using namespace counterbell::test;
using ui::Role;

namespace {

std::string with_ending(const std::string& name, std::string_view ending) {
  return name.substr(0, name.find('.')) + std::string(ending);
}

// What somebody does who can write to the folder. Whoever can do that and has been told what the shop knows can write all of it
// there, readable: `known` is that.
using Files = std::map<std::string, std::string, std::less<>>;
using Act = std::function<void(MemoryFolder&, const Files& known)>;

void damage_all(MemoryFolder& folder, const Files&) {
  for (const auto& [name, bytes] : folder.files) folder.damaged.insert(name);
}
void take_all_away(MemoryFolder& folder, const Files&) {
  folder.files.clear();
  folder.sealed.clear();
  folder.damaged.clear();
}
void unseal_in_place(MemoryFolder& folder, const Files&) { folder.sealed.clear(); }
void put_readable_version(MemoryFolder& folder, const Files& known) {
  take_all_away(folder, known);
  for (const auto& [name, bytes] : known) folder.put(name, bytes, "");
}
void put_readable_beside(MemoryFolder& folder, const Files& known) {
  for (const auto& [name, bytes] : known) folder.put(name, bytes, "");
}
void put_readable_under_sealed_names(MemoryFolder& folder, const Files& known) {
  for (const auto& [name, bytes] : known) folder.put(with_ending(name, sealed_segment_ending), bytes, "");
}
void seal_with_another(MemoryFolder& folder, const Files&) {
  for (auto& [name, sealed_with] : folder.sealed) sealed_with = strangers;
}
void rename_as_readable(MemoryFolder& folder, const Files&) {
  const auto files = folder.files;
  for (const auto& [name, bytes] : files) {
    if (!folder.sealed.contains(name)) continue;
    const std::string sealed_with = folder.sealed.at(name);
    folder.take_away(name);
    folder.put(with_ending(name, plain_segment_ending), bytes, sealed_with);
  }
}
void rename_out_of_sight(MemoryFolder& folder, const Files&) {
  const auto files = folder.files;
  for (const auto& [name, bytes] : files) {
    folder.take_away(name);
    folder.put(name + ".old", bytes, strangers);
  }
}
void put_rubbish(MemoryFolder& folder, const Files& known) {
  for (const auto& [name, bytes] : known) folder.put(with_ending(name, sealed_segment_ending), "Dear shop", "");
}

struct Deed {
  const char* words;
  Act act;
};
const Deed deeds[] = {
    {"a byte altered in each file", damage_all},
    {"all files gone", take_all_away},
    {"readable files under sealed names", unseal_in_place},
    {"a readable version of the whole folder", put_readable_version},
    {"readable files beside the sealed ones", put_readable_beside},
    {"somebody's readable files under sealed names", put_readable_under_sealed_names},
    {"files sealed with another passphrase", seal_with_another},
    {"sealed files under the names of readable ones", rename_as_readable},
    {"files under names of no kind", rename_out_of_sight},
    {"rubbish under sealed names", put_rubbish},
};

/// Looks at the folder and answers what its card asks.
void answer(Program& program) {
  program.go("/share");
  look(program);
  Harness& h = program.harness;
  if (h.has(Role::textbox, "Passphrase")) open(program);
  if (h.has(Role::textbox, "Choose a passphrase")) {
    h.fill("Choose a passphrase", passphrase);
    h.fill("Passphrase again", passphrase);
  }
  if (h.has(Role::button, "Protect this folder")) h.press(Role::button, "Protect this folder");
  program.save();
}

}  // namespace

TEST_CASE(
    "Once sealed, a folder gets nothing readable, whatever is done to it, and is told as alike only when all is open") {
  for (const Deed& deed : deeds) {
    for (const bool remembered : {false, true}) {
      for (const bool reloaded : {false, true}) {
        CAPTURE(std::string(deed.words));
        CAPTURE(remembered);
        CAPTURE(reloaded);
        Program one;
        open_shop(one);
        const Files readable = folder_of(one).files;
        seal(one, remembered);
        CHECK(is_all_sealed(one));
        if (reloaded) one.reload();
        deed.act(folder_of(one), readable);
        one.go("/tickets");
        take_ticket(one, {.subject = "Lost parcel"});
        one.go("/share");
        if (one.harness.has(Role::button, "Look now")) one.harness.press(Role::button, "Look now");
        for (int i = 0; i < 3; ++i) look(one);
        CHECK(folder_of(one).written_readable.empty());
        const bool are_all_open = std::ranges::all_of(folder_of(one).files, [&](const auto& file) {
          const auto sealed_with = folder_of(one).sealed.find(file.first);
          return file.first.ends_with(".old") ||
                 (sealed_with != folder_of(one).sealed.end() && sealed_with->second == passphrase &&
                  !folder_of(one).damaged.contains(file.first));
        });
        if (!are_all_open) CHECK_FALSE(says(one, "are alike"));
        one.harness.expect_complete();
      }
    }
  }
}

TEST_CASE("A readable file that somebody puts into a sealed folder is told, named and not taken in") {
  Program one, stranger(1440, 900, 3);
  open_shop(one);
  join(stranger, one);
  take_ticket(stranger, {.subject = "In anyone's name"});
  look(stranger);
  const Files known = folder_of(stranger).files;
  seal(one);
  const std::uint64_t had = one.app->replica()->have().count();
  SUBCASE("beside the sealed ones") { put_readable_beside(folder_of(one), known); }
  SUBCASE("under a sealed name") { put_readable_under_sealed_names(folder_of(one), known); }
  SUBCASE("instead of them, after a restart") {
    one.reload();
    put_readable_version(folder_of(one), known);
  }
  one.go("/share");
  for (int i = 0; i < 2; ++i) look(one);
  if (one.harness.has(Role::textbox, "Choose a passphrase")) {
    CHECK(says(one, "no file in it can be opened"));
    one.harness.fill("Choose a passphrase", passphrase);
    one.harness.fill("Passphrase again", passphrase);
    one.harness.press(Role::button, "Protect this folder");
    look(one);
  }
  CHECK(one.app->replica()->have().count() == had);
  CHECK(says(one, "1 file in it is not protected and was not read"));
  CHECK(says(one, "Not protected: "));
  CHECK_FALSE(says(one, "are alike"));
  CHECK(folder_of(one).written_readable.empty());
  one.harness.expect_complete();
}

TEST_CASE("A station puts its damaged files right, and the rest is named until who wrote it comes") {
  Program one(1440, 1400), two(1440, 900, 2);
  open_shop(one);
  join(two, one);
  take_ticket(two, {.subject = "Wrong ring"});
  look(two);
  copy_folder(two, one);
  seal(one);
  copy_folder(one, two);
  two.go("/share");
  look(two);
  open(two);
  take_ticket(two, {.subject = "Lost parcel"});
  look(two);
  copy_folder(two, one);
  for (int i = 0; i < 2; ++i) look(one);
  damage_all(folder_of(one), {});
  one.reload();
  one.go("/share");
  look(one);
  CHECK(says(one, "no file in it can be opened"));
  one.harness.press(Role::button, "Protect this folder");
  CHECK(says(one, "at least 8"));
  one.harness.fill("Choose a passphrase", passphrase);
  one.harness.fill("Passphrase again", passphrase);
  one.harness.press(Role::button, "Protect this folder");
  for (int i = 0; i < 3; ++i) look(one);
  CHECK(is_all_sealed(one));
  const std::string own = one.app->replica()->id().text();
  CHECK_FALSE(std::ranges::any_of(folder_of(one).damaged, [&](const auto& name) { return name.contains(own); }));
  if (!folder_of(one).damaged.empty()) {
    CHECK(says(one, "cannot be opened"));
    CHECK(says(one, "(Back office)"));
    CHECK_FALSE(says(one, "are alike"));
  }
  copy_folder(one, two);
  two.reload();
  two.go("/share");
  look(two);
  open(two);
  for (int i = 0; i < 3; ++i) look(two);
  CHECK(folder_of(two).damaged.empty());
  CHECK(says(two, "are alike"));
  Program fresh(1440, 900, 4);
  copy_folder(two, fresh);
  fresh.harness.press(Role::button, "Join with the shared folder");
  open(fresh);
  CHECK(fresh.app->replica()->have().covers(one.app->replica()->have()));
  CHECK(folder_of(fresh).written_readable.empty());
}

TEST_CASE("Who joins from a sealed folder takes nothing readable, and writes nothing readable") {
  Program one, fresh(1440, 900, 4);
  open_shop(one);
  const Files readable = folder_of(one).files;
  seal(one);
  copy_folder(one, fresh);
  Harness& h = fresh.harness;
  SUBCASE("all damaged") { damage_all(folder_of(fresh), {}); }
  SUBCASE("readable under sealed names") { unseal_in_place(folder_of(fresh), {}); }
  SUBCASE("a readable version, with a passphrase remembered") {
    h.host.kept_settings.set("passphrase", passphrase);
    put_readable_version(folder_of(fresh), readable);
  }
  h.press(Role::button, "Join with the shared folder");
  CHECK_FALSE(h.has(Role::textbox, "Station name"));
  CHECK_FALSE(h.all(Role::alert).empty());
  h.press(Role::button, "Join with the shared folder");  // Tried again, it is told again.
  CHECK_FALSE(h.has(Role::textbox, "Station name"));
  CHECK_FALSE(h.all(Role::alert).empty());
  CHECK(folder_of(fresh).written_readable.empty());
  h.expect_complete();
}

TEST_CASE("Whatever is done to a sealed folder in whatever order, nothing readable goes in, and all agree in the end") {
  for (std::uint32_t seed = 1; seed <= 12; ++seed) {
    CAPTURE(seed);
    std::minstd_rand random(seed);
    const auto below = [&](std::size_t bound) { return static_cast<std::size_t>(random() % bound); };
    Program one, two(1440, 900, 2);
    open_shop(one);
    join(two, one);
    look(two);
    copy_folder(two, one);
    const Files readable = folder_of(one).files;
    seal(one, below(2) == 0);
    copy_folder(one, two);
    answer(two);
    folder_of(two).written_readable.clear();
    Program* stations[] = {&one, &two};
    for (int round = 0; round < 14; ++round) {
      Program& station = *stations[below(2)];
      Program& other = &station == &one ? two : one;
      switch (below(5)) {
        case 0:
        case 1:
          deeds[below(std::size(deeds))].act(folder_of(station), readable);
          break;
        case 2:
          station.reload();
          break;
        case 3:
          station.go("/tickets");
          take_ticket(station, {.subject = "Ring " + std::to_string(round)});
          break;
        default:
          answer(station);
      }
      station.go("/share");
      look(station);
      copy_folder(station, other);
    }
    CHECK(folder_of(one).written_readable.empty());
    CHECK(folder_of(two).written_readable.empty());
    // The stranger is gone, and with them what they left behind.
    take_all_away(folder_of(one), {});
    copy_folder(one, two);
    for (Program* station : stations) station->reload();
    for (int round = 0; round < 3; ++round) {
      for (Program* station : stations) {
        answer(*station);
        for (int i = 0; i < 2; ++i) look(*station);
        copy_folder(*station, station == &one ? two : one);
      }
    }
    CHECK(one.app->replica()->have() == two.app->replica()->have());
    CHECK(is_all_sealed(one));
    CHECK(folder_of(one).written_readable.empty());
    CHECK(folder_of(two).written_readable.empty());
  }
}
