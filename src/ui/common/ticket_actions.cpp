#include "ui/common/ticket_actions.h"

#include "ui/common/ticket_words.h"
#include "ui/icons.h"

namespace counterbell::ui {
namespace {

constexpr TicketActionLine lines[] = {
    {TicketAction::reply, 'R', tr("Reply"), icon::mail},
    {TicketAction::note, 'O', tr("Add note"), icon::sticky_note},
    {TicketAction::they_said, 'H', tr("They said"), icon::message_square},
    {TicketAction::solve, 'D', tr("Solve"), icon::circle_check},
    {TicketAction::take, 'T', tr("Take it"), icon::user_plus},
    {TicketAction::assign, 'A', tr("Assign to"), icon::users},
    {TicketAction::state, 'E', tr("Change state"), icon::circle_dot},
    {TicketAction::priority, 'I', tr("Change priority"), icon::flag},
    {TicketAction::snooze, 'S', tr("Snooze it, or wake it"), icon::alarm_clock},
    {TicketAction::next, 'J', tr("Next ticket"), icon::arrow_down},
    {TicketAction::previous, 'K', tr("Previous ticket"), icon::arrow_up},
};

}  // namespace

std::span<const TicketActionLine> ticket_actions() { return lines; }

bool is_offered(TicketAction action, const desk::TicketRow& ticket) {
  if (action == TicketAction::next || action == TicketAction::previous) return true;
  if (ticket.record->is_erased()) return false;
  const bool needs_open = action == TicketAction::solve || action == TicketAction::snooze;
  return !needs_open || ticket.is_open();
}

std::optional<TicketAction> pressed_ticket_action(Ui& ui) {
  for (const TicketActionLine& line : lines) {
    if (ui.typed_key(static_cast<char32_t>(line.key - 'A' + 'a'))) return line.action;
  }
  return std::nullopt;
}

void take_ticket(Context& context, const desk::TicketRow& ticket) {
  const Record* me = context.desk.staff().me();
  if (!me || ticket.assignee == me->id()) return;
  if (context.check(context.desk.tickets().set(ticket.id(), Field::ticket_assignee, me->id().text())))
    context.tell_done(tr("{0} is yours now", shown_number(context.desk, ticket)));
}

}  // namespace counterbell::ui
