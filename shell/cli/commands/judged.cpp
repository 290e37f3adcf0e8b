#include "shell/cli/commands/judged.h"

#include <array>
#include <chrono>

#include "shell/cli/commands/scenario.h"
#include "shell/cli/json_text.h"
#include "shell/cli/time_text.h"

namespace counterbell::cli {
namespace {

using namespace desk::sla;
using nlohmann::json;

constexpr std::array state_names{"none", "running", "overdue", "paused", "met", "missed"};
constexpr std::array stretch_names{"counts", "shop_closed", "ticket_paused", "ticket_stopped"};

const char* name(Metric metric) { return metric_names[static_cast<std::size_t>(metric)]; }

json time_json(const std::optional<std::chrono::sys_seconds>& time) {
  return time ? json(second_text(*time)) : json(nullptr);
}

json standing_json(const Standing& standing) {
  const bool has_target = standing.state != Standing::State::none;
  return {{"state", state_names[static_cast<std::size_t>(standing.state)]},
          {"due", time_json(standing.due)},
          {"met_at", time_json(standing.met_at)},
          {"used_s", standing.used.count()},
          {"margin_s", has_target ? json(standing.margin.count()) : json(nullptr)}};
}

json why(const Scenario& scenario, OpenTime& open_time, const Verdict& verdict) {
  json all = json::array();
  for (const Metric metric : every_metric) {
    if (verdict.of(metric).state == Standing::State::none) continue;
    for (const Stretch& stretch : explain(scenario.history, open_time, scenario.now, metric)) {
      all.push_back({{"metric", name(metric)},
                     {"from", second_text(stretch.begin)},
                     {"to", second_text(stretch.end)},
                     {"seconds", (stretch.end - stretch.begin).count()},
                     {"what", stretch_names[static_cast<std::size_t>(stretch.kind)]}});
    }
  }
  return all;
}

json verdict_json(const Scenario& scenario, OpenTime& open_time) {
  const Verdict verdict = judge(scenario.history, open_time, scenario.now);
  json found = json::object();
  for (const Metric metric : every_metric) found[name(metric)] = standing_json(verdict.of(metric));
  found["next_response"]["past"] = json::array();
  for (const Standing& past : verdict.earlier_responses) found["next_response"]["past"].push_back(standing_json(past));
  found["next_due"] = time_json(verdict.next_due);
  found["breaches"] = json::array();
  for (const Breach& breach : verdict.breaches) {
    found["breaches"].push_back({{"metric", name(breach.metric)}, {"due", second_text(breach.due)}});
  }
  found["why"] = why(scenario, open_time, verdict);
  return found;
}

}  // namespace

Result<std::string> judged(std::string_view text, const ZoneRules& zones) {
  const Result<Scenario> scenario = read_scenario(text);
  if (!scenario) return std::unexpected(scenario.error());
  if (const Result<void> checked = check(scenario->calendar, zones); !checked) {
    return fail(checked.error().kind, Message(verbatim("/calendar: " + checked.error().message.english())));
  }
  OpenTime open_time(scenario->calendar, zones);
  return text_of(verdict_json(*scenario, open_time));
}

}  // namespace counterbell::cli
