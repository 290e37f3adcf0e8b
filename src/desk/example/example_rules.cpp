#include "desk/example/example_rules.h"

#include <array>
#include <utility>

namespace counterbell::desk {

using namespace std::chrono_literals;

namespace {

struct PriorityTargets {
  Priority priority;
  std::chrono::seconds answer;
  std::chrono::seconds solution;
};
constexpr std::array usual_targets{PriorityTargets{Priority::urgent, 30min, 3h},
                                   PriorityTargets{Priority::high, 1h, 9h}, PriorityTargets{Priority::normal, 2h, 18h},
                                   PriorityTargets{Priority::low, 4h, 45h}};

}  // namespace

sla::Rules example_rules(std::string zone) {
  sla::Rules rules{.calendar = {.zone = std::move(zone), .week = {}, .special = {}, .closed = {}}, .policies = {}};
  for (std::size_t day = 0; day < 5; ++day) rules.calendar.week[day] = {{9h, 18h}};
  rules.calendar.week[5] = {{9h, 13h}};
  sla::NamedPolicy all{.name = "All tickets", .conditions = {}, .policy = {}};
  for (const PriorityTargets& usual : usual_targets) {
    sla::Targets& targets = all.policy.targets[static_cast<std::size_t>(usual.priority)];
    targets[sla::Metric::first_response] = targets[sla::Metric::next_response] = usual.answer;
    targets[sla::Metric::resolution] = usual.solution;
  }
  all.steps = {{.percent = 75, .tells = sla::Whom::assignee},
               {.percent = 100, .tells = sla::Whom::supervisor, .raises = true},
               {.percent = 100, .after = 1h, .tells = sla::Whom::owner}};
  rules.policies.push_back(std::move(all));
  return rules;
}

}  // namespace counterbell::desk
