#include "desk/service/sla/impossible.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace counterbell::desk::sla {

using namespace std::chrono_literals;
using std::chrono::days;
using std::chrono::seconds;

namespace {

/// The longest time for which the shop is closed in a usual week, from one opening to the next.
seconds longest_closed(const Calendar& calendar) {
  std::optional<seconds> first;
  seconds last{0};
  seconds longest{0};
  for (days day{0}; day < days{7}; ++day) {
    for (const Calendar::Span& span : calendar.week[static_cast<std::size_t>(day.count())]) {
      const seconds begin = day + span.from;
      if (first) longest = std::max(longest, begin - last);
      if (!first) first = begin;
      last = std::max(last, day + span.to);
    }
  }
  return first ? std::max(longest, *first + days{7} - last) : days{7};
}

/// The shortest target of a policy for which `needed` says that it takes longer than that.
template <typename Needed>
std::optional<Impossible> shortest(const Policy& policy, Needed needed) {
  std::optional<Impossible> found;
  for (std::size_t priority = priority_count; priority-- > 0;) {
    for (const Metric metric : every_metric) {
      const seconds target = policy.targets[priority][metric];
      if (target == 0s || target >= needed(metric) || (found && found->target <= target)) continue;
      found = {
          .needed = needed(metric), .priority = static_cast<Priority>(priority), .metric = metric, .target = target};
    }
  }
  return found;
}

}  // namespace

seconds open_a_week(const Calendar& calendar) {
  seconds open{0};
  for (const std::vector<Calendar::Span>& day : calendar.week) {
    for (const Calendar::Span& span : day) open += span.to - span.from;
  }
  return open;
}

std::vector<Impossible> find_impossible(const Rules& rules, const Load& load, int people, seconds work) {
  using enum Impossible::Why;
  std::vector<Impossible> found;
  const seconds work_a_week(std::llround(load.pieces_of_work_a_week() * static_cast<double>(work.count())));
  const seconds available = people * open_a_week(rules.calendar);
  if (work_a_week > available) found.push_back({.why = too_much_work, .needed = work_a_week, .available = available});
  const auto add = [&](Impossible::Why why, std::size_t policy, std::optional<Impossible> one) {
    if (!one) return;
    one->why = why;
    one->policy = policy;
    found.push_back(*one);
  };
  // To solve a ticket takes an answer, or taking it in person, and then the solving.
  const auto to_do = [&](Metric metric) { return metric == Metric::resolution ? 2 * work : work; };
  for (std::size_t i = 0; i < rules.policies.size(); ++i) add(too_short, i, shortest(rules.policies[i].policy, to_do));
  const seconds closed = longest_closed(rules.calendar);
  for (std::size_t i = 0; i < rules.policies.size(); ++i) {
    const Policy& policy = rules.policies[i].policy;
    if (policy.around_the_clock) add(shop_closed, i, shortest(policy, [&](Metric) { return closed; }));
  }
  return found;
}

}  // namespace counterbell::desk::sla
