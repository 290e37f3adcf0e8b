// Protected files: chosen on Share, asked for on import and on joining, remembered only when the person says so.
#include <doctest/doctest.h>

#include <algorithm>

#include "tests/ui/program.h"

using namespace counterbell;
using namespace counterbell::test;
using ui::Role;

namespace {

const std::string passphrase = "correct horse battery staple";

bool says(const Harness& harness, Role role, std::string_view text) {
  return std::ranges::any_of(harness.all(role), [&](const Seen* node) { return node->name.contains(text); });
}

/// Chooses `bytes`, sealed, as the file when the program next asks for one.
void will_choose_sealed(Program& device, std::string bytes) {
  auto file = std::make_unique<MemoryFile>("colleague.counterbell", std::move(bytes));
  file->seal(passphrase);
  device.harness.host.files_to_choose.push_back(std::move(file));
}

void open_import(Program& device, std::string bytes) {
  will_choose_sealed(device, std::move(bytes));
  device.go("/share");
  device.harness.press(Role::button, "Import file");
}

void choose_protected(Program& device) {
  device.go("/share");
  device.harness.choose("Form of the file", "Protected with a passphrase");
}

}  // namespace

TEST_CASE("A file is exported readable, smaller or protected, as chosen") {
  Program front;
  front.set_up();
  Harness& h = front.harness;
  front.export_file();
  CHECK(h.host.saved_files.back().first.ends_with(".json"));
  CHECK_FALSE(h.host.saved_wrappings.back().packed);
  CHECK(h.host.saved_wrappings.back().passphrase.empty());

  h.choose("Form of the file", "Smaller (gzip)");
  front.export_file();
  CHECK(h.host.saved_files.back().first.ends_with(".json.gz"));
  CHECK(h.host.saved_wrappings.back().packed);
  CHECK(h.host.saved_wrappings.back().passphrase.empty());

  choose_protected(front);
  h.expect_complete();
  CHECK(h.text_on_screen("It cannot be recovered"));
  CHECK(h.node(Role::textbox, "Choose a passphrase").masked);
  h.fill("Choose a passphrase", passphrase);
  h.fill("Passphrase again", passphrase);
  front.export_file();
  CHECK(h.host.saved_files.back().first.ends_with(".counterbell"));
  CHECK(h.host.saved_wrappings.back().passphrase == passphrase);
  CHECK(h.node(Role::textbox, "Choose a passphrase").value.empty());
  CHECK(h.host.kept_settings.get("passphrase").empty());
}

TEST_CASE("A passphrase that will not do makes no file") {
  Program front;
  front.set_up();
  Harness& h = front.harness;
  choose_protected(front);
  const auto refused = [&](std::string_view first, std::string_view again, std::string_view why) {
    h.fill("Choose a passphrase", first);
    h.fill("Passphrase again", again);
    h.press(Role::button, "Export file");
    CHECK(says(h, Role::alert, why));
    CHECK(h.host.saved_files.empty());
  };
  refused("", "", "at least 8");
  refused("1234567", "1234567", "at least 8");
  refused(passphrase, "correct horse battery stable", "differ");
  h.expect_complete();
}

TEST_CASE("A remembered passphrase protects files without being asked for, until it is forgotten") {
  Program front;
  front.set_up();
  Harness& h = front.harness;
  choose_protected(front);
  h.fill("Choose a passphrase", passphrase);
  h.fill("Passphrase again", passphrase);
  h.press(Role::checkbox, "Remember it on this device");
  h.press(Role::button, "Export file");
  CHECK(h.host.kept_settings.get("passphrase") == passphrase);

  front.reload();
  front.export_file();
  CHECK(h.host.saved_wrappings.back().passphrase == passphrase);
  CHECK_FALSE(h.has(Role::textbox, "Choose a passphrase"));

  front.go("/settings");
  h.press(Role::button, "Forget the passphrase");
  CHECK(h.host.kept_settings.get("passphrase").empty());
  CHECK_FALSE(h.has(Role::button, "Forget the passphrase"));
  const std::size_t files = h.host.saved_files.size();
  front.go("/share");
  h.press(Role::button, "Export file");
  CHECK(h.host.saved_files.size() == files);
  CHECK(says(h, Role::alert, "at least 8"));
}

TEST_CASE("A file that cannot be saved is told, and not as shared") {
  Program front;
  front.set_up();
  Harness& h = front.harness;
  h.host.saving_trouble = "The disk is full.";
  front.export_file();
  CHECK(says(h, Role::alert, "The disk is full."));
  CHECK(h.text_on_screen("not shared yet"));
}

TEST_CASE("Where the browser seals nothing, that is said instead") {
  Program front;
  front.harness.host.sealing = false;
  front.set_up();
  Harness& h = front.harness;
  choose_protected(front);
  CHECK(says(h, Role::group, "secure address"));
  CHECK_FALSE(h.has(Role::textbox, "Choose a passphrase"));
  h.press(Role::button, "Export file");
  CHECK(says(h, Role::alert, "secure address"));
  CHECK(h.host.saved_files.empty());
}

TEST_CASE("A protected file asks for its passphrase, says when it is the wrong one, and opens by the right one") {
  Program front;
  front.set_up();
  const std::string file = front.export_file();
  Harness& h = front.harness;
  open_import(front, file);
  CHECK(h.text_on_screen("This file is protected"));
  CHECK(h.node(Role::textbox, "Passphrase").masked);
  CHECK(h.all(Role::alert).empty());
  h.expect_complete();
  h.press(Role::button, "Open");  // nothing typed
  CHECK(h.has(Role::textbox, "Passphrase"));
  h.fill("Passphrase", "wrong horse");
  h.press(Role::button, "Open");
  CHECK(says(h, Role::alert, "not the one"));
  h.expect_complete();
  h.fill("Passphrase", passphrase);
  h.key(ui::Key::enter);
  CHECK(h.has(Role::listitem, "New changes: 0"));
  h.press(Role::button, "Import");
  CHECK(h.host.kept_settings.get("passphrase").empty());

  open_import(front, file);
  CHECK(h.node(Role::textbox, "Passphrase").value.empty());
  h.press(Role::button, "Cancel");
  CHECK_FALSE(h.has(Role::dialog, "Import file"));
}

TEST_CASE("A passphrase is remembered once it has opened a file, and then importing is one step") {
  Program front;
  front.set_up();
  const std::string file = front.export_file();
  Harness& h = front.harness;
  open_import(front, file);
  h.press(Role::checkbox, "Remember it on this device");
  h.fill("Passphrase", "wrong horse");
  h.press(Role::button, "Open");
  CHECK(h.host.kept_settings.get("passphrase").empty());
  h.fill("Passphrase", passphrase);
  h.press(Role::button, "Open");
  CHECK(h.host.kept_settings.get("passphrase") == passphrase);
  h.press(Role::button, "Cancel");

  open_import(front, file);
  CHECK(h.has(Role::listitem, "New changes: 0"));
  h.press(Role::button, "Cancel");

  h.host.kept_settings.set("passphrase", "another shop's");
  open_import(front, file);
  CHECK(says(h, Role::alert, "not the one"));
  h.fill("Passphrase", passphrase);
  h.press(Role::button, "Open");
  CHECK(h.has(Role::listitem, "New changes: 0"));
}

TEST_CASE("A shop is joined by a protected file") {
  Program front, office(1440, 900, 2);
  front.set_up();
  Harness& h = office.harness;
  will_choose_sealed(office, front.export_file());
  h.press(Role::button, "Join with a file from a colleague");
  CHECK(h.has(Role::heading, "Joining the shop"));
  h.expect_complete();
  h.fill("Passphrase", "wrong horse");
  h.press(Role::button, "Open");
  CHECK(says(h, Role::alert, "not the one"));
  h.press(Role::button, "Cancel");
  CHECK(h.has(Role::button, "Join with a file from a colleague"));

  will_choose_sealed(office, front.export_file());
  h.press(Role::button, "Join with a file from a colleague");
  CHECK(h.all(Role::alert).empty());
  h.fill("Passphrase", passphrase);
  h.press(Role::button, "Open");
  CHECK(h.has(Role::textbox, "Station name"));
}
