#include "desk/tickets/owned_records.h"

namespace counterbell::desk {

void visit_owned(const State& state, TicketIndex& tickets, const Record& owner, Field by,
                 const std::function<void(const Record&)>& visit) {
  if (by == Field::ticket_customer) {
    for (const TicketRow* ticket : tickets.of_customer(owner.id())) visit(*ticket->record);
  } else if (by == Field::message_ticket) {
    for (const Record* message : tickets.messages(owner.id())) visit(*message);
  } else if (by == Field::escalation_ticket) {
    for (const Record* escalation : tickets.escalations().of(owner.id())) visit(*escalation);
  } else {
    state.for_each(spec(by).record, [&](const Record& record) {
      if (record.reference(by) == owner.id()) visit(record);
    });
  }
}

}  // namespace counterbell::desk
