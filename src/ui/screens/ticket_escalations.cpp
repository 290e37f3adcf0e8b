#include "ui/screens/ticket_escalations.h"

#include <string>
#include <vector>

#include "ui/format.h"
#include "ui/layout.h"
#include "ui/widgets.h"

namespace counterbell::ui {
namespace {

constexpr float title_height = 22;
constexpr float line_height = 20;
/// The history has them all.
constexpr std::size_t most_shown = 4;

}  // namespace

float draw_escalations(LaterPart, Context& context, const desk::TicketRow& ticket, Rect rect) {
  Ui& ui = context.ui;
  std::vector<const Record*> shown;
  for (const Record* one : context.desk.escalations(ticket.id())) {
    if (!one->flag(Field::escalation_trashed)) shown.push_back(one);
  }
  if (shown.empty()) return 0;
  if (shown.size() > most_shown) shown.erase(shown.begin(), shown.end() - most_shown);
  Flow flow(rect, 2);
  text(ui, flow.next(title_height), "Escalated", TextStyle::label, ui.palette().ink2);
  for (const Record* one : shown) {
    const IdScope ids(ui, one->id().text());
    std::string words = context.desk.escalation_words(*one);
    if (!words.empty() && words[0] >= 'a' && words[0] <= 'z') words[0] = static_cast<char>(words[0] - 'a' + 'A');
    const std::string at = when(ui.host(), static_cast<std::int64_t>(one->created().ms), ui.now_ms());
    const Scope item(ui, Role::group, words + ", " + at, flow.rest());
    Rect line = flow.next(line_height);
    const Rect undo = line.cut_right(text_width(ui, "Undo", TextStyle::secondary_strong) + 2);
    text(ui, line, at, TextStyle::secondary, ui.palette().ink2);
    flow.space(paragraph(ui, flow.rest(), words, TextStyle::body, ui.palette().ink) + 4);
    if (!link(ui, undo, "Undo", TextStyle::secondary_strong)) continue;
    if (context.check(context.desk.undo_escalation(one->id()))) context.tell_done("Escalation undone");
  }
  return flow.used();
}

}  // namespace counterbell::ui
