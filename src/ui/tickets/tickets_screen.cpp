#include "ui/tickets/tickets_screen.h"

#include <algorithm>
#include <utility>

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
  was_solved_ = page_.take_solved();
  const std::optional<LaterPart> later = context.ui.host().later();
  if (later) step_as_asked(*later, context, !panes.are_side_by_side());
  if (const std::optional<Rect> list = panes.list()) draw_list(context, *list, panes.are_side_by_side());
  panes.draw_line(context.ui);
  const std::optional<Rect> detail = panes.detail();
  if (!detail) return;
  if (!item.empty() && item == stray_item_) {
    draw_unknown(context, *detail, "");
  } else if (const desk::TicketRow* ticket = ticket_at(context.desk, item)) {
    if (std::exchange(met_item_, item) != item && item != quiet_item_) page_.focus_heading();
    draw_ticket(context, *detail, *ticket, !panes.are_side_by_side());
    if (!panes.are_side_by_side() && was_solved_) context.go({tickets_place, ""}, true);
  } else {
    draw_unknown(context, *detail, item);
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
  const std::optional<LaterPart> later = context.ui.host().later();
  if (later) draw_people(*later, context, area, tickets);
  if (is_other_list) stray_item_ = tickets.empty() && !context.search.empty() ? context.route.item : std::string();
  if (tickets.empty()) {
    draw_empty(context, area);
    return;
  }
  // Beside another list stands a ticket of it, unless somebody asked for this one.
  const bool asked_for = shown_item_ != context.route.item;
  const desk::TicketRow* selected = ticket_at(context.desk, context.route.item);
  const bool is_stray = is_other_list && !asked_for && !index_of(tickets, selected);
  if (beside_ticket && (context.route.item.empty() || is_stray)) {
    choose(context, *tickets.front(), true);
  }
  if (later && beside_ticket && was_solved_) go_on_after_solving(*later, context, tickets);
  draw_rows(context, area, tickets, beside_ticket);
}

/// The people that the search may mean, and what the keys in its field do.
void TicketsScreen::draw_people(LaterPart later, Context& context, Rect& area, Rows tickets) {
  people_.look(later, context);
  if (people_.count() == 0) return;
  move_mark(context, tickets);
  if (context.search_keys.take_new) return people_.take_ticket(context);
  if (context.search_keys.go_on) return go_on(context, tickets);
  people_.draw(later, context, area.cut_top(people_.height(context.ui)), marked_);
}

/// At first it is on the first ticket that is open, else on the first person, else on the offer to take a ticket.
void TicketsScreen::move_mark(Context& context, Rows tickets) {
  if (std::exchange(marked_for_, context.search) != context.search) marked_.reset();
  const std::size_t first_ticket = people_.count();
  const bool is_open = !tickets.empty() && tickets.front()->is_open();
  const std::size_t usual = is_open ? first_ticket : people_.people() > 0 ? 0 : people_.people();
  const std::size_t end = first_ticket + tickets.size() - 1;
  if (context.search_keys.down) marked_ = std::min(marked_.value_or(usual) + 1, end);
  if (context.search_keys.up) marked_ = std::max<std::size_t>(marked_.value_or(usual), 1) - 1;
  if (!marked_) marked_ = usual;
  marked_ = std::min(*marked_, end);
  const bool is_moved = context.search_keys.up || context.search_keys.down;
  if (is_moved && *marked_ >= first_ticket && !context.route.item.empty())
    context.go(route_to(context.desk, *tickets[*marked_ - first_ticket]), true);
}

void TicketsScreen::go_on(Context& context, Rows tickets) {
  if (*marked_ < people_.count()) return people_.run(context, *marked_);
  open(context, *tickets[*marked_ - people_.count()]);
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
    const bool is_marked = !beside_ticket && people_.count() > 0 && marked_ == people_.count() + index;
    const bool is_selected = &ticket == selected;
    const Press press = ticket_list_row(
        context, rect, ticket,
        {.index = static_cast<std::int32_t>(index), .selected = is_selected || is_marked, .with_assignee = true});
    if (press.focused) keys_.note_focus(index);
    if (press.pressed && is_selected) page_.focus_message();
    if (press.pressed && !is_selected) open(context, ticket);
  });
}

/// Shows the ticket; the focus stays where it is.
void TicketsScreen::choose(Context& context, const desk::TicketRow& ticket, bool replace) {
  const Route route = route_to(context.desk, ticket);
  shown_item_ = quiet_item_ = route.item;  // Chosen here, so in sight already.
  context.go(route, replace);
}

/// Shows the ticket, whose heading has the focus then if it was opened by a key.
void TicketsScreen::open(Context& context, const desk::TicketRow& ticket) {
  choose(context, ticket, false);
  if (context.ui.semantics().is_by_keyboard()) page_.focus_heading();
}

/// Goes to the next or the previous ticket, where the list itself does not see to that.
void TicketsScreen::step_as_asked(LaterPart, Context& context, bool alone) {
  std::optional<TicketAction>& asked = context.ticket_action;
  if (alone && !context.route.item.empty() && !asked) {
    if (context.ui.typed_key(U'j')) asked = TicketAction::next;
    if (context.ui.typed_key(U'k')) asked = TicketAction::previous;
  }
  const bool is_next = asked == TicketAction::next;
  if (!is_next && asked != TicketAction::previous) return;
  asked.reset();
  const Rows tickets = context.desk.tickets().list(header_.query(context));
  const std::optional<std::size_t> at = index_of(tickets, ticket_at(context.desk, context.route.item));
  if (!at || (is_next ? *at + 1 == tickets.size() : *at == 0)) return;
  context.go(route_to(context.desk, *tickets[is_next ? *at + 1 : *at - 1]), true);
}

/// The ticket that took the place of the solved one, or followed it.
void TicketsScreen::go_on_after_solving(LaterPart, Context& context, Rows tickets) {
  std::size_t at = std::min(keys_.last(), tickets.size() - 1);
  if (tickets[at] == ticket_at(context.desk, context.route.item) && at + 1 < tickets.size()) ++at;
  context.go(route_to(context.desk, *tickets[at]), true);
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

void TicketsScreen::draw_unknown(Context& context, Rect area, std::string_view item) {
  Ui& ui = context.ui;
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
