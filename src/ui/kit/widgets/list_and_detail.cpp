#include "ui/kit/widgets/list_and_detail.h"

#include <algorithm>
#include <utility>

#include "ui/icons.h"
#include "ui/kit/widgets/widgets.h"

namespace counterbell::ui {
namespace {

/// Narrower than this, list and item take turns.
constexpr float both_from = 760;
constexpr float column_width = 720;
constexpr float margin = 28;
constexpr float bar_height = 56;

}  // namespace

ListAndDetail::ListAndDetail(Rect area, bool is_item_chosen)
    : list_(area), detail_(area), are_side_by_side_(area.width >= both_from), is_item_chosen_(is_item_chosen) {
  if (are_side_by_side_) list_ = detail_.cut_left(list_width);
}

std::optional<Rect> ListAndDetail::list() const {
  return are_side_by_side_ || !is_item_chosen_ ? std::optional(list_) : std::nullopt;
}

std::optional<Rect> ListAndDetail::detail() const {
  return are_side_by_side_ || is_item_chosen_ ? std::optional(detail_) : std::nullopt;
}

void ListAndDetail::draw_line(Ui& ui) const {
  if (!are_side_by_side_) return;
  const float x = list_.right() - 1;
  hairline(ui, x, list_.y, x, list_.bottom(), ui.palette().line);
}

float detail_margin(bool alone) { return alone ? gap : margin; }

Rect detail_column(Rect content, bool alone) {
  Rect column = content.inset(detail_margin(alone), 0);
  column.width = std::min(column.width, column_width);
  return column;
}

DetailBar::DetailBar(Ui& ui, Rect& area) : ui_(ui) {
  const Rect bar = area.cut_top(bar_height);
  hairline(ui, bar.x, bar.bottom() - 1, bar.right(), bar.bottom() - 1, ui.palette().line);
  rest_ = bar.inset(4, 0).centred(bar.width - 8, ui.control_height());
}

bool DetailBar::back() {
  const Rect place = rest_.cut_left(ui_.control_height());
  rest_.cut_left(4);
  return icon_button(ui_, place, icon::chevron_left, tr("Back to the list"), {.kind = ButtonKind::ghost});
}

Rect DetailBar::next_action() { return rest_.cut_right(ui_.control_height()); }

void DetailBar::title(Words words) {
  const float line = metrics(TextStyle::section).line_height_px;
  heading(ui_, rest_.centred(rest_.width, line), words, 1, TextStyle::section);
}

void DetailBar::title(Words words, Words below, Words name, bool focus_now) {
  page_heading(ui_, rest_, name, focus_now);
  const float line_1 = metrics(TextStyle::strong).line_height_px;
  const float line_2 = metrics(TextStyle::secondary).line_height_px;
  Rect lines = rest_.centred(rest_.width, line_1 + line_2);
  draw_line(ui_, lines.cut_top(line_1), words, TextStyle::strong, ui_.palette().ink);
  draw_line(ui_, lines, below, TextStyle::secondary, ui_.palette().ink2);
}

}  // namespace counterbell::ui
