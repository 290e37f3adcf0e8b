#include "ui/tickets/composer.h"

#include <algorithm>
#include <array>
#include <utility>

#include "desk/base/fold.h"
#include "ui/common/draft_names.h"
#include "ui/common/ticket_words.h"
#include "ui/icons.h"
#include "ui/kit/widgets/fields.h"
#include "ui/kit/widgets/widgets.h"

namespace counterbell::ui {
namespace {

constexpr float padding = 10;
constexpr float compact_below = 460;
/// On a screen less high than this it is one line until it is used, so that the conversation has room.
constexpr float folds_below = 700;
constexpr int most_lines = 8;
constexpr float notice_icon = 16;
/// A press that comes so soon after the one that was held is its other half: people double-click.
constexpr std::chrono::milliseconds double_press{500};

using desk::Direction;

/// By Mode.
constexpr Direction directions[] = {Direction::to_customer, Direction::note, Direction::from_customer};

/// What a draft without words looks like: fewer lines on a phone, where the keyboard takes half of the screen.
int fewest_lines(float width) { return width < compact_below ? 1 : 2; }

/// By Mode.
constexpr Words mode_labels[] = {tr("Reply"), tr("Note"), tr("They said")};
constexpr Words solve_label = tr("Solve");
constexpr Words send_label = tr("Send to customer");
constexpr Words note_label = tr("Add note");
constexpr Words send_and_solve_label = tr("Send, solve");

/// Whether the long labels, or all the buttons, have no room within `width`.
bool is_compact(Ui& ui, float width) {
  const float buttons =
      button_width(ui, send_label) + button_width(ui, note_label) + button_width(ui, solve_label) + 2 * gap_small;
  return width + 2 * padding < compact_below || std::max(segments_width(ui, mode_labels), buttons) > width;
}

/// Whether Solve has its place beside the modes when the composer is compact. Where they leave it no room, it is beside Send.
bool solve_is_beside_modes(Ui& ui, float width) {
  return segments_width(ui, mode_labels) + gap_small + button_width(ui, solve_label) <= width;
}

/// Short where Solve would have no room beside it.
Words send_label_within(Ui& ui, float width) {
  const bool fits_whole = button_width(ui, send_label) + gap_small + button_width(ui, solve_label) <= width;
  return fits_whole ? send_label : tr("Send");
}

float modes_height(Ui& ui) { return ui.small_control_height() + 2; }

FieldOptions field_options() { return {.multiline = true, .label_above = false, .borderless = true}; }

Message words_for(Context& context, const desk::TicketRow& ticket, const std::vector<desk::ConversationEntry>& came) {
  return msgn(
      "{0} message came in while you were writing, from {1}. Have a look before you send. Pressing again sends it.",
      "{0} messages came in while you were writing, the newest from {1}. Have a look before you send. Pressing again "
      "sends it.",
      came.size(), said_by(context.desk, ticket, came.back()));
}

}  // namespace

void Composer::follow(Context& context, const desk::TicketRow& ticket) {
  const Drafts& drafts = context.ui.host().drafts();
  if (ticket_ == ticket.id() && drafts_read_ == drafts.changes_elsewhere()) return;
  if (ticket_ != ticket.id()) {
    notice_ = {};
    is_in_use_ = false;
  }
  ticket_ = ticket.id();
  drafts_read_ = drafts.changes_elsewhere();
  text_ = drafts.get(reply_draft(ticket_));
  const auto at = std::ranges::find(directions, desk::parse_direction(drafts.get(reply_mode_draft(ticket_))));
  mode_ = at == std::end(directions) ? Mode::reply : static_cast<Mode>(at - std::begin(directions));
  arrivals_.read(drafts, ticket_);
  begin_or_forget(context);
}

/// The first letter begins a draft, the last one's going ends it.
void Composer::begin_or_forget(Context& context) {
  Drafts& drafts = context.ui.host().drafts();
  if (text_.empty()) notice_ = {};
  if (text_.empty() == !arrivals_.has_begun()) return;
  if (text_.empty()) {
    arrivals_.forget(drafts, ticket_);
  } else {
    arrivals_.begin(context.desk, drafts, ticket_);
  }
}

void Composer::keep_draft(Context& context) {
  Drafts& drafts = context.ui.host().drafts();
  begin_or_forget(context);
  const bool is_plain = text_.empty() || mode_ == Mode::reply;
  drafts.set(reply_mode_draft(ticket_),
             is_plain ? std::string_view() : desk::name(directions[static_cast<std::size_t>(mode_)]));
  drafts.set(reply_draft(ticket_), text_);
}

void Composer::choose(Context& context, Mode mode) {
  mode_ = mode;
  if (!text_.empty()) keep_draft(context);
  take_focus_ = true;
}

bool Composer::is_folded(const Ui& ui) const {
  return ui.screen().height < folds_below && text_.empty() && notice_.empty() && !is_in_use_ && !take_focus_ && !asked_;
}

float Composer::height(Context& context, const desk::TicketRow& ticket, float width) {
  follow(context, ticket);
  Ui& ui = context.ui;
  if (is_folded(ui)) return 2 * padding + field_height(ui, field_options(), 1);
  const TextStyle style = typed_style(ui, TextStyle::body);
  const float typed = text_height(ui, verbatim(text_), style, width - 2 * padding - 2 * gap_small);
  const int lines =
      std::clamp(static_cast<int>(typed / metrics(style).line_height_px + 0.5f), fewest_lines(width), most_lines);
  return 2 * padding + modes_height(ui) + field_height(ui, field_options(), lines) + 2 * gap_small +
         ui.control_height() + notice_height(ui, width - 2 * padding);
}

float Composer::notice_height(Ui& ui, float width) const {
  if (notice_.empty()) return 0;
  return text_height(ui, notice_.shown(), TextStyle::secondary, width - 2 * gap_small - notice_icon - gap_small) +
         gap_small;
}

void Composer::draw_notice(Ui& ui, Rect rect) const {
  const Text notice = notice_.shown();
  const Scope alert(ui, Role::alert, notice, rect);
  rect = rect.inset(gap_small, 0);
  const float line = metrics(TextStyle::secondary).line_height_px;
  draw_icon(ui, rect.cut_left(notice_icon).cut_top(line), icon::circle_alert, notice_icon, ui.palette().bad);
  rect.cut_left(gap_small);
  draw_text(ui, rect, notice, TextStyle::secondary, ui.palette().ink);
}

/// Holds what is typed, and says so, when something came in that its writer has not been told of.
bool Composer::hold(Context& context, const desk::TicketRow& ticket) {
  const std::chrono::nanoseconds now = context.ui.elapsed();
  if (!notice_.empty() && now < held_at_ + double_press) return true;
  const std::vector<desk::ConversationEntry> came = arrivals_.among(context.desk, ticket.id());
  if (notice_.empty()) told_.clear();
  const auto is_told = [&](const desk::ConversationEntry& entry) {
    return std::ranges::contains(told_, entry.message->id());
  };
  if (std::ranges::all_of(came, is_told)) return false;
  told_.clear();
  for (const desk::ConversationEntry& entry : came) told_.push_back(entry.message->id());
  notice_ = words_for(context, ticket, came);
  held_at_ = now;
  just_held_ = true;
  context.ui.semantics().announce(notice_.shown(), /*assertive=*/true);
  context.ui.host().wake(2);
  return true;
}

bool Composer::send(Context& context, const desk::TicketRow& ticket, Mode as) {
  if (desk::trim(text_).empty()) {
    take_focus_ = true;
    return false;
  }
  if (hold(context, ticket)) return false;
  const auto sent = context.desk.tickets().send(ticket.id(), directions[static_cast<std::size_t>(as)], text_);
  if (!context.check(sent)) return false;
  text_.clear();
  keep_draft(context);
  mode_ = Mode::reply;
  // Whoever goes on typing writes the next message. Under fingers the keyboard would come up again.
  if (!context.ui.host().coarse_pointer()) take_focus_ = true;
  if (sent->ticket != ticket.id()) {
    const desk::TicketRow& follow_up = *context.desk.tickets().find(sent->ticket);
    const Words number = verbatim(follow_up.number());
    context.toasts.show(sent->opened_follow_up
                            ? tr("That ticket is long closed, so {0} now follows it up", number)
                            : tr("That ticket is long closed; the message went to {0}, which follows it up", number));
    context.go(route_to(context.desk, follow_up), false);
  }
  return true;
}

void Composer::solve(Context& context, const desk::TicketRow& ticket, bool& sent) {
  const bool typed = !desk::trim(text_).empty();
  if (typed && !(sent = send(context, ticket, mode_))) return;
  if (context.check(context.desk.tickets().set(ticket.id(), Field::ticket_state, "solved"))) {
    context.tell_done(tr("{0} solved", shown_number(context.desk, ticket)));
    just_solved_ = true;
  }
}

void Composer::begin_asked(Context& context, const desk::TicketRow& ticket, bool& sent) {
  const std::optional<TicketAction> asked = std::exchange(asked_, std::nullopt);
  if (asked == TicketAction::reply) choose(context, Mode::reply);
  if (asked == TicketAction::note) choose(context, Mode::note);
  if (asked == TicketAction::they_said) choose(context, Mode::from_customer);
  if (asked == TicketAction::solve) solve(context, ticket, sent);
}

bool Composer::draw_modes(Context& context, const desk::TicketRow& ticket, Rect rect, bool compact) {
  Ui& ui = context.ui;
  bool sent = false;
  if (compact && ticket.is_open() && solve_is_beside_modes(ui, rect.width)) {
    if (button(ui, rect.cut_right(button_width(ui, solve_label)), solve_label)) solve(context, ticket, sent);
    rect.cut_right(gap_small);
  }
  int chosen = static_cast<int>(mode_);
  if (segments(ui, rect, tr("Write as"), mode_labels, chosen)) choose(context, static_cast<Mode>(chosen));
  return sent;
}

bool Composer::draw_buttons(Context& context, const desk::TicketRow& ticket, Rect rect, bool compact) {
  Ui& ui = context.ui;
  bool sent = false;
  const bool offers_solve = ticket.is_open() && !(compact && solve_is_beside_modes(ui, rect.width));
  const auto from_right = [&](Words label, ButtonKind kind) {
    const ButtonOptions options{.kind = kind};
    const bool pressed = button(ui, rect.cut_right(button_width(ui, label, options)), label, options);
    rect.cut_right(gap_small);
    return pressed;
  };
  const auto offer = [&](Mode mode, Words label) {
    if (from_right(label, mode == mode_ ? ButtonKind::primary : ButtonKind::secondary)) {
      sent |= send(context, ticket, mode);
    }
  };
  if (mode_ == Mode::from_customer) {
    offer(Mode::from_customer, tr("Add what they said"));
  } else {
    offer(mode_, mode_ == Mode::note ? note_label : send_label_within(ui, rect.width));
    const Mode other = mode_ == Mode::note ? Mode::reply : Mode::note;
    const Words other_label = other == Mode::note ? note_label : send_label;
    const float solve = offers_solve ? button_width(ui, solve_label) + gap_small : 0;
    // Without it, its mode is the way.
    if (button_width(ui, other_label) + solve <= rect.width) offer(other, other_label);
  }
  if (!offers_solve) return sent;
  const bool typed = !desk::trim(text_).empty();
  const bool says_both = typed && mode_ == Mode::reply && button_width(ui, send_and_solve_label) <= rect.width;
  if (from_right(says_both ? send_and_solve_label : solve_label, ButtonKind::secondary)) {
    solve(context, ticket, sent);
  }
  return sent;
}

FieldResult Composer::draw_field(Context& context, const desk::TicketRow& ticket, Rect rect) {
  const Record* customer = customer_of(context.desk, ticket);
  const Text write_to = customer ? tr("Write to {0}", customer_name(customer)) : Text(tr("Write to the customer"));
  const Words placeholders[] = {write_to, tr("Only colleagues see a note"), tr("What did the customer say?")};
  FieldOptions options = field_options();
  options.placeholder = placeholders[static_cast<std::size_t>(mode_)];
  options.focus_now = std::exchange(take_focus_, false);
  const FieldResult field = text_field(context.ui, rect, tr("Message"), text_, options);
  if (field.edited) keep_draft(context);
  if (field.cancelled) just_left_ = true;
  return field;
}

bool Composer::draw(Context& context, const desk::TicketRow& ticket, Rect rect) {
  follow(context, ticket);
  Ui& ui = context.ui;
  const IdScope ids(ui, "composer");
  const bool folded = is_folded(ui);
  const Palette& palette = ui.palette();
  const Rect card = rect;
  if (mode_ == Mode::note) {
    fill(ui, rect, palette.note, corner_card);
    stroke(ui, rect, palette.note_line, corner_card);
  } else {
    draw_card(ui, rect);
  }
  rect = rect.inset(padding);
  bool sent = false;
  Rect buttons;
  const bool compact = is_compact(ui, rect.width);
  begin_asked(context, ticket, sent);
  if (!folded) {
    sent |= draw_modes(context, ticket, rect.cut_top(modes_height(ui)), compact);
    buttons = rect.cut_bottom(ui.control_height());
    if (const float notice = notice_height(ui, rect.width); notice > 0) draw_notice(ui, rect.cut_bottom(notice));
  }
  const FieldResult field = draw_field(context, ticket, rect.inset(gap_small, folded ? 0 : gap_small));
  if (field.focused) stroke(ui, card, palette.accent, corner_card, 2);
  if (field.submitted) sent |= send(context, ticket, mode_);
  if (!folded) sent |= draw_buttons(context, ticket, buttons, compact);
  const bool is_used = field.focused || !text_.empty();
  if (is_used && !std::exchange(is_in_use_, true)) ui.host().wake(2);  // It unfolds.
  return sent;
}

}  // namespace counterbell::ui
