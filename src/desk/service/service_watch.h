// What is due, and when: every open ticket's next deadline and next step of escalation, kept current change by change.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <optional>
#include <set>
#include <span>
#include <unordered_map>
#include <utility>
#include <vector>

#include "desk/base/bits.h"
#include "desk/base/workplace.h"
#include "desk/service/sla/course.h"
#include "desk/service/sla/due_steps.h"
#include "desk/tickets/ticket_index.h"

namespace counterbell::desk {

/// When a target of a ticket is due.
struct Deadline {
  std::chrono::sys_seconds at{};
  sla::Metric metric{};
  bool operator==(const Deadline&) const = default;
};

/// Invariants
/// 1. Deadlines follow from the state alone. The passing of time makes a ticket overdue, but moves no deadline.
/// 2. The deadline of a ticket that was touched is computed again before anybody is told it.
class ServiceWatch : public DueTickets {
 public:
  ServiceWatch(const Replica& replica, const TicketIndex& tickets, Preparing preparing)
      : replica_(&replica),
        state_(&replica.state()),
        tickets_(&tickets),
        preparing_(preparing),
        order_(Earlier{&tickets}),
        step_order_(Earlier{&tickets}) {}

  /// Reads the rules with these time zones; without any, nothing is due. They must outlive this.
  void use(const sla::ZoneRules* zones);
  /// Rules were published or withdrawn: all deadlines must be computed again.
  void rules_changed();
  /// A ticket's history has changed.
  void touched(const TicketRow& ticket);
  /// Recomputes the deadlines of touched tickets. Stops after about `budget` records' worth of work, and returns what is
  /// left of it.
  std::size_t recompute_some(std::size_t budget);
  /// Whether a deadline may be missing from visit_due().
  bool is_behind() const { return !waiting_.empty() || next_ < tickets_->rows().size(); }

  /// The rules that hold; null without any.
  const sla::Regime* regime() const { return regimes_.empty() ? nullptr : &regimes_.back(); }
  const std::deque<sla::Regime>& regimes() const { return regimes_; }

  /// When the shop is open from `from` on; nothing without rules.
  std::optional<std::chrono::sys_seconds> next_open(std::chrono::sys_seconds from);
  /// The next deadline of an open ticket; nothing when it has none, or its clock is paused.
  std::optional<Deadline> due(const TicketRow& ticket);
  void work_out() override;
  std::span<const std::uint32_t> due_places() const override;
  std::uint64_t due_revision() const override { return due_revision_; }
  /// Calls `visit` with the open tickets that have a deadline, the earliest first, as long as it returns true.
  void visit_due(const std::function<bool(const TicketRow&, const Deadline&)>& visit) const;

  /// When the first escalation step that was not made yet is due.
  std::optional<std::chrono::sys_seconds> next_step() const;
  /// At most `limit` tickets that have a step due before `now`, the earliest first.
  std::vector<const TicketRow*> tickets_with_step_before(std::chrono::sys_seconds now, std::size_t limit) const;
  /// The steps of an open ticket that were not made yet, the earliest first.
  std::vector<sla::DueStep> steps(const TicketRow& ticket);
  /// The policy that holds for a ticket now, null when none does; and its record.
  const sla::NamedPolicy* policy(const TicketRow& ticket) const;
  Id policy_record(const TicketRow& ticket) const;

  /// How all targets of a ticket stand.
  sla::Verdict judge(const TicketRow& ticket, std::chrono::sys_seconds now);
  /// Why a deadline is where it is.
  std::vector<sla::Stretch> explain(const TicketRow& ticket, std::chrono::sys_seconds now, sla::Metric metric);

 private:
  using Place = std::uint32_t;
  using Due = std::pair<std::chrono::sys_seconds, Place>;
  /// Places differ from station to station: of tickets due at once the order is that of their ids, the same everywhere.
  struct Earlier {
    const TicketIndex* tickets;
    bool operator()(const Due& a, const Due& b) const;
  };
  struct Course {
    std::vector<sla::Event> events;
    std::chrono::sys_seconds now;
  };
  Course course(const TicketRow& ticket, std::chrono::sys_seconds now);
  std::vector<sla::DueStep> steps(const TicketRow& ticket, const Course& course);
  void recompute(const TicketRow& ticket);
  void note(Place place, std::optional<Deadline> deadline);
  void note_step(Place place, std::optional<std::chrono::sys_seconds> at);

  const Replica* replica_;
  const State* state_;
  const TicketIndex* tickets_;
  Preparing preparing_;
  const sla::ZoneRules* zones_ = nullptr;
  std::deque<sla::Regime> regimes_;  // By since.
  sla::OpenTime always_;             // Before there are any rules.
  std::unordered_map<Place, Deadline> due_;
  std::set<Due, Earlier> order_;  // Of due_.
  std::uint64_t due_revision_ = 0;
  mutable std::vector<Place> due_places_;  // Of order_, as of…
  mutable std::uint64_t places_revision_ = 0;
  sla::StepClock step_clock_;
  std::unordered_map<Place, std::chrono::sys_seconds> next_steps_;
  std::set<Due, Earlier> step_order_;  // Of next_steps_.
  std::size_t next_ = 0;               // Rows from here on were never computed.
  std::vector<Place> waiting_;         // These must be computed again; and
  Bits is_waiting_;                    // the same as a set.
};

}  // namespace counterbell::desk
