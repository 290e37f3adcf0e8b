// Rules tried on past tickets: which targets would have been met if these rules had always been in force.
#pragma once

#include <chrono>
#include <deque>
#include <span>
#include <vector>

#include "desk/service/sla/course.h"
#include "desk/service/sla/outcome.h"

namespace counterbell::desk::sla {

class Replay {
 public:
  /// Of rules that check() finds nothing wrong with, as things stand at `now`. The zones must outlive it.
  Replay(const Rules& rules, const ZoneRules& zones, std::chrono::sys_seconds now);

  /// Judges a ticket by its messages, in the order of its conversation, and gives the course that it took. What is not decided yet
  /// does not count, nor does a first answer that was given by taking the ticket in person: that takes no keeping.
  std::vector<Event> take(const TicketRow& ticket, std::span<const Record* const> messages, const Replica& replica);

  const Rules& rules() const { return regimes_.front().rules; }
  const Outcome& outcome() const { return outcome_; }

 private:
  void count(Priority priority, Metric metric, const Standing& standing);

  const ZoneRules* zones_;
  std::chrono::sys_seconds now_;
  std::deque<Regime> regimes_;  // The one.
  Outcome outcome_;
};

}  // namespace counterbell::desk::sla
