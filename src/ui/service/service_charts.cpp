#include "ui/service/service_charts.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "ui/kit/widgets/widgets.h"
#include "ui/service/service_words.h"
#include "ui/service/trial_words.h"

namespace counterbell::ui {
namespace {

using desk::share_to_keep;
using desk::TrialResult;
using desk::sla::Outcome;
using desk::sla::Tally;

constexpr float label_height = 18;

/// Appends the node of a chart; false when none of it is in sight.
bool add_chart(Ui& ui, Words name, Text description, Rect rect) {
  Node node;
  node.id = ui.semantics().unique(ui.id(name));
  node.role = Role::image;
  node.name = name;
  node.description = std::move(description);
  return ui.add(std::move(node), rect);
}

/// What is only made up is paler than what was.
Colour made_up_colour(const Palette& palette) { return mixed(palette.surface, palette.accent, 0.5f); }
Colour track_colour(const Palette& palette) { return mixed(palette.surface, palette.line, 0.6f); }

/// A square of a colour and what it stands for, from the left of `line`.
void draw_key(Ui& ui, Rect& line, Colour colour, Words words) {
  constexpr float square = 12;
  fill(ui, line.cut_left(square).centred(square, square), colour, 3);
  line.cut_left(6);
  draw_line(ui, line.cut_left(text_width(ui, words, TextStyle::label) + 2), words, TextStyle::label, ui.palette().ink2);
  line.cut_left(gap);
}

// Bars by priority

constexpr float name_width = 72;
constexpr float number_width = 52;
constexpr float bar_height = 10;
constexpr float bar_line = 18;

/// Where the share of targets that should be met lies on a bar.
float goal_x(Rect bar) { return bar.x + bar.width * static_cast<float>(share_to_keep); }

/// A bar with its share in numbers to the right of it.
void draw_bar(Ui& ui, Rect line, const Tally& tally, Colour colour) {
  const Palette& palette = ui.palette();
  const Rect number = line.cut_right(number_width);
  Rect bar = line.centred(line.width, bar_height);
  fill(ui, bar, track_colour(palette), bar_height / 2);
  const float width = bar.width * static_cast<float>(tally.share_kept());
  if (tally.kept > 0) fill(ui, bar.cut_left(std::max(width, bar_height)), colour, bar_height / 2);
  const float goal = goal_x(line);
  hairline(ui, goal, line.y, goal, line.bottom(), palette.ink3);
  draw_line(ui, number, percent(tally.share_kept()), TextStyle::label, palette.ink, Align::right);
}

void add_sentence(Text& sentences, const Text& next) {
  sentences = sentences.empty() ? next : trc("sentences", "{0} {1}", sentences, next);
}

Text kept_description(const TrialResult& result) {
  Text words;
  for (const desk::Priority priority : target_priorities) {
    const Words name = priority_label(priority);
    const Tally history = result.history.of_priority(priority);
    if (history.all() > 0) {
      // TRANSLATORS: a priority, the share of so many targets that would have been met, and that of each kind.
      add_sentence(words, tr("{0}, your tickets: {1} of {2} ({3}).", name, percent(history.share_kept()), history.all(),
                             kept_words(result.history, priority)));
    }
    const Tally made_up = result.made_up().of_priority(priority);
    if (made_up.all() > 0) {
      add_sentence(words, tr("{0}, made-up weeks: {1} of {2} ({3}).", name, percent(made_up.share_kept()),
                             made_up.all(), kept_words(result.made_up(), priority)));
    }
  }
  return words;
}

/// What is drawn of a priority.
struct KeptLine {
  desk::Priority priority{};
  Tally history;
  Tally made_up;
  Text metrics;  ///< Of what was, or else of what is made up.

  float bars_height() const {
    return bar_line * static_cast<float>((history.all() > 0 ? 1 : 0) + (made_up.all() > 0 ? 1 : 0));
  }
  float height() const { return bars_height() + label_height + gap_small; }
};

std::vector<KeptLine> kept_lines(const TrialResult& result) {
  std::vector<KeptLine> lines;
  for (const desk::Priority priority : target_priorities) {
    const Tally history = result.history.of_priority(priority);
    const Tally made_up = result.made_up().of_priority(priority);
    if (history.all() + made_up.all() == 0) continue;
    lines.push_back(
        {priority, history, made_up, kept_words(history.all() > 0 ? result.history : result.made_up(), priority)});
  }
  return lines;
}

void draw_kept_line(Ui& ui, Rect rect, const KeptLine& line) {
  const Palette& palette = ui.palette();
  Rect bars = rect.cut_top(line.bars_height());
  Rect below = rect.cut_top(label_height);
  if (ui.width() != Width::phone) below.cut_left(name_width);
  draw_line(ui, below, line.metrics, TextStyle::label, palette.ink2);
  draw_line(ui, bars.cut_left(name_width).cut_top(bar_line), priority_label(line.priority), TextStyle::secondary,
            palette.ink);
  if (line.history.all() > 0) draw_bar(ui, bars.cut_top(bar_line), line.history, palette.accent);
  if (line.made_up.all() > 0) draw_bar(ui, bars.cut_top(bar_line), line.made_up, made_up_colour(palette));
}

}  // namespace

void draw_kept(Ui& ui, Flow& flow, const TrialResult& result) {
  const Palette& palette = ui.palette();
  const std::vector<KeptLine> lines = kept_lines(result);
  float height = 2 * label_height + gap_small;
  for (const KeptLine& line : lines) height += line.height();
  Rect chart = flow.next(height);
  if (!add_chart(ui, tr("Share of targets met"), kept_description(result), chart)) return;
  Rect keys = chart.cut_top(label_height);
  if (result.history.all().all() > 0) draw_key(ui, keys, palette.accent, tr("Your tickets"));
  draw_key(ui, keys, made_up_colour(palette), tr("Made-up weeks"));
  Rect goal = chart.cut_top(label_height + gap_small);
  goal.cut_left(name_width);
  goal.cut_right(number_width);
  constexpr float goal_width = 44;
  draw_line(ui, {goal_x(goal) - goal_width / 2, goal.y + gap_small / 2, goal_width, label_height},
            percent(share_to_keep), TextStyle::label, palette.ink2, Align::centre);
  for (const KeptLine& line : lines) draw_kept_line(ui, chart.cut_top(line.height()), line);
}

namespace {

// A week

constexpr std::array short_days{tr("Mon"), tr("Tue"), tr("Wed"), tr("Thu"), tr("Fri"), tr("Sat"), tr("Sun")};
constexpr std::size_t day_hours = 24;
constexpr float day_label_width = 40;
constexpr float cell_height = 18;
constexpr float cell_gap = 2;

Colour cell_colour(const Palette& palette, const Tally& tally) {
  if (tally.all() == 0) return mixed(palette.surface, palette.line, 0.35f);
  return mixed(palette.accent_soft, palette.bad, static_cast<float>(1 - tally.share_kept()));
}

void draw_hour_labels(Ui& ui, Rect line, float cell_width) {
  constexpr std::size_t step = 6;
  constexpr float width = 24;
  for (std::size_t hour = 0; hour <= day_hours; hour += step) {
    const float x = line.x + static_cast<float>(hour) * cell_width;
    const Align align = hour == 0 ? Align::left : hour == day_hours ? Align::right : Align::centre;
    const float left = align == Align::left ? x : align == Align::right ? x - width : x - width / 2;
    draw_line(ui, {left, line.y, width, line.height}, verbatim(std::to_string(hour)), TextStyle::label,
              ui.palette().ink2, align);
  }
}

}  // namespace

void draw_week(Ui& ui, Flow& flow, const Outcome& outcome) {
  const Palette& palette = ui.palette();
  Rect chart = flow.next(2 * label_height + gap_small + short_days.size() * (cell_height + cell_gap));
  if (!add_chart(ui, tr("Late by hour of the week"), worst_hours(outcome, 10), chart)) return;
  Rect head = chart.cut_top(label_height);
  head.cut_left(day_label_width);
  const float cell_width = head.width / day_hours;
  draw_hour_labels(ui, head, cell_width);
  for (std::size_t day = 0; day < short_days.size(); ++day) {
    Rect row = chart.cut_top(cell_height + cell_gap);
    const Rect name = row.cut_left(day_label_width);
    draw_line(ui, {name.x, name.y, name.width, cell_height}, short_days[day], TextStyle::label, palette.ink2);
    for (std::size_t hour = 0; hour < day_hours; ++hour) {
      const Rect cell = row.cut_left(cell_width);
      fill(ui, {cell.x, cell.y, cell.width - cell_gap, cell_height},
           cell_colour(palette, outcome.hours[day * day_hours + hour]), 3);
    }
  }
  chart.cut_top(gap_small);
  chart.cut_left(day_label_width);
  Rect keys = chart.cut_top(label_height);
  draw_key(ui, keys, cell_colour(palette, {1, 0}), tr("none late"));
  draw_key(ui, keys, cell_colour(palette, {1, 1}), tr("half late"));
  draw_key(ui, keys, cell_colour(palette, {0, 1}), tr("all late"));
}

namespace {

// Columns by people

constexpr float column_height = 120;
constexpr float widest_column = 64;
/// Narrower columns have no share written below, and only every fifth its number.
constexpr float share_width = 40;
constexpr float narrowest_number = 20;

/// The number of people below their column.
void draw_number(Ui& ui, Rect place, std::size_t people) {
  const bool has_room = place.width >= narrowest_number;
  if (!has_room && people != 1 && people % 5 != 0) return;
  const Rect line = place.centred(std::max(place.width, narrowest_number), place.height);
  draw_line(ui, line, verbatim(std::to_string(people)), TextStyle::label, ui.palette().ink, Align::centre);
}

Text staffing_description(const TrialResult& result) {
  Text words;
  for (std::size_t i = 0; i < result.staffed.size(); ++i) {
    add_sentence(words,
                 // TRANSLATORS: {1} is the share of targets that so many people would meet.
                 trn("{0} person: {1}.", "{0} people: {1}.", i + 1, percent(result.staffed[i].least_kept())));
  }
  return words;
}

}  // namespace

void draw_staffing(Ui& ui, Flow& flow, const TrialResult& result) {
  const Palette& palette = ui.palette();
  Rect chart = flow.next(column_height + gap_small + 2 * label_height);
  if (!add_chart(ui, tr("Met by number of people"), staffing_description(result), chart)) return;
  Rect shares = chart.cut_bottom(label_height);
  Rect numbers = chart.cut_bottom(label_height);
  chart.cut_bottom(gap_small);
  const float goal_y = chart.bottom() - chart.height * static_cast<float>(share_to_keep);
  const Rect goal = chart.cut_left(day_label_width);
  draw_line(ui, {goal.x, goal_y - label_height / 2, goal.width, label_height}, percent(share_to_keep), TextStyle::label,
            palette.ink2);
  numbers.cut_left(day_label_width);
  shares.cut_left(day_label_width);
  const float width = std::min(widest_column, chart.width / static_cast<float>(result.staffed.size()));
  const float right = chart.x + width * static_cast<float>(result.staffed.size());
  hairline(ui, chart.x, goal_y, right, goal_y, palette.ink3);
  for (std::size_t i = 0; i < result.staffed.size(); ++i) {
    const double kept = result.staffed[i].least_kept();
    const Rect place = chart.cut_left(width).inset(std::min(gap_small, width / 8), 0);
    const float height = std::max(2.0f, place.height * static_cast<float>(kept));
    const Colour colour = kept >= share_to_keep ? palette.accent : made_up_colour(palette);
    fill(ui, {place.x, place.bottom() - height, place.width, height}, colour, 4);
    draw_number(ui, numbers.cut_left(width), i + 1);
    if (width >= share_width) {
      draw_line(ui, shares.cut_left(width), percent(kept), TextStyle::label, palette.ink2, Align::centre);
    }
  }
}

}  // namespace counterbell::ui
