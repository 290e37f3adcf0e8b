// The top of a ticket: number, subject, state, priority, assignee, and what the customer asked for.
#pragma once

#include <optional>
#include <utility>

#include "ui/common/context.h"
#include "ui/common/inline_editor.h"

namespace counterbell::ui {

class TicketHeader {
 public:
  /// Draws from the top of `rect`; returns the height it took. At the right of the first line it leaves `beside` free. `with_customer`:
  /// no facts are beside it that tell whose it is.
  float draw(Context& context, const desk::TicketRow& ticket, Rect rect, float beside, bool with_customer);
  /// The same for a narrow page, which shows number and subject in its bar already, and the customer here.
  float draw_narrow(Context& context, const desk::TicketRow& ticket, Rect rect);
  /// Opens the list of people, states or priorities with the next drawing.
  void open_choice(TicketAction choice) { open_choice_ = choice; }
  /// Puts the focus on the heading with the next drawing.
  void focus() { take_focus_ = true; }
  /// The target of which people asked why it is due then; taken once.
  std::optional<desk::sla::Metric> take_why() { return std::exchange(why_, std::nullopt); }
  /// The button with what is done rarely. `rect` is square.
  void draw_more(Context& context, const desk::TicketRow& ticket, Rect rect);

 private:
  void follow(Context& context, const desk::TicketRow& ticket);
  static void draw_customer(Context& context, const desk::TicketRow& ticket, Rect line);
  float draw_subject(Context& context, const desk::TicketRow& ticket, Rect rect);
  float draw_deadline(Context& context, const desk::Deadline& deadline, Rect line);
  float draw_waiting(Context& context, const desk::TicketRow& ticket, Rect rect);

  InlineEditor editor_;
  std::optional<TicketAction> open_choice_;
  std::optional<desk::sla::Metric> why_;
  bool take_focus_ = false;
};

}  // namespace counterbell::ui
