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
}

void TicketPage::draw(Context& context, Rect area, const desk::TicketRow& ticket, bool alone) {
  follow(context, ticket);
  Ui& ui = context.ui;
  const IdScope ids(ui, ticket.id().text());
  const Scope region(ui, Role::region, "Ticket " + shown_number(context.desk, ticket), area);
  const bool facts_beside = area.width >= facts_beside_from;
  if (facts_beside) draw_facts_column(context, ticket, area.cut_right(facts_width));
  if (alone) draw_bar(context, ticket, area.cut_top(bar_height));
  draw_body(context, ticket, area, alone, facts_beside);
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
  bar.cut_left(4);
  const std::string number = shown_number(context.desk, ticket);
  Node node{.id = ui.id("heading"), .role = Role::heading, .name = number + " " + std::string(ticket.subject())};
  node.level = 1;
  node.rect = bar;
  ui.semantics().add(std::move(node));
  const float line_1 = metrics(TextStyle::strong).line_height_px;
  const float line_2 = metrics(TextStyle::secondary).line_height_px;
  Rect words = bar.centred(bar.width, line_1 + line_2);
  draw_line(ui, words.cut_top(line_1), ticket.subject(), TextStyle::strong, ui.palette().ink);
  draw_line(ui, words, number, TextStyle::secondary, ui.palette().ink2);
}

void TicketPage::draw_facts_column(Context& context, const desk::TicketRow& ticket, Rect area) {
  Ui& ui = context.ui;
  hairline(ui, area.x, area.y, area.x, area.bottom(), ui.palette().line);
  ScrollArea scroll(ui, "facts", area);
  const Rect inside = scroll.content().inset(20, 20);
  scroll.set_content_height(facts_.draw(context, ticket, inside) + 40);
}

void TicketPage::draw_facts_toggle(Context& context, Rect place) {
  const std::vector<std::string> labels{"Conversation", "Facts"};
  int chosen = show_facts_ ? 1 : 0;
  if (segments(context.ui, place, "Show", labels, chosen)) show_facts_ = chosen == 1;
}

void TicketPage::draw_body(Context& context, const desk::TicketRow& ticket, Rect area, bool alone, bool facts_beside) {
  Ui& ui = context.ui;
  const float side = alone ? narrow_margin : margin;
  if (!facts_beside) {
    Rect strip = area.cut_top(ui.control_height() + 12).inset(side, 6);
    draw_facts_toggle(context, strip.cut_left(std::min(strip.width, 260.0f)));
    hairline(ui, area.x, area.y - 1, area.right(), area.y - 1, ui.palette().line);
    if (show_facts_) {
      ScrollArea scroll(ui, "facts", area);
      scroll.set_content_height(facts_.draw(context, ticket, scroll.content().inset(side, 20)) + 40);
      return;
    }
  }
  Rect column = area.inset(side, 0);
  column.width = std::min(column.width, column_width);
  const float writing = composer_.height(context, ticket, column.width);
  Rect below = area.cut_bottom(writing + (alone ? gap_small : 20));
  column.height = area.height;
  const Rect composer{column.x, below.y, column.width, writing};
  // A header that leaves the conversation too little scrolls away with it.
  const bool with_header = area.height - header_height_ < conversation_height;
  if (!with_header) {
    area.cut_top(header_height_ = draw_header(context, ticket, column, alone));
    column.y = area.y;
    column.height = area.height;
  }
  draw_conversation(context, ticket, {area.x, area.y, column.right() - area.x + side, area.height}, alone, with_header);
  if (composer_.draw(context, ticket, composer)) to_end_ = true;
}

float TicketPage::draw_header(Context& context, const desk::TicketRow& ticket, Rect rect, bool alone) {
  Flow flow(rect);
  flow.space(alone ? 12 : 20);
  if (context.just_opened == ticket.number()) flow.space(draw_receipt(context, ticket, flow.rest()));
  Rect place = flow.rest();
  if (alone) {
    flow.space(header_.draw_narrow(context, ticket, place));
  } else {
    const float size = 32;
    header_.draw_more(context, ticket, {place.right() - size, place.y - 6, size, size});
    flow.space(header_.draw(context, ticket, place));
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

void TicketPage::draw_conversation(Context& context, const desk::TicketRow& ticket, Rect area, bool alone,
                                   bool with_header) {
  Ui& ui = context.ui;
  const float side = alone ? narrow_margin : margin;
  ScrollArea scroll(ui, "conversation", area);
  Rect content = scroll.content().inset(side, 0);
  content.width = std::min(content.width, column_width);
  float top = 0;
  if (with_header) top = header_height_ = draw_header(context, ticket, content, alone);
  top += 4;
  const float height = conversation_.lay_out(context, ticket, content.width);
  conversation_.draw(context, ticket, {content.x, content.y + top, content.width, height}, area);
  scroll.set_content_height(top + height + gap);

  const bool is_new = conversation_.count() > seen_messages_;
  const bool was_seen = seen_messages_ > 0;
  seen_messages_ = conversation_.count();
  // A conversation opens at its newest message, unless that would hide what the ticket is about.
  if (to_end_ || (is_new && (was_seen || !with_header))) scroll.scroll_to_end();
  to_end_ = false;
}

}  // namespace counterbell::ui
