#include "desk/service/sla/rules.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <tuple>
#include <utility>

#include "desk/base/fold.h"
#include "desk/service/calendar/hours_text.h"
#include "model/sort_few.h"

namespace counterbell::desk::sla {
namespace {

constexpr std::array weekdays{Field::rules_monday, Field::rules_tuesday,  Field::rules_wednesday, Field::rules_thursday,
                              Field::rules_friday, Field::rules_saturday, Field::rules_sunday};
constexpr std::string_view closed_word = "closed";

/// By Priority, then by Metric.
constexpr std::array<std::array<Field, every_metric.size()>, 4> target_fields{{
    {Field::policy_low_first_response, Field::policy_low_next_response, Field::policy_low_resolution},
    {Field::policy_normal_first_response, Field::policy_normal_next_response, Field::policy_normal_resolution},
    {Field::policy_high_first_response, Field::policy_high_next_response, Field::policy_high_resolution},
    {Field::policy_urgent_first_response, Field::policy_urgent_next_response, Field::policy_urgent_resolution},
}};
constexpr std::array reopening_names{"continue", "restart", "ignore"};

SetEdit addition(Field field, std::string element) { return {field, std::move(element), true, {}}; }

/// A special day as an element of a set: "2026-12-24 09:00-13:00", "2026-12-25 closed".
std::string special_day_text(Date date, std::span<const Calendar::Span> spans) {
  return date_text(date) + ' ' + (spans.empty() ? std::string(closed_word) : hours_text(spans));
}

bool read_special_day(std::string_view text, Calendar& calendar) {
  const std::size_t blank = text.find(' ');
  const std::optional<Date> date = parse_date(text.substr(0, blank));
  if (!date || blank == text.npos) return false;
  const std::string_view hours = text.substr(blank + 1);
  if (hours == closed_word) {
    calendar.closed.insert(*date);
    return true;
  }
  std::optional<std::vector<Calendar::Span>> spans = read_hours(hours);
  if (spans) calendar.special.insert_or_assign(*date, *std::move(spans));
  return spans.has_value();
}

bool read_calendar(const Record& record, Calendar& calendar) {
  calendar.zone = record.text(Field::rules_zone);
  for (std::size_t day = 0; day < weekdays.size(); ++day) {
    std::optional<std::vector<Calendar::Span>> spans = read_hours(record.text(weekdays[day]));
    if (!spans) return false;
    calendar.week[day] = *std::move(spans);
  }
  return std::ranges::all_of(record.elements(Field::rules_special_days),
                             [&](const std::string& text) { return read_special_day(text, calendar); });
}

NamedPolicy read_policy(const Record& record) {
  NamedPolicy read{
      .name = std::string(record.text(Field::policy_name)),
      .conditions = {.tags = record.elements(Field::policy_tags), .groups = record.elements(Field::policy_groups)},
      .answered_in_person = record.flag(Field::policy_answered_in_person),
      .policy = {}};
  for (const std::string& text : record.elements(Field::policy_steps)) {
    if (const std::optional<Step> step = parse_step(text)) read.steps.push_back(*step);
  }
  sort_few(read.steps, {}, [](const Step& step) { return std::tuple(step.percent, step.after, step.metric); });
  for (const std::string& name : record.elements(Field::policy_channels)) {
    read.conditions.channels.push_back(parse_channel(name));
  }
  Policy& policy = read.policy;
  for (std::size_t priority = 0; priority < target_fields.size(); ++priority) {
    for (const Metric metric : every_metric) {
      const std::chrono::seconds target(record.integer(target_fields[priority][static_cast<std::size_t>(metric)]));
      policy.targets[priority][metric] = std::clamp(target, std::chrono::seconds{0}, longest_target);
    }
  }
  policy.around_the_clock = record.flag(Field::policy_around_the_clock);
  policy.pauses.clear();
  for (const std::string& name : record.elements(Field::policy_pauses)) policy.pauses.push_back(parse_state(name));
  const auto reopening = std::ranges::find(reopening_names, record.text(Field::policy_reopening));
  if (reopening != reopening_names.end()) {
    policy.reopening = static_cast<Policy::Reopening>(reopening - reopening_names.begin());
  }
  return read;
}

Operation policy_operation(const NamedPolicy& named, const Id& id, const Id& rules, std::size_t position) {
  const Policy& policy = named.policy;
  Operation operation{
      RecordType::policy,
      id,
      {{Field::policy_rules, rules},
       {Field::policy_position, static_cast<std::int64_t>(position)},
       {Field::policy_name, named.name},
       {Field::policy_around_the_clock, policy.around_the_clock},
       {Field::policy_reopening, std::string(reopening_names[static_cast<std::size_t>(policy.reopening)])},
       {Field::policy_answered_in_person, named.answered_in_person}},
      {}};
  for (const Channel channel : named.conditions.channels) {
    operation.edits.push_back(addition(Field::policy_channels, std::string(name(channel))));
  }
  for (const std::string& tag : named.conditions.tags) operation.edits.push_back(addition(Field::policy_tags, tag));
  for (const std::string& group : named.conditions.groups) {
    operation.edits.push_back(addition(Field::policy_groups, group));
  }
  for (const TicketState state : policy.pauses) {
    operation.edits.push_back(addition(Field::policy_pauses, std::string(name(state))));
  }
  for (const Step& step : named.steps) operation.edits.push_back(addition(Field::policy_steps, step_text(step)));
  for (std::size_t priority = 0; priority < target_fields.size(); ++priority) {
    for (const Metric metric : every_metric) {
      const std::chrono::seconds target = policy.targets[priority][metric];
      if (target <= std::chrono::seconds{0}) continue;
      operation.writes.push_back(
          {target_fields[priority][static_cast<std::size_t>(metric)], std::int64_t{target.count()}});
    }
  }
  return operation;
}

bool fits(const Conditions& conditions, const State& state, const TicketRow& ticket) {
  if (!conditions.channels.empty() && !std::ranges::contains(conditions.channels, ticket.channel)) return false;
  const auto has_tag = [&](const std::string& tag) { return ticket.record->has_element(Field::ticket_tags, tag); };
  if (!conditions.tags.empty() && std::ranges::none_of(conditions.tags, has_tag)) return false;
  if (conditions.groups.empty()) return true;
  const Record* customer = state.find(RecordType::customer, ticket.customer);
  const std::string group = fold(customer ? customer->text(Field::customer_group) : std::string_view());
  return std::ranges::any_of(conditions.groups, [&](const std::string& one) { return fold(one) == group; });
}

}  // namespace

Result<void> check(const Rules& rules, const ZoneRules& zones) {
  if (Result<void> usable = check(rules.calendar, zones); !usable) return usable;
  const auto everything = [](const NamedPolicy& named) { return named.conditions.is_none(); };
  if (std::ranges::count_if(rules.policies, everything) != 1 || !everything(rules.policies.back())) {
    return fail(ErrorKind::invalid,
                "The last policy, and only that one, must be for all other tickets: please give each of the others "
                "something that tells for which tickets it is.");
  }
  return {};
}

std::vector<Operation> to_operations(const Rules& rules, const std::function<Id()>& new_id) {
  const Id id = new_id();
  const Calendar& calendar = rules.calendar;
  Operation head{RecordType::rules, id, {{Field::rules_zone, calendar.zone}}, {}};
  for (std::size_t day = 0; day < weekdays.size(); ++day) {
    if (!calendar.week[day].empty()) head.writes.push_back({weekdays[day], hours_text(calendar.week[day])});
  }
  for (const auto& [date, spans] : calendar.special) {
    if (calendar.closed.contains(date)) continue;
    head.edits.push_back(addition(Field::rules_special_days, special_day_text(date, spans)));
  }
  for (const Date date : calendar.closed) {
    head.edits.push_back(addition(Field::rules_special_days, special_day_text(date, {})));
  }
  std::vector<Operation> operations;
  operations.push_back(std::move(head));
  for (std::size_t i = 0; i < rules.policies.size(); ++i) {
    operations.push_back(policy_operation(rules.policies[i], new_id(), id, i));
  }
  return operations;
}

std::optional<Rules> read_rules(const State& state, const Record& record) {
  Rules rules;
  if (!read_calendar(record, rules.calendar)) return std::nullopt;
  for (const Record* policy : policy_records(state, record)) rules.policies.push_back(read_policy(*policy));
  return rules;
}

std::vector<const Record*> policy_records(const State& state, const Record& rules) {
  std::vector<const Record*> policies;
  state.for_each(RecordType::policy, [&](const Record& policy) {
    if (policy.reference(Field::policy_rules) == rules.id()) policies.push_back(&policy);
  });
  sort_few(policies, {},
           [](const Record* policy) { return std::pair(policy->integer(Field::policy_position), policy->id()); });
  return policies;
}

const NamedPolicy* policy_for(const Rules& rules, const State& state, const TicketRow& ticket) {
  const auto found =
      std::ranges::find_if(rules.policies, [&](const NamedPolicy& one) { return fits(one.conditions, state, ticket); });
  return found == rules.policies.end() ? nullptr : &*found;
}

}  // namespace counterbell::desk::sla
