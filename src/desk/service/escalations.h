// What policies do by themselves when a target's time runs out: whom they tell, and which priority they raise.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "desk/base/workplace.h"
#include "desk/service/sla/due_steps.h"
#include "desk/tickets/ticket_row.h"
#include "model/error.h"

namespace counterbell::desk {

class Service;
class Staff;
class TicketIndex;

class Escalations {
 public:
  Escalations(Workplace& workplace, const Staff& staff, const Service& service, const TicketIndex& tickets)
      : workplace_(workplace), staff_(staff), service_(service), tickets_(tickets) {}

  /// Makes the steps that are to be made by now, of a few tickets, and gives how many. A step is one record whatever stations make
  /// it, by a change whose author is the policy.
  std::size_t escalate();
  /// When escalate() has something to do; nothing when never, as things are.
  std::optional<Time> next() const;

  /// What was done about a ticket, the oldest first; what was undone, too.
  std::span<const Record* const> of(const Id& ticket) const;
  /// Those of open tickets that I was told of and have not seen, the newest first.
  std::vector<const Record*> alerts() const;
  /// I have seen what I was told of a ticket.
  Result<void> note_seen(const Id& ticket);
  Result<void> undo(const Id& escalation);

 private:
  /// Whom a step tells about a ticket. Somebody it is always: a shop has an owner.
  std::vector<Id> told_by(const sla::Step& step, const TicketRow& ticket) const;
  /// On which days of the week somebody is on duty, from Monday on; without any whenever the shop is open.
  bool is_on_duty(const Record& person, Time at) const;
  void make_step(const sla::DueStep& due, const TicketRow& ticket, const Id& policy);

  Workplace& workplace_;
  const Staff& staff_;
  const Service& service_;
  const TicketIndex& tickets_;
};

}  // namespace counterbell::desk
