#include "ui/screens/ticket_words.h"

#include <algorithm>

namespace counterbell::ui {
namespace {

/// The name of the station at which the ticket was made; empty when it is not known here.
std::string made_at(const desk::Desk& desk, const desk::TicketRow& ticket) {
  const std::string replica = ticket.record->creator().replica.text();
  std::string name;
  desk.state().for_each(RecordType::station, [&](const Record& station) {
    if (station.has_element(Field::station_replicas, replica)) name = station.text(Field::station_name);
  });
  return name;
}

}  // namespace

const Record* customer_of(const desk::Desk& desk, const desk::TicketRow& ticket) {
  return ticket.customer ? desk.state().find(RecordType::customer, ticket.customer) : nullptr;
}

std::string customer_name(const Record* customer) {
  if (!customer) return "No customer";
  if (customer->is_erased()) return "Erased customer";
  for (const Field field : {Field::customer_name, Field::customer_phone, Field::customer_email}) {
    if (!customer->text(field).empty()) return std::string(customer->text(field));
  }
  return "No name";
}

std::string shown_number(desk::Desk& desk, const desk::TicketRow& ticket) {
  std::string number(ticket.number());
  if (desk.ticket_by_number(number) == &ticket) return number;
  const std::string station = made_at(desk, ticket);
  return station.empty() ? number : number + " (" + station + ")";
}

std::string_view shown_subject(const desk::TicketRow& ticket) {
  return ticket.record->is_erased() ? "Personal data erased" : ticket.subject();
}

std::string said_by(const desk::Desk& desk, const desk::TicketRow& ticket, const desk::ConversationEntry& entry) {
  return entry.direction == "from_customer" ? customer_name(customer_of(desk, ticket)) : desk.staff_name(entry.author);
}

std::string_view shown_body(const Record& message) {
  return message.is_erased() ? "Erased" : message.text(Field::message_body);
}

Route route_to(const desk::Desk& desk, const desk::TicketRow& ticket) {
  const bool is_unique = desk.ticket_by_number(ticket.number()) == &ticket;
  return {"tickets", is_unique ? std::string(ticket.number()) : ticket.id().text()};
}

const desk::TicketRow* ticket_at(const desk::Desk& desk, std::string_view item) {
  if (item.empty()) return nullptr;
  if (const desk::TicketRow* ticket = desk.ticket_by_number(item)) return ticket;
  const std::optional<Id> id = Id::parse(item);
  return id ? desk.ticket(*id) : nullptr;
}

std::string_view by_channel(desk::Channel channel) {
  switch (channel) {
    case desk::Channel::counter:
      return "at the counter";
    case desk::Channel::phone:
      return "by phone";
    case desk::Channel::email:
      return "by e-mail";
    case desk::Channel::chat:
      return "by chat";
    case desk::Channel::text:
      return "by text";
    case desk::Channel::social:
      return "on social media";
    case desk::Channel::web:
      return "on the web";
    case desk::Channel::letter:
      return "by letter";
    case desk::Channel::kiosk:
      return "at the kiosk";
    case desk::Channel::other:
      break;
  }
  return "another way";
}

std::string_view priority_label(const desk::TicketRow& ticket) {
  return choice_label(Field::ticket_priority, ticket.priority_name());
}

std::string found_in_words(const Context& context, std::size_t count) {
  const std::string_view found = context.desk.is_search_complete() ? " found for “" : " found so far for “";
  return thousands(count) + std::string(found) + context.search + "”";
}

std::string thousands(std::size_t count) {
  std::string text = std::to_string(count);
  for (std::size_t at = text.size(); at > 3;) {
    at -= 3;
    text.insert(at, 1, ',');
  }
  return text;
}

std::string_view first_line(std::string_view text) { return text.substr(0, text.find('\n')); }

}  // namespace counterbell::ui
