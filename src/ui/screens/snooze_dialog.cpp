#include "ui/screens/snooze_dialog.h"

#include <array>
#include <utility>

#include "ui/format.h"
#include "ui/forms.h"
#include "ui/screens/ticket_words.h"
#include "ui/time_text.h"

namespace counterbell::ui {
namespace {

constexpr float dialog_width = 460;
constexpr std::int64_t hour_ms = 60 * 60'000;
constexpr int morning = 9;

/// When the shop opens so many days from now, or the next day that it does; without opening hours at nine.
std::int64_t in_the_morning(Context& ctx, int days) {
  Host& host = ctx.ui.host();
  const std::int64_t now = ctx.ui.now_ms();
  const std::optional<std::int64_t> open = ctx.desk.next_open_ms(local_time(host, now, days, 0));
  return open ? *open : local_time(host, now, days, morning);
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
std::optional<std::int64_t> SnoozeDialog::chosen_time(Context& ctx) const {
  Host& host = ctx.ui.host();
  const std::int64_t now = ctx.ui.now_ms();
  switch (choice_) {
    case in_an_hour:
      return now + hour_ms;
    case tomorrow:
      return in_the_morning(ctx, 1);
    case next_week:
      return in_the_morning(ctx, 7);
    default:
      return parse_time_to_come(host, typed_, now);
  }
}

void SnoozeDialog::draw(LaterPart, Context& ctx) {
  if (!open_) return;
  const desk::TicketRow* ticket = ctx.desk.ticket(ticket_);
  if (!ticket) {
    open_ = false;
    return;
  }
  Ui& ui = ctx.ui;
  Dialog dialog(ui, "Snooze " + shown_number(ctx.desk, *ticket), dialog_width, body_height_, ui.control_height());
  Flow flow(dialog.body(), gap_small);
  draw_fields(ctx, flow);
  body_height_ = flow.used();
  dialog.set_body_height(body_height_);
  ButtonLine buttons(ui, dialog.footer());
  if (std::exchange(is_new_, false)) ui.semantics().request_focus(ui.id("Snooze"));  // S and Enter: for an hour.
  if (buttons.right("Snooze", {.kind = ButtonKind::primary})) return snooze(ctx);
  if (buttons.right("Cancel") || dialog.close_requested()) open_ = false;
}

void SnoozeDialog::draw_fields(Context& ctx, Flow& flow) {
  Ui& ui = ctx.ui;
  static const std::array<std::string, 4> choices = {"1 hour", "Tomorrow", "Next week", "Other"};
  if (segments(ui, flow.next(ui.control_height()), "Snooze for", choices, choice_)) error_.clear();
  if (choice_ == other_time) {
    const FieldOptions options{.placeholder = "16:30, friday, 24.12. 9:00",
                               .focus_now = std::exchange(focus_field_, false)};
    const FieldResult typed = flow_field(ui, flow, "Until", typed_, options);
    if (typed.edited) error_.clear();
    if (typed.submitted) snooze(ctx);
  } else {
    focus_field_ = true;
  }
  const std::optional<std::int64_t> until = chosen_time(ctx);
  if (until) {
    flow_text(ui, flow, "It comes back " + when(ui.host(), *until, ui.now_ms()) + ".", TextStyle::body,
              ui.palette().ink2);
  }
  checkbox(ui, flow.next(ui.control_height()), "Wake it when the customer writes", wakes_on_message_);
  error_line(ui, flow, error_);
}

void SnoozeDialog::snooze(Context& ctx) {
  const std::optional<std::int64_t> until = chosen_time(ctx);
  const Result<void> done =
      until ? ctx.desk.snooze(ticket_, until, wakes_on_message_)
            : fail(ErrorKind::invalid, "Please write a time such as 16:30, friday 9:00 or 24.12. 13:00.");
  if (!done) {
    error_ = done.error().message;
    ctx.ui.host().wake();
    return;
  }
  open_ = false;
  const desk::TicketRow& ticket = *ctx.desk.ticket(ticket_);
  ctx.tell_done(shown_number(ctx.desk, ticket) + " comes back " + when(ctx.ui.host(), *until, ctx.ui.now_ms()));
  ctx.ui.host().wake();
}

}  // namespace counterbell::ui
