#include "ui/service/service_words.h"

#include <algorithm>
#include <array>
#include <string>

#include "desk/service/calendar/duration_text.h"
#include "ui/icons.h"
#include "ui/kit/format.h"
#include "ui/kit/passing_time.h"

namespace counterbell::ui {

using namespace std::chrono_literals;
using std::chrono::milliseconds;
using std::chrono::seconds;

namespace {

using desk::sla::Metric;
using desk::sla::Standing;

/// What is due sooner than this is pressing.
constexpr milliseconds pressing = 30min;

/// "30 minutes", "2 working days", "1 opening hour", "1 h 30 min of opening time". `day` is a working day, zero when they differ.
Text target_words(seconds target, bool always, seconds day) {
  if (!always && day > 0s && target % day == 0s)
    return trn("{0} working day", "{0} working days", static_cast<std::uint64_t>(target / day));
  if (target % 1h == 0s) {
    const auto hours = static_cast<std::uint64_t>(target / 1h);
    return always ? trn("{0} hour", "{0} hours", hours) : trn("{0} opening hour", "{0} opening hours", hours);
  }
  if (target % 1min == 0s && target < 2h) {
    const auto minutes = static_cast<std::uint64_t>(target / 1min);
    return always ? trn("{0} minute", "{0} minutes", minutes)
                  : trn("{0} opening minute", "{0} opening minutes", minutes);
  }
  const std::string length = desk::sla::duration_text(target);
  return always ? Text(verbatim(length)) : tr("{0} of opening time", verbatim(length));
}

/// "a first answer within 30 opening minutes".
Text metric_target_words(Metric metric, const Text& target) {
  switch (metric) {
    case Metric::first_response:
      // TRANSLATORS: {0} is "30 opening minutes", "3 hours" or "1 h 30 min of opening time".
      return tr("a first answer within {0}", target);
    case Metric::next_response:
      return tr("further answers within {0}", target);
    case Metric::resolution:
      return tr("solved within {0}", target);
  }
  return {};
}

/// "10:30, in 25 min", "10:30, overdue 12 min".
Text due_time_words(Ui& ui, Time due) {
  const Text time = when(ui.host(), due, ui.now());
  const milliseconds left = due - ui.now();
  if (left > 0ms) return trc("deadline, time left", "{0}, in {1}", time, time_left(left));
  if (-left < 1min) return trc("deadline", "{0}, overdue", time);
  return trc("deadline, how late", "{0}, overdue {1}", time, duration(-left));
}

}  // namespace

Words label(Metric metric) {
  constexpr std::array labels{tr("First answer"), tr("Next answer"), trc("a target", "Solved")};
  return labels[static_cast<std::size_t>(metric)];
}

Words deadline_label(Metric metric) {
  constexpr std::array labels{tr("First answer by"), tr("Next answer by"), tr("Solve by")};
  return labels[static_cast<std::size_t>(metric)];
}

DueWords due_words(Ui& ui, Time due) {
  const Palette& palette = ui.palette();
  const milliseconds left = due - ui.now();
  if (left <= 0ms) {
    const Text late = -left < 1min ? Text(tr("overdue")) : tr("overdue {0}", duration(-left));
    return {late, palette.bad, icon::circle_alert};
  }
  const Text words = left <= 1h ? tr("due in {0}", time_left(left)) : tr("due {0}", when(ui.host(), due, ui.now()));
  return {words, left < pressing ? palette.warn : palette.ink2, icon::timer};
}

DueWords deadline_words(Ui& ui, const desk::Deadline& deadline) {
  DueWords words = due_words(ui, deadline.at);
  words.text = trc("deadline, time", "{0} {1}", deadline_label(deadline.metric), due_time_words(ui, deadline.at));
  return words;
}

DueWords standing_words(Ui& ui, const Standing& standing) {
  const Palette& palette = ui.palette();
  using enum Standing::State;
  switch (standing.state) {
    case none:
      return {tr("no target"), palette.ink3, nullptr};
    case running:
    case overdue: {
      if (!standing.due) return {tr("no end in sight"), palette.ink2, icon::timer};
      const Time due = *standing.due;
      DueWords words = due_words(ui, due);
      wake_for_countdown(ui.host(), ui.now(), due);
      words.text = due_time_words(ui, due);
      return words;
    }
    case paused:
      if (standing.margin < 0s) return {tr("paused, overdue"), palette.bad, icon::pause};
      return {tr("paused, {0} left", verbatim(desk::sla::duration_text(standing.margin))), palette.ink2, icon::pause};
    case met:
      return {tr("met, after {0}", verbatim(desk::sla::duration_text(standing.used))), palette.ink2,
              icon::circle_check};
    case missed:
      return {tr("missed by {0}", verbatim(desk::sla::duration_text(-standing.margin))), palette.bad,
              icon::circle_alert};
  }
  return {};
}

Text target_words(const desk::sla::Rules& rules, const desk::sla::Policy& policy, desk::Priority priority) {
  const seconds day = desk::sla::working_day(rules.calendar).value_or(0s);
  Text words;
  for (const Metric metric : desk::sla::every_metric) {
    const seconds target = policy.of(priority)[metric];
    if (target == 0s) continue;
    add_to_list(words, metric_target_words(metric, target_words(target, policy.around_the_clock, day)));
  }
  return words.empty() ? Text(trc("targets", "none")) : words;
}

Text step_moment(const desk::sla::Step& step) {
  constexpr int whole = 100;
  const std::string text = desk::sla::duration_text(step.after);
  const Words length = verbatim(text);
  const bool is_later = step.after > 0s;
  if (step.metric) {
    const Words name = label(*step.metric);
    if (step.percent == whole) {
      // TRANSLATORS: {0} is a target, such as "First answer", and {1} a length of time.
      return is_later ? tr("{0} {1} late", name, length) : trc("a target", "{0} late", name);
    }
    if (is_later) return tr("{0} {1} after {2} % of the time", name, length, step.percent);
    return tr("{0} at {1} % of the time", name, step.percent);
  }
  if (step.percent == whole) return is_later ? tr("When {0} late", length) : Text(tr("When late"));
  return is_later ? tr("{0} after {1} % of the time", length, step.percent) : tr("At {0} % of the time", step.percent);
}

Words step_deed(const desk::sla::Step& step) {
  constexpr std::array told{tr("the assignee is told"), tr("the supervisors on duty are told"),
                            tr("the owners are told")};
  constexpr std::array told_and_raised{tr("the assignee is told and the priority is raised"),
                                       tr("the supervisors on duty are told and the priority is raised"),
                                       tr("the owners are told and the priority is raised")};
  return (step.raises ? told_and_raised : told)[static_cast<std::size_t>(step.tells)];
}

Text step_words(const desk::sla::Step& step) {
  return trc("when, what is done", "{0}: {1}", step_moment(step), step_deed(step));
}

void add_to_list(Text& list, Words next) { list = list.empty() ? Text(next) : trc("list", "{0}, {1}", list, next); }

}  // namespace counterbell::ui
