#include "desk/service/sla/due_steps.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <variant>

#include "replica/bytes/sha256.h"

namespace counterbell::desk::sla {

using namespace std::chrono_literals;
using std::chrono::seconds;
using std::chrono::sys_seconds;

namespace {

seconds scaled(seconds whole, const Step& step) {
  return std::max<seconds>(1s, whole * step.percent / 100 + step.after);
}

/// Of the target of `ticket` that began to run at `since`.
Id id_of(const Id& ticket, const Step& step, sys_seconds since) {
  const Sha256::Digest digest = Sha256::of("escalation " + ticket.text() + ' ' + step_text(step) + ' ' +
                                           std::to_string(since.time_since_epoch().count()));
  Id id;
  std::copy_n(digest.begin(), id.bytes.size(), id.bytes.begin());
  return id;
}

}  // namespace

const Policy& StepClock::scaled(const Policy& policy, const Step& step) {
  const auto [found, is_new] = scaled_.try_emplace({&policy, step.percent, step.after}, policy);
  if (!is_new) return found->second;
  for (Targets& targets : found->second.targets) {
    for (seconds& target : targets.of) {
      if (target > 0s) target = sla::scaled(target, step);
    }
  }
  return found->second;
}

/// The same history, as if each target were only the step's share of its time.
std::vector<Event> StepClock::scaled(std::span<const Event> course, const Step& step) {
  std::vector<Event> events(course.begin(), course.end());
  for (Event& event : events) {
    if (PolicyChange* change = std::get_if<PolicyChange>(&event.what); change && change->policy) {
      change->policy = &scaled(*change->policy, step);
    }
    if (Due* due = std::get_if<Due>(&event.what); due && due->at) {
      due->at = event.at + sla::scaled(std::max<seconds>(0s, *due->at - event.at), step);
    }
  }
  return events;
}

std::vector<DueStep> StepClock::steps(const Id& ticket, const NamedPolicy& policy, std::span<const Event> course,
                                      OpenTime& shop_hours, sys_seconds since, sys_seconds now) {
  std::vector<DueStep> found;
  OpenTime always;
  for (const Step& step : policy.steps) {
    const Verdict verdict = judge(scaled(course, step), always, now);
    for (const Metric metric : every_metric) {
      if (step.metric && step.metric != metric) continue;
      const Standing& stands = verdict.of(metric);
      const std::optional<sys_seconds> at = stands.due ? shop_hours.next_open(*stands.due) : std::nullopt;
      if (!at || *at < since) continue;
      Step its = step;
      its.metric = metric;
      found.push_back({*at, its, id_of(ticket, its, stands.begin)});
    }
  }
  std::ranges::stable_sort(found, {}, &DueStep::at);
  return found;
}

}  // namespace counterbell::desk::sla
