#include "ui/tickets/ticket_escalations.h"

#include <string>
#include <vector>

#include "ui/kit/format.h"
#include "ui/kit/layout.h"
#include "ui/kit/widgets/widgets.h"

namespace counterbell::ui {
namespace {

constexpr float title_height = 22;
constexpr float line_height = 20;
/// The history has them all.
constexpr std::size_t most_shown = 4;

/// History::escalation_words as a line of its own begins.
Text words_of(const desk::Desk& desk, const Record& escalation) {
  Text people;
  for (const std::string& person : escalation.elements(Field::escalation_tells)) {
    const Words name = desk.staff().name_of(Id::parse(person).value_or(Id{}));
    people = people.empty() ? Text(name) : trc("list", "{0}, {1}", people, name);
  }
  const std::string_view raised = escalation.text(Field::escalation_raises);
  const Words priority = choice_label(Field::escalation_raises, raised);
  if (raised.empty()) return people.empty() ? Text() : tr("Told {0}", people);
  if (people.empty()) return tr("Priority raised to {0}", priority);
  return tr("Told {0}, priority raised to {1}", people, priority);
}

}  // namespace

float draw_escalations(LaterPart, Context& context, const desk::TicketRow& ticket, Rect rect) {
  Ui& ui = context.ui;
  std::vector<const Record*> shown;
  for (const Record* one : context.desk.escalations().of(ticket.id())) {
    if (!one->flag(Field::escalation_trashed)) shown.push_back(one);
  }
  if (shown.empty()) return 0;
  if (shown.size() > most_shown) shown.erase(shown.begin(), shown.end() - most_shown);
  Flow flow(rect, 2);
  text(ui, flow.next(title_height), tr("Escalated"), TextStyle::label, ui.palette().ink2);
  for (const Record* one : shown) {
    const IdScope ids(ui, one->id().text());
    const Text words = words_of(context.desk, *one);
    const Text at = when(ui.host(), one->created().time(), ui.now());
    const Scope item(ui, Role::group, trc("what was done, time", "{0}, {1}", words, at), flow.rest());
    Rect line = flow.next(line_height);
    const Rect undo = line.cut_right(text_width(ui, tr("Undo"), TextStyle::secondary_strong) + 2);
    text(ui, line, at, TextStyle::secondary, ui.palette().ink2);
    flow.space(paragraph(ui, flow.rest(), words, TextStyle::body, ui.palette().ink) + 4);
    if (!link(ui, undo, tr("Undo"), TextStyle::secondary_strong)) continue;
    if (context.check(context.desk.escalations().undo(one->id()))) context.tell_done(tr("Escalation undone"));
  }
  return flow.used();
}

}  // namespace counterbell::ui
