// A ticket's history, as its targets are judged by.
#pragma once

#include <deque>
#include <span>
#include <vector>

#include "desk/service/sla/rules.h"
#include "desk/service/sla/service_clock.h"
#include "replica/replica.h"

namespace counterbell::desk::sla {

/// Rules, from when they were published on.
struct Regime {
  const Record* record = nullptr;
  std::chrono::sys_seconds since{};
  Rules rules;
  OpenTime open_time;
  std::vector<Id> policies = {};  ///< The records of rules.policies.
};

/// All rules that were published, are not withdrawn and can be followed with these time zones, in the order in which they hold.
std::deque<Regime> read_regimes(const State& state, const ZoneRules& zones);

/// What happened to a ticket: the registers' past, its messages, and the regimes. These come from the ticket's own conversation, in
/// its order; `ticket` is as it stands. The regimes must outlive it.
/// `escalations` are what rules did about it.
std::vector<Event> course_of(const TicketRow& ticket, std::span<const Record* const> messages,
                             std::span<const Record* const> escalations, const Replica& replica,
                             std::deque<Regime>& regimes);

}  // namespace counterbell::desk::sla
