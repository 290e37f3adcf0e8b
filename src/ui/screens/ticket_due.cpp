#include "ui/screens/ticket_due.h"

#include <array>
#include <string>

#include "desk/fold.h"
#include "ui/format.h"
#include "ui/layout.h"
#include "ui/screens/ticket_words.h"
#include "ui/time_text.h"
#include "ui/waiting.h"
#include "ui/widgets.h"

namespace counterbell::ui {
namespace {

constexpr float title_height = 22;
constexpr float line_height = 24;
constexpr std::array edited{Field::ticket_due};

}  // namespace

float TicketDue::draw(Context& context, const desk::TicketRow& ticket, Rect rect) {
  Ui& ui = context.ui;
  editor_.follow(ui, ticket.id(), edited);
  const std::int64_t due = ticket.record->integer(Field::ticket_due);
  if (!ticket.is_open() && due == 0) return 0;
  const IdScope ids(ui, "due");
  Flow flow(rect);
  Rect head = flow.next(title_height);
  const auto head_link = [&](std::string_view label) {
    return link(ui, head.cut_right(text_width(ui, label, TextStyle::secondary_strong) + 2), label,
                TextStyle::secondary_strong);
  };
  const bool is_editing = editor_.is_editing(Field::ticket_due);
  if (!is_editing && due != 0 && head_link("Clear")) clear(context, ticket);
  if (!is_editing && due == 0 && head_link("Set a date")) editor_.start(Field::ticket_due, "");
  text(ui, head, "Promised by hand", TextStyle::label, ui.palette().ink2);
  if (is_editing) {
    const FieldOptions options{.placeholder = "16:30, friday, 24.12. 9:00", .label_above = false};
    if (const auto typed = editor_.draw(ui, flow.next(ui.control_height()), "Promised by", options)) {
      if (const std::optional<LaterPart> later = ui.host().later()) {
        set(*later, context, ticket, *typed);
      } else {
        editor_.start(Field::ticket_due, *typed);
        context.toasts.show(waiting_words(ui.host()), true);
      }
    }
  } else if (due != 0) {
    text(ui, flow.next(line_height), full_date_time(ui.host(), due), TextStyle::body, ui.palette().ink);
  }
  return flow.used();
}

void TicketDue::set(LaterPart, Context& context, const desk::TicketRow& ticket, std::string_view typed) {
  if (desk::trim(typed).empty()) return;
  Host& host = context.ui.host();
  const std::optional<std::int64_t> at = parse_time_to_come(host, typed, context.ui.now_ms());
  if (!at) {
    editor_.start(Field::ticket_due, typed);
    return context.toasts.show(
        "“" + std::string(typed) + "” is no time. Please write one such as 16:30 or friday 9:00.", true);
  }
  if (!context.check(context.desk.set_due(ticket.id(), at))) return;
  context.tell_done(shown_number(context.desk, ticket) + " is due " + when(host, *at, context.ui.now_ms()));
}

void TicketDue::clear(Context& context, const desk::TicketRow& ticket) {
  if (!context.check(context.desk.set_due(ticket.id(), std::nullopt))) return;
  context.tell_done("Date of " + shown_number(context.desk, ticket) + " cleared");
}

}  // namespace counterbell::ui
