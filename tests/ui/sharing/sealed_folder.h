// What tests of a sealed folder do with their stations.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>

#include "tests/ui/program.h"
#include "tests/ui/tickets.h"

namespace counterbell::test {

inline const std::string passphrase = "correct horse battery staple";
inline const std::string strangers = "another one altogether";  ///< Somebody else's.

inline MemoryFolder& folder_of(Program& program) { return program.harness.host.shared_folder; }

/// What lies in a folder, as a program that keeps folders alike sees it.
inline void copy_folder(Program& from, Program& to) {
  folder_of(to).files = folder_of(from).files;
  folder_of(to).sealed = folder_of(from).sealed;
  folder_of(to).damaged = folder_of(from).damaged;
}

/// What the page does from time to time.
inline void look(Program& program) {
  program.app->look_at_folder();
  program.harness.settle();
  program.save();
}

inline bool says(Program& program, std::string_view words) { return program.harness.text_on_screen(words); }

/// A station with a ticket and a folder of its own, which is readable.
inline void open_shop(Program& program) {
  program.set_up();
  take_ticket(program, {.subject = "Cracked vase"});
  program.go("/share");
  program.harness.press(ui::Role::button, "Choose shared folder");
  look(program);
}

/// Seals the folder from its card.
inline void seal(Program& program, bool remember = false) {
  Harness& h = program.harness;
  program.go("/share");
  h.press(ui::Role::button, "Protect it");
  h.expect_complete();
  h.fill("Choose a passphrase", passphrase);
  h.fill("Passphrase again", passphrase);
  if (remember) h.press(ui::Role::checkbox, "Remember it on this device");
  h.press(ui::Role::button, "Protect this folder");
  for (int i = 0; i < 3; ++i) look(program);
  folder_of(program).written_readable.clear();
}

inline void open(Program& program, std::string_view words = passphrase) {
  program.harness.fill("Passphrase", words);
  program.harness.press(ui::Role::button, "Open");
  program.save();
}

/// A second station of the shop, joined by a file, that shares the folder.
inline void join(Program& second, Program& first) {
  second.join(first);
  folder_of(second).state = ui::SharedFolder::Access::ready;
  copy_folder(first, second);
  second.go("/share");
}

inline bool is_all_sealed(Program& program) {
  return std::ranges::all_of(folder_of(program).files,
                             [&](const auto& file) { return folder_of(program).sealed.contains(file.first); });
}

}  // namespace counterbell::test
