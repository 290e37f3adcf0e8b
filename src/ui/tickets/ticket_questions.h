// What the customer of a ticket wants, and how they want to be treated.
#pragma once

#include "ui/common/context.h"
#include "ui/common/inline_editor.h"

namespace counterbell::ui {

/// Draws the answers from the top of `rect`, and links to add those that are missing; returns the height it took. `editor` edits
/// one of them at a time.
float draw_ticket_questions(Context& context, const desk::TicketRow& ticket, InlineEditor& editor, Rect rect);

}  // namespace counterbell::ui
