#include "ui/service/service_draft.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <optional>
#include <utility>

#include "desk/base/fold.h"
#include "desk/service/calendar/duration_text.h"
#include "desk/service/calendar/hours_text.h"
#include "ui/kit/format.h"
#include "ui/service/service_words.h"
#include "ui/starters.h"

namespace counterbell::ui {
namespace {

using desk::sla::Calendar;
using desk::sla::Metric;
using desk::sla::NamedPolicy;
using desk::sla::Rules;

/// Calls `visit` with each piece of `text` between separators, without blanks around it; not with empty ones.
template <typename Visit>
void split(std::string_view text, char separator, Visit visit) {
  while (true) {
    const std::size_t end = text.find(separator);
    const std::string_view piece = desk::trim(text.substr(0, end));
    if (!piece.empty()) visit(piece);
    if (end == text.npos) return;
    text.remove_prefix(end + 1);
  }
}

std::vector<std::string> list_in(std::string_view text) {
  std::vector<std::string> list;
  split(text, ',', [&](std::string_view piece) { list.emplace_back(piece); });
  return list;
}

std::string joined(const std::vector<std::string>& list) {
  std::string text;
  for (const std::string& one : list) text += (text.empty() ? "" : ", ") + one;
  return text;
}

PolicyDraft draft_of(const NamedPolicy& named) {
  PolicyDraft draft{.name = named.name,
                    .channels = named.conditions.channels,
                    .tags = joined(named.conditions.tags),
                    .groups = joined(named.conditions.groups),
                    .targets = {},
                    .around_the_clock = named.policy.around_the_clock,
                    .answered_in_person = named.answered_in_person,
                    .reopening = static_cast<int>(named.policy.reopening),
                    .steps = named.steps};
  for (std::size_t priority = 0; priority < draft.targets.size(); ++priority) {
    for (std::size_t metric = 0; metric < desk::sla::every_metric.size(); ++metric) {
      const std::chrono::seconds target = named.policy.targets[priority].of[metric];
      if (target > std::chrono::seconds(0)) draft.targets[priority][metric] = desk::sla::duration_text(target);
    }
  }
  return draft;
}

/// What was typed may mean something else.
std::unexpected<Error> ask_about(Words day, const desk::sla::OpeningHours& hours) {
  return fail(ErrorKind::invalid, "{0}: do you mean {1}? Please write that, or what is right.", day,
              verbatim(desk::sla::hours_text(hours.spans)));
}

/// "2026-12-24 9-13", "2026-12-25 closed".
Result<void> add_special_day(std::string_view line, Calendar& calendar) {
  const std::size_t blank = line.find(' ');
  const std::optional<desk::sla::Date> date = desk::sla::parse_date(line.substr(0, blank));
  const std::string_view rest = blank == line.npos ? std::string_view() : desk::trim(line.substr(blank));
  const bool is_closed = rest.empty() || rest == "closed";
  const auto hours = is_closed ? desk::sla::OpeningHours{} : desk::sla::parse_hours(rest);
  if (date && hours && hours->is_guess) return ask_about(verbatim(desk::sla::date_text(*date)), *hours);
  if (!date || !hours) {
    return fail(ErrorKind::invalid,
                // TRANSLATORS: {1} and {2} are examples, as they must be typed in every language.
                "“{0}” is no special day. Please write each on a line of its own, such as {1} or {2}.", verbatim(line),
                verbatim("2026-12-24 9-13"), verbatim("2026-12-25 closed"));
  }
  if (is_closed)
    calendar.closed.insert(*date);
  else
    calendar.special[*date] = hours->spans;
  return {};
}

Result<Calendar> calendar_of(const ServiceDraft& draft) {
  Calendar calendar{.zone = std::string(desk::trim(draft.zone)), .week = {}, .special = {}, .closed = {}};
  for (std::size_t day = 0; day < draft.week.size(); ++day) {
    const std::string_view typed = desk::trim(draft.week[day]);
    auto hours = typed == "closed" ? desk::sla::OpeningHours{} : desk::sla::parse_hours(typed);
    if (hours && hours->is_guess) return ask_about(weekday_name(day), *hours);
    if (!hours) {
      return fail(ErrorKind::invalid, "{0}: “{1}” are no opening hours. Please write them like 9-12:30, 13:30-18.",
                  weekday_name(day), verbatim(typed));
    }
    calendar.week[day] = std::move(hours->spans);
  }
  Result<void> added;
  split(draft.special_days, '\n', [&](std::string_view line) {
    if (added) added = add_special_day(line, calendar);
  });
  if (!added) return std::unexpected(added.error());
  return calendar;
}

Result<NamedPolicy> policy_of(const PolicyDraft& draft) {
  NamedPolicy named{.name = std::string(desk::trim(draft.name)),
                    .conditions = {draft.channels, list_in(draft.tags), list_in(draft.groups)},
                    .answered_in_person = draft.answered_in_person,
                    .policy = {},
                    .steps = draft.steps};
  if (named.name.empty()) return fail(ErrorKind::invalid, "Please give each policy a name.");
  named.policy.around_the_clock = draft.around_the_clock;
  named.policy.reopening = static_cast<desk::sla::Policy::Reopening>(draft.reopening);
  for (const desk::Priority priority : target_priorities) {
    for (const Metric metric : desk::sla::every_metric) {
      const std::string& typed = draft.targets[static_cast<std::size_t>(priority)][static_cast<std::size_t>(metric)];
      const std::optional<std::chrono::seconds> target = desk::sla::parse_duration(typed);
      if (!target) {
        return fail(ErrorKind::invalid, "“{0}” is no length of time. Please write it like 30 min or 3 h.",
                    verbatim(typed));
      }
      named.policy.targets[static_cast<std::size_t>(priority)][metric] = *target;
    }
  }
  return named;
}

// A draft in text: a line for each field, name=value.

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\n') {
      out += "\\n";
    } else if (c == '\\') {
      out += "\\\\";
    } else {
      out += c;
    }
  }
  return out;
}

std::string unescaped(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool is_escape = text[i] == '\\' && i + 1 < text.size();
    if (is_escape) ++i;
    out += is_escape && text[i] == 'n' ? '\n' : text[i];
  }
  return out;
}

/// Visits every text of a policy under its name.
template <typename Policy, typename Visit>
void visit_texts(Policy& policy, Visit visit) {
  visit("name", policy.name);
  visit("tags", policy.tags);
  visit("groups", policy.groups);
  for (std::size_t priority = 0; priority < policy.targets.size(); ++priority) {
    for (std::size_t metric = 0; metric < policy.targets[priority].size(); ++metric) {
      visit("target" + std::to_string(priority) + std::to_string(metric), policy.targets[priority][metric]);
    }
  }
}

void write_policy(std::string& text, const PolicyDraft& policy) {
  const auto add = [&](std::string_view name, std::string_view value) {
    text += std::string(name) + '=' + escaped(value) + '\n';
  };
  add("policy", "");
  visit_texts(policy, [&](std::string_view name, const std::string& value) {
    if (!value.empty()) add(name, value);
  });
  for (const desk::Channel channel : policy.channels) add("channel", desk::name(channel));
  add("around_the_clock", policy.around_the_clock ? "1" : "0");
  add("answered_in_person", policy.answered_in_person ? "1" : "0");
  for (const desk::sla::Step& step : policy.steps) add("step", desk::sla::step_text(step));
  add("reopening", std::string(1, static_cast<char>('0' + policy.reopening)));
}

void read_into(PolicyDraft& policy, std::string_view name, const std::string& value) {
  visit_texts(policy, [&](std::string_view known, std::string& text) {
    if (known == name) text = value;
  });
  if (name == "step") {
    if (const std::optional<desk::sla::Step> step = desk::sla::parse_step(value)) policy.steps.push_back(*step);
  }
  if (name == "channel") policy.channels.push_back(desk::parse_channel(value));
  if (name == "around_the_clock") policy.around_the_clock = value == "1";
  if (name == "answered_in_person") policy.answered_in_person = value == "1";
  if (name == "reopening" && value.size() == 1) policy.reopening = std::clamp(value[0] - '0', 0, 2);
}

}  // namespace

ServiceDraft draft_of(const Rules& rules) {
  ServiceDraft draft{.zone = rules.calendar.zone, .week = {}, .special_days = {}, .policies = {}};
  for (std::size_t day = 0; day < draft.week.size(); ++day) {
    draft.week[day] = desk::sla::hours_text(rules.calendar.week[day]);
  }
  std::map<desk::sla::Date, std::string> special;
  for (const auto& [date, hours] : rules.calendar.special) special[date] = desk::sla::hours_text(hours);
  for (const desk::sla::Date date : rules.calendar.closed) special[date] = "closed";
  for (const auto& [date, hours] : special) {
    draft.special_days += (draft.special_days.empty() ? "" : "\n") + desk::sla::date_text(date) + ' ' + hours;
  }
  for (const NamedPolicy& named : rules.policies) draft.policies.push_back(draft_of(named));
  return draft;
}

ServiceDraft starter(std::string zone) {
  ServiceDraft draft;
  draft.zone = std::move(zone);
  return parse_service_draft(starters[0].draft, std::move(draft));
}

Result<Rules> rules_of(const ServiceDraft& draft) {
  Result<Calendar> calendar = calendar_of(draft);
  if (!calendar) return std::unexpected(calendar.error());
  Rules rules{.calendar = *std::move(calendar), .policies = {}};
  for (const PolicyDraft& one : draft.policies) {
    Result<NamedPolicy> policy = policy_of(one);
    if (!policy) return std::unexpected(policy.error());
    rules.policies.push_back(*std::move(policy));
  }
  return rules;
}

std::string to_text(const ServiceDraft& draft) {
  std::string text = "zone=" + escaped(draft.zone) + '\n';
  for (std::size_t day = 0; day < draft.week.size(); ++day) {
    text += "day" + std::to_string(day) + '=' + escaped(draft.week[day]) + '\n';
  }
  text += "special=" + escaped(draft.special_days) + '\n';
  for (const PolicyDraft& policy : draft.policies) write_policy(text, policy);
  return text;
}

ServiceDraft parse_service_draft(std::string_view text, ServiceDraft draft) {
  if (text.empty()) return draft;
  draft.policies.clear();
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    const std::size_t sign = std::min(line.find('='), line.size());
    const std::string_view name = line.substr(0, sign);
    const std::string value = unescaped(line.substr(std::min(sign + 1, line.size())));
    if (name == "zone") draft.zone = value;
    if (name == "special") draft.special_days = value;
    if (name.starts_with("day") && name.size() == 4 && name[3] >= '0' && name[3] < '7') {
      draft.week[static_cast<std::size_t>(name[3] - '0')] = value;
    }
    if (name == "policy") draft.policies.emplace_back();
    if (!draft.policies.empty()) read_into(draft.policies.back(), name, value);
  }
  if (draft.policies.empty()) draft.policies = starter({}).policies;
  return draft;
}

}  // namespace counterbell::ui
