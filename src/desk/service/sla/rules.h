// A shop's service rules: when it is open, and its targets for which tickets. They are published as a whole and not
// altered any more; newer ones hold from when they are published on.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "desk/service/calendar/calendar.h"
#include "desk/service/sla/policy.h"
#include "desk/service/sla/step.h"
#include "model/error.h"
#include "replica/change/change.h"
#include "replica/state/state.h"

namespace counterbell::desk::sla {

/// For which tickets a policy is: those that fulfil each kind of condition that is set.
struct Conditions {
  std::vector<Channel> channels = {};    ///< Any of them.
  std::vector<std::string> tags = {};    ///< Any of them.
  std::vector<std::string> groups = {};  ///< Of customers; any of them.
  bool is_none() const { return channels.empty() && tags.empty() && groups.empty(); }
  bool operator==(const Conditions&) const = default;
};

struct NamedPolicy {
  std::string name;
  Conditions conditions;
  bool answered_in_person = true;  ///< A ticket that is taken face to face or on the phone counts as answered.
  Policy policy;
  std::vector<Step> steps = {};  ///< What is done when time runs out.
  bool operator==(const NamedPolicy&) const = default;
};

struct Rules {
  Calendar calendar;
  std::vector<NamedPolicy> policies;  ///< The first that fits a ticket is its policy.
  bool operator==(const Rules&) const = default;
};

/// Why these cannot be a shop's rules: a calendar by which nobody can work, no policy for the rest of the tickets, two for them.
Result<void> check(const Rules& rules, const ZoneRules& zones);

/// What publishes them, under ids drawn from `new_id`.
std::vector<Operation> to_operations(const Rules& rules, const std::function<Id()>& new_id);

/// The rules that a record stands for; nothing when they cannot be read, since a newer version or a strange hand made them.
std::optional<Rules> read_rules(const State& state, const Record& record);

/// The records of the policies of such rules, in their order.
std::vector<const Record*> policy_records(const State& state, const Record& rules);

/// The policy for a ticket as it stands; null when none fits.
const NamedPolicy* policy_for(const Rules& rules, const State& state, const TicketRow& ticket);

}  // namespace counterbell::desk::sla
