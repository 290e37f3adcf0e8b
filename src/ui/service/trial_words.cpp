#include "ui/service/trial_words.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "desk/service/calendar/duration_text.h"
#include "ui/kit/format.h"
#include "ui/service/service_words.h"

namespace counterbell::ui {

using namespace std::chrono_literals;

namespace {

using desk::TrialResult;
using desk::sla::Impossible;
using desk::sla::Metric;
using desk::sla::Outcome;
using desk::sla::Tally;

Text people_words(int people) { return trn("{0} person", "{0} people", static_cast<std::uint64_t>(people)); }

Text tickets_words(std::uint64_t count) { return trn("{0} ticket", "{0} tickets", count); }

Text target_count_words(std::uint64_t count) { return trn("{0} target", "{0} targets", count); }

Text hours_words(std::chrono::seconds time) { return tr("{0} h", (time + 30min) / 1h); }

/// "Saturday 11 to 12, 40 % late (8 of 20)".
Text hour_words(std::size_t hour, const Tally& tally) {
  // TRANSLATORS: a day of the week, an hour of it from {1} to {2} o'clock, a share, and how many targets of how many.
  return tr("{0} {1} to {2}, {3} late ({4} of {5})", weekday_name(hour / 24), hour % 24, hour % 24 + 1,
            percent(1 - tally.share_kept()), tally.missed, tally.all());
}

/// "Urgent: a first answer is due within 5 min".
Text target_words(const Impossible& impossible, const desk::sla::Rules& rules) {
  Text whose = priority_label(impossible.priority);
  if (rules.policies.size() > 1) {
    whose = trc("policy, priority", "“{0}”, {1}", verbatim(rules.policies[impossible.policy].name), whose);
  }
  const std::string target = desk::sla::duration_text(impossible.target);
  const Words length = verbatim(target);
  switch (impossible.metric) {
    case Metric::first_response:
      // TRANSLATORS: {0} is a priority, such as "Urgent", or a policy and a priority. What this comes to goes on ", but …".
      return tr("{0}: a first answer is due within {1}", whose, length);
    case Metric::next_response:
      return tr("{0}: a further answer is due within {1}", whose, length);
    case Metric::resolution:
      return tr("{0}: the solution is due within {1}", whose, length);
  }
  return {};
}

}  // namespace

Text percent(double share) {
  constexpr double whole = 100;
  constexpr double rounding = 1e-9;  // 0.95 is 95 %, however it is held.
  return tr("{0} %", static_cast<int>(std::floor(share * whole + rounding)));
}

Words priority_label(desk::Priority priority) { return choice_label(Field::ticket_priority, desk::name(priority)); }

Text kept_words(const Outcome& outcome, desk::Priority priority) {
  Text words;
  for (const Metric metric : desk::sla::every_metric) {
    const Tally& tally = outcome.of[static_cast<std::size_t>(priority)][static_cast<std::size_t>(metric)];
    if (tally.all() == 0) continue;
    add_to_list(words, trc("a target, the share of tickets that met it", "{0} {1}", label(metric),
                           percent(tally.share_kept())));
  }
  return words;
}

Text worst_hours(const Outcome& outcome, std::size_t most) {
  std::vector<std::size_t> hours;
  for (std::size_t hour = 0; hour < desk::sla::week_hours; ++hour) {
    if (outcome.hours[hour].missed > 0) hours.push_back(hour);
  }
  std::ranges::stable_sort(hours, std::ranges::greater(), [&](std::size_t hour) { return outcome.hours[hour].missed; });
  hours.resize(std::min(hours.size(), most));
  Text words;
  for (const std::size_t hour : hours) {
    const Text next = hour_words(hour, outcome.hours[hour]);
    words = words.empty() ? next : trc("list", "{0}; {1}", words, next);
  }
  return words.empty() ? Text(tr("Nothing would come late.")) : tr("Worst: {0}.", words);
}

Text staffing_words(const TrialResult& result) {
  const Text share = percent(desk::share_to_keep);
  if (!result.people_to_keep) {
    return trn("Not even {0} person meets {1} of the targets.", "Not even {0} people meet {1} of the targets.",
               desk::sla::most_people, share);
  }
  return trn("{0} person meets {1} of the targets of every priority, when on duty in all opening hours.",
             "{0} people meet {1} of the targets of every priority, when on duty in all opening hours.",
             static_cast<std::uint64_t>(*result.people_to_keep), share);
}

Text summary_words(const TrialResult& result) {
  const Tally& history = result.history.all();
  const Tally& made_up = result.made_up().all();
  const Text weeks =
      // TRANSLATORS: {1} is "3 people", {2} is "95 %", and {3} is "120 targets".
      trn("{0} made-up week with {1} on duty: {2} of {3} met.", "{0} made-up weeks with {1} on duty: {2} of {3} met.",
          static_cast<std::uint64_t>(result.weeks), people_words(result.people), percent(made_up.share_kept()),
          target_count_words(made_up.all()));
  if (history.all() == 0) return weeks;
  // TRANSLATORS: {1} is "95 %", {2} is "120 targets", and {3} is a sentence on what would come of made-up weeks.
  return trn("Your {0} ticket: {1} of {2} would have been met. {3}",
             "Your {0} tickets: {1} of {2} would have been met. {3}", result.tickets, percent(history.share_kept()),
             target_count_words(history.all()), weeks);
}

Text load_words(const TrialResult& result) {
  const auto tickets = static_cast<std::uint64_t>(std::lround(result.load.tickets_a_week));
  if (result.load.is_made_up) {
    return trn(
        "There are too few tickets here to learn from, so the weeks are made up as in a small shop: {0} ticket a week, "
        "from Monday to Saturday between 9 and 18.",
        "There are too few tickets here to learn from, so the weeks are made up as in a small shop: {0} tickets a "
        "week, from Monday to Saturday between 9 and 18.",
        tickets);
  }
  return trn(
      // TRANSLATORS: {1} is "23 tickets".
      "The weeks are made up after your newest {0} ticket: {1} a week, in the hours in which they came, and with as "
      "many answers.",
      "The weeks are made up after your newest {0} tickets: {1} a week, in the hours in which they came, and with as "
      "many answers.",
      result.load.concerns.size(), tickets_words(std::max<std::uint64_t>(tickets, 1)));
}

Text impossible_words(const Impossible& impossible, const desk::sla::Rules& rules, int people) {
  switch (impossible.why) {
    case Impossible::Why::too_much_work:
      return trn(
          "About {1} of work comes in each week, but {0} person has {2} of opening time. Whatever the targets, work "
          "piles up: please plan more people.",
          "About {1} of work comes in each week, but {0} people have {2} of opening time. Whatever the targets, work "
          "piles up: please plan more people.",
          static_cast<std::uint64_t>(people), hours_words(impossible.needed), hours_words(impossible.available));
    case Impossible::Why::too_short:
      // TRANSLATORS: {0} is "Urgent: a first answer is due within 5 min".
      return tr("{0}, but the work alone takes {1}. Please set a longer target.", target_words(impossible, rules),
                verbatim(desk::sla::duration_text(impossible.needed)));
    case Impossible::Why::shop_closed:
      return tr(
          "{0} around the clock, but the shop is closed for up to {1} at a time. Please let only opening hours count, "
          "or set a longer target.",
          target_words(impossible, rules), verbatim(desk::sla::duration_text(impossible.needed)));
    case Impossible::Why::too_few:
      return trn("Not even {0} person would meet {1} of these targets. Please set longer ones.",
                 "Not even {0} people would meet {1} of these targets. Please set longer ones.", desk::sla::most_people,
                 percent(desk::share_to_keep));
  }
  return {};
}

}  // namespace counterbell::ui
