// Service levels: the shop's targets, and how they stand.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "desk/base/workplace.h"
#include "desk/service/service_watch.h"
#include "model/error.h"

namespace counterbell::desk {

class Staff;
class TicketIndex;
class Trial;
struct TrialOptions;

class Service {
 public:
  Service(Workplace& workplace, const Staff& staff, TicketIndex& tickets);

  /// Reads time zones by these rules, which must outlive this, and says times as clocks in `own_zone` show them. Before this
  /// nothing is due.
  void use_zones(const sla::ZoneRules& zones, std::string own_zone = "UTC");
  /// Null before use_zones().
  const sla::ZoneRules* zones() const { return zones_; }
  const std::string& own_zone() const { return own_zone_; }

  /// The rules that hold; null before any were published.
  const sla::Regime* rules() const { return watch_.regime(); }
  /// Makes these the shop's rules from now on. By owners and supervisors.
  Result<void> publish(const sla::Rules& rules);
  /// Tries rules out, published or not (service_trial.h). This must outlive what does so.
  Result<std::unique_ptr<Trial>> try_rules(const sla::Rules& rules, const TrialOptions& options) const;

  /// Whether the shop is open; without rules it always is.
  bool is_open_now() const;
  /// When it is open next; nothing without rules.
  std::optional<Time> next_open(Time from) const;

  /// The next deadline of an open ticket; nothing when there is none, or its time stands still.
  std::optional<Deadline> due(const TicketRow& ticket) const { return watch_.due(ticket); }
  /// The policy in force now that sets a ticket's targets; null when there is none.
  const sla::NamedPolicy* policy_of(const TicketRow& ticket) const { return watch_.policy(ticket); }
  /// How all targets of a ticket stand.
  sla::Verdict verdict(const TicketRow& ticket) const;
  /// Why a deadline is where it is.
  std::vector<sla::Stretch> why_due(const TicketRow& ticket, sla::Metric metric) const;

  /// What is due on all tickets, as far as it is worked out.
  ServiceWatch& watch() const { return watch_; }
  /// Works out what is due: all of it, or what a frame has room for when the rest comes between calls.
  void work_out_due() const;
  /// Does so for about as long as `budget` records take to be searched, and gives how much of the budget is left.
  std::size_t prepare_some(std::size_t budget);
  void follow(const Change& change);

 private:
  Workplace& workplace_;
  const Staff& staff_;
  TicketIndex& tickets_;
  const sla::ZoneRules* zones_ = nullptr;
  std::string own_zone_;
  mutable ServiceWatch watch_;
};

}  // namespace counterbell::desk
