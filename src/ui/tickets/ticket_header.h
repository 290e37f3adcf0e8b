// The top of a ticket: number, subject, state, priority, assignee, and what the customer asked for.
#pragma once

#include "ui/common/context.h"
#include "ui/common/inline_editor.h"

namespace counterbell::ui {

class TicketHeader {
 public:
  /// Draws from the top of `rect`; returns the height it took. At the right of the first line it leaves `beside` free.
  float draw(Context& context, const desk::TicketRow& ticket, Rect rect, float beside);
  /// The same for a narrow page, which shows number and subject in its bar already, and the customer here.
  float draw_narrow(Context& context, const desk::TicketRow& ticket, Rect rect);
  /// The button with what is done rarely. `rect` is square.
  void draw_more(Context& context, const desk::TicketRow& ticket, Rect rect);

 private:
  void follow(Context& context, const desk::TicketRow& ticket);
  float draw_subject(Context& context, const desk::TicketRow& ticket, Rect rect);
  float draw_waiting(Context& context, const desk::TicketRow& ticket, Rect rect);

  InlineEditor editor_;
};

}  // namespace counterbell::ui
