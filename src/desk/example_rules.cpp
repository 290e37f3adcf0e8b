#include "desk/example_rules.h"

#include <array>
#include <utility>

namespace counterbell::desk {
namespace {

constexpr sla::Seconds minute = 60;
constexpr sla::Seconds hour = 60 * minute;

struct Promise {
  Priority priority;
  sla::Seconds answer;
  sla::Seconds solution;
};
constexpr std::array promises{Promise{Priority::urgent, 30 * minute, 3 * hour}, Promise{Priority::high, hour, 9 * hour},
                              Promise{Priority::normal, 2 * hour, 18 * hour},
                              Promise{Priority::low, 4 * hour, 45 * hour}};

}  // namespace

sla::Rules example_rules(std::string zone) {
  sla::Rules rules{.calendar = {.zone = std::move(zone), .week = {}, .special = {}, .closed = {}}, .policies = {}};
  for (std::size_t day = 0; day < 5; ++day) rules.calendar.week[day] = {{9 * hour, 18 * hour}};
  rules.calendar.week[5] = {{9 * hour, 13 * hour}};
  sla::NamedPolicy all{.name = "All tickets", .conditions = {}, .policy = {}};
  for (const Promise& promise : promises) {
    sla::Targets& targets = all.policy.targets[static_cast<std::size_t>(promise.priority)];
    targets[sla::Metric::first_response] = targets[sla::Metric::next_response] = promise.answer;
    targets[sla::Metric::resolution] = promise.solution;
  }
  all.steps = {{.percent = 75, .tells = sla::Whom::assignee},
               {.percent = 100, .tells = sla::Whom::supervisor, .raises = true},
               {.percent = 100, .after = hour, .tells = sla::Whom::owner}};
  rules.policies.push_back(std::move(all));
  return rules;
}

}  // namespace counterbell::desk
