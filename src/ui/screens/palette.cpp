#include "ui/screens/palette.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "desk/fold.h"
#include "ui/fields.h"
#include "ui/format.h"
#include "ui/icons.h"
#include "ui/layout.h"
#include "ui/screens/ticket_words.h"
#include "ui/waiting.h"
#include "ui/widgets.h"

namespace counterbell::ui {

namespace {

constexpr float dialog_width = 560;
constexpr float entry_height = 44;
constexpr std::size_t most_tickets = 6;
constexpr std::size_t most_customers = 4;
constexpr std::size_t most_in_sight = 10;

/// Whether every word of `typed` begins a word of `label`.
bool matches(std::string_view typed, std::string_view label) {
  const std::vector<std::string> wanted = desk::words(typed), there = desk::words(label);
  return std::ranges::all_of(wanted, [&](const std::string& word) {
    return std::ranges::any_of(there, [&](const std::string& other) { return other.starts_with(word); });
  });
}

std::function<void(Context&)> going_to(std::string place, std::string item = {}) {
  return [route = Route{std::move(place), std::move(item)}](Context& ctx) { ctx.go(route, false); };
}

std::function<void(Context&)> doing(Action action) {
  return [action](Context& ctx) { ctx.act(action); };
}

}  // namespace

void CommandPalette::open() {
  open_ = focus_ = is_new_ = true;
  typed_.clear();
  entries_.clear();
}

/// Looks for what was typed, as soon as that can be done.
void CommandPalette::look(Context& ctx) {
  if (!is_new_) return;
  entries_.clear();
  chosen_ = 0;
  if (const std::optional<LaterPart> later = ctx.ui.host().later()) {
    find(*later, ctx);
    is_new_ = false;
  }
}

void CommandPalette::find(LaterPart, Context& ctx) {
  add_commands(ctx);
  if (desk::trim(typed_).empty()) return;
  add_tickets(ctx);
  add_customers(ctx);
}

void CommandPalette::add_commands(Context& ctx) {
  const std::string undo = ctx.desk.undo_label(), redo = ctx.desk.redo_label();
  std::vector<Entry> commands = {
      {"new", "New ticket", "N", icon::plus, [](Context& at) { at.new_ticket({}); }},
      {"today", "Go to Today", "1", icon::sun, going_to("today")},
      {"tickets", "Go to Tickets", "2", icon::inbox, going_to("tickets")},
      {"customers", "Go to Customers", "3", icon::users, going_to("customers")},
      {"share", "Go to Share", "4", icon::arrow_left_right, going_to("share")},
      {"settings", "Go to Settings", "5", icon::settings, going_to("settings")},
      {"export", "Export everything to a file", "", icon::download, doing(Action::export_everything)},
      {"import", "Import file", "", icon::upload, doing(Action::import_file)},
      {"switch", "Switch person", "", icon::users, doing(Action::switch_person)},
      {"sign-out", "Sign out", "", icon::log_out, doing(Action::sign_out)},
      {"keys", "Keyboard shortcuts", "?", icon::keyboard, doing(Action::show_keys)},
  };
  if (!undo.empty()) commands.push_back({"undo", "Undo", undo, icon::undo_2, [](Context& at) { at.undo(); }});
  if (!redo.empty()) commands.push_back({"redo", "Redo", redo, icon::redo_2, [](Context& at) { at.redo(); }});
  for (Entry& command : commands) {
    if (matches(typed_, command.label)) entries_.push_back(std::move(command));
  }
}

void CommandPalette::add_tickets(Context& ctx) {
  desk::TicketQuery query;
  query.search = typed_;
  std::size_t added = 0;
  for (const desk::TicketRow* ticket : ctx.desk.list(query)) {
    if (added++ == most_tickets) break;
    const std::string number(ticket->number());
    entries_.push_back(
        {ticket->id().text(), std::string(shown_subject(*ticket)), number, icon::inbox, going_to("tickets", number)});
  }
}

void CommandPalette::add_customers(Context& ctx) {
  for (const desk::CustomerMatch& match : ctx.desk.match_customers(typed_, most_customers)) {
    const std::string id = match.customer->id().text();
    entries_.push_back({id, std::string(match.customer->text(Field::customer_name)),
                        counted(match.tickets, "ticket", "tickets"), icon::user, going_to("customers", id)});
  }
}

void CommandPalette::draw(Context& ctx) {
  if (!open_) return;
  Ui& ui = ctx.ui;
  look(ctx);
  const float field = ui.control_height();
  const float list_height =
      entry_height * static_cast<float>(std::clamp<std::size_t>(entries_.size(), is_new_ ? 2 : 1, most_in_sight));
  Dialog dialog(ui, "Commands", dialog_width, field + gap_small + list_height);
  Rect body = dialog.body();

  FieldOptions options;
  options.placeholder = "Find a command, a ticket or a person";
  options.icon = icon::search;
  options.search = true;
  options.takes_arrows = true;
  options.label_above = false;
  options.focus_now = std::exchange(focus_, false);
  const FieldResult result =
      text_field(ui, body.cut_top(field), "Find a command, a ticket or a person", typed_, options);
  body.cut_top(gap_small);
  if (result.edited) {
    is_new_ = true;
    look(ctx);
    ui.host().wake();
  }
  if (!entries_.empty()) {
    if (result.down) chosen_ = (chosen_ + 1) % entries_.size();
    if (result.up) chosen_ = (chosen_ + entries_.size() - 1) % entries_.size();
    reveal_chosen_ = reveal_chosen_ || result.down || result.up;
  }
  draw_entries(ctx, body);
  if (result.submitted && chosen_ < entries_.size()) run(ctx, chosen_);
  if (dialog.close_requested() || result.cancelled) open_ = false;
}

void CommandPalette::draw_entries(Context& ctx, Rect area) {
  Ui& ui = ctx.ui;
  const Palette& palette = ui.palette();
  if (is_new_) {
    Flow flow(area, gap_small);
    return draw_waiting_lines(ui, flow);
  }
  if (entries_.empty()) {
    text(ui, area.cut_top(entry_height), "Nothing by that name.", TextStyle::body, palette.ink2);
    return;
  }
  const Scope list(ui, Role::listbox, "Results", area);
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
  if (pressed) run(ctx, *pressed);
}

void CommandPalette::run(Context& ctx, std::size_t index) {
  open_ = false;
  // The command may open the palette again, which clears the entries.
  const std::function<void(Context&)> command = entries_[index].run;
  command(ctx);
  ctx.ui.host().wake();
}

}  // namespace counterbell::ui
