#include "ui/customers/customer_page.h"

#include <algorithm>
#include <array>
#include <span>

#include "ui/common/ticket_list_row.h"
#include "ui/common/ticket_words.h"
#include "ui/customers/place.h"
#include "ui/icons.h"
#include "ui/kit/format.h"
#include "ui/kit/widgets/forms.h"
#include "ui/kit/widgets/list_and_detail.h"
#include "ui/kit/widgets/widgets.h"

namespace counterbell::ui {
namespace {

constexpr std::array editable{Field::customer_name, Field::customer_phone, Field::customer_email, Field::customer_group,
                              Field::customer_remarks};
constexpr std::size_t shown_messages = 4;
constexpr float avatar_size = 48;
constexpr float said_height = 26;
constexpr float chapter_padding = 10;

/// The room for a fact's name, of `width` for all of it.
float label_width(Ui& ui, float width) {
  float room = width < 400 ? 72.0f : 92.0f;
  for (const Field field : editable)
    room = std::max(room, text_width(ui, spec(field).label, TextStyle::secondary) + gap_small);
  return room;
}

InputMode input_mode(Field field) {
  if (field == Field::customer_phone) return InputMode::tel;
  return field == Field::customer_email ? InputMode::email : InputMode::text;
}

}  // namespace

void CustomerPage::follow(Context& context, const Record& customer) {
  editor_.follow(context.ui, customer.id(), editable);
  const bool is_same = customer_ == customer.id() && desk_ == &context.desk;
  if (is_same && revision_ == context.desk.revision()) return;
  customer_ = customer.id();
  desk_ = &context.desk;
  revision_ = context.desk.revision();
  timeline_.clear();
  for (const desk::TicketRow* ticket : context.desk.tickets().of_customer(customer.id())) {
    if (ticket->trashed) continue;
    Chapter chapter{.ticket = ticket, .said = {}};
    const std::vector<desk::ConversationEntry> entries = context.desk.tickets().conversation(ticket->id());
    chapter.more = entries.size() - std::min(entries.size(), shown_messages);
    const auto newest = std::span(entries).subspan(chapter.more);
    chapter.said.assign(newest.begin(), newest.end());
    timeline_.push_back(std::move(chapter));
  }
}

void CustomerPage::draw(Context& context, Rect area, const Record& customer, bool alone) {
  follow(context, customer);
  Ui& ui = context.ui;
  const IdScope ids(ui, customer.id().text());
  const Scope region(ui, Role::region, customer_name(&customer), area);
  if (alone) draw_bar(context, customer, area);
  ScrollArea scroll(ui, "customer", area);
  Flow flow(detail_column(scroll.content(), alone));
  flow.space(alone ? gap : gap_large);
  draw_title(context, flow, customer, alone);
  if (customer.is_erased()) {
    flow_text(
        ui, flow,
        tr("The personal data of this customer was erased. Should they come again, enter them as a new customer."),
        TextStyle::body, ui.palette().ink2);
    flow.space(gap_large);
  } else {
    draw_facts(context, flow, customer);
  }
  heading(ui, flow.next(metrics(TextStyle::section).line_height_px), tr("Timeline"), 2, TextStyle::section);
  flow.space(gap_small + 4);
  if (timeline_.empty()) {
    text(ui, flow.next(32), tr("No tickets yet."), TextStyle::body, ui.palette().ink2);
  }
  {
    const Scope list(ui, Role::list, tr("Timeline"), intersection(flow.rest(), area));
    for (const Chapter& chapter : timeline_) draw_chapter(context, flow, chapter, area);
  }
  scroll.set_content_height(flow.used() + gap_large);
}

void CustomerPage::draw_dialogs(LaterPart later, Context& context) { erasure_.draw(later, context); }

void CustomerPage::draw_more(Context& context, const Record& customer, Rect rect) {
  Ui& ui = context.ui;
  if (icon_button(ui, rect, icon::ellipsis, tr("More"), {.kind = ButtonKind::ghost})) open_menu(ui, "customer");
  const bool has_data = context.desk.erasure().has_personal_data(customer.id());
  const MenuItem items[] = {
      {.label = tr("Erase personal data"), .icon = icon::trash_2, .danger = true, .disabled = !has_data}};
  if (menu(ui, "customer", rect, items) == 0) erasure_.open_for(customer.id());
}

void CustomerPage::draw_bar(Context& context, const Record& customer, Rect& area) {
  DetailBar bar(context.ui, area);
  if (bar.back()) context.go({customers_place, ""}, true);
  draw_more(context, customer, bar.next_action());
  bar.title(customer_name(&customer));
}

void CustomerPage::draw_title(Context& context, Flow& flow, const Record& customer, bool alone) {
  Ui& ui = context.ui;
  const Words name = customer_name(&customer);
  const Text label = tr("Ticket for {0}", name);
  const ButtonOptions primary{.kind = ButtonKind::primary, .icon = icon::plus, .disabled = customer.is_erased()};
  if (alone) {
    if (button(ui, flow.next(ui.control_height()), label, primary)) context.new_ticket(customer.id());
    flow.space(gap);
    return;
  }
  Rect line = flow.next(avatar_size);
  draw_avatar(ui, line.cut_left(avatar_size), name.shown(), false);
  line.cut_left(gap);
  const float more = ui.control_height();
  draw_more(context, customer, line.cut_right(more).centred(more, more));
  line.cut_right(gap_small);
  const float width = button_width(ui, label, primary);
  const bool fits_whole = text_width(ui, name, TextStyle::title) + gap + width <= line.width;
  const Rect place = line.cut_right(fits_whole ? width : more).centred(fits_whole ? width : more, more);
  if (fits_whole ? button(ui, place, label, primary) : icon_button(ui, place, icon::plus, label, primary)) {
    context.new_ticket(customer.id());
  }
  line.cut_right(gap);
  const float line_1 = metrics(TextStyle::title).line_height_px;
  const float line_2 = metrics(TextStyle::secondary).line_height_px;
  line = line.centred(line.width, line_1 + line_2);
  Rect words = line.cut_top(line_1);
  Node node{.id = ui.id("heading"), .role = Role::heading, .name = name};
  node.level = 1;
  ui.add(std::move(node), words);
  draw_line(ui, words, name, TextStyle::title, ui.palette().ink);
  const std::size_t count = timeline_.size();
  const Text told = count == 0 ? Text(tr("No tickets yet")) : trn("{0} ticket", "{0} tickets", count);
  text(ui, line, told, TextStyle::secondary, ui.palette().ink2);
  flow.space(gap_large);
}

void CustomerPage::draw_facts(Context& context, Flow& flow, const Record& customer) {
  Ui& ui = context.ui;
  constexpr const char* icons[] = {icon::user, icon::phone, icon::mail, icon::users, icon::sticky_note};
  const auto height = [&](Field field) {
    if (editor_.is_editing(field)) return field_height(ui, {.label_above = false}) + gap_small;
    const float inside = flow.width() - 2 * gap - label_width(ui, flow.width()) - 26 - 24;
    return std::max(ui.control_height(),
                    text_height(ui, verbatim(customer.text(field)), TextStyle::body, inside) + gap_small);
  };
  float whole = 2 * 6;
  for (const Field field : editable) whole += height(field);
  const Rect card = flow.next(whole);
  draw_card(ui, card);
  Flow inside(card.inset(gap, 6));
  for (std::size_t i = 0; i < editable.size(); ++i) {
    draw_fact(context, inside.next(height(editable[i])), customer, editable[i], icons[i]);
  }
  flow.space(gap_large);
}

void CustomerPage::draw_fact(Context& context, Rect rect, const Record& customer, Field field, const char* icon) {
  Ui& ui = context.ui;
  const Palette& palette = ui.palette();
  const Words label = spec(field).label;
  const Words value = verbatim(customer.text(field));
  Rect line = rect;
  if (editor_.is_editing(field)) {
    line = line.inset(0, gap_small / 2);
    const FieldOptions options{.input_mode = input_mode(field), .label_above = false};
    if (const auto typed = editor_.draw(ui, line, label, options)) {
      context.check(context.desk.customers().set(customer.id(), field, *typed));
    }
    return;
  }
  Node node{.role = Role::button, .name = tr("Edit {0}", label)};
  node.description = value;
  const Press press = pressable(ui, rect.inset(-8, 1), label, std::move(node));
  if (press.hovered) fill(ui, rect.inset(-8, 1), palette.selected, corner_control);
  draw_icon(ui, line.cut_left(18), icon, 16, palette.ink2);
  line.cut_left(gap_small);
  draw_line(ui, line.cut_left(label_width(ui, rect.width + 2 * gap)), label, TextStyle::secondary, palette.ink2);
  draw_icon(ui, line.cut_right(24), icon::pencil, 14, press.hovered ? palette.accent : palette.ink3);
  if (value.empty()) {
    draw_line(ui, line, tr("Add"), TextStyle::body, palette.ink3);
  } else {
    const float height = text_height(ui, value, TextStyle::body, line.width);
    paragraph(ui, line.centred(line.width, height), value, TextStyle::body, palette.ink);
  }
  draw_focus_ring(ui, rect.inset(-8, 1), corner_control, press.id);
  if (press.pressed) editor_.start(field, value.source());
}

float CustomerPage::chapter_height(Ui& ui, const Chapter& chapter) const {
  const std::size_t lines = chapter.said.size() + (chapter.more > 0 ? 1 : 0);
  const float below = lines == 0 ? 0 : 2 * chapter_padding + said_height * static_cast<float>(lines);
  return ui.row_height() + below;
}

void CustomerPage::draw_chapter(Context& context, Flow& flow, const Chapter& chapter, Rect visible) {
  Ui& ui = context.ui;
  const Palette& palette = ui.palette();
  Rect card = flow.next(chapter_height(ui, chapter));
  flow.space(12);
  if (card.y > visible.bottom() || card.bottom() < visible.y) return;
  const desk::TicketRow& ticket = *chapter.ticket;
  const Scope item(ui, Role::listitem, number_and_subject(verbatim(ticket.number()), ticket), card);
  draw_card(ui, card);
  TicketRowOptions options{.padding = gap, .last = chapter.said.empty(), .as_link = true};
  if (ticket_list_row(context, card.cut_top(ui.row_height()), ticket, options).pressed) {
    context.go(route_to(context.desk, ticket), false);
  }
  Flow lines(card.inset(gap, chapter_padding));
  if (chapter.more > 0) {
    const Text words = trn("{0} earlier message", "{0} earlier messages", chapter.more);
    text(ui, lines.next(said_height), words, TextStyle::secondary, palette.ink3);
  }
  for (const desk::ConversationEntry& said : chapter.said) {
    Rect line = lines.next(said_height);
    const Text time = when(ui.host(), said.at, ui.now());
    text(ui, line.cut_right(text_width(ui, time, TextStyle::secondary) + 1), time, TextStyle::secondary, palette.ink3);
    line.cut_right(12);
    const Words who = said_by(context.desk, ticket, said);
    const float name = std::min(text_width(ui, who, TextStyle::secondary_strong) + 1, line.width / 3);
    text(ui, line.cut_left(name), who, TextStyle::secondary_strong, palette.ink2);
    line.cut_left(gap_small);
    text(ui, line, verbatim(first_line(shown_body(*said.message).shown())), TextStyle::body, palette.ink);
  }
}

}  // namespace counterbell::ui
