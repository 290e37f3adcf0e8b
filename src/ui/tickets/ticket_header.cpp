#include "ui/tickets/ticket_header.h"

#include <algorithm>
#include <array>

#include "desk/base/fold.h"
#include "ui/common/ticket_words.h"
#include "ui/customers/place.h"
#include "ui/icons.h"
#include "ui/kit/format.h"
#include "ui/kit/layout.h"
#include "ui/kit/passing_time.h"
#include "ui/kit/widgets/widgets.h"
#include "ui/service/service_words.h"
#include "ui/tickets/ticket_controls.h"
#include "ui/tickets/ticket_questions.h"

namespace counterbell::ui {
namespace {

constexpr std::array editable{Field::ticket_subject, Field::ticket_want, Field::ticket_treat};
constexpr float label_height = 18;

/// How the ticket came, when, and who took it.
Text origin(Context& context, const desk::TicketRow& ticket) {
  const Words channel = by_channel(ticket.channel);
  const Text opened = when(context.ui.host(), ticket.opened_at, context.ui.now());
  const Id& author = ticket.record->created_by();
  // TRANSLATORS: {0} is how it came ("by phone"), {1} a time ("yesterday 10:04").
  if (!author) return tr("{0} · opened {1}", channel, opened);
  // TRANSLATORS: the same, and {2} is who took it.
  return tr("{0} · opened {1} by {2}", channel, opened, context.desk.staff().name_of(author));
}

}  // namespace

void TicketHeader::follow(Context& context, const desk::TicketRow& ticket) {
  editor_.follow(context.ui, ticket.id(), editable);
}

float TicketHeader::draw(Context& context, const desk::TicketRow& ticket, Rect rect, float beside, bool with_customer) {
  follow(context, ticket);
  Ui& ui = context.ui;
  Flow flow(rect);
  Rect meta = flow.next(label_height + 2);
  meta.cut_right(beside);
  const Text words =
      trc("number of a ticket, how it came", "{0} · {1}", shown_number(context.desk, ticket), origin(context, ticket));
  text(ui, meta, words, TextStyle::secondary, ui.palette().ink2);
  flow.space(draw_subject(context, ticket, flow.rest()) + gap_small + 4);
  if (with_customer && ticket.customer) {
    draw_customer(context, ticket, flow.next(22));
    flow.space(gap_small);
  }
  flow.space(draw_ticket_controls(context, ticket, flow.rest(), std::exchange(open_choice_, std::nullopt)));
  flow.space(draw_waiting(context, ticket, flow.rest()));
  flow.space(draw_ticket_questions(context, ticket, editor_, flow.rest()));
  return flow.used();
}

/// Whose it is, and how to reach them.
void TicketHeader::draw_customer(Context& context, const desk::TicketRow& ticket, Rect line) {
  const Record* customer = customer_of(context.desk, ticket);
  if (!customer) return;
  Ui& ui = context.ui;
  const Words name = customer_name(customer);
  const float width = std::min(text_width(ui, name, TextStyle::strong) + 1, line.width);
  if (link(ui, line.cut_left(width), name, TextStyle::strong))
    context.go({customers_place, customer->id().text()}, false);
  const std::string_view phone = customer->text(Field::customer_phone);
  const std::string_view reach = phone.empty() ? customer->text(Field::customer_email) : phone;
  if (reach.empty() || reach == name.source()) return;
  line.cut_left(gap_small);
  text(ui, line, verbatim(reach), TextStyle::body, ui.palette().ink2);
}

float TicketHeader::draw_narrow(Context& context, const desk::TicketRow& ticket, Rect rect) {
  follow(context, ticket);
  Ui& ui = context.ui;
  Flow flow(rect);
  draw_customer(context, ticket, flow.next(22));
  flow.space(2);
  text(ui, flow.next(label_height + 2), origin(context, ticket), TextStyle::secondary, ui.palette().ink2);
  if (editor_.is_editing(Field::ticket_subject)) flow.space(draw_subject(context, ticket, flow.rest()));
  flow.space(gap_small + 4);
  flow.space(draw_ticket_controls(context, ticket, flow.rest(), std::exchange(open_choice_, std::nullopt)));
  flow.space(draw_waiting(context, ticket, flow.rest()));
  flow.space(draw_ticket_questions(context, ticket, editor_, flow.rest()));
  return flow.used();
}

float TicketHeader::draw_subject(Context& context, const desk::TicketRow& ticket, Rect rect) {
  Ui& ui = context.ui;
  if (editor_.is_editing(Field::ticket_subject) && !ticket.record->is_erased()) {
    FieldOptions options{.required = true, .label_above = false, .style = TextStyle::section};
    const Rect field = rect.cut_top(field_height(ui, options));
    if (const auto typed = editor_.draw(ui, field, tr("Subject"), options)) {
      context.check(context.desk.tickets().set(ticket.id(), Field::ticket_subject, *typed));
    }
    return field.height;
  }
  Rect words = rect;
  const float pencil = ui.small_control_height();
  words.width = std::max(0.0f, rect.width - pencil - gap_small);
  const Words subject = shown_subject(ticket);
  // No wider than it is, so that one that runs from right to left begins where the pencil stands.
  words.width = std::min(words.width, text_width(ui, subject, TextStyle::title) + 1);
  words.height = text_height(ui, subject, TextStyle::title, words.width);
  page_heading(ui, words, number_and_subject(shown_number(context.desk, ticket), ticket),
               std::exchange(take_focus_, false));
  draw_text(ui, words, subject, TextStyle::title, ui.palette().ink);
  if (ticket.record->is_erased()) return words.height;

  const float line = metrics(TextStyle::title).line_height_px;
  const bool one_line = words.height < line * 1.5f;
  const float end = one_line ? text_width(ui, subject, TextStyle::title) + gap_small : words.width + gap_small;
  const Rect place{rect.x + end, rect.y + (line - pencil) / 2, pencil, pencil};
  if (icon_button(ui, place, icon::pencil, tr("Edit subject"), {.kind = ButtonKind::ghost})) {
    editor_.start(Field::ticket_subject, ticket.subject());
  }
  return words.height;
}

/// One clock for all that is late: where rules say by when, how long somebody has waited is not told beside it.
float TicketHeader::draw_deadline(Context& context, const desk::Deadline& deadline, Rect line) {
  Ui& ui = context.ui;
  DueWords words = deadline_words(ui, deadline);
  draw_icon(ui, line.cut_left(16), words.icon, 15, words.colour);
  line.cut_left(6);
  constexpr Words why = tr("Why?");
  const float why_width = text_width(ui, why, TextStyle::secondary_strong) + 2;
  const float room = line.width - why_width - gap_small;
  if (text_width(ui, words.text, TextStyle::secondary_strong) + 1 > room) words = due_words(ui, deadline.at);
  const float width = std::min(text_width(ui, words.text, TextStyle::secondary_strong) + 1, room);
  text(ui, line.cut_left(width), words.text, TextStyle::secondary_strong, words.colour);
  line.cut_left(gap_small);
  if (link(ui, line.cut_left(why_width), why, TextStyle::secondary_strong)) why_ = deadline.metric;
  wake_for_countdown(ui.host(), ui.now(), deadline.at);
  return line.height + gap_small;
}

float TicketHeader::draw_waiting(Context& context, const desk::TicketRow& ticket, Rect rect) {
  Ui& ui = context.ui;
  const Palette& palette = ui.palette();
  if (ticket.trashed) {
    Rect line = rect.cut_top(24);
    draw_icon(ui, line.cut_left(16), icon::trash_2, 15, palette.bad);
    line.cut_left(6);
    text(ui, line, tr("In the trash"), TextStyle::secondary_strong, palette.bad);
    return 24 + gap_small;
  }
  if (const std::optional<desk::Deadline> deadline = context.desk.service().due(ticket))
    return draw_deadline(context, *deadline, rect.cut_top(24));
  if (!ticket.is_open() || ticket.waiting_since == Time{}) return 4;
  const std::chrono::milliseconds waited = ui.now() - ticket.waiting_since;
  const bool too_long = waited >= desk::waiting_limit;
  const Colour colour = too_long ? palette.bad : palette.warn;
  Rect line = rect.cut_top(24);
  draw_icon(ui, line.cut_left(16), too_long ? icon::circle_alert : icon::timer, 15, colour);
  line.cut_left(6);
  const Text words = waited < std::chrono::minutes(1) ? Text(tr("Waiting for an answer"))
                                                      : tr("Waiting {0} for an answer", duration(waited));
  text(ui, line, words, TextStyle::secondary_strong, colour);
  wake_for_age(ui.host(), ui.now(), ticket.waiting_since);
  return 24 + gap_small;
}

void TicketHeader::draw_more(Context& context, const desk::TicketRow& ticket, Rect rect) {
  Ui& ui = context.ui;
  if (icon_button(ui, rect, icon::ellipsis, tr("More"), {.kind = ButtonKind::ghost})) open_menu(ui, "ticket");
  const MenuItem items[] = {{.label = tr("Edit subject"), .icon = icon::pencil, .disabled = ticket.record->is_erased()},
                            {.label = tr("Copy number"), .icon = icon::hash},
                            ticket.trashed
                                ? MenuItem{.label = tr("Take out of the trash"), .icon = icon::archive}
                                : MenuItem{.label = tr("Move to the trash"), .icon = icon::trash_2, .danger = true}};
  switch (menu(ui, "ticket", rect, items)) {
    case 0:
      editor_.start(Field::ticket_subject, ticket.subject());
      break;
    case 1:
      ui.host().copy_text(ticket.number());
      context.toasts.show(tr("{0} copied", verbatim(ticket.number())));
      break;
    case 2:
      if (ticket.trashed) {
        context.check(context.desk.tickets().restore(ticket.id()));
      } else if (context.check(context.desk.tickets().trash(ticket.id()))) {
        context.tell_done(tr("{0} moved to the trash", verbatim(ticket.number())));
      }
      break;
    default:
      break;
  }
}

}  // namespace counterbell::ui
