#include "ui/screens/service_charts.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "ui/format.h"
#include "ui/screens/service_words.h"
#include "ui/screens/trial_words.h"
#include "ui/widgets.h"

namespace counterbell::ui {
namespace {

using desk::share_to_keep;
using desk::TrialResult;
using desk::sla::Outcome;
using desk::sla::Tally;

constexpr float label_height = 18;

/// Appends the node of a chart; false when none of it is in sight.
bool add_chart(Ui& ui, std::string_view name, std::string description, Rect rect) {
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
void draw_key(Ui& ui, Rect& line, Colour colour, std::string_view words) {
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

/// A bar with its share in numbers to the right of it.
void draw_bar(Ui& ui, Rect line, const Tally& tally, Colour colour) {
  const Palette& palette = ui.palette();
  const Rect number = line.cut_right(number_width);
  Rect bar = line.centred(line.width, bar_height);
  fill(ui, bar, track_colour(palette), bar_height / 2);
  const float width = bar.width * static_cast<float>(tally.share_kept());
  if (tally.kept > 0) fill(ui, bar.cut_left(std::max(width, bar_height)), colour, bar_height / 2);
  draw_line(ui, number, percent(tally.share_kept()), TextStyle::label, palette.ink, Align::right);
}

std::string kept_description(const TrialResult& result) {
  std::string words;
  for (const desk::Priority priority : promised_priorities) {
    const auto add = [&](const Outcome& outcome, std::string_view of_what) {
      const Tally tally = outcome.of_priority(priority);
      if (tally.all() == 0) return;
      words += std::string(priority_label(priority)) + ", " + std::string(of_what) + ": " +
               percent(tally.share_kept()) + " of " + std::to_string(tally.all()) + " (" +
               kept_words(outcome, priority) + "). ";
    };
    add(result.history, "your tickets");
    add(result.made_up(), "made-up weeks");
  }
  return words;
}

/// Where the share that is to be kept lies, through all bars.
void draw_goal(Ui& ui, Rect bars, float label_y) {
  const float x = bars.x + bars.width * static_cast<float>(share_to_keep);
  hairline(ui, x, bars.y, x, bars.bottom(), ui.palette().ink3);
  constexpr float width = 44;
  draw_line(ui, {x - width / 2, label_y, width, label_height}, percent(share_to_keep), TextStyle::label,
            ui.palette().ink2, Align::centre);
}

}  // namespace

void draw_kept(Ui& ui, Flow& flow, const TrialResult& result) {
  const Palette& palette = ui.palette();
  struct Line {
    desk::Priority priority;
    Tally history;
    Tally made_up;
    int bars() const { return (history.all() > 0 ? 1 : 0) + (made_up.all() > 0 ? 1 : 0); }
  };
  std::vector<Line> lines;
  float height = 2 * label_height + gap_small;
  for (const desk::Priority priority : promised_priorities) {
    const Line line{priority, result.history.of_priority(priority), result.made_up().of_priority(priority)};
    if (line.bars() == 0) continue;
    lines.push_back(line);
    height += static_cast<float>(line.bars()) * bar_line + gap_small;
  }
  Rect chart = flow.next(height);
  if (!add_chart(ui, "Share of the promises kept", kept_description(result), chart)) return;
  Rect keys = chart.cut_top(label_height);
  if (result.history.all().all() > 0) draw_key(ui, keys, palette.accent, "Your tickets");
  draw_key(ui, keys, made_up_colour(palette), "Made-up weeks");
  Rect goal = chart.cut_top(label_height + gap_small);
  const float goal_y = goal.y + gap_small / 2;
  Rect bars = chart;
  bars.cut_left(name_width);
  bars.cut_right(number_width);
  for (const Line& line : lines) {
    Rect row = chart.cut_top(static_cast<float>(line.bars()) * bar_line);
    chart.cut_top(gap_small);
    const Rect name = row.cut_left(name_width);
    draw_line(ui, {name.x, name.y, name.width, bar_line}, priority_label(line.priority), TextStyle::secondary,
              palette.ink);
    if (line.history.all() > 0) draw_bar(ui, row.cut_top(bar_line), line.history, palette.accent);
    if (line.made_up.all() > 0) draw_bar(ui, row.cut_top(bar_line), line.made_up, made_up_colour(palette));
  }
  draw_goal(ui, bars, goal_y);
}

namespace {

// A week

constexpr std::array<std::string_view, 7> short_days{"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
constexpr std::size_t day_hours = 24;
constexpr float day_label_width = 40;
constexpr float cell_height = 18;
constexpr float cell_gap = 2;

Colour cell_colour(const Palette& palette, const Tally& tally) {
  if (tally.all() == 0) return mixed(palette.surface, palette.line, 0.35f);
  return mixed(palette.accent_soft, palette.bad, static_cast<float>(1 - tally.share_kept()));
}

std::string week_description(const Outcome& outcome) {
  std::string words;
  for (const std::string& hour : worst_hours(outcome, 10)) words += hour + ". ";
  return words.empty() ? "Nothing late." : words;
}

void draw_hour_labels(Ui& ui, Rect line, float cell_width) {
  constexpr std::size_t step = 6;
  constexpr float width = 24;
  for (std::size_t hour = 0; hour <= day_hours; hour += step) {
    const float x = line.x + static_cast<float>(hour) * cell_width;
    const Align align = hour == 0 ? Align::left : hour == day_hours ? Align::right : Align::centre;
    const float left = align == Align::left ? x : align == Align::right ? x - width : x - width / 2;
    draw_line(ui, {left, line.y, width, line.height}, std::to_string(hour), TextStyle::label, ui.palette().ink2, align);
  }
}

}  // namespace

void draw_week(Ui& ui, Flow& flow, const Outcome& outcome) {
  const Palette& palette = ui.palette();
  Rect chart = flow.next(2 * label_height + gap_small + short_days.size() * (cell_height + cell_gap));
  if (!add_chart(ui, "Late by hour of the week", week_description(outcome), chart)) return;
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
  draw_key(ui, keys, cell_colour(palette, {1, 0}), "none late");
  draw_key(ui, keys, cell_colour(palette, {1, 1}), "half late");
  draw_key(ui, keys, cell_colour(palette, {0, 1}), "all late");
}

namespace {

// Columns by people

constexpr float column_height = 120;
constexpr float widest_column = 64;

std::string staffing_description(const TrialResult& result) {
  std::string words;
  for (std::size_t i = 0; i < result.staffed.size(); ++i) {
    words += counted(i + 1, "person", "people") + ": " + percent(result.staffed[i].least_kept()) + ". ";
  }
  return words;
}

}  // namespace

void draw_staffing(Ui& ui, Flow& flow, const TrialResult& result) {
  const Palette& palette = ui.palette();
  Rect chart = flow.next(column_height + 2 * label_height + gap_small);
  if (!add_chart(ui, "Kept by number of people", staffing_description(result), chart)) return;
  chart.cut_top(label_height);
  const Rect goal_label = chart;
  Rect numbers = chart.cut_bottom(label_height);
  chart.cut_bottom(gap_small / 2);
  const float goal_y = chart.bottom() - chart.height * static_cast<float>(share_to_keep);
  draw_line(ui, {goal_label.x, goal_y - label_height / 2, day_label_width, label_height}, percent(share_to_keep),
            TextStyle::label, palette.ink2);
  chart.cut_left(day_label_width);
  numbers.cut_left(day_label_width);
  const float width = std::min(widest_column, chart.width / static_cast<float>(result.staffed.size()));
  const bool has_room = width >= 40;
  for (std::size_t i = 0; i < result.staffed.size(); ++i) {
    const double kept = result.staffed[i].least_kept();
    const Rect place = chart.cut_left(width);
    const float inset = has_room ? gap_small : cell_gap / 2;
    const float height = std::max(cell_gap, place.height * static_cast<float>(kept));
    const Rect column{place.x + inset, place.bottom() - height, place.width - 2 * inset, height};
    fill(ui, column, kept >= share_to_keep ? palette.accent : made_up_colour(palette), 4);
    if (has_room) {
      draw_line(ui, {place.x, column.y - label_height, place.width, label_height}, percent(kept), TextStyle::label,
                palette.ink, Align::centre);
    }
    const bool is_on_duty = static_cast<int>(i) + 1 == result.people;
    const Rect number = numbers.cut_left(width);
    if (width >= 18 || i == 0 || (i + 1) % 5 == 0) {
      draw_line(ui, number.centred(std::max(width, 20.0f), label_height), std::to_string(i + 1), TextStyle::label,
                is_on_duty ? palette.accent : palette.ink2, Align::centre);
    }
  }
  hairline(ui, chart.x - width * static_cast<float>(result.staffed.size()), goal_y, chart.right(), goal_y,
           palette.ink3);
}

}  // namespace counterbell::ui
