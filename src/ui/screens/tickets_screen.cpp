#include "ui/screens/tickets_screen.h"

#include <algorithm>

#include "ui/icons.h"
#include "ui/layout.h"
#include "ui/screens/ticket_list_row.h"
#include "ui/screens/ticket_words.h"

namespace counterbell::ui {
namespace {

/// Narrower than this, list and ticket take turns.
constexpr float both_from = 760;

std::optional<std::size_t> index_of(std::span<const desk::TicketRow* const> tickets, const desk::TicketRow* ticket) {
  const auto at = std::ranges::find(tickets, ticket);
  if (!ticket || at == tickets.end()) return std::nullopt;
  return static_cast<std::size_t>(at - tickets.begin());
}

}  // namespace

void TicketsScreen::draw(Context& context, Rect area) {
  const std::string& item = context.route.item;
  const bool both = area.width >= both_from;
  if (both || item.empty()) {
    const Rect list = both ? area.cut_left(list_width) : area;
    draw_list(context, list, both);
    if (both)
      hairline(context.ui, list.right() - 1, list.y, list.right() - 1, list.bottom(), context.ui.palette().line);
  }
  if (!both && item.empty()) return;
  if (const desk::TicketRow* ticket = ticket_at(context.desk, item)) {
    page_.draw(context, area, *ticket, !both);
  } else {
    draw_unknown(context, area);
  }
}

void TicketsScreen::draw_list(Context& context, Rect area, bool beside_ticket) {
  const std::size_t count = context.desk.list(header_.query(context)).size();
  area.cut_top(header_.draw(context, area, count));
  // What was chosen in the header counts at once.
  const desk::TicketQuery query = header_.query(context);
  const Rows tickets = context.desk.list(query);
  const bool is_other_list = query != shown_query_;
  shown_query_ = query;
  if (tickets.empty()) {
    draw_empty(context, area);
    return;
  }
  // Beside another list stands a ticket of it, unless somebody asked for this one.
  const bool asked_for = shown_item_ != context.route.item;
  const desk::TicketRow* selected = ticket_at(context.desk, context.route.item);
  const bool is_stray = is_other_list && !asked_for && !index_of(tickets, selected);
  if (beside_ticket && (context.route.item.empty() || is_stray)) {
    context.go(route_to(context.desk, *tickets.front()), true);
  }
  draw_rows(context, area, tickets, beside_ticket);
}

void TicketsScreen::draw_rows(Context& context, Rect area, Rows tickets, bool beside_ticket) {
  Ui& ui = context.ui;
  const float height = ui.row_height();
  const desk::TicketRow* selected = ticket_at(context.desk, context.route.item);
  const bool chosen_elsewhere = shown_item_ != context.route.item;
  shown_item_ = context.route.item;

  const IdScope ids(ui, "tickets");
  const TableScope table(ui, "Tickets", area, tickets.size());
  ScrollArea scroll(ui, "tickets", area);
  scroll.set_content_height(height * static_cast<float>(tickets.size()));
  const auto reveal = [&](std::size_t index) {
    scroll.reveal(height * static_cast<float>(index), height * static_cast<float>(index + 1));
  };
  const std::optional<std::size_t> at = beside_ticket ? index_of(tickets, selected) : keys_.focused();
  if (const std::optional<std::size_t> to = keys_.moved(ui, tickets.size(), at)) {
    reveal(*to);
    ui.semantics().request_focus(ui.id(tickets[*to]->id().text()));
    if (beside_ticket) choose(context, *(selected = tickets[*to]), true);
  } else if (chosen_elsewhere) {
    if (const std::optional<std::size_t> index = index_of(tickets, selected)) reveal(*index);
  }
  rows(ui, scroll, tickets.size(), height, [&](std::size_t index, Rect rect) {
    const desk::TicketRow& ticket = *tickets[index];
    const bool is_selected = &ticket == selected;
    const Press press =
        ticket_list_row(context, rect, ticket, {.index = static_cast<std::int32_t>(index), .selected = is_selected});
    if (press.focused) keys_.note_focus(index);
    if (press.pressed && is_selected) page_.focus_message();
    if (press.pressed && !is_selected) choose(context, ticket, false);
  });
}

void TicketsScreen::choose(Context& context, const desk::TicketRow& ticket, bool replace) {
  const Route route = route_to(context.desk, ticket);
  shown_item_ = route.item;  // Chosen here, so in sight already.
  context.go(route, replace);
}

void TicketsScreen::draw_empty(Context& context, Rect area) {
  Ui& ui = context.ui;
  if (!context.search.empty() && !context.desk.is_search_complete()) {
    const std::string_view sentence = "Older messages are still being made ready to be searched.";
    empty_state(ui, area, icon::search, "Nothing found so far", sentence);
  } else if (!context.search.empty() || header_.is_narrowed()) {
    const std::string_view sentence = "Try fewer or shorter words, or look at everything again.";
    if (empty_state(ui, area, icon::search, "Nothing found", sentence, "Show everything")) header_.clear(context);
  } else if (context.desk.state().count(RecordType::ticket) == 0) {
    const std::string_view sentence = "Every concern a customer brings gets a number and is seen through.";
    if (empty_state(ui, area, icon::concierge_bell, "No tickets yet", sentence, "Take the first one")) {
      context.new_ticket(std::nullopt);
    }
  } else {
    empty_state(ui, area, icon::circle_check, "Nothing here", "Nothing waiting in this view. Well done.");
  }
}

void TicketsScreen::draw_unknown(Context& context, Rect area) {
  Ui& ui = context.ui;
  const std::string& item = context.route.item;
  if (item.empty()) {
    empty_state(ui, area, icon::inbox, "No ticket chosen", "The ticket you choose in the list shows here.");
    return;
  }
  const std::string title = "No ticket " + item + " here";
  const std::string_view sentence = "It may have been taken at another station whose file has not come in yet.";
  if (empty_state(ui, area, icon::search, title, sentence, "Show all tickets")) context.go({"tickets", ""}, true);
}

}  // namespace counterbell::ui
