#include "ui/service/service_steps.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <string>
#include <utility>

#include "desk/service/calendar/duration_text.h"
#include "ui/icons.h"
#include "ui/kit/widgets/forms.h"
#include "ui/service/service_words.h"

namespace counterbell::ui {

using namespace std::chrono_literals;

namespace {

using desk::sla::Step;

constexpr std::size_t most_steps = 12;

struct Moment {
  int percent;
  std::chrono::seconds after;
};
constexpr std::array moments{Moment{50, 0s},     Moment{75, 0s},  Moment{90, 0s},  Moment{100, 0s}, Moment{100, 15min},
                             Moment{100, 30min}, Moment{100, 1h}, Moment{100, 4h}, Moment{100, 9h}};

/// Shorter than on paper: the control must show it whole on a phone.
Text words_of(const Moment& moment) {
  const auto& [percent, after] = moment;
  const std::string text = desk::sla::duration_text(after);
  const Words length = verbatim(text);
  if (percent == 100) return after == 0s ? Text(tr("When late")) : trc("a length of time", "{0} late", length);
  // TRANSLATORS: at that share of a target's time, and a length of time later.
  return after == 0s ? tr("At {0} %", percent) : tr("At {0} %, {1} later", percent, length);
}

/// Choosing among `labels` what `is_chosen` finds; the place chosen, when that is another now.
struct Choosing {
  std::vector<Text> labels;
  int chosen = 0;
};

Choosing time_choices(const Step& step) {
  Choosing choosing;
  for (const Moment& moment : moments) choosing.labels.push_back(words_of(moment));
  const auto found = std::ranges::find_if(
      moments, [&](const Moment& one) { return one.percent == step.percent && one.after == step.after; });
  choosing.chosen = static_cast<int>(found - moments.begin());
  if (found == moments.end()) choosing.labels.push_back(words_of({step.percent, step.after}));
  return choosing;
}

bool choose_time(Ui& ui, Rect rect, Step& step) {
  Choosing choosing = time_choices(step);
  const std::vector<Words> labels(choosing.labels.begin(), choosing.labels.end());
  if (!select(ui, rect, tr("When"), labels, choosing.chosen)) return false;
  if (choosing.chosen >= static_cast<int>(moments.size())) return false;
  const Moment& moment = moments[static_cast<std::size_t>(choosing.chosen)];
  step.percent = moment.percent;
  step.after = moment.after;
  return true;
}

std::array<Words, 1 + desk::sla::every_metric.size()> metric_labels() {
  std::array<Words, 1 + desk::sla::every_metric.size()> labels{tr("Any target")};
  std::ranges::transform(desk::sla::every_metric, labels.begin() + 1, label);
  return labels;
}

bool choose_metric(Ui& ui, Rect rect, Step& step) {
  const auto labels = metric_labels();
  int chosen = step.metric ? static_cast<int>(*step.metric) + 1 : 0;
  if (!select(ui, rect, tr("Of which target"), labels, chosen)) return false;
  step.metric.reset();
  if (chosen > 0) step.metric = static_cast<desk::sla::Metric>(chosen - 1);
  return true;
}

constexpr std::array whom_labels{tr("Tell the assignee"), tr("Tell the supervisor"), tr("Tell the owner")};
constexpr Words raise_label = tr("Raise priority");

bool choose_whom(Ui& ui, Rect rect, Step& step) {
  int chosen = static_cast<int>(step.tells);
  if (!select(ui, rect, tr("Whom it tells"), whom_labels, chosen)) return false;
  step.tells = static_cast<desk::sla::Whom>(chosen);
  return true;
}

enum class Did : std::uint8_t { nothing, changed, removed };

float whom_width(Ui& ui) { return std::max(192.0f, select_width(ui, whom_labels)); }
float raise_width(Ui& ui) { return std::max(134.0f, text_width(ui, raise_label, TextStyle::body) + 40); }

/// The room that the time and the target need each.
float wider_choice(Ui& ui, const Step& step) {
  const Choosing time = time_choices(step);
  const std::size_t metric = step.metric ? static_cast<std::size_t>(*step.metric) + 1 : 0;
  return std::max(select_width(ui, time.labels[static_cast<std::size_t>(time.chosen)]),
                  select_width(ui, metric_labels()[metric]));
}

bool fits_on_line(Ui& ui, const Step& step, float width) {
  return 2 * wider_choice(ui, step) + whom_width(ui) + raise_width(ui) + ui.control_height() + 4 * gap_small <= width;
}

/// Two places in `line`, the second `second` wide; or in a line of its own, where the first would have less than `first` then.
std::pair<Rect, Rect> two_places(Flow& flow, Rect line, float first, float second) {
  const float rest = line.width - gap_small - second;
  if (rest < first) return {line, flow.next(line.height)};
  return {line.cut_left(rest), line.cut_right(second)};
}

/// In lines below each other.
bool draw_narrow(Ui& ui, Flow& flow, Rect line, Step& step) {
  const float half = (line.width - gap_small) / 2;
  const auto [time, metric] = two_places(flow, line, wider_choice(ui, step), half);
  const auto [whom, raise] = two_places(flow, flow.next(line.height), whom_width(ui), raise_width(ui));
  bool changed = choose_time(ui, time, step);
  changed |= choose_metric(ui, metric, step);
  changed |= choose_whom(ui, whom, step);
  return checkbox(ui, raise, raise_label, step.raises) || changed;
}

bool draw_wide(Ui& ui, Rect line, Step& step) {
  const Rect raise = line.cut_right(raise_width(ui));
  line.cut_right(gap_small);
  const Rect whom = line.cut_right(whom_width(ui));
  line.cut_right(gap_small);
  bool changed = choose_time(ui, line.cut_left((line.width - gap_small) / 2), step);
  line.cut_left(gap_small);
  changed |= choose_metric(ui, line, step);
  changed |= choose_whom(ui, whom, step);
  return checkbox(ui, raise, raise_label, step.raises) || changed;
}

Did draw_step(Ui& ui, Flow& flow, Step& step, Words about, bool is_narrow) {
  const float height = ui.control_height();
  Rect line = flow.next(height);
  const bool removed = icon_button(ui, line.cut_right(height), icon::x, tr("Remove this step"),
                                   {.kind = ButtonKind::ghost, .description = about});
  line.cut_right(gap_small);
  const bool changed = is_narrow ? draw_narrow(ui, flow, line, step) : draw_wide(ui, line, step);
  return removed ? Did::removed : changed ? Did::changed : Did::nothing;
}

}  // namespace

bool draw_steps(Ui& ui, Flow& flow, std::vector<Step>& steps) {
  bool edited = false;
  text(ui, flow.next(18), tr("When time runs out"), TextStyle::label, ui.palette().ink2);
  const bool is_narrow =
      !std::ranges::all_of(steps, [&](const Step& step) { return fits_on_line(ui, step, flow.width()); });
  for (std::size_t i = 0; i < steps.size(); ++i) {
    const Text about = tr("Step {0}", i + 1);
    const IdScope ids(ui, std::to_string(i));
    const Scope group(ui, Role::group, about, flow.rest());
    const Did did = draw_step(ui, flow, steps[i], about, is_narrow);
    edited |= did != Did::nothing;
    if (did != Did::removed) continue;
    steps.erase(steps.begin() + static_cast<std::ptrdiff_t>(i));
    break;
  }
  ButtonLine line(ui, flow.next(ui.control_height()));
  const ButtonOptions plus{.kind = ButtonKind::ghost, .icon = icon::plus, .disabled = steps.size() == most_steps};
  if (line.left(tr("Add a step"), plus)) {
    steps.push_back({});
    edited = true;
  }
  return edited;
}

}  // namespace counterbell::ui
