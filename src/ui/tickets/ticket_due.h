// The date that somebody promised for a ticket by hand: it replaces the target that the rules set.
#pragma once

#include "ui/common/context.h"
#include "ui/common/inline_editor.h"
#include "ui/kit/later.h"

namespace counterbell::ui {

class TicketDue {
 public:
  /// Draws from the top of `rect`; returns the height it took, 0 for a ticket that is done and has none.
  float draw(Context& context, const desk::TicketRow& ticket, Rect rect);

 private:
  COUNTERBELL_LATER(set_due)
  void set(LaterPart, Context& context, const desk::TicketRow& ticket, std::string_view typed);
  void clear(Context& context, const desk::TicketRow& ticket);

  InlineEditor editor_;
};

}  // namespace counterbell::ui
