#include "ui/screens/service_words.h"

#include <algorithm>
#include <array>

#include "desk/sla/duration_text.h"
#include "ui/format.h"
#include "ui/icons.h"
#include "ui/passing_time.h"

namespace counterbell::ui {
namespace {

using desk::sla::Metric;
using desk::sla::Seconds;
using desk::sla::Standing;

constexpr std::int64_t second_ms = 1000;
constexpr std::int64_t minute_ms = 60 * second_ms;
/// What is due sooner than this is pressing.
constexpr std::int64_t pressing_ms = 30 * minute_ms;

/// "30 minutes", "1 opening hour", "1 h 30 min of opening time".
std::string target_words(Seconds target, bool always) {
  constexpr Seconds minute = 60;
  constexpr Seconds hour = 60 * minute;
  const std::string_view open = always ? "" : "opening ";
  const auto in = [&](Seconds unit, std::string_view one, std::string_view many) {
    return counted(static_cast<std::uint64_t>(target / unit), std::string(open) + std::string(one),
                   std::string(open) + std::string(many));
  };
  if (target % hour == 0) return in(hour, "hour", "hours");
  if (target % minute == 0 && target < 2 * hour) return in(minute, "minute", "minutes");
  return desk::sla::duration_text(target) + (always ? "" : " of opening time");
}

}  // namespace

std::string_view label(Metric metric) {
  constexpr std::array<std::string_view, 3> labels{"First answer", "Next answer", "Solved"};
  return labels[static_cast<std::size_t>(metric)];
}

DueWords due_words(const Ui& ui, std::int64_t due_ms) {
  const Palette& palette = ui.palette();
  const std::int64_t left = due_ms - ui.now_ms();
  if (left <= 0) {
    const std::string late = -left < minute_ms ? "overdue" : "overdue " + duration(-left);
    return {late, palette.bad, icon::circle_alert};
  }
  return {"due in " + time_left(left), left < pressing_ms ? palette.warn : palette.ink2, icon::timer};
}

DueWords standing_words(Ui& ui, const Standing& standing) {
  const Palette& palette = ui.palette();
  using enum Standing::State;
  switch (standing.state) {
    case none:
      return {"nothing promised", palette.ink3, nullptr};
    case running:
    case overdue: {
      if (!standing.due) return {"no end in sight", palette.ink2, icon::timer};
      const std::int64_t due_ms = *standing.due * second_ms;
      DueWords words = due_words(ui, due_ms);
      wake_for_countdown(ui.host(), ui.now_ms(), due_ms);
      words.text = "by " + when(ui.host(), due_ms, ui.now_ms()) + ", " +
                   (words.text.starts_with("due ") ? words.text.substr(4) : words.text);
      return words;
    }
    case paused:
      if (standing.margin < 0) return {"paused, overdue", palette.bad, icon::pause};
      return {"paused, " + desk::sla::duration_text(standing.margin) + " left", palette.ink2, icon::pause};
    case met:
      return {"kept, after " + desk::sla::duration_text(standing.used), palette.ink2, icon::circle_check};
    case missed:
      return {"missed by " + desk::sla::duration_text(-standing.margin), palette.bad, icon::circle_alert};
  }
  return {};
}

std::string promise_words(const desk::sla::Policy& policy, desk::Priority priority) {
  constexpr std::array<std::string_view, 3> what{"a first answer within ", "further answers within ", "solved within "};
  std::string words;
  for (const Metric metric : desk::sla::every_metric) {
    const Seconds target = policy.of(priority)[metric];
    if (target == 0) continue;
    if (!words.empty()) words += ", ";
    words += std::string(what[static_cast<std::size_t>(metric)]) + target_words(target, policy.around_the_clock);
  }
  return words.empty() ? "nothing" : words;
}

std::string step_moment(const desk::sla::Step& step) {
  constexpr int whole = 100;
  const std::string length = desk::sla::duration_text(step.after);
  std::string moment = "at " + std::to_string(step.percent) + " % of the time";
  if (step.percent == whole)
    moment = step.after > 0 ? length + " late" : "late";
  else if (step.after > 0)
    moment = length + " after " + std::to_string(step.percent) + " % of the time";
  if (step.metric) return std::string(label(*step.metric)) + ' ' + moment;
  if (step.percent == whole) return "When " + moment;
  if (moment.starts_with("at")) moment.front() = 'A';
  return moment;
}

std::string step_deed(const desk::sla::Step& step) {
  constexpr std::array<std::string_view, 3> told{"the assignee is told", "the supervisors on duty are told",
                                                 "the owners are told"};
  return std::string(told[static_cast<std::size_t>(step.tells)]) + (step.raises ? " and the priority is raised" : "");
}

std::string step_words(const desk::sla::Step& step) { return step_moment(step) + ": " + step_deed(step); }

}  // namespace counterbell::ui
