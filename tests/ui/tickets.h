// What tests about tickets share.
#pragma once

#include <string>
#include <string_view>

#include "tests/ui/program.h"

namespace counterbell::test {

/// The first node of a role whose name contains `part`, or null.
inline const Seen* find_containing(const Harness& harness, ui::Role role, std::string_view part) {
  for (const Seen* node : harness.all(role)) {
    if (node->name.find(part) != std::string::npos) return node;
  }
  return nullptr;
}

inline bool has_containing(const Harness& harness, ui::Role role, std::string_view part) {
  return find_containing(harness, role, part) != nullptr;
}

/// Of two labels for one thing the one that is shown: the longer where there is room for it, which depends on the language.
inline const char* shown_of(Harness& harness, ui::Role role, const char* longer, const char* shorter) {
  return harness.has(role, longer) ? longer : shorter;
}
inline const char* from_customer(Harness& harness) {
  return shown_of(harness, ui::Role::radio, "From customer", "They said");
}
inline const char* reply(Harness& harness) { return shown_of(harness, ui::Role::radio, "Reply to customer", "Reply"); }
inline const char* send(Harness& harness) { return shown_of(harness, ui::Role::button, "Send to customer", "Send"); }
inline const char* send_and_solve(Harness& harness) {
  return shown_of(harness, ui::Role::button, "Send, solve", "Solve");
}

/// What to type into the capture form; empty parts are left alone.
struct TypedTicket {
  std::string_view customer = {};
  std::string_view reach = {};
  std::string_view subject = {};
  std::string_view want = {};
  std::string_view treat = {};
  std::string_view details = {};
  std::string_view channel = {};
  std::string_view priority = {};
  std::string_view assignee = {};
};

/// Takes a ticket through the form, saves, and returns its number.
inline std::string take_ticket(Program& program, const TypedTicket& typed) {
  Harness& harness = program.harness;
  harness.press(ui::Role::button, "New ticket");
  const auto fill = [&](std::string_view name, std::string_view text) {
    if (!text.empty()) harness.fill(name, text);
  };
  const auto choose = [&](std::string_view name, std::string_view option) {
    if (!option.empty()) harness.choose(name, option);
  };
  fill("Customer", typed.customer);
  fill("Phone or e-mail", typed.reach);
  fill("Subject", typed.subject);
  fill("What does the customer want?", typed.want);
  fill("How do they want to be treated?", typed.treat);
  fill("Details", typed.details);
  choose("Channel", typed.channel);
  choose("Priority", typed.priority);
  choose("Assignee", typed.assignee);
  harness.press(ui::Role::button, "Take ticket");
  program.save();
  const Seen* heading = find_containing(harness, ui::Role::heading, typed.subject);
  return heading ? heading->name.substr(0, 8) : std::string();
}

}  // namespace counterbell::test
