#include "ui/service/service_sheet.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <map>
#include <ranges>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "desk/service/calendar/duration_text.h"
#include "desk/service/calendar/hours_text.h"
#include "desk/service/sla/rules.h"
#include "ui/common/ticket_words.h"
#include "ui/kit/format.h"
#include "ui/service/service_words.h"

namespace counterbell::ui {

using namespace std::chrono_literals;
using std::chrono::days;
using std::chrono::seconds;

namespace {

using desk::sla::Calendar;
using desk::sla::Date;
using desk::sla::NamedPolicy;
using desk::sla::Rules;
using desk::sla::Step;
using Span = Calendar::Span;

/// More special days than these have no room.
constexpr std::size_t most_special = 12;

/// "one", "one or two", "one, two or three".
Text one_of(std::span<const Words> words) {
  Text list;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const bool is_last = i > 0 && i + 1 == words.size();
    if (is_last)
      list = tr("{0} or {1}", list, words[i]);
    else
      add_to_list(list, words[i]);
  }
  return list;
}

Text one_of(const std::vector<std::string>& typed) {
  std::vector<Words> words;
  for (const std::string& one : typed) words.push_back(verbatim(one));
  return one_of(words);
}

// When the shop is open

/// "09:00–12:30, 13:30–18:00", "closed", "day and night".
Text hours_words(std::span<const Span> spans) {
  if (spans.empty()) return trc("a day", "closed");
  if (spans.size() == 1 && spans.front() == Span{0h, 24h}) return tr("day and night");
  std::string words;
  for (const char c : desk::sla::hours_text(spans)) {
    if (c == '-')
      words += "–";
    else
      words += c;
  }
  return verbatim(words);
}

/// From an hour before the first opening of the week to one after its end, with marks that are not too close.
void set_scale(Sheet::Days& week) {
  seconds first = 24h;
  seconds last = 0h;
  for (const Sheet::Days::Day& day : week.days) {
    for (const Span& span : day.spans) {
      first = std::min(first, span.from);
      last = std::max(last, span.to);
    }
  }
  week.from_hour = std::max(0, static_cast<int>(first / 1h) - 1);
  week.to_hour = std::min(24, static_cast<int>(std::chrono::ceil<std::chrono::hours>(last).count()) + 1);
  week.step_hours = week.to_hour - week.from_hour > 12 ? 4 : 2;
}

Sheet::Section week_section(const Calendar& calendar) {
  Sheet::Section section{.title = tr("When we are open")};
  for (std::size_t day = 0; day < calendar.week.size(); ++day) {
    const std::vector<Span>& spans = calendar.week[day];
    section.days.days.push_back({weekday_name(day), hours_words(spans), spans});
  }
  set_scale(section.days);
  return section;
}

/// "Thu 24 Dec 2026", "Thu 24 Dec to Sat 26 Dec 2026".
Text run_words(Date first, Date last) {
  const Text end = full_date(last);
  if (first == last) return end;
  using std::chrono::year_month_day;
  const bool is_one_year = year_month_day(first).year() == year_month_day(last).year();
  return trc("days", "{0} to {1}", is_one_year ? date_without_year(first) : full_date(first), end);
}

/// The special days from `today` on; those that follow each other and are alike are one. No facts when there are none.
Sheet::Section special_section(const Calendar& calendar, Date today) {
  std::map<Date, Text> words;
  for (const auto& [date, spans] : calendar.special) words[date] = hours_words(spans);
  for (const Date date : calendar.closed) words[date] = hours_words({});
  struct Run {
    Date first;
    Date last;
    Text words;
  };
  std::vector<Run> runs;
  for (auto day = words.lower_bound(today); day != words.end(); ++day) {
    const auto& [date, hours] = *day;
    const bool goes_on = !runs.empty() && runs.back().last + days(1) == date && runs.back().words == hours;
    if (goes_on)
      runs.back().last = date;
    else
      runs.push_back({date, date, hours});
  }
  Sheet::Section section{.title = tr("Special days")};
  for (const Run& run : runs | std::views::take(most_special)) {
    section.facts.emplace_back(run_words(run.first, run.last), run.words);
  }
  if (runs.size() > most_special) {
    section.lines.push_back(
        trn("and {0} more, see Counterbell", "and {0} more, see Counterbell", runs.size() - most_special));
  }
  return section;
}

Date today_at(Host& host, const Calendar& calendar, Time now) {
  const auto utc = std::chrono::floor<seconds>(now);
  return Date(std::chrono::floor<days>(utc + host.zones().offset(calendar.zone, utc)).time_since_epoch());
}

// Targets

/// "For tickets taken by phone or by e-mail and tagged repair."
Text tickets_words(const desk::sla::Conditions& conditions) {
  std::vector<Words> channels;
  for (const desk::Channel channel : conditions.channels) channels.push_back(by_channel(channel));
  const Text taken = one_of(channels);
  const Text tags = one_of(conditions.tags);
  const Text groups = one_of(conditions.groups);
  if (taken.empty() && tags.empty()) {
    return groups.empty() ? Text() : tr("For tickets of customers in the group {0}.", groups);
  }
  if (taken.empty()) {
    return groups.empty() ? tr("For tickets tagged {0}.", tags)
                          : tr("For tickets tagged {0} and of customers in the group {1}.", tags, groups);
  }
  if (tags.empty()) {
    // TRANSLATORS: {0} is "by phone or at the counter".
    return groups.empty() ? tr("For tickets taken {0}.", taken)
                          : tr("For tickets taken {0} and of customers in the group {1}.", taken, groups);
  }
  return groups.empty()
             ? tr("For tickets taken {0} and tagged {1}.", taken, tags)
             : tr("For tickets taken {0}, tagged {1} and of customers in the group {2}.", taken, tags, groups);
}

Sheet::Table targets_table(const desk::sla::Policy& policy) {
  Sheet::Table table{{tr("Priority")}};
  for (const desk::sla::Metric metric : desk::sla::every_metric) table.front().emplace_back(label(metric));
  for (const desk::Priority priority : target_priorities) {
    std::vector<Text> row{choice_label(Field::ticket_priority, desk::name(priority))};
    for (const desk::sla::Metric metric : desk::sla::every_metric) {
      const seconds target = policy.of(priority)[metric];
      row.emplace_back(verbatim(target > 0s ? desk::sla::duration_text(target) : "–"));
    }
    table.push_back(std::move(row));
  }
  return table;
}

/// What of a ticket's time counts.
std::vector<Text> counting_lines(const NamedPolicy& named) {
  std::vector<Text> lines;
  lines.emplace_back(named.policy.around_the_clock ? tr("The time runs around the clock, also while we are closed.")
                                                   : tr("Only opening hours count."));
  std::vector<Text> pauses;
  for (const desk::TicketState state : named.policy.pauses) {
    pauses.push_back(trc("a state", "“{0}”", choice_label(Field::ticket_state, desk::name(state))));
  }
  if (!pauses.empty()) {
    const std::vector<Words> states(pauses.begin(), pauses.end());
    // TRANSLATORS: {0} is "“On hold” or “Waiting”".
    lines.push_back(tr("The time stands still while a ticket is {0}.", one_of(states)));
  }
  constexpr std::array reopening{tr("When a solved ticket is opened again, the time goes on."),
                                 tr("When a solved ticket is opened again, the time starts anew."),
                                 tr("When a solved ticket is opened again, nothing is counted any more.")};
  lines.emplace_back(reopening[static_cast<std::size_t>(named.policy.reopening)]);
  if (named.answered_in_person) {
    lines.emplace_back(tr("What is taken face to face or on the phone counts as answered."));
  }
  return lines;
}

std::vector<std::pair<Text, Text>> step_facts(const std::vector<Step>& steps) {
  std::vector<std::pair<Text, Text>> facts;
  for (const Step& step : steps) facts.emplace_back(step_moment(step), trc("what is done", "{0}.", step_deed(step)));
  return facts;
}

/// What holds for all policies alike is said once.
struct Common {
  std::vector<Text> lines;
  bool has_steps = false;
};

Common common_to(const std::vector<NamedPolicy>& policies) {
  Common common{counting_lines(policies.front()), true};
  for (const NamedPolicy& named : policies) {
    const std::vector<Text> lines = counting_lines(named);
    std::erase_if(common.lines, [&](const Text& line) { return !std::ranges::contains(lines, line); });
    common.has_steps = common.has_steps && named.steps == policies.front().steps;
  }
  return common;
}

Sheet::Section policy_section(const Rules& rules, std::size_t index, const Common& common) {
  const NamedPolicy& named = rules.policies[index];
  const std::size_t count = rules.policies.size();
  const bool is_last = index + 1 == count;
  const Words name = is_last ? tr("All other tickets") : verbatim(named.name);
  Sheet::Section section{
      .title = count == 1 ? Text(tr("All tickets")) : trc("number, policy", "{0}. {1}", index + 1, name),
      .about = tickets_words(named.conditions),
      .table = targets_table(named.policy)};
  for (Text& line : counting_lines(named)) {
    if (!std::ranges::contains(common.lines, line)) section.lines.push_back(std::move(line));
  }
  if (!common.has_steps) section.facts = step_facts(named.steps);
  return section;
}

Sheet::Group common_group(const Rules& rules, const Common& common) {
  Sheet::Section counting{.title = tr("What counts")};
  if (rules.policies.size() > 1) {
    counting.lines.emplace_back(tr("Of these policies, the first that fits a ticket holds."));
  }
  counting.lines.emplace_back(
      tr("First answer: until the customer hears from us. Next answer: from a later message of theirs "
         "to our reply. Notes are no answers."));
  counting.lines.insert(counting.lines.end(), common.lines.begin(), common.lines.end());
  Sheet::Group group{"rules", {std::move(counting)}};
  const std::vector<Step>& steps = rules.policies.front().steps;
  if (common.has_steps && !steps.empty()) {
    group.sections.push_back({.title = tr("When time runs out"), .facts = step_facts(steps)});
  }
  return group;
}

}  // namespace

Sheet service_sheet(Host& host, std::string_view shop, const Rules& rules, std::optional<Time> since, Time now) {
  Sheet sheet{.shop = std::string(shop),
              .title = tr("What we promise our customers"),
              .mark = since ? Words() : tr("Draft, not published yet"),
              .notes = {},
              .groups = {}};
  Sheet::Group opening{"opening", {week_section(rules.calendar)}};
  Sheet::Section special = special_section(rules.calendar, today_at(host, rules.calendar, now));
  if (!special.facts.empty()) opening.sections.push_back(std::move(special));
  sheet.groups.push_back(std::move(opening));
  const Common common = common_to(rules.policies);
  Sheet::Group policies{"policies", {}};
  for (std::size_t i = 0; i < rules.policies.size(); ++i) {
    policies.sections.push_back(policy_section(rules, i, common));
  }
  sheet.groups.push_back(std::move(policies));
  sheet.groups.push_back(common_group(rules, common));
  if (since) sheet.notes.push_back(tr("In force since {0}.", full_date_time(host, *since)));
  sheet.notes.push_back(tr("All times are those of {0}.", verbatim(rules.calendar.zone)));
  sheet.notes.push_back(tr("Printed {0}.", full_date_time(host, now)));
  return sheet;
}

Result<Sheet> sheet_to_print(Context& context, const ServiceDraft& draft) {
  Host& host = context.ui.host();
  const Result<Rules> rules = rules_of(draft);
  if (!rules) return std::unexpected(rules.error());
  if (const Result<void> sound = check(*rules, host.zones()); !sound) return std::unexpected(sound.error());
  const desk::sla::Regime* regime = context.desk.service().rules();
  std::optional<Time> since;
  if (regime && draft_of(regime->rules) == draft) since = regime->since;
  const Record* shop = context.desk.shop().record();
  return service_sheet(host, shop ? shop->text(Field::shop_name) : "", *rules, since, context.ui.now());
}

}  // namespace counterbell::ui
