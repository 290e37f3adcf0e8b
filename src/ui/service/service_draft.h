// Service rules as they are being written: every field as text, kept as a draft, and the rules they come to.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "desk/service/sla/rules.h"
#include "model/error.h"

namespace counterbell::ui {

struct PolicyDraft {
  std::string name;
  std::vector<desk::Channel> channels;
  std::string tags;                                                                ///< With commas between them.
  std::string groups;                                                              ///< The same.
  std::array<std::array<std::string, desk::sla::every_metric.size()>, 4> targets;  ///< By priority and metric.
  bool around_the_clock = false;
  bool answered_in_person = true;
  int reopening = 0;
  std::vector<desk::sla::Step> steps;
  bool operator==(const PolicyDraft&) const = default;
};

struct ServiceDraft {
  std::string zone;
  std::array<std::string, 7> week;  ///< From Monday on.
  std::string special_days;         ///< A line each.
  std::vector<PolicyDraft> policies;
  bool operator==(const ServiceDraft&) const = default;
};

/// The rules in writing.
ServiceDraft draft_of(const desk::sla::Rules& rules);
/// What a shop begins with that has chosen nothing: the first of the starters.
ServiceDraft starter(std::string zone);

/// The rules that a draft comes to; an error says which field cannot be understood.
Result<desk::sla::Rules> rules_of(const ServiceDraft& draft);

/// A draft as text to be kept, and back; what cannot be read is left as it is in `otherwise`.
std::string to_text(const ServiceDraft& draft);
ServiceDraft parse_service_draft(std::string_view text, ServiceDraft otherwise);

}  // namespace counterbell::ui
