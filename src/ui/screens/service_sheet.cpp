#include "ui/screens/service_sheet.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <map>
#include <ranges>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "desk/sla/duration_text.h"
#include "desk/sla/hours_text.h"
#include "desk/sla/rules.h"
#include "ui/format.h"
#include "ui/screens/service_words.h"
#include "ui/screens/ticket_words.h"

namespace counterbell::ui {
namespace {

using desk::sla::Calendar;
using desk::sla::Date;
using desk::sla::NamedPolicy;
using desk::sla::Rules;
using desk::sla::Seconds;
using desk::sla::Step;
using Span = Calendar::Span;

constexpr Seconds hour = 60 * 60;
constexpr int day_hours = 24;
/// More special days than these have no room.
constexpr std::size_t most_special = 12;

/// "one", "one or two", "one, two or three".
std::string listed(const std::vector<std::string>& words, std::string_view last_word) {
  std::string text;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0) text += i + 1 == words.size() ? ' ' + std::string(last_word) + ' ' : ", ";
    text += words[i];
  }
  return text;
}

// When the shop is open

/// "09:00–12:30, 13:30–18:00", "closed", "day and night".
std::string hours_words(std::span<const Span> spans) {
  if (spans.empty()) return "closed";
  if (spans.size() == 1 && spans.front() == Span{0, day_hours * hour}) return "day and night";
  std::string words;
  for (const char c : desk::sla::hours_text(spans)) {
    if (c == '-')
      words += "–";
    else
      words += c;
  }
  return words;
}

/// From an hour before the first opening of the week to one after its end, with marks that are not too close.
void set_scale(Sheet::Days& days) {
  Seconds first = day_hours * hour;
  Seconds last = 0;
  for (const Sheet::Days::Day& day : days.days) {
    for (const Span& span : day.spans) {
      first = std::min(first, span.from);
      last = std::max(last, span.to);
    }
  }
  days.from_hour = std::max(0, static_cast<int>(first / hour) - 1);
  days.to_hour = std::min(day_hours, static_cast<int>((last + hour - 1) / hour) + 1);
  days.step_hours = days.to_hour - days.from_hour > 12 ? 4 : 2;
}

Sheet::Section week_section(const Calendar& calendar) {
  Sheet::Section section{.title = "When we are open"};
  for (std::size_t day = 0; day < calendar.week.size(); ++day) {
    const std::vector<Span>& spans = calendar.week[day];
    section.days.days.push_back({std::string(weekday_names[day]), hours_words(spans), spans});
  }
  set_scale(section.days);
  return section;
}

/// "Thu 24 Dec 2026", "Thu 24 Dec to Sat 26 Dec 2026".
std::string run_words(Date first, Date last) {
  const std::string end = full_date(last);
  if (first == last) return end;
  std::string begin = full_date(first);
  const std::string_view year = std::string_view(end).substr(end.rfind(' '));
  if (begin.ends_with(year)) begin.resize(begin.size() - year.size());
  return begin + " to " + end;
}

/// The special days from `today` on; those that follow each other and are alike are one. No facts when there are none.
Sheet::Section special_section(const Calendar& calendar, Date today) {
  std::map<Date, std::string> words;
  for (const auto& [date, spans] : calendar.special) words[date] = hours_words(spans);
  for (const Date date : calendar.closed) words[date] = hours_words({});
  struct Run {
    Date first;
    Date last;
    std::string words;
  };
  std::vector<Run> runs;
  for (auto day = words.lower_bound(today); day != words.end(); ++day) {
    const auto& [date, hours] = *day;
    const bool goes_on = !runs.empty() && runs.back().last + std::chrono::days(1) == date && runs.back().words == hours;
    if (goes_on)
      runs.back().last = date;
    else
      runs.push_back({date, date, hours});
  }
  Sheet::Section section{.title = "Special days"};
  for (const Run& run : runs | std::views::take(most_special)) {
    section.facts.emplace_back(run_words(run.first, run.last), run.words);
  }
  if (runs.size() > most_special) {
    section.lines.push_back("and " + std::to_string(runs.size() - most_special) + " more, see Counterbell");
  }
  return section;
}

Date today_at(Host& host, const Calendar& calendar, std::int64_t now_ms) {
  const Seconds now = now_ms / 1000;
  return std::chrono::floor<std::chrono::days>(
      std::chrono::local_seconds(std::chrono::seconds(now + host.zones().offset(calendar.zone, now))));
}

// What is promised

/// "For tickets taken by phone or by e-mail and tagged repair."
std::string tickets_words(const desk::sla::Conditions& conditions) {
  std::vector<std::string> parts;
  std::vector<std::string> taken;
  for (const desk::Channel channel : conditions.channels) taken.emplace_back(by_channel(channel));
  if (!taken.empty()) parts.push_back("taken " + listed(taken, "or"));
  if (!conditions.tags.empty()) parts.push_back("tagged " + listed(conditions.tags, "or"));
  if (!conditions.groups.empty()) parts.push_back("of customers in the group " + listed(conditions.groups, "or"));
  return parts.empty() ? "" : "For tickets " + listed(parts, "and") + '.';
}

Sheet::Table targets_table(const desk::sla::Policy& policy) {
  Sheet::Table table{{"Priority"}};
  for (const desk::sla::Metric metric : desk::sla::every_metric) table.front().emplace_back(label(metric));
  for (const desk::Priority priority : promised_priorities) {
    std::vector<std::string> row{std::string(choice_label(Field::ticket_priority, desk::name(priority)))};
    for (const desk::sla::Metric metric : desk::sla::every_metric) {
      const Seconds target = policy.of(priority)[metric];
      row.push_back(target > 0 ? desk::sla::duration_text(target) : "–");
    }
    table.push_back(std::move(row));
  }
  return table;
}

/// What of a ticket's time counts.
std::vector<std::string> counting_lines(const NamedPolicy& named) {
  std::vector<std::string> lines;
  lines.emplace_back(named.policy.around_the_clock ? "The time runs around the clock, also while we are closed."
                                                   : "Only opening hours count.");
  std::vector<std::string> pauses;
  for (const desk::TicketState state : named.policy.pauses) {
    pauses.push_back("“" + std::string(choice_label(Field::ticket_state, desk::name(state))) + "”");
  }
  if (!pauses.empty()) lines.push_back("The time stands still while a ticket is " + listed(pauses, "or") + '.');
  constexpr std::array<std::string_view, 3> reopening{"the time goes on.", "the time starts anew.",
                                                      "nothing is counted any more."};
  lines.push_back("When a solved ticket is opened again, " +
                  std::string(reopening[static_cast<std::size_t>(named.policy.reopening)]));
  if (named.answered_in_person) {
    lines.emplace_back("What is taken face to face or on the phone counts as answered.");
  }
  return lines;
}

std::vector<std::pair<std::string, std::string>> step_facts(const std::vector<Step>& steps) {
  std::vector<std::pair<std::string, std::string>> facts;
  for (const Step& step : steps) facts.emplace_back(step_moment(step), step_deed(step) + '.');
  return facts;
}

/// What holds for all policies alike is said once.
struct Common {
  std::vector<std::string> lines;
  bool has_steps = false;
};

Common common_to(const std::vector<NamedPolicy>& policies) {
  Common common{counting_lines(policies.front()), true};
  for (const NamedPolicy& named : policies) {
    const std::vector<std::string> lines = counting_lines(named);
    std::erase_if(common.lines, [&](const std::string& line) { return !std::ranges::contains(lines, line); });
    common.has_steps = common.has_steps && named.steps == policies.front().steps;
  }
  return common;
}

Sheet::Section policy_section(const Rules& rules, std::size_t index, const Common& common) {
  const NamedPolicy& named = rules.policies[index];
  const std::size_t count = rules.policies.size();
  const bool is_last = index + 1 == count;
  const std::string number = count == 1 ? "" : std::to_string(index + 1) + ". ";
  const std::string name = count == 1 ? "All tickets" : is_last ? "All other tickets" : named.name;
  Sheet::Section section{
      .title = number + name, .about = tickets_words(named.conditions), .table = targets_table(named.policy)};
  for (std::string& line : counting_lines(named)) {
    if (!std::ranges::contains(common.lines, line)) section.lines.push_back(std::move(line));
  }
  if (!common.has_steps) section.facts = step_facts(named.steps);
  return section;
}

Sheet::Group common_group(const Rules& rules, const Common& common) {
  Sheet::Section counting{.title = "What counts"};
  if (rules.policies.size() > 1) {
    counting.lines.emplace_back("Of these promises, the first that fits a ticket holds.");
  }
  counting.lines.emplace_back(
      "First answer: until the customer hears from us. Next answer: from a later message of theirs "
      "to our reply. Notes are no answers.");
  counting.lines.insert(counting.lines.end(), common.lines.begin(), common.lines.end());
  Sheet::Group group{"rules", {std::move(counting)}};
  const std::vector<Step>& steps = rules.policies.front().steps;
  if (common.has_steps && !steps.empty()) {
    group.sections.push_back({.title = "When time runs out", .facts = step_facts(steps)});
  }
  return group;
}

}  // namespace

Sheet service_sheet(Host& host, std::string_view shop, const Rules& rules, std::optional<std::int64_t> since_ms,
                    std::int64_t now_ms) {
  Sheet sheet{.shop = std::string(shop),
              .title = "What we promise our customers",
              .mark = since_ms ? "" : "Draft, not published yet",
              .notes = {},
              .groups = {}};
  Sheet::Group opening{"opening", {week_section(rules.calendar)}};
  Sheet::Section special = special_section(rules.calendar, today_at(host, rules.calendar, now_ms));
  if (!special.facts.empty()) opening.sections.push_back(std::move(special));
  sheet.groups.push_back(std::move(opening));
  const Common common = common_to(rules.policies);
  Sheet::Group policies{"policies", {}};
  for (std::size_t i = 0; i < rules.policies.size(); ++i) {
    policies.sections.push_back(policy_section(rules, i, common));
  }
  sheet.groups.push_back(std::move(policies));
  sheet.groups.push_back(common_group(rules, common));
  if (since_ms) sheet.notes.push_back("In force since " + full_date_time(host, *since_ms) + '.');
  sheet.notes.push_back("All times are those of " + rules.calendar.zone + '.');
  sheet.notes.push_back("Printed " + full_date_time(host, now_ms) + '.');
  return sheet;
}

Result<Sheet> sheet_to_print(Context& ctx, const ServiceDraft& draft) {
  Host& host = ctx.ui.host();
  const Result<Rules> rules = rules_of(draft);
  if (!rules) return std::unexpected(rules.error());
  if (const Result<void> sound = check(*rules, host.zones()); !sound) return std::unexpected(sound.error());
  const desk::sla::Regime* regime = ctx.desk.service_rules();
  std::optional<std::int64_t> since_ms;
  if (regime && draft_of(regime->rules) == draft) since_ms = regime->since * 1000;
  const Record* shop = ctx.desk.shop();
  return service_sheet(host, shop ? shop->text(Field::shop_name) : "", *rules, since_ms, ctx.ui.now_ms());
}

}  // namespace counterbell::ui
