#include "ui/common/customer_picker.h"

#include <algorithm>
#include <utility>

#include "ui/common/ticket_words.h"
#include "ui/icons.h"
#include "ui/kit/format.h"
#include "ui/kit/layout.h"
#include "ui/kit/widgets/widgets.h"

namespace counterbell::ui {
namespace {

constexpr std::size_t most_matches = 6;
constexpr std::size_t shown_tickets = 3;
constexpr float offer_height = 52;
constexpr float card_padding = 14;
constexpr float line_height = 22;
constexpr float ticket_line_height = 40;

std::vector<const desk::TicketRow*> last_tickets(Context& context, const Id& customer) {
  std::vector<const desk::TicketRow*> tickets = context.desk.tickets().of_customer(customer);
  std::erase_if(tickets, [](const desk::TicketRow* ticket) { return ticket->trashed; });
  return tickets;
}

bool draw_offer(Context& context, Rect rect, const desk::CustomerMatch& match, bool chosen) {
  Ui& ui = context.ui;
  const Palette& palette = ui.palette();
  const Words name = customer_name(match.customer);
  const Text reach = reach_of(*match.customer);
  const Text count = trn("{0} ticket", "{0} tickets", match.tickets);
  Node node{.role = Role::option, .name = trc("customer, contacts, tickets", "{0} · {1} · {2}", name, reach, count)};
  node.selected = chosen;
  const Press press = pressable(ui, rect, match.customer->id().text(), std::move(node));
  if (chosen || press.hovered) fill(ui, rect, chosen ? palette.accent_soft : palette.selected, corner_control);
  Rect inside = rect.inset(10, 6);
  Rect top = inside.cut_top(line_height);
  draw_line(ui, top.cut_right(text_width(ui, count, TextStyle::secondary) + 1), count, TextStyle::secondary,
            palette.ink2);
  top.cut_right(gap_small);
  draw_line(ui, top, name, TextStyle::strong, palette.ink);
  draw_line(ui, inside, reach, TextStyle::secondary, palette.ink2);
  return press.pressed;
}

}  // namespace

void CustomerPicker::reset() { *this = {}; }

void CustomerPicker::look_up(Context& context, std::string_view typed, bool is_picked) {
  if (is_picked || typed.empty()) {
    matches_.clear();
    known_ = false;
    chosen_ = -1;
    return;
  }
  if (known_ && looked_up_ == typed && revision_ == context.desk.revision()) return;
  if (looked_up_ != typed) chosen_ = -1;
  looked_up_ = typed;
  revision_ = context.desk.revision();
  known_ = true;
  matches_ = context.desk.customers().match(typed, most_matches);
  chosen_ = std::min(chosen_, static_cast<int>(matches_.size()) - 1);
}

CustomerPicker::Outcome CustomerPicker::draw_field(Context& context, Rect rect, std::string& typed, bool focus_now) {
  FieldOptions options{.placeholder = tr("Name, phone or e-mail"), .icon = icon::user};
  options.takes_arrows = !matches_.empty();
  options.focus_now = focus_now;
  const FieldResult field = text_field(context.ui, rect, tr("Customer"), typed, options);
  const int last = static_cast<int>(matches_.size()) - 1;
  if (field.down) chosen_ = std::min(chosen_ + 1, last);
  if (field.up) chosen_ = std::max(chosen_ - 1, -1);
  Outcome outcome{.picked = std::nullopt, .edited = field.edited};
  outcome.is_left = std::exchange(had_focus_, field.focused) && !field.focused;
  if (!field.submitted) return outcome;
  if (chosen_ >= 0 && chosen_ <= last) {
    outcome.picked = matches_[static_cast<std::size_t>(chosen_)].customer->id();
  } else {
    outcome.go_on = outcome.is_left = true;
  }
  outcome.is_done = field.with_control;
  return outcome;
}

float CustomerPicker::offers_height(Ui&) const {
  return matches_.empty() ? 0 : offer_height * static_cast<float>(matches_.size()) + 2 * 6;
}

std::optional<Id> CustomerPicker::draw_offers(Context& context, Rect rect) {
  if (matches_.empty()) return std::nullopt;
  Ui& ui = context.ui;
  rect.height = offers_height(ui);
  const Scope list(ui, Role::listbox, tr("Known customers"), rect);
  draw_card(ui, rect);
  Flow flow(rect.inset(6));
  std::optional<Id> picked;
  for (std::size_t i = 0; i < matches_.size(); ++i) {
    if (draw_offer(context, flow.next(offer_height), matches_[i], chosen_ == static_cast<int>(i))) {
      picked = matches_[i].customer->id();
    }
  }
  return picked;
}

float customer_card_height(Context& context, const Id& customer) {
  const std::size_t tickets = std::min(last_tickets(context, customer).size(), shown_tickets);
  return 2 * card_padding + 28 + line_height + (tickets > 0 ? gap_small + 18 : 0) +
         ticket_line_height * static_cast<float>(tickets);
}

float draw_customer_card(Context& context, Rect rect, const Id& customer, bool& cleared) {
  Ui& ui = context.ui;
  const Palette& palette = ui.palette();
  rect.height = customer_card_height(context, customer);
  const Record* record = context.desk.state().find(RecordType::customer, customer);
  const Words name = customer_name(record);
  const Scope region(ui, Role::region, tr("Customer {0}", name), rect);
  draw_card(ui, rect);
  Flow flow(rect.inset(card_padding));
  Rect top = flow.next(28);
  const float size = ui.small_control_height();
  cleared = icon_button(ui, top.cut_right(size).centred(size, size), icon::x, tr("Somebody else"),
                        {.kind = ButtonKind::ghost});
  text(ui, top, name, TextStyle::strong, palette.ink);
  text(ui, flow.next(line_height), record ? reach_of(*record) : Text(), TextStyle::secondary, palette.ink2);
  const std::vector<const desk::TicketRow*> tickets = last_tickets(context, customer);
  if (tickets.empty()) return rect.height;
  flow.space(gap_small);
  text(ui, flow.next(18), trn("{0} ticket so far", "{0} tickets so far", tickets.size()), TextStyle::label,
       palette.ink2);
  for (const desk::TicketRow* ticket : std::span(tickets).first(std::min(tickets.size(), shown_tickets))) {
    Rect line = flow.next(ticket_line_height);
    line.cut_top(4);
    text(ui, line.cut_top(line_height - 4), shown_subject(*ticket), TextStyle::secondary_strong, palette.ink);
    const StateLook state = state_look(ui, ticket->state_name());
    const Text about = trc("state, channel, time", "{0} · {1} · {2}", state.label, by_channel(ticket->channel),
                           when(ui.host(), ticket->opened_at, ui.now()));
    text(ui, line, about, TextStyle::secondary, palette.ink2);
  }
  return rect.height;
}

}  // namespace counterbell::ui
