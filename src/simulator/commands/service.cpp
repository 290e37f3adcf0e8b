// Commands about service levels.
#include <utility>

#include "simulator/commands/turn.h"

namespace counterbell::simulator {

using namespace std::chrono_literals;

std::string Turn::publish_rules() {
  desk::sla::Rules rules{.calendar = {.zone = "UTC", .week = {}, .special = {}, .closed = {}}, .policies = {}};
  for (auto& day : rules.calendar.week) day = {{0h, chance_.one_in(2) ? 24h : 12h}};
  desk::sla::NamedPolicy all{.name = std::string(chance_.pick(people)), .conditions = {}, .policy = {}};
  for (desk::sla::Targets& targets : all.policy.targets) {
    for (std::chrono::seconds& target : targets.of) target = some_time();
  }
  for (int percent = 50; percent <= 150; percent += 25) {
    all.steps.push_back(
        {.percent = percent, .tells = static_cast<desk::sla::Whom>(chance_.below(3)), .raises = chance_.one_in(2)});
  }
  rules.policies.push_back(std::move(all));
  return "publishes service rules" + outcome(desk_.service().publish(rules));
}

std::string Turn::escalate() {
  return "makes " + std::to_string(desk_.escalations().escalate()) + " steps of escalation";
}

std::string Turn::undo_escalation() {
  return "undoes an escalation" + outcome(desk_.escalations().undo(any(RecordType::escalation)));
}

std::string Turn::note_seen() {
  const Id ticket = any(RecordType::ticket);
  return "has seen " + number(ticket) + outcome(desk_.escalations().note_seen(ticket));
}

}  // namespace counterbell::simulator
