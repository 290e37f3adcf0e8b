// A ticket's state, priority and assignee, each to be chosen.
#pragma once

#include "ui/common/context.h"

namespace counterbell::ui {

/// Draws them on one line from the top of `rect`; returns the height it took. Opens the list of `opened`, if it is one of them.
float draw_ticket_controls(Context& context, const desk::TicketRow& ticket, Rect rect,
                           std::optional<TicketAction> opened = std::nullopt);

}  // namespace counterbell::ui
