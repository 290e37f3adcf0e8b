#include "desk/tickets/ticket_row.h"

#include <algorithm>

#include "desk/base/choice.h"
#include "desk/tickets/reopening.h"

namespace counterbell::desk {
namespace {

// In the order of the enumerations, which end with `other`.
constexpr std::string_view state_names[] = {"new", "open", "pending", "on_hold", "solved", "closed"};
constexpr std::string_view priority_names[] = {"low", "normal", "high", "urgent"};
constexpr std::string_view channel_names[] = {"counter", "phone", "e-mail", "chat", "text",
                                              "social",  "web",   "letter", "kiosk"};
constexpr std::string_view direction_names[] = {"to_customer", "from_customer", "note"};

/// When a message was said: as noted, or else when it was written down.
Time said_at(const Record& message) { return message.time(Field::message_at, message.created().time()); }

/// Whether the shop owes an answer in this state.
bool is_with_us(TicketState state) {
  return state == TicketState::fresh || state == TicketState::open || state == TicketState::other;
}

}  // namespace

std::string_view name(TicketState state) { return choice_name(state, state_names); }
std::string_view name(Priority priority) { return choice_name(priority, priority_names); }
std::string_view name(Channel channel) { return choice_name(channel, channel_names); }
std::string_view name(Direction direction) { return choice_name(direction, direction_names); }
TicketState parse_state(std::string_view name) { return parse_choice<TicketState>(name, state_names); }
Priority parse_priority(std::string_view name) { return parse_choice<Priority>(name, priority_names); }
Channel parse_channel(std::string_view name) { return parse_choice<Channel>(name, channel_names); }
Direction parse_direction(std::string_view name) { return parse_choice<Direction>(name, direction_names); }
Direction direction_of(const Record& message) { return parse_direction(message.text(Field::message_direction)); }

bool is_from_customer(const Record& message) {
  return direction_of(message) == Direction::from_customer && !message.flag(Field::message_withdrawn);
}

std::string_view TicketRow::state_name() const {
  return state == TicketState::other ? record->text(Field::ticket_state) : name(state);
}

std::string_view TicketRow::priority_name() const {
  return priority == Priority::other ? record->text(Field::ticket_priority) : name(priority);
}

void TicketRow::read(const Record& ticket, const State& all) {
  record = &ticket;
  customer = ticket.reference(Field::ticket_customer);
  assignee = ticket.reference(Field::ticket_assignee);
  const Record* person = assignee ? all.find(RecordType::staff, assignee) : nullptr;
  if (person && person->flag(Field::staff_left)) assignee = {};
  // A ticket of which only a part has come in yet counts as new, normal and taken at the counter.
  const auto choice = [&](Field field, std::string_view otherwise) {
    const std::string_view name = ticket.text(field);
    return name.empty() ? otherwise : name;
  };
  state = parse_state(choice(Field::ticket_state, "new"));
  priority = parse_priority(choice(Field::ticket_priority, "normal"));
  channel = parse_channel(choice(Field::ticket_channel, "counter"));
  trashed = ticket.flag(Field::ticket_trashed);
  is_reopened = false;
  opened_at = ticket.time(Field::ticket_opened_at, ticket.created().time());
  state_since = ticket.written(Field::ticket_state).time();
  changed_at = ticket.changed().time();
  waiting_since = opened_at;  // Until the first answer, whoever spoke.
  heard_at = {};
  snoozed_until = ticket.time(Field::ticket_snoozed_until);
  messages = 0;
}

void TicketRow::take_in(const Record& message, Deciders* deciders) {
  changed_at = std::max(changed_at, message.changed().time());
  if (message.flag(Field::message_withdrawn)) return;
  ++messages;
  const Direction direction = direction_of(message);
  if (direction == Direction::to_customer) waiting_since = {};
  if (direction != Direction::from_customer) return;
  if (deciders) reopen(message, *deciders);
  if (waiting_since == Time{}) waiting_since = said_at(message);
  if (message.created_by() != assignee) heard_at = std::max(heard_at, message.created().time());
  const bool is_news = record && message.created() > record->written(Field::ticket_snoozed_until);
  if (is_news && record->flag(Field::ticket_wakes_on_message)) snoozed_until = {};
}

void TicketRow::reopen(const Record& message, Deciders& deciders) {
  if (is_at_rest(state) && !deciders.had_seen(Field::ticket_state, message)) {
    state = TicketState::open;
    state_since = std::max(state_since, message.created().time());
    is_reopened = true;
  }
  if (trashed && !deciders.had_seen(Field::ticket_trashed, message)) {
    trashed = false;
    is_reopened = true;
  }
}

void TicketRow::take_in_escalation(const Record& escalation) {
  const Priority raised = parse_priority(escalation.text(Field::escalation_raises));
  const bool holds =
      !escalation.flag(Field::escalation_trashed) && escalation.created() > record->written(Field::ticket_priority);
  if (holds && raised != Priority::other) priority = std::max(priority, raised);
}

void TicketRow::settle() {
  if (trashed || !is_with_us(state)) waiting_since = {};
}

}  // namespace counterbell::desk
