#include "ui/tickets/ticket_due.h"

#include <array>

#include "desk/base/fold.h"
#include "ui/common/ticket_words.h"
#include "ui/kit/format.h"
#include "ui/kit/layout.h"
#include "ui/kit/time_text.h"
#include "ui/kit/waiting.h"
#include "ui/kit/widgets/widgets.h"

namespace counterbell::ui {
namespace {

constexpr float title_height = 22;
constexpr float line_height = 24;
constexpr std::array edited{Field::ticket_due};

}  // namespace

float TicketDue::draw(Context& context, const desk::TicketRow& ticket, Rect rect) {
  Ui& ui = context.ui;
  editor_.follow(ui, ticket.id(), edited);
  const Time due = ticket.record->time(Field::ticket_due);
  if (!ticket.is_open() && due == Time{}) return 0;
  const IdScope ids(ui, "due");
  Flow flow(rect);
  constexpr Words title = tr("Promised by hand");
  Rect head = flow.next(title_height);
  /// Beside the title where there is room, else below it.
  const auto head_link = [&](Words label) {
    const float width = text_width(ui, label, TextStyle::secondary_strong) + 2;
    const bool fits_beside = text_width(ui, title, TextStyle::label) + gap + width <= head.width;
    return link(ui, fits_beside ? head.cut_right(width) : flow.next(title_height).cut_left(width), label,
                TextStyle::secondary_strong);
  };
  const bool is_editing = editor_.is_editing(Field::ticket_due);
  if (!is_editing && due != Time{} && head_link(tr("Clear"))) clear(context, ticket);
  if (!is_editing && due == Time{} && head_link(tr("Set a date"))) editor_.start(Field::ticket_due, "");
  text(ui, head, title, TextStyle::label, ui.palette().ink2);
  if (is_editing) {
    const FieldOptions options{.placeholder = tr("16:30, friday, 24.12. 9:00"), .label_above = false};
    if (const auto typed = editor_.draw(ui, flow.next(ui.control_height()), tr("Promised by"), options)) {
      if (const std::optional<LaterPart> later = ui.host().later()) {
        set(*later, context, ticket, *typed);
      } else {
        editor_.start(Field::ticket_due, *typed);
        context.toasts.show(waiting_words(ui.host()), true);
      }
    }
  } else if (due != Time{}) {
    text(ui, flow.next(line_height), full_date_time(ui.host(), due), TextStyle::body, ui.palette().ink);
  }
  return flow.used();
}

void TicketDue::set(LaterPart, Context& context, const desk::TicketRow& ticket, std::string_view typed) {
  if (desk::trim(typed).empty()) return;
  Host& host = context.ui.host();
  const std::optional<Time> at = parse_time_to_come(host, typed, context.ui.now());
  if (!at) {
    editor_.start(Field::ticket_due, typed);
    return context.toasts.show(tr("“{0}” is no time. Please write one such as 16:30 or friday 9:00.", verbatim(typed)),
                               true);
  }
  if (!context.check(context.desk.tickets().set_due(ticket.id(), at))) return;
  context.tell_done(tr("{0} is due {1}", shown_number(context.desk, ticket), when(host, *at, context.ui.now())));
}

void TicketDue::clear(Context& context, const desk::TicketRow& ticket) {
  if (!context.check(context.desk.tickets().set_due(ticket.id(), std::nullopt))) return;
  context.tell_done(tr("Date of {0} cleared", shown_number(context.desk, ticket)));
}

}  // namespace counterbell::ui
