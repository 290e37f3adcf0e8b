#include "ui/common/ticket_words.h"

#include <algorithm>

#include "ui/tickets/place.h"

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

Text assignee_name(const desk::Desk& desk, const desk::TicketRow& ticket) {
  const Words name = desk.staff().name_of(ticket.chosen_assignee());
  return ticket.has_assignee_left() ? tr("{0} (left)", name) : Text(name);
}

Words customer_name(const Record* customer) {
  if (!customer) return tr("No customer");
  if (customer->is_erased()) return tr("Erased customer");
  for (const Field field : {Field::customer_name, Field::customer_phone, Field::customer_email}) {
    if (!customer->text(field).empty()) return verbatim(customer->text(field));
  }
  return tr("No name");
}

Text reach_of(const Record& customer) {
  const Words phone = verbatim(customer.text(Field::customer_phone));
  const Words email = verbatim(customer.text(Field::customer_email));
  if (phone.empty()) return email;
  if (email.empty()) return phone;
  return trc("phone, e-mail", "{0} · {1}", phone, email);
}

Text shown_number(desk::Desk& desk, const desk::TicketRow& ticket) {
  const Words number = verbatim(ticket.number());
  if (desk.tickets().by_number(ticket.number()) == &ticket) return number;
  const std::string station = made_at(desk, ticket);
  return station.empty() ? Text(number) : trc("number of a ticket, station", "{0} ({1})", number, verbatim(station));
}

Words shown_subject(const desk::TicketRow& ticket) {
  return ticket.record->is_erased() ? tr("Personal data erased") : verbatim(ticket.subject());
}

Text number_and_subject(Words number, const desk::TicketRow& ticket) {
  return trc("number and subject of a ticket", "{0} {1}", number, shown_subject(ticket));
}

Words said_by(const desk::Desk& desk, const desk::TicketRow& ticket, const desk::ConversationEntry& entry) {
  return entry.direction == desk::Direction::from_customer ? customer_name(customer_of(desk, ticket))
                                                           : desk.staff().name_of(entry.author);
}

Words shown_body(const Record& message) {
  return message.is_erased() ? tr("Erased") : verbatim(message.text(Field::message_body));
}

Route route_to(const desk::Desk& desk, const desk::TicketRow& ticket) {
  const bool is_unique = desk.tickets().by_number(ticket.number()) == &ticket;
  return {tickets_place, is_unique ? std::string(ticket.number()) : ticket.id().text()};
}

const desk::TicketRow* ticket_at(const desk::Desk& desk, std::string_view item) {
  if (item.empty()) return nullptr;
  if (const desk::TicketRow* ticket = desk.tickets().by_number(item)) return ticket;
  const std::optional<Id> id = Id::parse(item);
  return id ? desk.tickets().find(*id) : nullptr;
}

Words by_channel(desk::Channel channel) {
  switch (channel) {
    case desk::Channel::counter:
      return tr("at the counter");
    case desk::Channel::phone:
      return tr("by phone");
    case desk::Channel::email:
      return tr("by e-mail");
    case desk::Channel::chat:
      return tr("by chat");
    case desk::Channel::text:
      return tr("by text");
    case desk::Channel::social:
      return tr("on social media");
    case desk::Channel::web:
      return tr("on the web");
    case desk::Channel::letter:
      return tr("by letter");
    case desk::Channel::kiosk:
      return tr("at the kiosk");
    case desk::Channel::other:
      break;
  }
  return tr("another way");
}

Words priority_label(const desk::TicketRow& ticket) {
  return choice_label(Field::ticket_priority, ticket.priority_name());
}

Text found_in_words(const Context& context, std::size_t count) {
  const Words search = verbatim(context.search);
  if (context.desk.is_search_complete()) return tr("{0} found for “{1}”", thousands(count), search);
  return tr("{0} found so far for “{1}”", thousands(count), search);
}

Text thousands(std::size_t count) {
  std::string text = std::to_string(count);
  for (std::size_t at = text.size(); at > 3;) {
    at -= 3;
    text.insert(at, 1, ',');
  }
  return verbatim(text);
}

std::string_view first_line(std::string_view text) { return text.substr(0, text.find('\n')); }

}  // namespace counterbell::ui
