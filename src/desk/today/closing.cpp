#include "desk/today/closing.h"

#include <algorithm>
#include <functional>

#include "desk/service/service.h"
#include "desk/tickets/tickets.h"

namespace counterbell::desk {
namespace {

/// When a ticket went from somebody to somebody else; `Time{}` when whoever has it took it.
Time given_at(const TicketRow& ticket) {
  const std::vector<Record::Written> given = ticket.record->past(Field::ticket_assignee);
  const bool is_given =
      ticket.assignee && !given.empty() && given.back().staff && given.back().staff != ticket.assignee;
  return is_given ? given.back().stamp.time() : Time{};
}

}  // namespace

Closing closing(const Workplace& workplace, const Tickets& tickets, const Service& service, Time midnight,
                Time morning) {
  Closing found;
  service.work_out_due();
  service.watch().visit_due([&](const TicketRow& row, const Deadline& deadline) {
    if (deadline.at > morning) return false;
    found.due_by_morning.push_back(&row);
    return true;
  });
  const Time now = workplace.now();
  for (const TicketRow* row : tickets.list({})) {
    const bool is_due = std::ranges::contains(found.due_by_morning, row);
    if (row->waiting_since != Time{} && row->snoozed_until <= now && !is_due) found.waiting.push_back(row);
    if (given_at(*row) >= midnight && given_at(*row) != Time{}) found.handed_over.push_back(row);
  }
  std::ranges::stable_sort(found.waiting, {}, &TicketRow::waiting_since);
  std::ranges::stable_sort(found.handed_over, std::greater<>{}, [](const TicketRow* row) { return given_at(*row); });
  return found;
}

}  // namespace counterbell::desk
