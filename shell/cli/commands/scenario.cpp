#include "shell/cli/commands/scenario.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <chrono>
#include <string>
#include <utility>

#include "shell/cli/time_text.h"

namespace counterbell::cli {

using namespace std::chrono_literals;
using std::chrono::seconds;
using std::chrono::sys_seconds;

namespace {

using desk::Priority;
using desk::TicketState;
using namespace desk::sla;
using nlohmann::json;

constexpr std::array weekdays{"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
/// The end of 2199: each day until then is looked at, so there is a limit.
constexpr sys_seconds latest = std::chrono::sys_days(2200y / 1 / 1) - 1s;

/// Reads a scenario member by member. Once something is wrong, `trouble()` says what, and what was read must not be used.
class Reader {
 public:
  Scenario read(const json& all) {
    Scenario scenario;
    if (!is_object(all, "")) return scenario;
    scenario.now = time(member(all, "", "now"), "/now");
    scenario.calendar = calendar(member(all, "", "calendar"), "/calendar");
    const json& first = member(all, "", "policy");
    scenario.history.push_back({{}, PolicyChange{&scenario.policies.emplace_back(policy(first, "/policy"))}});
    const json& history = member(all, "", "history");
    if (!history.is_array() || history.empty()) wrong("/history", "must be a list of at least one event");
    for (std::size_t i = 0; trouble_.empty() && i < history.size(); ++i) {
      scenario.history.push_back(event(history[i], "/history/" + std::to_string(i), scenario));
    }
    return scenario;
  }

  const std::string& trouble() const { return trouble_; }

 private:
  void wrong(const std::string& place, std::string_view what) {
    if (trouble_.empty()) trouble_ = (place.empty() ? "The scenario" : place) + ' ' + std::string(what) + '.';
  }

  bool is_object(const json& value, const std::string& place) {
    if (!value.is_object()) wrong(place, "must be an object");
    return value.is_object();
  }

  /// The member, or a JSON null when it is not there.
  static const json& optional(const json& object, const char* name) {
    static const json nothing;
    const auto found = object.is_object() ? object.find(name) : object.end();
    return found == object.end() ? nothing : *found;
  }
  const json& member(const json& object, const std::string& place, const char* name) {
    if (!object.contains(name)) wrong(place + '/' + name, "is missing");
    return optional(object, name);
  }

  std::string text(const json& value, const std::string& place) {
    if (!value.is_string()) wrong(place, "must be a text");
    return value.is_string() ? value.get<std::string>() : std::string();
  }

  sys_seconds time(const json& value, const std::string& place) {
    const auto parsed = parse_time(text(value, place));
    if (!parsed) wrong(place, "must be a time in UTC such as 2026-03-01T09:30:00Z");
    const auto time = std::chrono::floor<seconds>(parsed.value_or(Time{}));
    if (time > latest) wrong(place, "must be before the year 2200");
    return time;
  }

  Date date(const std::string& value, const std::string& place) {
    const auto parsed = value.size() == std::string_view("2026-03-01").size() ? parse_time(value) : std::nullopt;
    if (!parsed) wrong(place, "must be a date such as 2026-03-01");
    return Date(std::chrono::floor<std::chrono::days>(parsed.value_or(Time{})).time_since_epoch());
  }

  seconds time_of_day(const json& value, const std::string& place) {
    const std::string written = text(value, place);
    if (written == "24:00") return 24h;
    const auto parsed =
        written.size() == std::string_view("09:30").size() ? parse_time("1970-01-01T" + written) : std::nullopt;
    if (!parsed) wrong(place, "must be a time of day from 00:00 to 24:00");
    return std::chrono::floor<seconds>(parsed.value_or(Time{}).time_since_epoch());
  }

  std::vector<Calendar::Span> spans(const json& value, const std::string& place) {
    std::vector<Calendar::Span> spans;
    if (!value.is_array()) wrong(place, "must be a list of spans");
    for (std::size_t i = 0; i < value.size(); ++i) {
      const std::string at = place + '/' + std::to_string(i);
      if (!value[i].is_array() || value[i].size() != 2) {
        wrong(at, "must be two times of day, such as [\"08:00\", \"18:00\"]");
        break;
      }
      spans.push_back({time_of_day(value[i][0], at + "/0"), time_of_day(value[i][1], at + "/1")});
    }
    return spans;
  }

  Calendar calendar(const json& value, const std::string& place) {
    Calendar calendar;
    if (!is_object(value, place)) return calendar;
    calendar.zone = text(member(value, place, "zone"), place + "/zone");
    for (const auto& [name, hours] : member(value, place, "hours").items()) {
      const auto day = std::ranges::find(weekdays, name);
      if (day == weekdays.end())
        wrong(place + "/hours/" + name, "is no weekday (mon, tue, wed, thu, fri, sat, sun)");
      else
        calendar.week[static_cast<std::size_t>(day - weekdays.begin())] = spans(hours, place + "/hours/" + name);
    }
    for (const json& closed : optional(value, "closed")) {
      calendar.closed.insert(date(text(closed, place + "/closed"), place + "/closed"));
    }
    for (const auto& [day, hours] : optional(value, "special").items()) {
      calendar.special[date(day, place + "/special/" + day)] = spans(hours, place + "/special/" + day);
    }
    return calendar;
  }

  Targets targets(const json& value, const std::string& place) {
    Targets targets;
    if (!is_object(value, place)) return targets;
    constexpr auto longest = static_cast<std::uint64_t>(longest_target.count());
    for (const auto& [name, length] : value.items()) {
      const auto metric = std::ranges::find(metric_names, name);
      const bool is_number = length.is_number_unsigned() && length.get<std::uint64_t>() <= longest;
      if (metric == metric_names.end())
        wrong(place + '/' + name, "is no target (first_response, next_response, resolution)");
      else if (!is_number)
        wrong(place + '/' + name, "must be seconds, at most ten years; 0 for none");
      else
        targets.of[static_cast<std::size_t>(metric - metric_names.begin())] = seconds(length.get<std::int64_t>());
    }
    return targets;
  }

  Policy policy(const json& value, const std::string& place) {
    Policy policy;
    if (!is_object(value, place)) return policy;
    const json& all = member(value, place, "targets");
    if (is_object(all, place + "/targets")) {
      for (const auto& [name, of] : all.items()) {
        const Priority of_priority = priority(json(name), place + "/targets/" + name);
        if (trouble_.empty())
          policy.targets[static_cast<std::size_t>(of_priority)] = targets(of, place + "/targets/" + name);
      }
    }
    if (const json& clock = optional(value, "clock"); !clock.is_null()) {
      const std::string written = text(clock, place + "/clock");
      policy.around_the_clock = written == "around_the_clock";
      if (!policy.around_the_clock && written != "business")
        wrong(place + "/clock", "must be business or around_the_clock");
    }
    if (const json& pauses = optional(value, "pause"); !pauses.is_null()) {
      policy.pauses.clear();
      if (!pauses.is_array()) wrong(place + "/pause", "must be a list of states");
      for (const json& paused : pauses) policy.pauses.push_back(state(paused, place + "/pause"));
    }
    if (const json& reopening = optional(value, "reopen"); !reopening.is_null()) {
      const std::string written = text(reopening, place + "/reopen");
      policy.reopening = written == "restart"  ? Policy::Reopening::restart
                         : written == "ignore" ? Policy::Reopening::ignore
                                               : Policy::Reopening::carry_on;
      if (policy.reopening == Policy::Reopening::carry_on && written != "continue") {
        wrong(place + "/reopen", "must be continue, restart or ignore");
      }
    }
    return policy;
  }

  TicketState state(const json& value, const std::string& place) {
    const TicketState state = desk::parse_state(text(value, place));
    if (state == TicketState::other) wrong(place, "is no state (new, open, pending, on_hold, solved, closed)");
    return state;
  }
  Priority priority(const json& value, const std::string& place) {
    const Priority priority = desk::parse_priority(text(value, place));
    if (priority == Priority::other) wrong(place, "is no priority (low, normal, high, urgent)");
    return priority;
  }

  Opened opened(const json& value, const std::string& place) {
    const json& answered = optional(value, "answered");
    if (!answered.is_null() && !answered.is_boolean()) wrong(place + "/answered", "must be true or false");
    return {.priority = priority(member(value, place, "priority"), place + "/priority"),
            .state = state(member(value, place, "state"), place + "/state"),
            .is_answered = answered.is_boolean() && answered.get<bool>()};
  }

  Said said(const json& value, const std::string& place) {
    const std::string from = text(member(value, place, "from"), place + "/from");
    if (from != "customer" && from != "staff" && from != "note")
      wrong(place + "/from", "must be customer, staff or note");
    return {from == "customer" ? Said::By::customer : from == "staff" ? Said::By::staff : Said::By::note};
  }

  Event event(const json& value, const std::string& place, Scenario& scenario) {
    Event event;
    if (!is_object(value, place)) return event;
    event.at = time(member(value, place, "at"), place + "/at");
    const std::string kind = text(member(value, place, "event"), place + "/event");
    const bool is_first = scenario.history.size() == 1;
    if ((kind == "opened") != is_first) wrong(place + "/event", "is wrong here: opened comes first, and once");
    if (event.at < scenario.history.back().at) wrong(place + "/at", "is before the event before it");
    const auto to = [&]() -> const json& { return member(value, place, "to"); };
    if (kind == "opened") {
      event.what = opened(value, place);
      scenario.history.front().at = event.at;
    } else if (kind == "message") {
      event.what = said(value, place);
    } else if (kind == "state") {
      event.what = state(to(), place + "/to");
    } else if (kind == "priority") {
      event.what = priority(to(), place + "/to");
    } else if (kind == "policy") {
      event.what =
          PolicyChange{&scenario.policies.emplace_back(policy(member(value, place, "policy"), place + "/policy"))};
    } else if (kind == "due") {
      event.what = to().is_null() ? Due{} : Due{time(to(), place + "/to")};
    } else {
      wrong(place + "/event", "is no event (opened, message, state, priority, policy, due)");
    }
    return event;
  }

  std::string trouble_;
};

}  // namespace

Result<Scenario> read_scenario(std::string_view text) {
  const json all = json::parse(text, nullptr, false);
  if (all.is_discarded()) return fail(ErrorKind::invalid, "This is not JSON.");
  Reader reader;
  Scenario scenario = reader.read(all);
  if (!reader.trouble().empty()) return fail(ErrorKind::invalid, Message(verbatim(reader.trouble())));
  return scenario;
}

}  // namespace counterbell::cli
