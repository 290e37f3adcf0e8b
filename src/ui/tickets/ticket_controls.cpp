#include "ui/tickets/ticket_controls.h"

#include <algorithm>
#include <string>
#include <vector>

#include "ui/common/ticket_words.h"
#include "ui/icons.h"
#include "ui/kit/widgets/widgets.h"

namespace counterbell::ui {
namespace {

/// The people to choose from: nobody, everyone here, and whoever has it now, `name`, even if they left.
struct People {
  std::vector<Words> names{tr("Nobody")};
  std::vector<Id> ids{Id{}};
  int chosen = 0;
};

People people_for(const desk::Desk& desk, const Id& assignee, Words name) {
  People people;
  for (const Record* person : desk.staff().list()) {
    people.names.push_back(verbatim(person->text(Field::staff_name)));
    people.ids.push_back(person->id());
  }
  if (assignee && !std::ranges::contains(people.ids, assignee)) {
    people.names.push_back(name);
    people.ids.push_back(assignee);
  }
  people.chosen = static_cast<int>(std::ranges::find(people.ids, assignee) - people.ids.begin());
  return people;
}

/// The choices of a field, and the one the ticket has even if this version does not know it.
struct Choices {
  std::vector<Words> labels;
  std::vector<std::string> names;
  int chosen = 0;
};

Choices choices_for(Field field, std::string_view now) {
  Choices choices;
  for (const Choice& choice : spec(field).choices) {
    choices.labels.push_back(choice.label);
    choices.names.emplace_back(choice.name);
  }
  if (!std::ranges::contains(choices.names, now)) {
    choices.labels.push_back(verbatim(now));
    choices.names.emplace_back(now);
  }
  choices.chosen = static_cast<int>(std::ranges::find(choices.names, now) - choices.names.begin());
  return choices;
}

SelectOptions assignee_look(const desk::TicketRow& ticket, std::string_view name) {
  if (!ticket.assignee) return {.icon = icon::user};
  return {.avatar = name};
}

void draw_state(Context& context, const desk::TicketRow& ticket, Rect rect) {
  Choices choices = choices_for(Field::ticket_state, ticket.state_name());
  const StateLook look = state_look(context.ui, ticket.state_name());
  if (!select(context.ui, rect, tr("State"), choices.labels, choices.chosen, {.chip = &look})) return;
  const std::string& chosen = choices.names[static_cast<std::size_t>(choices.chosen)];
  context.check(context.desk.tickets().set(ticket.id(), Field::ticket_state, chosen));
}

void draw_priority(Context& context, const desk::TicketRow& ticket, Rect rect) {
  Choices choices = choices_for(Field::ticket_priority, ticket.priority_name());
  if (!select(context.ui, rect, tr("Priority"), choices.labels, choices.chosen, {.icon = icon::flag})) return;
  const std::string& chosen = choices.names[static_cast<std::size_t>(choices.chosen)];
  context.check(context.desk.tickets().set(ticket.id(), Field::ticket_priority, chosen));
}

void draw_assignee(Context& context, const desk::TicketRow& ticket, Rect rect) {
  const Text name = assignee_name(context.desk, ticket);
  People people = people_for(context.desk, ticket.chosen_assignee(), name);
  const SelectOptions look = assignee_look(ticket, name.shown());
  if (!select(context.ui, rect, tr("Assignee"), people.names, people.chosen, look)) return;
  const Id& chosen = people.ids[static_cast<std::size_t>(people.chosen)];
  context.check(context.desk.tickets().set(ticket.id(), Field::ticket_assignee, chosen ? chosen.text() : ""));
}

}  // namespace

float draw_ticket_controls(Context& context, const desk::TicketRow& ticket, Rect rect,
                           std::optional<TicketAction> opened) {
  Ui& ui = context.ui;
  if (opened == TicketAction::state) open_select(ui, tr("State"));
  if (opened == TicketAction::priority) open_select(ui, tr("Priority"));
  if (opened == TicketAction::assign) open_select(ui, tr("Assignee"));
  const StateLook state = state_look(ui, ticket.state_name());
  const Text assignee = assignee_name(context.desk, ticket);
  const SelectOptions with_icon{.icon = icon::flag};
  const float widths[] = {select_width(ui, state.label, {.chip = &state}),
                          select_width(ui, priority_label(ticket), with_icon),
                          select_width(ui, assignee, assignee_look(ticket, assignee.shown()))};
  Rect line = rect.cut_top(ui.small_control_height());
  draw_state(context, ticket, line.cut_left(widths[0]));
  line.cut_left(gap_small);
  draw_priority(context, ticket, line.cut_left(widths[1]));
  line.cut_left(gap_small);
  draw_assignee(context, ticket, line.cut_left(widths[2]));
  return ui.small_control_height() + gap_small;
}

}  // namespace counterbell::ui
