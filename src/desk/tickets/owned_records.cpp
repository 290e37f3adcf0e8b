#include "desk/tickets/owned_records.h"

#include <span>

namespace counterbell::desk {

std::vector<const Record*> owned_records(const State& state, TicketIndex& tickets, const Record& owner, Field by) {
  std::vector<const Record*> owned;
  if (by == Field::ticket_customer) {
    for (const TicketRow* ticket : tickets.of_customer(owner.id())) owned.push_back(ticket->record);
  } else if (by == Field::message_ticket) {
    const std::span<const Record* const> messages = tickets.messages(owner.id());
    owned.assign(messages.begin(), messages.end());
  } else if (by == Field::escalation_ticket) {
    for (const Record* escalation : tickets.escalations().of(owner.id())) owned.push_back(escalation);
  } else {
    state.for_each(spec(by).record, [&](const Record& record) {
      if (record.reference(by) == owner.id()) owned.push_back(&record);
    });
  }
  return owned;
}

}  // namespace counterbell::desk
