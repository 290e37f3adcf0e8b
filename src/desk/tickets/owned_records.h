// What is kept for a ticket or customer (RecordSpec::owner).
#pragma once

#include <vector>

#include "desk/tickets/ticket_index.h"
#include "replica/state/state.h"

namespace counterbell::desk {

/// The records whose field `by` names `owner`: tickets, messages and escalations by their index, rarer ones by looking through all
/// of `state`.
std::vector<const Record*> owned_records(const State& state, TicketIndex& tickets, const Record& owner, Field by);

}  // namespace counterbell::desk
