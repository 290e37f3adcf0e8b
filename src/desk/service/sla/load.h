// The work that comes to a shop, as its history shows it: when tickets come, which ones, and how much each asks of staff.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <map>
#include <set>
#include <span>
#include <vector>

#include "desk/service/sla/outcome.h"
#include "desk/service/sla/rules.h"
#include "desk/service/sla/service_clock.h"

namespace counterbell::desk::sla {

/// A ticket as work: what others will be like.
struct Concern {
  std::size_t hour = 0;  ///< Of the week, in which it came.
  Priority priority = Priority::normal;
  std::size_t policy = 0;    ///< Which of the rules' policies is for it.
  bool is_answered = false;  ///< By being taken in person.
  std::vector<std::chrono::seconds> replies =
      {};  ///< How long the customer took to write again, after each answer that they did so after.

  /// Taking or answering it first, each further answer, and solving it.
  std::size_t pieces_of_work() const { return replies.size() + 2; }
  bool operator==(const Concern&) const = default;
};

struct Load {
  std::vector<Concern> concerns;  ///< Each as likely to come as another; never empty.
  double tickets_a_week = 0;
  int people = 1;           ///< As many saw tickets through in the quarter with the most tickets.
  bool is_made_up = false;  ///< There was too little history to learn from.

  double pieces_of_work_a_week() const;
};

/// No shop is thought to have more people on duty.
inline constexpr int most_people = 30;
/// Fewer tickets than this tell nothing of a shop.
inline constexpr std::size_t fewest_tickets = 20;
/// Only tickets from this long before the newest one tell what is to come.
inline constexpr std::chrono::seconds telling_time = std::chrono::weeks{26};

/// Reads the load off a history, ticket by ticket.
class LoadReading {
 public:
  /// By these rules, which must outlive it, as must the zones; `newest` is when the newest ticket was opened.
  LoadReading(const Rules& rules, const ZoneRules& zones, std::chrono::sys_seconds newest)
      : rules_(&rules), zones_(&zones), newest_(newest) {}

  void take(const TicketRow& ticket, std::span<const Event> course, const State& state);
  /// The load, or a usual one when there was too little to read it off.
  Load load() const;

 private:
  struct Quarter {
    std::size_t tickets = 0;
    std::set<Id> people;
  };
  int busiest_people() const;

  const Rules* rules_;
  const ZoneRules* zones_;
  std::chrono::sys_seconds newest_;
  std::chrono::sys_seconds oldest_ = newest_;  // Of the tickets that are in concerns_.
  std::vector<Concern> concerns_;
  std::map<std::int64_t, Quarter> quarters_;  // By their number since 1970.
};

/// What a small shop may expect, by the policy for all other tickets: eight tickets a day from Monday to Saturday.
Load usual_load(const Rules& rules);

}  // namespace counterbell::desk::sla
