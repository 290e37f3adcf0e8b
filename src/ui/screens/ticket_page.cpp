#include "ui/screens/ticket_page.h"

#include <algorithm>

#include "ui/icons.h"
#include "ui/layout.h"
#include "ui/screens/ticket_words.h"
#include "ui/widgets.h"

namespace counterbell::ui {
namespace {

/// The facts stand beside the conversation where both have room.
constexpr float facts_beside_from = 760;
constexpr float column_width = 720;
constexpr float bar_height = 56;
constexpr float margin = 28;
constexpr float narrow_margin = 16;
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

void TicketPage::draw(Context& context, Rect area, const desk::TicketRow& ticket, bool alone) {
  follow(context, ticket);
  Ui& ui = context.ui;
  context.read_marks.note_read(ui.host().settings(), ticket);
  const IdScope ids(ui, ticket.id().text());
  const Scope region(ui, Role::region, "Ticket " + shown_number(context.desk, ticket), area);
  const Layout layout{.alone = alone, .facts_beside = area.width >= facts_beside_from};
  if (layout.facts_beside) draw_facts_column(context, ticket, area.cut_right(facts_width));
  if (alone) draw_bar(context, ticket, area.cut_top(bar_height));
  draw_body(context, ticket, area, layout);
}

void TicketPage::draw_bar(Context& context, const desk::TicketRow& ticket, Rect bar) {
  Ui& ui = context.ui;
  hairline(ui, bar.x, bar.bottom() - 1, bar.right(), bar.bottom() - 1, ui.palette().line);
  const float size = ui.control_height();
  bar = bar.inset(4, 0).centred(bar.width - 8, size);
  const ButtonOptions quiet{.kind = ButtonKind::ghost};
  if (icon_button(ui, bar.cut_left(size), icon::chevron_left, "Back to the list", quiet)) {
    context.go({"tickets", ""}, true);
  }
  header_.draw_more(context, ticket, bar.cut_right(size));
  draw_facts_toggle(context, bar.cut_right(size));
  bar.cut_left(4);
  const std::string number = shown_number(context.desk, ticket);
  Node node{.id = ui.id("heading"), .role = Role::heading, .name = number + " " + std::string(shown_subject(ticket))};
  node.level = 1;
  ui.add(std::move(node), bar);
  const float line_1 = metrics(TextStyle::strong).line_height_px;
  const float line_2 = metrics(TextStyle::secondary).line_height_px;
  Rect words = bar.centred(bar.width, line_1 + line_2);
  draw_line(ui, words.cut_top(line_1), shown_subject(ticket), TextStyle::strong, ui.palette().ink);
  draw_line(ui, words, number, TextStyle::secondary, ui.palette().ink2);
}

void TicketPage::draw_facts_toggle(Context& context, Rect place) {
  const ButtonOptions look{.kind = ButtonKind::ghost, .selected = show_facts_};
  if (icon_button(context.ui, place, icon::info, "Facts", look)) show_facts_ = !show_facts_;
}

void TicketPage::draw_facts_column(Context& context, const desk::TicketRow& ticket, Rect area) {
  Ui& ui = context.ui;
  hairline(ui, area.x, area.y, area.x, area.bottom(), ui.palette().line);
  ScrollArea scroll(ui, "facts", area);
  const Rect inside = scroll.content().inset(20, 20);
  scroll.set_content_height(facts_.draw(context, ticket, inside) + 40);
}

void TicketPage::draw_body(Context& context, const desk::TicketRow& ticket, Rect area, Layout layout) {
  const float side = layout.alone ? narrow_margin : margin;
  const bool show_facts = show_facts_ && !layout.facts_beside;
  Rect column = area.inset(side, 0);
  column.width = std::min(column.width, column_width);
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
  area.width = column.right() - area.x + side;
  if (show_facts) return draw_facts_below(context, ticket, area, layout);
  draw_conversation(context, ticket, area, layout);
  if (takes_messages && composer_.draw(context, ticket, composer)) to_end_ = true;
  to_new_ = composer_.take_held();
}

void TicketPage::draw_facts_below(Context& context, const desk::TicketRow& ticket, Rect area, Layout layout) {
  ScrollArea scroll(context.ui, "facts", area);
  const Rect content = scroll.content().inset(layout.alone ? narrow_margin : margin, 0);
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
    flow.space(header_.draw(context, ticket, place, place.right() - buttons.right() + gap_small));
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
  const std::string number(ticket.number());
  draw_line(ui, card.cut_top(metrics(TextStyle::title).line_height_px), number, TextStyle::title, palette.ink);
  status(ui, card, "Ticket " + number + " opened", icon::circle_check, palette.accent);
  if (icon_button(ui, close, icon::x, "Put away", {.kind = ButtonKind::ghost})) context.just_opened.clear();
  return receipt_height + gap;
}

void TicketPage::draw_conversation(Context& context, const desk::TicketRow& ticket, Rect area, Layout layout) {
  ScrollArea scroll(context.ui, "conversation", area);
  const Rect content = scroll.content().inset(layout.alone ? narrow_margin : margin, 0);
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
