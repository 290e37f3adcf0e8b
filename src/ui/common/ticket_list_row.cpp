#include "ui/common/ticket_list_row.h"

#include <string>

#include "ui/common/ticket_words.h"
#include "ui/icons.h"
#include "ui/kit/format.h"
#include "ui/kit/passing_time.h"
#include "ui/service/service_words.h"

namespace counterbell::ui {

using namespace std::chrono_literals;

namespace {

constexpr float small_icon = 13;
constexpr float icon_gap = 4;

/// A few words with an icon before them.
struct Tag {
  const char* icon = nullptr;
  Text text;
  Colour colour = 0;
};

bool is_paused(const desk::TicketRow& ticket) {
  return ticket.state == desk::TicketState::pending || ticket.state == desk::TicketState::on_hold;
}

/// When it comes back, if it is put aside; when the next target is due; how long it is paused, or the customer has waited; else when
/// something last happened.
Tag time_of(Context& context, const desk::TicketRow& ticket) {
  Ui& ui = context.ui;
  const Palette& palette = ui.palette();
  if (ticket.is_open() && ticket.snoozed_until > ui.now())
    return {icon::alarm_clock, tr("back {0}", when(ui.host(), ticket.snoozed_until, ui.now())), palette.ink2};
  if (const std::optional<desk::Deadline> deadline = context.desk.service().due(ticket)) {
    const DueWords words = due_words(ui, deadline->at);
    return {words.icon, words.text, words.colour};
  }
  if (ticket.is_resolved())
    return {nullptr, trc("a ticket, when", "solved {0}", when(ui.host(), ticket.state_since, ui.now())), palette.ink3};
  if (ticket.is_open() && is_paused(ticket))
    return {icon::pause, tr("paused {0}", duration(ui.now() - ticket.state_since)), palette.ink2};
  if (!ticket.is_open() || ticket.waiting_since == Time{}) {
    return {nullptr, trc("a ticket, when", "changed {0}", when(ui.host(), ticket.changed_at, ui.now())), palette.ink3};
  }
  const std::chrono::milliseconds waited = ui.now() - ticket.waiting_since;
  if (waited < 1min) return {icon::timer, tr("just in"), palette.ink2};
  if (waited < desk::waiting_limit) return {icon::timer, tr("waiting {0}", duration(waited)), palette.ink2};
  return {icon::circle_alert, tr("waiting {0}", duration(waited)), palette.bad};
}

/// Asks for a frame when time_of() should next read otherwise.
void follow_time(Context& context, const desk::TicketRow& ticket) {
  Host& host = context.ui.host();
  const Time now = context.ui.now();
  if (ticket.is_open() && ticket.snoozed_until > now) {
    host.wake_at(on_the_minute(ticket.snoozed_until));
  } else if (const std::optional<desk::Deadline> deadline = context.desk.service().due(ticket)) {
    wake_for_countdown(host, now, deadline->at);
  } else if (ticket.is_open() && is_paused(ticket)) {
    wake_for_age(host, now, ticket.state_since);
  } else if (ticket.is_open() && ticket.waiting_since != Time{}) {
    wake_for_age(host, now, ticket.waiting_since);
  }
}

/// Only what stands out is marked: urgent and high.
std::optional<Tag> priority_of(Ui& ui, const desk::TicketRow& ticket) {
  if (ticket.priority == desk::Priority::urgent) return Tag{icon::flag, tr("Urgent"), ui.palette().bad};
  if (ticket.priority == desk::Priority::high) return Tag{icon::flag, tr("High"), ui.palette().warn};
  return std::nullopt;
}

/// Draws `tag` at the right end of `line` and cuts it off there.
void draw_at_right(Ui& ui, Rect& line, const Tag& tag, TextStyle style) {
  draw_line(ui, line.cut_right(text_width(ui, tag.text, style) + 1), tag.text, style, tag.colour);
  if (tag.icon) {
    line.cut_right(icon_gap);
    draw_icon(ui, line.cut_right(small_icon), tag.icon, small_icon, tag.colour);
  }
  line.cut_right(gap_small + icon_gap);
}

/// The state as icon and word, at the left end of `line`, which it cuts off.
void draw_state(Ui& ui, Rect& line, const StateLook& state) {
  draw_icon(ui, line.cut_left(small_icon), state.icon, small_icon, state.colours.ink);
  line.cut_left(icon_gap);
  const float width = text_width(ui, state.label, TextStyle::secondary_strong) + 1;
  if (width > line.width) return;  // The icon tells it, too.
  draw_line(ui, line.cut_left(width), state.label, TextStyle::secondary_strong, state.colours.ink);
  line.cut_left(gap_small);
}

/// Number, channel and customer, and whoever sees it through when `people` says so.
void draw_origin(Ui& ui, Rect line, const desk::TicketRow& ticket, Words number, Words people) {
  const Colour ink = ui.palette().ink2;
  const Text before = tr("{0} ·", number);
  draw_line(ui, line.cut_left(text_width(ui, before, TextStyle::secondary) + icon_gap), before, TextStyle::secondary,
            ink);
  draw_icon(ui, line.cut_left(small_icon), channel_icon(desk::name(ticket.channel)), small_icon, ink);
  line.cut_left(icon_gap);
  draw_line(ui, line, people, TextStyle::secondary, ink);
}

Text with_whom(const desk::Desk& desk, const desk::TicketRow& ticket) {
  return ticket.chosen_assignee() ? tr("with {0}", assignee_name(desk, ticket)) : Text(tr("unassigned"));
}

void draw_ground(Ui& ui, Rect rect, const Press& press, const TicketRowOptions& options) {
  const Palette& palette = ui.palette();
  if (options.selected) {
    fill(ui, rect, palette.selected);
    fill(ui, {rect.x, rect.y, 3, rect.height}, palette.accent);
  } else if (press.hovered) {
    // Under the pointer a row looks nearly chosen.
    fill(ui, rect.inset(1, 1), palette.selected);
  }
  if (options.last) return;
  hairline(ui, rect.x, rect.bottom() - 1, rect.right(), rect.bottom() - 1, palette.line);
}

Node node_of(Context& context, const desk::TicketRow& ticket, const TicketRowOptions& options, Words number,
             Words customer) {
  const StateLook state = state_look(context.ui, ticket.state_name());
  Node node;
  node.role = options.as_link ? Role::link : Role::row;
  node.name = trc("number, subject, customer, state", "{0} · {1} · {2} · {3}", number, shown_subject(ticket), customer,
                  state.label);
  node.description = trc("channel, time", "{0}, {1}", by_channel(ticket.channel), time_of(context, ticket).text);
  if (const std::optional<Tag> priority = priority_of(context.ui, ticket)) {
    node.description = trc("list", "{0}, {1}", node.description, priority->text);
  }
  if (options.with_assignee)
    node.description = trc("list", "{0}, {1}", node.description, with_whom(context.desk, ticket));
  node.row_index = options.index;
  node.selected = options.selected;
  return node;
}

}  // namespace

Press ticket_list_row(Context& context, Rect rect, const desk::TicketRow& ticket, const TicketRowOptions& options) {
  Ui& ui = context.ui;
  const Text number = shown_number(context.desk, ticket);
  const Words customer = customer_name(customer_of(context.desk, ticket));
  const Rect ground = rect;
  rect.cut_right(options.action_width);
  const Press press = pressable(ui, rect, ticket.id().text(), node_of(context, ticket, options, number, customer));
  draw_ground(ui, ground, press, options);
  if (ui.is_in_sight(rect)) follow_time(context, ticket);

  constexpr float line_1 = 24;
  constexpr float line_2 = 18;
  const float between = rect.height >= 64 ? 3.0f : 0.0f;
  Rect inside = rect.inset(options.padding, (rect.height - line_1 - line_2 - between) / 2);
  Rect top = inside.cut_top(line_1);
  const StateLook state = state_look(ui, ticket.state_name());
  const bool is_phone = ui.width() == Width::phone;  // There the subject needs the whole line.
  if (!is_phone) top.cut_right(draw_chip(ui, top, state, Align::right) + gap_small + icon_gap);
  draw_line(ui, top, shown_subject(ticket), TextStyle::strong, ui.palette().ink);
  if (!fits(ui, shown_subject(ticket), TextStyle::strong, top.width)) tooltip(ui, press, rect, shown_subject(ticket));

  inside.cut_top(between);
  Rect bottom = inside.cut_top(line_2);
  const Tag time = time_of(context, ticket);
  draw_at_right(ui, bottom, time, time.icon ? TextStyle::secondary_strong : TextStyle::secondary);
  if (const std::optional<Tag> priority = priority_of(ui, ticket)) {
    draw_at_right(ui, bottom, *priority, TextStyle::secondary_strong);
  }
  if (is_phone) {
    draw_state(ui, bottom, state);
    draw_line(ui, bottom, customer, TextStyle::secondary, ui.palette().ink2);
    draw_focus_ring(ui, rect.inset(3), corner_control, press.id);
    return press;
  }
  Text people = customer;
  if (options.with_assignee) people = trc("customer, assignee", "{0} · {1}", customer, with_whom(context.desk, ticket));
  draw_origin(ui, bottom, ticket, number, people);
  draw_focus_ring(ui, rect.inset(3), corner_control, press.id);
  return press;
}

TableScope::TableScope(Ui& ui, Words name, Rect rect, std::size_t row_count) : ui_(ui) {
  Node node{.id = ui.semantics().unique(ui.id(name)), .role = Role::table, .name = name};
  node.row_count = static_cast<std::int32_t>(row_count);
  const NodeId id = node.id;
  ui.semantics().push_scope(ui.add(std::move(node), rect) ? id : ui.semantics().scope());
}

TableScope::~TableScope() { ui_.semantics().pop_scope(); }

}  // namespace counterbell::ui
