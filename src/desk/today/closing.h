// What the evening should not forget.
#pragma once

#include <vector>

#include "desk/base/workplace.h"
#include "desk/tickets/ticket_row.h"

namespace counterbell::desk {

class Service;
class Tickets;

struct Closing {
  std::vector<const TicketRow*> waiting;         ///< Somebody waits for an answer, the longest first.
  std::vector<const TicketRow*> due_by_morning;  ///< A deadline comes before the shop opens again, the earliest first.
  std::vector<const TicketRow*> handed_over;     ///< Given from one person to another today, the newest first.

  bool is_quiet() const { return waiting.empty() && due_by_morning.empty() && handed_over.empty(); }
};

/// Of the whole shop, not of one person. `midnight` is when this day began, `morning` when the shop opens next.
Closing closing(const Workplace& workplace, const Tickets& tickets, const Service& service, Time midnight,
                Time morning);

}  // namespace counterbell::desk
