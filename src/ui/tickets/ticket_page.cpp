#include "ui/tickets/ticket_page.h"

#include <algorithm>
#include <utility>

#include "ui/common/ticket_words.h"
#include "ui/icons.h"
#include "ui/kit/layout.h"
#include "ui/kit/widgets/list_and_detail.h"
#include "ui/kit/widgets/widgets.h"
#include "ui/tickets/place.h"

namespace counterbell::ui {
namespace {

/// The facts stand beside the conversation where both have room.
constexpr float facts_beside_from = 760;
constexpr float receipt_height = 76;
/// What the conversation must at least have to scroll by itself, below a header that stays.
constexpr float conversation_height = 260;

}  // namespace

void TicketPage::follow(Context& context, const desk::TicketRow& ticket) {
  if (ticket_ == ticket.id()) return;
  if (ticket_ && !context.just_opened.empty() && context.just_opened != ticket.number()) context.just_opened.clear();
  ticket_ = ticket.id();
  show_facts_ = false;
  header_height_ = 0;
  seen_messages_ = 0;
  to_end_ = false;
  to_new_ = false;
}

void TicketPage::act(Context& context, const desk::TicketRow& ticket) {
  std::optional<TicketAction> asked = std::exchange(context.ticket_action, std::nullopt);
  if (!asked) asked = pressed_ticket_action(context.ui);
  if (asked && is_offered(*asked, ticket)) act(context, ticket, *asked);
}

void TicketPage::act(Context& context, const desk::TicketRow& ticket, TicketAction action) {
  const bool is_writing =
      action == TicketAction::reply || action == TicketAction::note || action == TicketAction::they_said;
  if (is_writing || action == TicketAction::solve) show_facts_ = false;
  switch (action) {
    case TicketAction::reply:
    case TicketAction::note:
    case TicketAction::they_said:
    case TicketAction::solve:
      composer_.ask(action);
      break;
    case TicketAction::assign:
    case TicketAction::state:
    case TicketAction::priority:
      header_.open_choice(action);
      break;
    case TicketAction::take:
      take_ticket(context, ticket);
      break;
    case TicketAction::snooze:
      snooze_or_wake(context, ticket);
      break;
    case TicketAction::next:
    case TicketAction::previous:
      break;  // The list's (TicketsScreen).
  }
  context.ui.host().wake();
}

void TicketPage::snooze_or_wake(Context& context, const desk::TicketRow& ticket) {
  if (ticket.snoozed_until <= context.ui.now()) return snooze_dialog_.open(ticket);
  if (context.check(context.desk.tickets().snooze(ticket.id(), std::nullopt)))
    context.tell_done(tr("{0} is awake", shown_number(context.desk, ticket)));
}

void TicketPage::draw(LaterPart later, Context& context, Rect area, const desk::TicketRow& ticket, bool alone) {
  follow(context, ticket);
  act(context, ticket);
  Ui& ui = context.ui;
  const Time newest = std::max(ticket.heard_at, context.desk.today().handed_at(ticket));
  context.read_marks.note_read(ui.host().settings(), ticket, newest);
  const IdScope ids(ui, ticket.id().text());
  const Scope region(ui, Role::region, tr("Ticket {0}", shown_number(context.desk, ticket)), area);
  const Layout layout{.alone = alone, .facts_beside = area.width >= facts_beside_from};
  const Rect facts = layout.facts_beside ? area.cut_right(facts_width) : Rect{};
  if (alone) draw_bar(context, ticket, area);
  draw_body(context, ticket, area, layout);
  if (composer_.take_left()) focus_heading();
  if (const std::optional<desk::sla::Metric> why = header_.take_why()) {
    facts_.ask_why(context, ticket, *why);
    show_facts_ = true;
  }
  if (layout.facts_beside) draw_facts_column(context, ticket, facts);
  snooze_dialog_.draw(later, context);
}

void TicketPage::draw_bar(Context& context, const desk::TicketRow& ticket, Rect& area) {
  DetailBar bar(context.ui, area);
  if (bar.back()) context.go({tickets_place, ""}, true);
  header_.draw_more(context, ticket, bar.next_action());
  draw_facts_toggle(context, bar.next_action());
  const Text number = shown_number(context.desk, ticket);
  bar.title(shown_subject(ticket), number, number_and_subject(number, ticket), std::exchange(focus_heading_, false));
}

void TicketPage::draw_facts_toggle(Context& context, Rect place) {
  const ButtonOptions look{.kind = ButtonKind::ghost, .selected = show_facts_};
  if (icon_button(context.ui, place, icon::info, tr("Facts"), look)) show_facts_ = !show_facts_;
}

void TicketPage::draw_facts_column(Context& context, const desk::TicketRow& ticket, Rect area) {
  Ui& ui = context.ui;
  hairline(ui, area.x, area.y, area.x, area.bottom(), ui.palette().line);
  ScrollArea scroll(ui, "facts", area);
  const Rect inside = scroll.content().inset(20, 20);
  scroll.set_content_height(facts_.draw(context, ticket, inside) + 40);
}

void TicketPage::draw_body(Context& context, const desk::TicketRow& ticket, Rect area, Layout layout) {
  const bool show_facts = show_facts_ && !layout.facts_beside;
  const Rect column = detail_column(area, layout.alone);
  Rect composer = column;
  const bool takes_messages = !ticket.record->is_erased();
  if (!show_facts && takes_messages) {
    composer.height = composer_.height(context, ticket, column.width);
    composer.y = area.cut_bottom(composer.height + (layout.alone ? gap_small : 20)).y;
  }
  // A header that leaves the conversation too little scrolls away with it.
  layout.header_scrolls = area.height - header_height_ < conversation_height;
  if (!layout.header_scrolls) {
    area.cut_top(header_height_ = draw_header(context, ticket, column, layout));
  }
  layout.is_short = layout.header_scrolls || area.height < conversation_height;
  area.width = column.right() - area.x + detail_margin(layout.alone);
  if (show_facts) return draw_facts_below(context, ticket, area, layout);
  draw_conversation(context, ticket, area, layout);
  if (takes_messages && composer_.draw(context, ticket, composer)) to_end_ = true;
  to_new_ = composer_.take_held();
}

void TicketPage::draw_facts_below(Context& context, const desk::TicketRow& ticket, Rect area, Layout layout) {
  ScrollArea scroll(context.ui, "facts", area);
  const Rect content = detail_column(scroll.content(), layout.alone);
  Flow flow(content);
  if (layout.header_scrolls) flow.space(header_height_ = draw_header(context, ticket, content, layout));
  flow.space(gap_small);
  flow.space(facts_.draw(context, ticket, flow.rest()));
  scroll.set_content_height(flow.used() + gap_large);
}

float TicketPage::draw_header(Context& context, const desk::TicketRow& ticket, Rect rect, Layout layout) {
  Flow flow(rect);
  flow.space(layout.alone ? 12 : 20);
  if (context.just_opened == ticket.number()) flow.space(draw_receipt(context, ticket, flow.rest()));
  Rect place = flow.rest();
  if (layout.alone) {
    flow.space(header_.draw_narrow(context, ticket, place));
  } else {
    const float size = context.ui.small_control_height();
    Rect buttons{place.x, place.y - 6, place.width, size};
    header_.draw_more(context, ticket, buttons.cut_right(size));
    if (!layout.facts_beside) draw_facts_toggle(context, buttons.cut_right(size));
    if (std::exchange(focus_heading_, false)) header_.focus();
    flow.space(header_.draw(context, ticket, place, place.right() - buttons.right() + gap_small, !layout.facts_beside));
  }
  return flow.used() + 4;
}

float TicketPage::draw_receipt(Context& context, const desk::TicketRow& ticket, Rect rect) {
  Ui& ui = context.ui;
  const Palette& palette = ui.palette();
  Rect card = rect.cut_top(receipt_height);
  fill(ui, card, palette.accent_soft, corner_card);
  card = card.inset(gap, 12);
  const float size = ui.control_height();
  const Rect close = card.cut_right(size).centred(size, size);
  const Words number = verbatim(ticket.number());
  draw_line(ui, card.cut_top(metrics(TextStyle::title).line_height_px), number, TextStyle::title, palette.ink);
  status(ui, card, tr("Ticket {0} opened", number), icon::circle_check, palette.accent);
  if (icon_button(ui, close, icon::x, tr("Put away"), {.kind = ButtonKind::ghost})) context.just_opened.clear();
  return receipt_height + gap;
}

void TicketPage::draw_conversation(Context& context, const desk::TicketRow& ticket, Rect area, Layout layout) {
  ScrollArea scroll(context.ui, "conversation", area);
  const Rect content = detail_column(scroll.content(), layout.alone);
  float top = 4;
  if (layout.header_scrolls) top += header_height_ = draw_header(context, ticket, content, layout);
  const float height = conversation_.lay_out(context, ticket, composer_.arrivals(), content.width);
  conversation_.draw(context, ticket, {content.x, content.y + top, content.width, height}, area);
  scroll.set_content_height(top + height + gap);

  const bool is_new = conversation_.count() > seen_messages_;
  const bool was_seen = seen_messages_ > 0;
  seen_messages_ = conversation_.count();
  // A conversation opens at its newest message, unless that would hide what the ticket is about.
  if (to_end_ || (is_new && (was_seen || !layout.is_short))) scroll.scroll_to_end();
  to_end_ = false;
  if (const auto newcomer = conversation_.first_new(); to_new_ && newcomer) {
    scroll.reveal(top + newcomer->top, top + newcomer->bottom);
  }
}

}  // namespace counterbell::ui
