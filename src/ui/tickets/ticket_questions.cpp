#include "ui/tickets/ticket_questions.h"

#include <algorithm>
#include <array>
#include <vector>

#include "ui/icons.h"
#include "ui/kit/layout.h"
#include "ui/kit/widgets/widgets.h"

namespace counterbell::ui {
namespace {

constexpr std::array questions{Field::ticket_want, Field::ticket_treat};

constexpr float card_padding = 14;
constexpr float label_height = 18;
/// Narrower than this, the two questions stand one above the other.
constexpr float side_by_side_from = 420;
constexpr float between = 12;

bool fit_side_by_side(Ui& ui, float width) {
  const float inside = (width - between) / 2 - 2 * card_padding;
  return width >= side_by_side_from && std::ranges::all_of(questions, [&](Field question) {
           return fits(ui, spec(question).label, TextStyle::label, inside);
         });
}

float question_height(Context& context, const desk::TicketRow& ticket, const InlineEditor& editor, Field field,
                      float width) {
  Ui& ui = context.ui;
  const float inside = width - 2 * card_padding;
  if (editor.is_editing(field)) {
    const TextStyle style = typed_style(ui, TextStyle::body);
    const float typed = text_height(ui, verbatim(editor.typed()), style, inside - gap);
    const int lines = std::clamp(static_cast<int>(typed / metrics(style).line_height_px + 0.5f), 2, 6);
    return field_height(ui, {.multiline = true}, lines);
  }
  return 2 * 10 + label_height + 2 + text_height(ui, verbatim(ticket.record->text(field)), TextStyle::body, inside);
}

void draw_question(Context& context, const desk::TicketRow& ticket, InlineEditor& editor, Field field, Rect rect) {
  Ui& ui = context.ui;
  const Words label = spec(field).label;
  if (editor.is_editing(field)) {
    if (const auto typed = editor.draw(ui, rect, label, {.multiline = true})) {
      context.check(context.desk.tickets().set(ticket.id(), field, *typed));
    }
    return;
  }
  const Words answer = verbatim(ticket.record->text(field));
  Node node{.role = Role::button, .name = label};
  node.description = answer;
  const Press press = pressable(ui, rect, label, std::move(node));
  draw_card(ui, rect);
  if (press.hovered) stroke(ui, rect, ui.palette().accent, corner_card);
  Rect inside = rect.inset(card_padding, 10);
  draw_line(ui, inside.cut_top(label_height), label, TextStyle::label, ui.palette().ink2);
  inside.cut_top(2);
  written(ui, inside, answer, TextStyle::body, ui.palette().ink);
  draw_focus_ring(ui, rect, corner_card, press.id);
  if (press.pressed) editor.start(field, answer.source());
}

float draw_additions(Context& context, const desk::TicketRow& ticket, InlineEditor& editor, Rect rect) {
  Ui& ui = context.ui;
  static constexpr Words labels[] = {tr("Add what they want"), tr("Add how to treat them")};
  const float height = ui.small_control_height();
  Rect line = rect.cut_top(height);
  for (std::size_t i = 0; i < questions.size(); ++i) {
    if (!ticket.record->text(questions[i]).empty() || editor.is_editing(questions[i])) continue;
    const float width = text_width(ui, labels[i], TextStyle::secondary_strong) + 1;
    if (link(ui, line.cut_left(width), labels[i], TextStyle::secondary_strong)) editor.start(questions[i], "");
    line.cut_left(gap);
  }
  return height + gap_small;
}

}  // namespace

float draw_ticket_questions(Context& context, const desk::TicketRow& ticket, InlineEditor& editor, Rect rect) {
  std::vector<Field> shown;
  for (const Field field : questions) {
    if (!ticket.record->text(field).empty() || editor.is_editing(field)) shown.push_back(field);
  }
  if (ticket.record->is_erased()) return gap_small;
  const float added = shown.size() < questions.size() ? draw_additions(context, ticket, editor, rect) : 0;
  rect.cut_top(added);
  if (shown.empty()) return added;
  const bool side_by_side = shown.size() == 2 && fit_side_by_side(context.ui, rect.width);
  const float width = side_by_side ? (rect.width - between) / 2 : rect.width;
  if (side_by_side) {
    const float height = std::max(question_height(context, ticket, editor, shown[0], width),
                                  question_height(context, ticket, editor, shown[1], width));
    Rect line = rect.cut_top(height);
    draw_question(context, ticket, editor, shown[0], line.cut_left(width));
    draw_question(context, ticket, editor, shown[1], line.cut_right(width));
    return added + height + gap;
  }
  Flow flow(rect, gap_small);
  for (const Field field : shown) {
    draw_question(context, ticket, editor, field, flow.next(question_height(context, ticket, editor, field, width)));
  }
  return added + flow.used() + gap_small;
}

}  // namespace counterbell::ui
