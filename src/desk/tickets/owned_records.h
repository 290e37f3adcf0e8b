// What is kept for a ticket or customer (RecordSpec::owner).
#pragma once

#include <functional>

#include "desk/tickets/ticket_index.h"
#include "replica/state/state.h"

namespace counterbell::desk {

/// Visits the records whose field `by` names `owner`: of tickets, messages and escalations by their index, of rarer ones by
/// looking through all of `state`.
void visit_owned(const State& state, TicketIndex& tickets, const Record& owner, Field by,
                 const std::function<void(const Record&)>& visit);

}  // namespace counterbell::desk
