// What rules did about a ticket by themselves, with a way back.
#pragma once

#include "ui/common/context.h"
#include "ui/kit/later.h"

namespace counterbell::ui {

/// Draws from the top of `rect` what there is at least one of; returns the height it took.
COUNTERBELL_LATER(escalations)
float draw_escalations(LaterPart, Context& context, const desk::TicketRow& ticket, Rect rect);

}  // namespace counterbell::ui
