// What rules did about a ticket by themselves, with a way back.
#pragma once

#include "ui/screen.h"

namespace counterbell::ui {

/// Draws from the top of `rect`; returns the height it took, 0 when there is nothing.
float draw_escalations(Context& context, const desk::TicketRow& ticket, Rect rect);

}  // namespace counterbell::ui
