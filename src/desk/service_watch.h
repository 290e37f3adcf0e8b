// What is due, and when: every open ticket's next deadline and next step of escalation, kept current change by change.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <optional>
#include <set>
#include <unordered_map>
#include <utility>
#include <vector>

#include "desk/bits.h"
#include "desk/sla/course.h"
#include "desk/sla/due_steps.h"
#include "desk/ticket_index.h"

namespace counterbell::desk {

/// When something promised on a ticket is due.
struct Deadline {
  sla::Seconds at = 0;
  sla::Metric metric{};
  bool operator==(const Deadline&) const = default;
};

/// Invariants
/// 1. Deadlines follow from the state alone. The passing of time makes a ticket overdue, but moves no deadline.
/// 2. A ticket that was touched is reckoned anew before anybody is told its deadline.
class ServiceWatch {
 public:
  ServiceWatch(const State& state, const TicketIndex& tickets) : state_(&state), tickets_(&tickets) {}

  /// Reads the rules with these time zones; without any, nothing is due. They must outlive this.
  void use(const sla::ZoneRules* zones);
  /// Rules were published or withdrawn: all is to be reckoned anew.
  void rules_changed();
  /// Something of a ticket's history is new.
  void touched(const TicketRow& ticket);
  /// Reckons tickets that are to be, about as long as `budget` records take to be searched, and gives how much of it is left.
  std::size_t reckon_some(std::size_t budget);
  /// Whether a deadline may be missing from visit_due().
  bool is_behind() const { return !waiting_.empty() || next_ < tickets_->rows().size(); }

  /// The rules that hold; null without any.
  const sla::Regime* regime() const { return regimes_.empty() ? nullptr : &regimes_.back(); }
  const std::deque<sla::Regime>& regimes() const { return regimes_; }

  /// When the shop is open from `from` on; nothing without rules.
  std::optional<sla::Seconds> next_open(sla::Seconds from);
  /// The next deadline of an open ticket; nothing when there is none, or the time stands still.
  std::optional<Deadline> due(const TicketRow& ticket);
  /// Calls `visit` with the open tickets that have a deadline, the earliest first, as long as it says true.
  void visit_due(const std::function<bool(const TicketRow&, const Deadline&)>& visit) const;

  /// When the first step of escalation that was not made yet is to be.
  std::optional<sla::Seconds> next_step() const;
  /// The tickets of which a step is to be made before `now`, at most `limit`, the earliest first.
  std::vector<const TicketRow*> tickets_with_step_before(sla::Seconds now, std::size_t limit) const;
  /// The steps of an open ticket that were not made yet, the earliest first.
  std::vector<sla::DueStep> steps(const TicketRow& ticket);
  /// The policy by which promises are made on a ticket now, null when by none; and its record.
  const sla::NamedPolicy* policy(const TicketRow& ticket) const;
  Id policy_record(const TicketRow& ticket) const;

  /// How all promises on a ticket stand.
  sla::Verdict judge(const TicketRow& ticket, sla::Seconds now);
  /// Why a deadline is where it is.
  std::vector<sla::Stretch> explain(const TicketRow& ticket, sla::Seconds now, sla::Metric metric);

 private:
  using Place = std::uint32_t;
  struct Course {
    std::vector<sla::Event> events;
    sla::Seconds now;
  };
  Course course(const TicketRow& ticket, sla::Seconds now);
  std::vector<sla::DueStep> steps(const TicketRow& ticket, const Course& course);
  void reckon(const TicketRow& ticket);
  void note(Place place, std::optional<Deadline> deadline);
  void note_step(Place place, std::optional<sla::Seconds> at);

  const State* state_;
  const TicketIndex* tickets_;
  const sla::ZoneRules* zones_ = nullptr;
  std::deque<sla::Regime> regimes_;  // By since.
  sla::OpenTime always_;             // Before there are any rules.
  std::unordered_map<Place, Deadline> due_;
  std::set<std::pair<sla::Seconds, Place>> order_;  // Of due_.
  sla::StepClock step_clock_;
  std::unordered_map<Place, sla::Seconds> next_steps_;
  std::set<std::pair<sla::Seconds, Place>> step_order_;  // Of next_steps_.
  std::size_t next_ = 0;                                 // Rows from here on are not reckoned yet.
  std::vector<Place> waiting_;                           // Nor are these, and
  Bits is_waiting_;                                      // as a set.
};

}  // namespace counterbell::desk
