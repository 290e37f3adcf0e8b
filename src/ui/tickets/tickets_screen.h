// Tickets: the list, and beside it the ticket chosen from it. On a phone one or the other.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "ui/common/row_keys.h"
#include "ui/tickets/list/people_found.h"
#include "ui/tickets/list/ticket_list_header.h"
#include "ui/tickets/ticket_page.h"

namespace counterbell::ui {

class TicketsScreen {
 public:
  void draw(Context& context, Rect area);

 private:
  using Rows = std::span<const desk::TicketRow* const>;

  void draw_ticket(Context& context, Rect area, const desk::TicketRow& ticket, bool alone);
  void draw_list(Context& context, Rect area, bool beside_ticket);
  void draw_rows(Context& context, Rect area, Rows tickets, bool beside_ticket);
  void choose(Context& context, const desk::TicketRow& ticket, bool replace);
  void open(Context& context, const desk::TicketRow& ticket);
  COUNTERBELL_LATER(step_tickets) void step_as_asked(LaterPart, Context& context, bool alone);
  COUNTERBELL_LATER(go_on_solving) void go_on_after_solving(LaterPart, Context& context, Rows tickets);
  COUNTERBELL_LATER(people) void draw_people(LaterPart, Context& context, Rect& area, Rows tickets);
  void move_mark(Context& context, Rows tickets);
  void go_on(Context& context, Rows tickets);
  void draw_empty(Context& context, Rect area);
  void draw_unknown(Context& context, Rect area, std::string_view item);

  TicketListHeader header_;
  PeopleFound people_;
  std::optional<std::size_t>
      marked_;              ///< By the arrow keys in the search field: among the people found, then the tickets.
  std::string marked_for_;  ///< What was searched for then.
  std::string stray_item_;  ///< A ticket that stood beside the list before a search that finds none.
  TicketPage page_;
  RowKeys keys_;
  desk::TicketQuery shown_query_;
  std::string shown_item_;   ///< The route's item when the list last brought it into sight.
  std::string met_item_;     ///< The route's item when a ticket was last drawn.
  bool was_solved_ = false;  ///< The ticket on screen, in the frame before.
  std::string quiet_item_;   ///< The one that was chosen in the list, which keeps the focus.
};

}  // namespace counterbell::ui
