#include "ui/screens/trial_words.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "desk/sla/duration_text.h"
#include "ui/format.h"
#include "ui/screens/service_words.h"

namespace counterbell::ui {
namespace {

using desk::TrialResult;
using desk::sla::Impossible;
using desk::sla::Metric;
using desk::sla::Outcome;
using desk::sla::Seconds;
using desk::sla::Tally;

std::string people_words(int people) { return counted(static_cast<std::uint64_t>(people), "person", "people"); }

std::string hours_words(Seconds seconds) {
  constexpr Seconds hour = 60 * 60;
  return std::to_string((seconds + hour / 2) / hour) + " h";
}

std::string hour_words(std::size_t hour) {
  return std::string(weekday_names[hour / 24]) + " " + std::to_string(hour % 24) + " to " +
         std::to_string(hour % 24 + 1);
}

/// "Urgent: a first answer is promised within 5 min".
std::string target_words(const Impossible& impossible, const desk::sla::Rules& rules) {
  constexpr std::array<std::string_view, 3> what{"a first answer", "a further answer", "the solution"};
  std::string words(priority_label(impossible.priority));
  if (rules.policies.size() > 1) words = "“" + rules.policies[impossible.policy].name + "”, " + words;
  return words + ": " + std::string(what[static_cast<std::size_t>(impossible.metric)]) + " is promised within " +
         desk::sla::duration_text(impossible.target);
}

}  // namespace

std::string percent(double share) {
  constexpr double whole = 100;
  constexpr double rounding = 1e-9;  // 0.95 is 95 %, however it is held.
  return std::to_string(static_cast<int>(std::floor(share * whole + rounding))) + " %";
}

std::string_view priority_label(desk::Priority priority) {
  return choice_label(Field::ticket_priority, desk::name(priority));
}

std::string kept_words(const Outcome& outcome, desk::Priority priority) {
  std::string words;
  for (const Metric metric : desk::sla::every_metric) {
    const Tally& tally = outcome.of[static_cast<std::size_t>(priority)][static_cast<std::size_t>(metric)];
    if (tally.all() == 0) continue;
    words += (words.empty() ? "" : ", ") + std::string(label(metric)) + " " + percent(tally.share_kept());
  }
  return words;
}

std::string worst_hours(const Outcome& outcome, std::size_t most) {
  std::vector<std::size_t> hours;
  for (std::size_t hour = 0; hour < desk::sla::week_hours; ++hour) {
    if (outcome.hours[hour].missed > 0) hours.push_back(hour);
  }
  std::ranges::stable_sort(hours, std::ranges::greater(), [&](std::size_t hour) { return outcome.hours[hour].missed; });
  hours.resize(std::min(hours.size(), most));
  std::string words;
  for (const std::size_t hour : hours) {
    const Tally& tally = outcome.hours[hour];
    words += (words.empty() ? "Worst: " : "; ") + hour_words(hour) + ", " + percent(1 - tally.share_kept()) +
             " late (" + std::to_string(tally.missed) + " of " + std::to_string(tally.all()) + ")";
  }
  return words.empty() ? "Nothing would come late." : words + ".";
}

std::string staffing_words(const TrialResult& result) {
  const std::string share = percent(desk::share_to_keep);
  if (!result.people_to_keep) {
    return "Not even " + people_words(desk::sla::most_people) + " keep " + share + " of the promises.";
  }
  const int people = *result.people_to_keep;
  return people_words(people) + (people == 1 ? " keeps " : " keep ") + share +
         " of the promises of every priority, when on duty in all opening hours.";
}

std::string summary_words(const TrialResult& result) {
  const Tally& history = result.history.all();
  const Tally& made_up = result.made_up().all();
  std::string weeks = counted(static_cast<std::uint64_t>(result.weeks), "made-up week", "made-up weeks") + " with " +
                      people_words(result.people) + " on duty: " + percent(made_up.share_kept()) + " of " +
                      counted(made_up.all(), "promise", "promises") + " kept.";
  if (history.all() == 0) return weeks;
  return "Your " + counted(result.tickets, "ticket", "tickets") + ": " + percent(history.share_kept()) + " of " +
         counted(history.all(), "promise", "promises") + " would have been kept. " + weeks;
}

std::string load_words(const TrialResult& result) {
  const auto tickets = static_cast<std::uint64_t>(std::lround(result.load.tickets_a_week));
  if (result.load.is_made_up) {
    return "There are too few tickets here to learn from, so the weeks are made up as in a small shop: " +
           counted(tickets, "ticket", "tickets") + " a week, from Monday to Saturday between 9 and 18.";
  }
  return "The weeks are made up after your newest " + counted(result.load.concerns.size(), "ticket", "tickets") + ": " +
         counted(std::max<std::uint64_t>(tickets, 1), "ticket", "tickets") +
         " a week, in the hours in which they came, and with as many answers.";
}

std::string impossible_words(const Impossible& impossible, const desk::sla::Rules& rules, int people) {
  switch (impossible.why) {
    case Impossible::Why::too_much_work:
      return "About " + hours_words(impossible.needed) + " of work come in each week, but " + people_words(people) +
             (people == 1 ? " has " : " have ") + hours_words(impossible.available) +
             " of opening time. Whatever is promised, work piles up: please plan more people.";
    case Impossible::Why::too_short:
      return target_words(impossible, rules) + ", but the work alone takes " +
             desk::sla::duration_text(impossible.needed) + ". Please promise a longer time.";
    case Impossible::Why::shop_closed:
      return target_words(impossible, rules) + " around the clock, but the shop is closed for up to " +
             desk::sla::duration_text(impossible.needed) +
             " at a time. Please let only opening hours count, or promise a longer time.";
    case Impossible::Why::too_few:
      return "Not even " + people_words(desk::sla::most_people) + " would keep " + percent(desk::share_to_keep) +
             " of these promises. Please promise longer times.";
  }
  return {};
}

}  // namespace counterbell::ui
