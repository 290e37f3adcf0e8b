#include "ui/screens/service_steps.h"

#include <algorithm>
#include <array>
#include <string>

#include "desk/sla/duration_text.h"
#include "ui/forms.h"
#include "ui/icons.h"
#include "ui/screens/service_words.h"

namespace counterbell::ui {
namespace {

using desk::sla::Seconds;
using desk::sla::Step;

constexpr Seconds minute = 60;
constexpr Seconds hour = 60 * minute;
constexpr std::size_t most_steps = 12;

struct Time {
  int percent;
  Seconds after;
};
constexpr std::array times{Time{50, 0},
                           Time{75, 0},
                           Time{90, 0},
                           Time{100, 0},
                           Time{100, 15 * minute},
                           Time{100, 30 * minute},
                           Time{100, hour},
                           Time{100, 4 * hour},
                           Time{100, 9 * hour}};

/// Shorter than on paper: the control must show it whole on a phone.
std::string words_of(Time time) {
  const std::string length = desk::sla::duration_text(time.after);
  if (time.percent == 100) return time.after == 0 ? "When late" : length + " late";
  return "At " + std::to_string(time.percent) + " %" + (time.after == 0 ? "" : ", " + length + " later");
}

/// Choosing among `labels` what `is_chosen` finds; the place chosen, when that is another now.
struct Choosing {
  std::vector<std::string> labels;
  int chosen = 0;
};

Choosing time_choices(const Step& step) {
  Choosing choosing;
  for (const Time time : times) choosing.labels.push_back(words_of(time));
  const auto found =
      std::ranges::find_if(times, [&](Time time) { return time.percent == step.percent && time.after == step.after; });
  choosing.chosen = static_cast<int>(found - times.begin());
  if (found == times.end()) choosing.labels.push_back(words_of({step.percent, step.after}));
  return choosing;
}

bool choose_time(Ui& ui, Rect rect, Step& step) {
  Choosing choosing = time_choices(step);
  if (!select(ui, rect, "When", choosing.labels, choosing.chosen)) return false;
  if (choosing.chosen >= static_cast<int>(times.size())) return false;
  const Time time = times[static_cast<std::size_t>(choosing.chosen)];
  step.percent = time.percent;
  step.after = time.after;
  return true;
}

bool choose_metric(Ui& ui, Rect rect, Step& step) {
  std::vector<std::string> labels{"Any promise"};
  for (const desk::sla::Metric metric : desk::sla::every_metric) labels.emplace_back(label(metric));
  int chosen = step.metric ? static_cast<int>(*step.metric) + 1 : 0;
  if (!select(ui, rect, "Of which promise", labels, chosen)) return false;
  step.metric.reset();
  if (chosen > 0) step.metric = static_cast<desk::sla::Metric>(chosen - 1);
  return true;
}

bool choose_whom(Ui& ui, Rect rect, Step& step) {
  static const std::vector<std::string> labels{"Tell the assignee", "Tell the supervisor", "Tell the owner"};
  int chosen = static_cast<int>(step.tells);
  if (!select(ui, rect, "Whom it tells", labels, chosen)) return false;
  step.tells = static_cast<desk::sla::Whom>(chosen);
  return true;
}

enum class Did : std::uint8_t { nothing, changed, removed };

/// On one line where there is room, else on two.
Did draw_step(Ui& ui, Flow& flow, Step& step, const std::string& about) {
  const bool is_narrow = ui.width() == Width::phone;
  const float height = ui.control_height();
  Rect line = flow.next(height);
  const bool removed = icon_button(ui, line.cut_right(height), icon::x, "Remove this step",
                                   {.kind = ButtonKind::ghost, .description = about});
  line.cut_right(gap_small);
  Rect raise_line = is_narrow ? flow.next(height) : line.cut_right(134);
  Rect whom = is_narrow ? raise_line.cut_left(180) : line.cut_right(192);
  if (!is_narrow) line.cut_right(gap_small);
  const float half = (line.width - gap_small) / 2;
  bool changed = choose_time(ui, line.cut_left(half), step);
  line.cut_left(gap_small);
  changed |= choose_metric(ui, line, step);
  changed |= choose_whom(ui, whom, step);
  raise_line.cut_left(gap_small);
  changed |= checkbox(ui, raise_line, "Raise priority", step.raises);
  return removed ? Did::removed : changed ? Did::changed : Did::nothing;
}

}  // namespace

bool draw_steps(Ui& ui, Flow& flow, std::vector<Step>& steps) {
  bool edited = false;
  text(ui, flow.next(18), "When time runs out", TextStyle::label, ui.palette().ink2);
  for (std::size_t i = 0; i < steps.size(); ++i) {
    const std::string about = "Step " + std::to_string(i + 1);
    const IdScope ids(ui, about);
    const Scope group(ui, Role::group, about, flow.rest());
    const Did did = draw_step(ui, flow, steps[i], about);
    edited |= did != Did::nothing;
    if (did != Did::removed) continue;
    steps.erase(steps.begin() + static_cast<std::ptrdiff_t>(i));
    break;
  }
  ButtonLine line(ui, flow.next(ui.control_height()));
  const ButtonOptions plus{.kind = ButtonKind::ghost, .icon = icon::plus, .disabled = steps.size() == most_steps};
  if (line.left("Add a step", plus)) {
    steps.push_back({});
    edited = true;
  }
  return edited;
}

}  // namespace counterbell::ui
