// What rules did about a ticket by themselves, with a way back.
#pragma once

#include "ui/later.h"
#include "ui/screen.h"

namespace counterbell::ui {

/// Draws from the top of `rect` what there is at least one of; returns the height it took.
COUNTERBELL_LATER(escalations)
float draw_escalations(LaterPart, Context& context, const desk::TicketRow& ticket, Rect rect);

}  // namespace counterbell::ui
