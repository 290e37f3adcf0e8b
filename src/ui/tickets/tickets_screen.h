// Tickets: the list, and beside it the ticket chosen from it. On a phone one or the other.
#pragma once

#include <cstddef>
#include <span>
#include <string>

#include "ui/common/row_keys.h"
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
  void draw_empty(Context& context, Rect area);
  void draw_unknown(Context& context, Rect area);

  TicketListHeader header_;
  TicketPage page_;
  RowKeys keys_;
  desk::TicketQuery shown_query_;
  std::string shown_item_;  ///< The route's item when the list last brought it into sight.
};

}  // namespace counterbell::ui
