// One ticket as every list shows it: two lines, with its state and how long the customer has waited.
#pragma once

#include "ui/common/context.h"
#include "ui/kit/widgets/widgets.h"

namespace counterbell::ui {

struct TicketRowOptions {
  std::int32_t index = -1;  ///< In the whole table.
  bool selected = false;
  float action_width = 0;  ///< Kept free at the right, for a button of the caller's.
  float padding = 20;
  bool last = false;           ///< Of a card's rows: no line below.
  bool with_assignee = false;  ///< Says who sees it through.
  bool as_link = false;        ///< Stands by itself, not in a table.
};

/// Draws and presses the row. Its id is `ui.id(ticket.id().text())`.
Press ticket_list_row(Context& context, Rect rect, const desk::TicketRow& ticket, const TicketRowOptions& options = {});

/// Keeps a table of rows in the semantic tree for as long as it lives.
class TableScope {
 public:
  TableScope(Ui& ui, Words name, Rect rect, std::size_t row_count);
  ~TableScope();
  TableScope(const TableScope&) = delete;
  TableScope& operator=(const TableScope&) = delete;

 private:
  Ui& ui_;
};

}  // namespace counterbell::ui
