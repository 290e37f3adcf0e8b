// What can be done with the ticket on screen by one key, from its page, and by name from the command palette.
#pragma once

#include <optional>
#include <span>

#include "ui/common/context.h"
#include "words/text.h"

namespace counterbell::ui {

struct TicketActionLine {
  TicketAction action;
  char key;  ///< Outside fields, in upper case as it is shown.
  Words label;
  const char* icon;
};

/// All of them, in the order in which people look for them.
std::span<const TicketActionLine> ticket_actions();
/// Whether `action` makes sense for `ticket` as it is now.
bool is_offered(TicketAction action, const desk::TicketRow& ticket);
/// The one whose key was pressed, if any; consumed by asking.
std::optional<TicketAction> pressed_ticket_action(Ui& ui);

/// Gives the ticket to whoever is signed in, and tells so.
void take_ticket(Context& context, const desk::TicketRow& ticket);

}  // namespace counterbell::ui
