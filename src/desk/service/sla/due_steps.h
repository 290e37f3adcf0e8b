// When the steps of a policy are to be made for a ticket whose targets run out of time.
//
// Rules
// 1. A step is made when its share of the target's time has passed and the target is not met by then. While the time
//    stands still, none is.
// 2. What is to be made while the shop is closed waits until it opens, whatever clock the target runs by.
// 3. Of what should have been made before the rules were published nothing is: a shop that writes rules down for the first time
//    is not told of its whole past.
// 4. Each is made once for what it is about: the same target from the same start.
#pragma once

#include <chrono>
#include <deque>
#include <map>
#include <span>
#include <tuple>
#include <vector>

#include "desk/service/sla/course.h"
#include "desk/service/sla/step.h"

namespace counterbell::desk::sla {

/// A step that is to be made.
struct DueStep {
  std::chrono::sys_seconds at{};  ///< When, at the earliest.
  Step step;                      ///< Of this one metric.
  /// The escalation's id, which follows from what it is about: whoever makes it makes the same record.
  Id id;
};

/// Policies whose targets are a step's share of the real ones. They must not outlive the policies.
class StepClock {
 public:
  /// The steps of `policy`, which holds for `ticket` now, that are to be made unless its course goes on otherwise, the earliest
  /// first; those that were made are among them. `course` is the ticket's, `now` not before its end; `shop_hours` are the shop's,
  /// `since` when the rules were published.
  std::vector<DueStep> steps(const Id& ticket, const NamedPolicy& policy, std::span<const Event> course,
                             OpenTime& shop_hours, std::chrono::sys_seconds since, std::chrono::sys_seconds now);
  void forget() { scaled_.clear(); }

 private:
  const Policy& scaled(const Policy& policy, const Step& step);
  std::vector<Event> scaled(std::span<const Event> course, const Step& step);

  std::map<std::tuple<const Policy*, int, std::chrono::seconds>, Policy> scaled_;
};

}  // namespace counterbell::desk::sla
