#include "ui/screens/ticket_header.h"

#include <algorithm>
#include <array>

#include "desk/fold.h"
#include "ui/format.h"
#include "ui/icons.h"
#include "ui/layout.h"
#include "ui/passing_time.h"
#include "ui/screens/ticket_words.h"
#include "ui/widgets.h"

namespace counterbell::ui {
namespace {

constexpr std::array editable{Field::ticket_subject, Field::ticket_want, Field::ticket_treat};
constexpr std::array questions{Field::ticket_want, Field::ticket_treat};

constexpr float card_padding = 14;
constexpr float label_height = 18;
/// Narrower than this, the two questions stand one above the other.
constexpr float side_by_side_from = 420;

/// The people to choose from: nobody, everyone here, and whoever has it now even if they left.
struct People {
  std::vector<std::string> names{"Nobody"};
  std::vector<Id> ids{Id{}};
  int chosen = 0;
};

People people_for(const desk::Desk& desk, const Id& assignee) {
  People people;
  for (const Record* person : desk.staff()) {
    people.names.emplace_back(person->text(Field::staff_name));
    people.ids.push_back(person->id());
  }
  if (assignee && !std::ranges::contains(people.ids, assignee)) {
    people.names.push_back(desk.staff_name(assignee));
    people.ids.push_back(assignee);
  }
  people.chosen = static_cast<int>(std::ranges::find(people.ids, assignee) - people.ids.begin());
  return people;
}

/// The choices of a field, and the one the ticket has even if this version does not know it.
struct Choices {
  std::vector<std::string> labels;
  std::vector<std::string> names;
  int chosen = 0;
};

Choices choices_for(Field field, std::string_view now) {
  Choices choices;
  for (const Choice& choice : spec(field).choices) {
    choices.labels.emplace_back(choice.label);
    choices.names.emplace_back(choice.name);
  }
  if (!std::ranges::contains(choices.names, now)) {
    choices.labels.emplace_back(now);
    choices.names.emplace_back(now);
  }
  choices.chosen = static_cast<int>(std::ranges::find(choices.names, now) - choices.names.begin());
  return choices;
}

SelectOptions assignee_look(const desk::TicketRow& ticket, std::string_view name) {
  if (!ticket.assignee) return {.icon = icon::user};
  return {.avatar = name};
}

/// How the ticket came, when, and who took it.
std::string origin(Context& context, const desk::TicketRow& ticket) {
  std::string line(by_channel(ticket.channel));
  line += " · opened " + when(context.ui.host(), ticket.opened_at, context.ui.now_ms());
  if (const Id& author = ticket.record->created_by()) line += " by " + context.desk.staff_name(author);
  return line;
}

}  // namespace

void TicketHeader::follow(Context& context, const desk::TicketRow& ticket) {
  editor_.follow(context.ui, ticket.id(), editable);
}

float TicketHeader::draw(Context& context, const desk::TicketRow& ticket, Rect rect, float beside) {
  follow(context, ticket);
  Ui& ui = context.ui;
  Flow flow(rect);
  Rect meta = flow.next(label_height + 2);
  meta.cut_right(beside);
  const std::string words = shown_number(context.desk, ticket) + " · " + origin(context, ticket);
  text(ui, meta, words, TextStyle::secondary, ui.palette().ink2);
  flow.space(draw_subject(context, ticket, flow.rest()) + gap_small + 4);
  flow.space(draw_controls(context, ticket, flow.rest()));
  flow.space(draw_waiting(context, ticket, flow.rest()));
  flow.space(draw_questions(context, ticket, flow.rest()));
  return flow.used();
}

float TicketHeader::draw_narrow(Context& context, const desk::TicketRow& ticket, Rect rect) {
  follow(context, ticket);
  Ui& ui = context.ui;
  Flow flow(rect);
  Rect line = flow.next(22);
  if (const Record* customer = customer_of(context.desk, ticket)) {
    const std::string name = customer_name(customer);
    const float width = std::min(text_width(ui, name, TextStyle::strong) + 1, line.width);
    if (link(ui, line.cut_left(width), name, TextStyle::strong)) {
      context.go({"customers", customer->id().text()}, false);
    }
    const std::string phone(customer->text(Field::customer_phone));
    const std::string reach = phone.empty() ? std::string(customer->text(Field::customer_email)) : phone;
    if (!reach.empty() && reach != name) {
      line.cut_left(gap_small);
      text(ui, line, reach, TextStyle::body, ui.palette().ink2);
    }
  }
  flow.space(2);
  text(ui, flow.next(label_height + 2), origin(context, ticket), TextStyle::secondary, ui.palette().ink2);
  if (editor_.is_editing(Field::ticket_subject)) flow.space(draw_subject(context, ticket, flow.rest()));
  flow.space(gap_small + 4);
  flow.space(draw_controls(context, ticket, flow.rest()));
  flow.space(draw_waiting(context, ticket, flow.rest()));
  flow.space(draw_questions(context, ticket, flow.rest()));
  return flow.used();
}

float TicketHeader::draw_subject(Context& context, const desk::TicketRow& ticket, Rect rect) {
  Ui& ui = context.ui;
  if (editor_.is_editing(Field::ticket_subject) && !ticket.record->is_erased()) {
    FieldOptions options{.required = true, .label_above = false, .style = TextStyle::section};
    const Rect field = rect.cut_top(field_height(ui, options));
    if (const auto typed = editor_.draw(ui, field, "Subject", options)) {
      context.check(context.desk.set_ticket(ticket.id(), Field::ticket_subject, *typed));
    }
    return field.height;
  }
  Rect words = rect;
  const float pencil = ui.small_control_height();
  words.width = std::max(0.0f, rect.width - pencil - gap_small);
  const std::string subject(shown_subject(ticket));
  words.height = text_height(ui, subject, TextStyle::title, words.width);
  Node node{.id = ui.id("heading"), .role = Role::heading, .name = shown_number(context.desk, ticket) + " " + subject};
  node.level = 1;
  ui.add(std::move(node), words);
  draw_text(ui, words, subject, TextStyle::title, ui.palette().ink);
  if (ticket.record->is_erased()) return words.height;

  const float line = metrics(TextStyle::title).line_height_px;
  const bool one_line = words.height < line * 1.5f;
  const float end = one_line ? text_width(ui, subject, TextStyle::title) + gap_small : words.width + gap_small;
  const Rect place{rect.x + end, rect.y + (line - pencil) / 2, pencil, pencil};
  if (icon_button(ui, place, icon::pencil, "Edit subject", {.kind = ButtonKind::ghost})) {
    editor_.start(Field::ticket_subject, subject);
  }
  return words.height;
}

void TicketHeader::draw_state(Context& context, const desk::TicketRow& ticket, Rect rect) {
  Choices choices = choices_for(Field::ticket_state, ticket.record->text(Field::ticket_state));
  const StateLook look = state_look(context.ui, ticket.record->text(Field::ticket_state));
  if (!select(context.ui, rect, "State", choices.labels, choices.chosen, {.chip = &look})) return;
  const std::string& chosen = choices.names[static_cast<std::size_t>(choices.chosen)];
  context.check(context.desk.set_ticket(ticket.id(), Field::ticket_state, chosen));
}

void TicketHeader::draw_priority(Context& context, const desk::TicketRow& ticket, Rect rect) {
  Choices choices = choices_for(Field::ticket_priority, ticket.priority_name());
  if (!select(context.ui, rect, "Priority", choices.labels, choices.chosen, {.icon = icon::flag})) return;
  const std::string& chosen = choices.names[static_cast<std::size_t>(choices.chosen)];
  context.check(context.desk.set_ticket(ticket.id(), Field::ticket_priority, chosen));
}

void TicketHeader::draw_assignee(Context& context, const desk::TicketRow& ticket, Rect rect) {
  People people = people_for(context.desk, ticket.assignee);
  const std::string name = people.names[static_cast<std::size_t>(people.chosen)];
  const SelectOptions look = assignee_look(ticket, name);
  if (!select(context.ui, rect, "Assignee", people.names, people.chosen, look)) return;
  const Id& chosen = people.ids[static_cast<std::size_t>(people.chosen)];
  context.check(context.desk.set_ticket(ticket.id(), Field::ticket_assignee, chosen ? chosen.text() : ""));
}

float TicketHeader::draw_controls(Context& context, const desk::TicketRow& ticket, Rect rect) {
  Ui& ui = context.ui;
  const StateLook state = state_look(ui, ticket.record->text(Field::ticket_state));
  const std::string assignee = context.desk.staff_name(ticket.assignee);
  const SelectOptions with_icon{.icon = icon::flag};
  const float widths[] = {select_width(ui, state.label, {.chip = &state}),
                          select_width(ui, priority_label(ticket), with_icon),
                          select_width(ui, assignee, assignee_look(ticket, assignee))};
  Rect line = rect.cut_top(ui.small_control_height());
  draw_state(context, ticket, line.cut_left(widths[0]));
  line.cut_left(gap_small);
  draw_priority(context, ticket, line.cut_left(widths[1]));
  line.cut_left(gap_small);
  draw_assignee(context, ticket, line.cut_left(widths[2]));
  return ui.small_control_height() + gap_small;
}

float TicketHeader::draw_waiting(Context& context, const desk::TicketRow& ticket, Rect rect) {
  Ui& ui = context.ui;
  const Palette& palette = ui.palette();
  if (ticket.trashed) {
    Rect line = rect.cut_top(24);
    draw_icon(ui, line.cut_left(16), icon::trash_2, 15, palette.bad);
    line.cut_left(6);
    text(ui, line, "In the trash", TextStyle::secondary_strong, palette.bad);
    return 24 + gap_small;
  }
  if (!ticket.is_open() || ticket.waiting_since == 0) return 4;
  const std::int64_t waited = ui.now_ms() - ticket.waiting_since;
  const bool too_long = waited >= desk::waiting_limit_ms;
  const Colour colour = too_long ? palette.bad : palette.warn;
  Rect line = rect.cut_top(24);
  draw_icon(ui, line.cut_left(16), too_long ? icon::circle_alert : icon::timer, 15, colour);
  line.cut_left(6);
  const std::string words =
      waited < 60'000 ? "Waiting for an answer" : "Waiting " + duration(waited) + " for an answer";
  text(ui, line, words, TextStyle::secondary_strong, colour);
  wake_for_age(ui.host(), ui.now_ms(), ticket.waiting_since);
  return 24 + gap_small;
}

float TicketHeader::question_height(Context& context, const desk::TicketRow& ticket, Field field, float width) const {
  Ui& ui = context.ui;
  const float inside = width - 2 * card_padding;
  if (editor_.is_editing(field)) {
    const float typed = text_height(ui, editor_.typed(), TextStyle::body, inside - gap);
    const int lines = std::clamp(static_cast<int>(typed / 22 + 0.5f), 2, 6);
    return field_height(ui, {.multiline = true}, lines);
  }
  return 2 * 10 + label_height + 2 + text_height(ui, ticket.record->text(field), TextStyle::body, inside);
}

void TicketHeader::draw_question(Context& context, const desk::TicketRow& ticket, Field field, Rect rect) {
  Ui& ui = context.ui;
  const std::string_view label = spec(field).label;
  if (editor_.is_editing(field)) {
    if (const auto typed = editor_.draw(ui, rect, label, {.multiline = true})) {
      context.check(context.desk.set_ticket(ticket.id(), field, *typed));
    }
    return;
  }
  const std::string_view answer = ticket.record->text(field);
  Node node{.role = Role::button, .name = std::string(label)};
  node.description = answer;
  const Press press = pressable(ui, rect, label, std::move(node));
  draw_card(ui, rect);
  if (press.hovered) stroke(ui, rect, ui.palette().accent, corner_card);
  Rect inside = rect.inset(card_padding, 10);
  draw_line(ui, inside.cut_top(label_height), label, TextStyle::label, ui.palette().ink2);
  inside.cut_top(2);
  draw_text(ui, inside, answer, TextStyle::body, ui.palette().ink);
  draw_focus_ring(ui, rect, corner_card, press.id);
  if (press.pressed) editor_.start(field, answer);
}

float TicketHeader::draw_questions(Context& context, const desk::TicketRow& ticket, Rect rect) {
  std::vector<Field> shown;
  for (const Field field : questions) {
    if (!ticket.record->text(field).empty() || editor_.is_editing(field)) shown.push_back(field);
  }
  if (ticket.record->is_erased()) return gap_small;
  const float added = shown.size() < questions.size() ? draw_additions(context, ticket, rect) : 0;
  rect.cut_top(added);
  if (shown.empty()) return added;
  const bool side_by_side = shown.size() == 2 && rect.width >= side_by_side_from;
  const float width = side_by_side ? (rect.width - 12) / 2 : rect.width;
  if (side_by_side) {
    const float height =
        std::max(question_height(context, ticket, shown[0], width), question_height(context, ticket, shown[1], width));
    Rect line = rect.cut_top(height);
    draw_question(context, ticket, shown[0], line.cut_left(width));
    draw_question(context, ticket, shown[1], line.cut_right(width));
    return added + height + gap;
  }
  Flow flow(rect, gap_small);
  for (const Field field : shown) {
    draw_question(context, ticket, field, flow.next(question_height(context, ticket, field, width)));
  }
  return added + flow.used() + gap_small;
}

float TicketHeader::draw_additions(Context& context, const desk::TicketRow& ticket, Rect rect) {
  Ui& ui = context.ui;
  constexpr std::string_view labels[] = {"Add what they want", "Add how to treat them"};
  const float height = ui.small_control_height();
  Rect line = rect.cut_top(height);
  for (std::size_t i = 0; i < questions.size(); ++i) {
    if (!ticket.record->text(questions[i]).empty() || editor_.is_editing(questions[i])) continue;
    const float width = text_width(ui, labels[i], TextStyle::secondary_strong) + 1;
    if (link(ui, line.cut_left(width), labels[i], TextStyle::secondary_strong)) editor_.start(questions[i], "");
    line.cut_left(gap);
  }
  return height + gap_small;
}

void TicketHeader::draw_more(Context& context, const desk::TicketRow& ticket, Rect rect) {
  Ui& ui = context.ui;
  if (icon_button(ui, rect, icon::ellipsis, "More", {.kind = ButtonKind::ghost})) open_menu(ui, "ticket");
  const MenuItem items[] = {{.label = "Edit subject", .icon = icon::pencil, .disabled = ticket.record->is_erased()},
                            {.label = "Copy number", .icon = icon::hash},
                            ticket.trashed
                                ? MenuItem{.label = "Take out of the trash", .icon = icon::archive}
                                : MenuItem{.label = "Move to the trash", .icon = icon::trash_2, .danger = true}};
  switch (menu(ui, "ticket", rect, items)) {
    case 0:
      editor_.start(Field::ticket_subject, ticket.subject());
      break;
    case 1:
      ui.host().copy_text(ticket.number());
      context.toasts.show(std::string(ticket.number()) + " copied");
      break;
    case 2:
      if (ticket.trashed) {
        context.check(context.desk.restore(ticket.id()));
      } else if (context.check(context.desk.trash(ticket.id()))) {
        context.tell_done(std::string(ticket.number()) + " moved to the trash");
      }
      break;
    default:
      break;
  }
}

}  // namespace counterbell::ui
