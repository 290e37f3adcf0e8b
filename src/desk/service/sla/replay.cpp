#include "desk/service/sla/replay.h"

#include <algorithm>

namespace counterbell::desk::sla {

Replay::Replay(const Rules& rules, const ZoneRules& zones, std::chrono::sys_seconds now) : zones_(&zones), now_(now) {
  regimes_.push_back({.record = nullptr,
                      .since = std::chrono::sys_seconds::min(),
                      .rules = rules,
                      .open_time = OpenTime(rules.calendar, zones)});
}

std::vector<Event> Replay::take(const TicketRow& ticket, std::span<const Record* const> messages,
                                const Replica& replica) {
  std::vector<Event> course = course_of(ticket, messages, {}, replica, regimes_);
  const std::chrono::sys_seconds now =
      std::max(now_, course.back().at);  // What has happened has, whatever this device's clock says.
  const Verdict verdict = judge(course, regimes_.front().open_time, now);
  const auto is_opening = [](const Event& event) { return std::holds_alternative<Opened>(event.what); };
  const auto opening = std::ranges::find_if(course, is_opening);
  if (!std::get<Opened>(opening->what).is_answered) {
    count(ticket.priority, Metric::first_response, verdict.first_response);
  }
  for (const Standing& earlier : verdict.earlier_responses) count(ticket.priority, Metric::next_response, earlier);
  count(ticket.priority, Metric::next_response, verdict.next_response);
  count(ticket.priority, Metric::resolution, verdict.resolution);
  return course;
}

void Replay::count(Priority priority, Metric metric, const Standing& standing) {
  using enum Standing::State;
  const bool is_late = standing.state == missed || standing.state == overdue ||
                       (standing.state == paused && standing.margin < std::chrono::seconds{0});
  if (!is_late && standing.state != met) return;
  const std::string& zone = rules().calendar.zone;
  outcome_.count(priority, metric, hour_of_week(*zones_, zone, standing.begin), !is_late);
}

}  // namespace counterbell::desk::sla
