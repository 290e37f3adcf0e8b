// What needs somebody now, in the order in which to see to it.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "desk/base/workplace.h"
#include "desk/tickets/ticket_row.h"
#include "desk/today/closing.h"

namespace counterbell::desk {

class Escalations;
class Service;
class TicketIndex;
class Tickets;

/// What Today shows: what needs this person now. A ticket is in the first of these that it belongs to.
struct Workday {
  std::vector<const TicketRow*> told;  ///< A rule told me of it, and I have not seen that yet; the newest first.
  std::vector<const TicketRow*>
      handed;  ///< Somebody gave it to me, and I have not looked at it since; the newest first.
  std::vector<const TicketRow*>
      overdue;  ///< A target or a date set by hand has passed; mine first, each longest overdue first.
  std::vector<const TicketRow*> due_next;  ///< Mine or nobody's, due within due_soon; the earliest first.
  std::vector<const TicketRow*> promised;  ///< Mine or nobody's, due later, at a time that somebody set by hand.
  std::vector<const TicketRow*>
      unread;  ///< Mine, with something that the customer told a colleague and I have not read.
  std::vector<const TicketRow*> waiting_too_long;  ///< Without a target: the customer has waited beyond waiting_limit.
  std::vector<const TicketRow*> mine;              ///< Open and assigned to me, the rest.
  std::vector<const TicketRow*> unassigned;
  std::vector<const TicketRow*>
      snoozed;                      ///< Mine or nobody's, put aside until later; those that wake first come first.
  std::optional<Time> holds_until;  ///< From this moment on time alone makes it another one.
};
/// Whether somebody has looked at one of their tickets since something happened, which each device knows for itself.
using IsRead = std::function<bool(const TicketRow& ticket, Time since)>;
/// Due next is what is due within this time.
inline constexpr std::chrono::milliseconds due_soon = std::chrono::hours{24};
inline constexpr std::chrono::milliseconds waiting_limit = std::chrono::hours{4};

class Today {
 public:
  Today(const Workplace& workplace, const TicketIndex& index, const Tickets& tickets, const Service& service,
        const Escalations& escalations)
      : workplace_(workplace), index_(index), tickets_(tickets), service_(service), escalations_(escalations) {}

  /// What needs whoever is signed in. Without `is_read` all is read.
  Workday workday(const IsRead& is_read = {}) const;
  /// When somebody else gave a ticket to whoever is signed in; `Time{}` when nobody did.
  Time handed_at(const TicketRow& ticket) const;
  /// What the evening should not forget (closing.h).
  Closing closing(Time midnight, Time morning) const {
    return desk::closing(workplace_, tickets_, service_, midnight, morning);
  }

 private:
  const Workplace& workplace_;
  const TicketIndex& index_;
  const Tickets& tickets_;
  const Service& service_;
  const Escalations& escalations_;
};

}  // namespace counterbell::desk
