#include "ui/tickets/snooze_dialog.h"

#include <utility>

#include "ui/common/ticket_words.h"
#include "ui/kit/format.h"
#include "ui/kit/time_text.h"
#include "ui/kit/widgets/forms.h"

namespace counterbell::ui {

using namespace std::chrono_literals;
using std::chrono::days;

namespace {

constexpr float dialog_width = 460;
constexpr std::chrono::minutes morning = 9h;

/// When the shop opens so many days from now, or the next day that it does; without opening hours at nine.
Time in_the_morning(Context& context, days ahead) {
  Host& host = context.ui.host();
  const Time now = context.ui.now();
  const std::optional<Time> open = context.desk.service().next_open(local_time(host, now, ahead, 0min));
  return open ? *open : local_time(host, now, ahead, morning);
}

enum Choice { in_an_hour, tomorrow, next_week, other_time };

}  // namespace

void SnoozeDialog::open(const desk::TicketRow& ticket) {
  *this = {};
  open_ = is_new_ = true;
  ticket_ = ticket.id();
  wakes_on_message_ = ticket.record->flag(Field::ticket_wakes_on_message);
}

/// Nothing while what was typed is no time.
std::optional<Time> SnoozeDialog::chosen_time(Context& context) const {
  Host& host = context.ui.host();
  const Time now = context.ui.now();
  switch (choice_) {
    case in_an_hour:
      return now + 1h;
    case tomorrow:
      return in_the_morning(context, days{1});
    case next_week:
      return in_the_morning(context, days{7});
    default:
      return parse_time_to_come(host, typed_, now);
  }
}

void SnoozeDialog::draw(LaterPart, Context& context) {
  if (!open_) return;
  const desk::TicketRow* ticket = context.desk.tickets().find(ticket_);
  if (!ticket) {
    open_ = false;
    return;
  }
  Ui& ui = context.ui;
  Dialog dialog(ui, tr("Snooze {0}", shown_number(context.desk, *ticket)), dialog_width, body_height_,
                ui.control_height());
  Flow flow(dialog.body(), gap_small);
  draw_fields(context, flow);
  body_height_ = flow.used();
  dialog.set_body_height(body_height_);
  ButtonLine buttons(ui, dialog.footer());
  if (std::exchange(is_new_, false)) ui.semantics().request_focus(ui.id(tr("Snooze")));  // S and Enter: for an hour.
  if (buttons.right(tr("Snooze"), {.kind = ButtonKind::primary})) return snooze(context);
  if (buttons.right(tr("Cancel")) || dialog.close_requested()) open_ = false;
}

void SnoozeDialog::draw_fields(Context& context, Flow& flow) {
  Ui& ui = context.ui;
  static constexpr Words choices[] = {tr("1 hour"), tr("Tomorrow"), tr("Next week"), trc("time", "Other")};
  if (segments(ui, flow.next(ui.control_height()), tr("Snooze for"), choices, choice_)) error_ = {};
  if (choice_ == other_time) {
    const FieldOptions options{.placeholder = tr("16:30, friday, 24.12. 9:00"),
                               .focus_now = std::exchange(focus_field_, false)};
    const FieldResult typed = flow_field(ui, flow, tr("Until"), typed_, options);
    if (typed.edited) error_ = {};
    if (typed.submitted) snooze(context);
  } else {
    focus_field_ = true;
  }
  const std::optional<Time> until = chosen_time(context);
  if (until) {
    flow_text(ui, flow, tr("It comes back {0}.", when(ui.host(), *until, ui.now())), TextStyle::body,
              ui.palette().ink2);
  }
  checkbox(ui, flow.next(ui.control_height()), tr("Wake it when the customer writes"), wakes_on_message_);
  error_line(ui, flow, error_.shown());
}

void SnoozeDialog::snooze(Context& context) {
  const std::optional<Time> until = chosen_time(context);
  const Result<void> done =
      until ? context.desk.tickets().snooze(ticket_, until, wakes_on_message_)
            : fail(ErrorKind::invalid, "Please write a time such as 16:30, friday 9:00 or 24.12. 13:00.");
  if (!done) {
    error_ = done.error().message;
    context.ui.host().wake();
    return;
  }
  open_ = false;
  const desk::TicketRow& ticket = *context.desk.tickets().find(ticket_);
  context.tell_done(
      tr("{0} comes back {1}", shown_number(context.desk, ticket), when(context.ui.host(), *until, context.ui.now())));
  context.ui.host().wake();
}

}  // namespace counterbell::ui
