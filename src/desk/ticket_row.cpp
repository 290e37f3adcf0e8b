#include "desk/ticket_row.h"

#include <algorithm>
#include <iterator>

namespace counterbell::desk {
namespace {

// In the order of the enumerations, which end with `other`.
constexpr std::string_view state_names[] = {"new", "open", "pending", "on_hold", "solved", "closed"};
constexpr std::string_view priority_names[] = {"low", "normal", "high", "urgent"};
constexpr std::string_view channel_names[] = {"counter", "phone", "e-mail", "chat", "text",
                                              "social",  "web",   "letter", "kiosk"};

template <typename Enum, std::size_t size>
std::string_view name_of(Enum value, const std::string_view (&names)[size]) {
  const auto index = static_cast<std::size_t>(value);
  return index < size ? names[index] : std::string_view("other");
}

template <typename Enum, std::size_t size>
Enum parse(std::string_view name, const std::string_view (&names)[size]) {
  return static_cast<Enum>(std::ranges::find(names, name) - std::begin(names));
}

std::int64_t ms_of(const Stamp& stamp) { return static_cast<std::int64_t>(stamp.ms); }

/// When a message was said: as noted, or else when it was written down.
std::int64_t said_at(const Record& message) { return message.integer(Field::message_at, ms_of(message.created())); }

/// Whether the shop owes an answer in this state.
bool is_with_us(TicketState state) {
  return state == TicketState::fresh || state == TicketState::open || state == TicketState::other;
}

}  // namespace

std::string_view name(TicketState state) { return name_of(state, state_names); }
std::string_view name(Priority priority) { return name_of(priority, priority_names); }
std::string_view name(Channel channel) { return name_of(channel, channel_names); }
TicketState parse_state(std::string_view name) { return parse<TicketState>(name, state_names); }
Priority parse_priority(std::string_view name) { return parse<Priority>(name, priority_names); }
Channel parse_channel(std::string_view name) { return parse<Channel>(name, channel_names); }

std::string_view TicketRow::priority_name() const {
  return priority == Priority::other ? record->text(Field::ticket_priority) : name(priority);
}

void TicketRow::read(const Record& ticket) {
  record = &ticket;
  customer = ticket.reference(Field::ticket_customer);
  assignee = ticket.reference(Field::ticket_assignee);
  // A ticket of which only a part has come in yet counts as new, normal and taken at the counter.
  const auto choice = [&](Field field, std::string_view otherwise) {
    const std::string_view name = ticket.text(field);
    return name.empty() ? otherwise : name;
  };
  state = parse_state(choice(Field::ticket_state, "new"));
  priority = parse_priority(choice(Field::ticket_priority, "normal"));
  channel = parse_channel(choice(Field::ticket_channel, "counter"));
  trashed = ticket.flag(Field::ticket_trashed);
  opened_at = ticket.integer(Field::ticket_opened_at, ms_of(ticket.created()));
  state_since = ms_of(ticket.written(Field::ticket_state));
  changed_at = ms_of(ticket.changed());
  waiting_since = opened_at;  // Until the first answer, whoever spoke.
  heard_at = 0;
  snoozed_until = ticket.integer(Field::ticket_snoozed_until);
  messages = 0;
}

void TicketRow::take_in(const Record& message) {
  changed_at = std::max(changed_at, ms_of(message.changed()));
  if (message.flag(Field::message_withdrawn)) return;
  ++messages;
  const std::string_view direction = message.text(Field::message_direction);
  if (direction == "to_customer") {
    waiting_since = 0;
  }
  if (direction != "from_customer") return;
  if (waiting_since == 0) waiting_since = said_at(message);
  if (message.created_by() != assignee) heard_at = std::max(heard_at, ms_of(message.created()));
  const bool is_news = record && message.created() > record->written(Field::ticket_snoozed_until);
  if (is_news && record->flag(Field::ticket_wakes_on_message)) snoozed_until = 0;
}

void TicketRow::take_in_escalation(const Record& escalation) {
  const Priority raised = parse_priority(escalation.text(Field::escalation_raises));
  const bool holds =
      !escalation.flag(Field::escalation_trashed) && escalation.created() > record->written(Field::ticket_priority);
  if (holds && raised != Priority::other) priority = std::max(priority, raised);
}

void TicketRow::settle() {
  if (trashed || !is_with_us(state)) waiting_since = 0;
}

}  // namespace counterbell::desk
