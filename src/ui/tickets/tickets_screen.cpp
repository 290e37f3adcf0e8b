#include "ui/tickets/tickets_screen.h"

#include <algorithm>

#include "desk/base/fold.h"
#include "ui/common/ticket_list_row.h"
#include "ui/common/ticket_words.h"
#include "ui/icons.h"
#include "ui/kit/layout.h"
#include "ui/kit/waiting.h"
#include "ui/kit/widgets/list_and_detail.h"
#include "ui/tickets/place.h"

namespace counterbell::ui {
namespace {

std::optional<std::size_t> index_of(std::span<const desk::TicketRow* const> tickets, const desk::TicketRow* ticket) {
  const auto at = std::ranges::find(tickets, ticket);
  if (!ticket || at == tickets.end()) return std::nullopt;
  return static_cast<std::size_t>(at - tickets.begin());
}

}  // namespace

void TicketsScreen::draw(Context& context, Rect area) {
  const std::string& item = context.route.item;
  const ListAndDetail panes(area, !item.empty());
  if (const std::optional<Rect> list = panes.list()) draw_list(context, *list, panes.are_side_by_side());
  panes.draw_line(context.ui);
  const std::optional<Rect> detail = panes.detail();
  if (!detail) return;
  if (const desk::TicketRow* ticket = ticket_at(context.desk, item)) {
    draw_ticket(context, *detail, *ticket, !panes.are_side_by_side());
  } else {
    draw_unknown(context, *detail);
  }
}

/// The list is there at once; what shows one ticket may be a moment in coming at the very first visit.
void TicketsScreen::draw_ticket(Context& context, Rect area, const desk::TicketRow& ticket, bool alone) {
  if (const std::optional<LaterPart> later = context.ui.host().later()) {
    page_.draw(*later, context, area, ticket, alone);
  } else {
    draw_waiting_place(context.ui, area, tr("Ticket {0}", shown_number(context.desk, ticket)));
  }
}

void TicketsScreen::draw_list(Context& context, Rect area, bool beside_ticket) {
  const std::size_t count = context.desk.tickets().list(header_.query(context)).size();
  area.cut_top(header_.draw(context, area, count));
  // What was chosen in the header counts at once.
  const desk::TicketQuery query = header_.query(context);
  const Rows tickets = context.desk.tickets().list(query);
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
  const TableScope table(ui, tr("Tickets"), area, tickets.size());
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
    constexpr Words sentence = tr("Older messages are still being made ready to be searched.");
    empty_state(ui, area, icon::search, tr("Nothing found so far"), sentence);
  } else if (!context.search.empty() || header_.is_narrowed()) {
    const bool is_signs = !context.search.empty() && desk::words(context.search).empty();
    const Words sentence = is_signs ? tr("A search goes by letters and digits; it finds nothing by signs alone.")
                                    : tr("Try fewer or shorter words, or look at everything again.");
    if (empty_state(ui, area, icon::search, tr("Nothing found"), sentence, tr("Show everything")))
      header_.clear(context);
  } else if (context.desk.state().count(RecordType::ticket) == 0) {
    constexpr Words sentence = tr("Every concern a customer brings gets a number and is seen through.");
    if (empty_state(ui, area, icon::concierge_bell, tr("No tickets yet"), sentence, tr("Take the first one"))) {
      context.new_ticket(std::nullopt);
    }
  } else {
    empty_state(ui, area, icon::circle_check, tr("Nothing here"), tr("Nothing waiting in this view. Well done."));
  }
}

void TicketsScreen::draw_unknown(Context& context, Rect area) {
  Ui& ui = context.ui;
  const std::string& item = context.route.item;
  if (item.empty()) {
    empty_state(ui, area, icon::inbox, tr("No ticket chosen"), tr("The ticket you choose in the list shows here."));
    return;
  }
  const Text title = tr("No ticket {0} here", verbatim(item));
  constexpr Words sentence = tr("It may have been taken at another station whose file has not come in yet.");
  if (empty_state(ui, area, icon::search, title, sentence, tr("Show all tickets")))
    context.go({tickets_place, ""}, true);
}

}  // namespace counterbell::ui
