// A ticket: what it is about, the conversation, a place to write, and the facts around it.
#pragma once

#include "ui/common/ticket_actions.h"
#include "ui/kit/later.h"
#include "ui/tickets/composer.h"
#include "ui/tickets/conversation.h"
#include "ui/tickets/snooze_dialog.h"
#include "ui/tickets/ticket_facts.h"
#include "ui/tickets/ticket_header.h"

namespace counterbell::ui {

class TicketPage {
 public:
  /// `alone`: no list beside it, so it has a bar with a way back.
  COUNTERBELL_LATER(ticket)
  void draw(LaterPart later, Context& context, Rect area, const desk::TicketRow& ticket, bool alone);
  /// Puts the focus into the message field.
  void focus_message() { composer_.focus(); }
  /// Puts the focus on the ticket's heading, to go on from there.
  void focus_heading() { focus_heading_ = true; }
  /// True once after the ticket on screen was solved here.
  bool take_solved() { return composer_.take_solved(); }

 private:
  /// How the page fits into its area.
  struct Layout {
    bool alone = false;
    bool facts_beside = false;
    bool header_scrolls = false;  ///< Away, with what is below it.
    bool is_short = false;        ///< The header is too high to stay: it scrolls away, at the latest in the next frame.
  };

  void follow(Context& context, const desk::TicketRow& ticket);
  void act(Context& context, const desk::TicketRow& ticket);
  void act(Context& context, const desk::TicketRow& ticket, TicketAction action);
  void snooze_or_wake(Context& context, const desk::TicketRow& ticket);
  void draw_bar(Context& context, const desk::TicketRow& ticket, Rect& area);
  void draw_facts_toggle(Context& context, Rect place);
  void draw_facts_column(Context& context, const desk::TicketRow& ticket, Rect area);
  void draw_facts_below(Context& context, const desk::TicketRow& ticket, Rect area, Layout layout);
  void draw_body(Context& context, const desk::TicketRow& ticket, Rect area, Layout layout);
  void draw_conversation(Context& context, const desk::TicketRow& ticket, Rect area, Layout layout);
  float draw_header(Context& context, const desk::TicketRow& ticket, Rect rect, Layout layout);
  float draw_receipt(Context& context, const desk::TicketRow& ticket, Rect rect);

  TicketHeader header_;
  Conversation conversation_;
  Composer composer_;
  TicketFacts facts_;
  SnoozeDialog snooze_dialog_;
  Id ticket_;
  bool show_facts_ = false;  ///< In place of the conversation, where there is no room beside it.
  bool focus_heading_ = false;
  float header_height_ = 0;  ///< As drawn last.
  std::size_t seen_messages_ = 0;
  bool to_end_ = false;  ///< The newest message is to come into sight.
  bool to_new_ = false;  ///< What came in while somebody was writing is.
};

}  // namespace counterbell::ui
