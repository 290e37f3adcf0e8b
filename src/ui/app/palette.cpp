#include "ui/app/palette.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "desk/base/fold.h"
#include "ui/app/features.h"
#include "ui/common/ticket_actions.h"
#include "ui/common/ticket_words.h"
#include "ui/customers/place.h"
#include "ui/icons.h"
#include "ui/kit/layout.h"
#include "ui/kit/waiting.h"
#include "ui/kit/widgets/fields.h"
#include "ui/kit/widgets/widgets.h"
#include "ui/tickets/place.h"
#include "words/message.h"

namespace counterbell::ui {

namespace {

constexpr float dialog_width = 560;
constexpr float entry_height = 44;
constexpr std::size_t most_tickets = 6;
constexpr std::size_t most_customers = 4;
constexpr std::size_t most_in_sight = 10;

/// Whether every word of `typed` begins a word of `label`, as it is shown.
bool matches(std::string_view typed, Words label) {
  const std::vector<std::string> wanted = desk::words(typed), there = desk::words(label.shown());
  return std::ranges::all_of(wanted, [&](const std::string& word) {
    return std::ranges::any_of(there, [&](const std::string& other) { return other.starts_with(word); });
  });
}

std::function<void(Context&)> going_to(Route route) {
  return [route = std::move(route)](Context& context) { context.go(route, false); };
}

std::function<void(Context&)> doing(Action action) {
  return [action](Context& context) { context.act(action); };
}

}  // namespace

void CommandPalette::open() {
  open_ = focus_ = is_new_ = true;
  typed_.clear();
  entries_.clear();
}

/// Looks for what was typed, as soon as that can be done.
void CommandPalette::look(Context& context) {
  if (!is_new_) return;
  entries_.clear();
  chosen_ = 0;
  if (const std::optional<LaterPart> later = context.ui.host().later()) {
    find(*later, context);
    is_new_ = false;
  }
}

void CommandPalette::find(LaterPart, Context& context) {
  add_commands(context);
  if (desk::trim(typed_).empty()) return;
  add_tickets(context);
  add_customers(context);
}

void CommandPalette::add_command(Entry command) {
  if (matches(typed_, command.label)) entries_.push_back(std::move(command));
}

void CommandPalette::add_commands(Context& context) {
  add_ticket_actions(context);
  add_command({"new", tr("New ticket"), verbatim("N"), icon::plus, [](Context& at) { at.new_ticket({}); }});
  for (const Feature& feature : features()) {
    if (feature.listing == Listing::none) continue;
    const std::string digit(1, digit_of(feature));
    add_command(
        {feature.place, tr("Go to {0}", feature.name), verbatim(digit), feature.icon, going_to({feature.place, ""})});
  }
  for (const Feature& feature : features()) {
    for (const Command& command : feature.commands) {
      add_command({std::string(command.key), command.label, {}, command.icon, command.run});
    }
  }
  add_command({"switch", tr("Switch person"), {}, icon::users, doing(Action::switch_person)});
  add_command({"sign-out", tr("Sign out"), {}, icon::log_out, doing(Action::sign_out)});
  add_command({"keys", tr("Keyboard shortcuts"), verbatim("?"), icon::keyboard, doing(Action::show_keys)});
  const Message undo = context.desk.history().undo_label(), redo = context.desk.history().redo_label();
  if (!undo.empty()) add_command({"undo", tr("Undo"), undo.shown(), icon::undo_2, [](Context& at) { at.undo(); }});
  if (!redo.empty()) add_command({"redo", tr("Redo"), redo.shown(), icon::redo_2, [](Context& at) { at.redo(); }});
}

/// What can be done with the ticket on screen.
void CommandPalette::add_ticket_actions(Context& context) {
  if (context.route.place != tickets_place) return;
  const desk::TicketRow* ticket = ticket_at(context.desk, context.route.item);
  if (!ticket) return;
  const Text which = number_and_subject(shown_number(context.desk, *ticket), *ticket);
  for (const TicketActionLine& line : ticket_actions()) {
    if (!is_offered(line.action, *ticket)) continue;
    add_command({"ticket " + std::string(1, line.key), line.label, which, line.icon,
                 [action = line.action](Context& at) { at.ticket_action = action; }});
  }
}

void CommandPalette::add_tickets(Context& context) {
  desk::TicketQuery query;
  query.search = typed_;
  std::size_t added = 0;
  for (const desk::TicketRow* ticket : context.desk.tickets().list(query)) {
    if (added++ == most_tickets) break;
    const std::string number(ticket->number());
    entries_.push_back({ticket->id().text(), shown_subject(*ticket), verbatim(number), icon::inbox,
                        going_to({tickets_place, number})});
  }
}

void CommandPalette::add_customers(Context& context) {
  for (const desk::CustomerMatch& match : context.desk.customers().match(typed_, most_customers)) {
    const std::string id = match.customer->id().text();
    entries_.push_back({id, verbatim(match.customer->text(Field::customer_name)),
                        trn("{0} ticket", "{0} tickets", match.tickets), icon::user, going_to({customers_place, id})});
  }
}

void CommandPalette::draw(Context& context) {
  if (!open_) return;
  Ui& ui = context.ui;
  look(context);
  const float field = ui.control_height();
  const float list_height =
      entry_height * static_cast<float>(std::clamp<std::size_t>(entries_.size(), is_new_ ? 2 : 1, most_in_sight));
  Dialog dialog(ui, tr("Commands"), dialog_width, field + gap_small + list_height);
  Rect body = dialog.body();

  FieldOptions options;
  options.placeholder = tr("Find a command, a ticket or a person");
  options.icon = icon::search;
  options.search = true;
  options.takes_arrows = true;
  options.label_above = false;
  options.focus_now = std::exchange(focus_, false);
  const FieldResult result =
      text_field(ui, body.cut_top(field), tr("Find a command, a ticket or a person"), typed_, options);
  body.cut_top(gap_small);
  if (result.edited) {
    is_new_ = true;
    look(context);
    ui.host().wake();
  }
  if (!entries_.empty()) {
    if (result.down) chosen_ = (chosen_ + 1) % entries_.size();
    if (result.up) chosen_ = (chosen_ + entries_.size() - 1) % entries_.size();
    reveal_chosen_ = reveal_chosen_ || result.down || result.up;
  }
  draw_entries(context, body);
  if (result.submitted && chosen_ < entries_.size()) run(context, chosen_);
  if (dialog.close_requested() || result.cancelled) open_ = false;
}

void CommandPalette::draw_entries(Context& context, Rect area) {
  Ui& ui = context.ui;
  const Palette& palette = ui.palette();
  if (is_new_) {
    Flow flow(area, gap_small);
    return draw_waiting_lines(ui, flow);
  }
  if (entries_.empty()) {
    text(ui, area.cut_top(entry_height), tr("Nothing by that name."), TextStyle::body, palette.ink2);
    return;
  }
  const Scope list(ui, Role::listbox, tr("Results"), area);
  ScrollArea scroll(ui, "results", area);
  Flow flow(scroll.content());
  std::optional<std::size_t> pressed;
  for (std::size_t i = 0; i < entries_.size(); ++i) {
    const Entry& entry = entries_[i];
    const Rect rect = flow.next(entry_height);
    Node node{.role = Role::option, .name = entry.label, .description = entry.hint};
    node.selected = i == chosen_;
    const Press press = pressable(ui, rect, entry.key, std::move(node));
    if (i == chosen_ || press.hovered) fill(ui, rect, palette.selected, corner_control);
    draw_focus_ring(ui, rect, corner_control, press.id);
    Rect inner = rect.inset(12, 0);
    draw_icon(ui, inner.cut_left(20), entry.icon, 18, palette.ink2);
    inner.cut_left(12);
    const float hint_width = std::min(text_width(ui, entry.hint, TextStyle::secondary) + 1, inner.width / 2);
    draw_line(ui, inner.cut_right(hint_width), entry.hint, TextStyle::secondary, palette.ink2, Align::right);
    inner.cut_right(gap_small);
    draw_line(ui, inner, entry.label, TextStyle::body, palette.ink);
    if (press.pressed) pressed = i;
  }
  scroll.set_content_height(flow.used());
  if (std::exchange(reveal_chosen_, false)) {
    const float top = entry_height * static_cast<float>(chosen_);
    scroll.reveal(top, top + entry_height);
  }
  if (pressed) run(context, *pressed);
}

void CommandPalette::run(Context& context, std::size_t index) {
  open_ = false;
  // The command may open the palette again, which clears the entries.
  const std::function<void(Context&)> command = entries_[index].run;
  command(context);
  context.ui.host().wake();
}

}  // namespace counterbell::ui
