// Commands about tickets, and about views of them.
#include <optional>
#include <vector>

#include "simulator/commands/turn.h"

namespace counterbell::simulator {
namespace {

constexpr std::string_view channels[] = {"counter", "counter", "phone", "email", "social", "chat", "kiosk", "pigeon"};
constexpr std::string_view priorities[] = {"low", "normal", "normal", "high", "high", "urgent", "urgent", "whatever"};
constexpr std::string_view states[] = {"new", "open", "pending", "on_hold", "solved", "closed", "closed", "lost"};
constexpr std::string_view directions[] = {"to_customer",   "to_customer", "from_customer", "from_customer",
                                           "from_customer", "note",        "sideways"};

}  // namespace

std::string Turn::open_ticket() {
  desk::NewTicket ticket;
  ticket.subject = chance_.pick(texts);
  ticket.want = chance_.one_in(2) ? chance_.pick(texts) : "";
  ticket.details = chance_.one_in(2) ? chance_.pick(texts) : "";
  ticket.channel = chance_.pick(channels);
  ticket.priority = chance_.pick(priorities);
  if (chance_.one_in(4)) ticket.customer = any(RecordType::customer);
  if (chance_.one_in(2)) ticket.new_customer = some_customer();
  if (chance_.one_in(4)) ticket.assignee = any(RecordType::staff);
  const Result<desk::OpenedTicket> opened = desk_.tickets().open(ticket);
  return "opens ticket " + (opened ? opened->number + ' ' : std::string()) + in_quotes(ticket.subject) +
         outcome(opened);
}

std::string Turn::send_message() {
  const Id ticket = any(RecordType::ticket);
  const std::string_view direction = chance_.pick(directions);
  const std::string_view body = chance_.pick(texts);
  const Result<desk::SentMessage> sent = desk_.tickets().send(ticket, desk::parse_direction(direction), body);
  return "writes " + in_quotes(body) + " (" + std::string(direction) + ") on " + number(ticket) + outcome(sent);
}

std::string Turn::set_ticket() {
  constexpr Field fields[] = {Field::ticket_subject,  Field::ticket_state,    Field::ticket_state,
                              Field::ticket_priority, Field::ticket_want,     Field::ticket_treat,
                              Field::ticket_channel,  Field::ticket_assignee, Field::ticket_number};
  const Id ticket = any(RecordType::ticket);
  const Field field = chance_.pick(fields);
  const std::string value = value_for(field);
  const Result<void> set = desk_.tickets().set(ticket, field, value);
  return "sets the " + std::string(spec(field).name) + " of " + number(ticket) + " to " + in_quotes(value) +
         outcome(set);
}

std::string Turn::tag() {
  const Id ticket = any(RecordType::ticket);
  std::vector<std::string> add, remove;
  if (chance_.one_in(2)) add.emplace_back(chance_.pick(tags));
  if (chance_.one_in(2)) remove.emplace_back(chance_.pick(tags));
  const Result<void> done = desk_.tickets().tag(ticket, add, remove);
  return "tags " + number(ticket) + (add.empty() ? "" : " +" + in_quotes(add[0])) +
         (remove.empty() ? "" : " -" + in_quotes(remove[0])) + outcome(done);
}

std::string Turn::trash() {
  const Id ticket = any(RecordType::ticket);
  return "moves " + number(ticket) + " to the trash" + outcome(desk_.tickets().trash(ticket));
}

std::string Turn::restore() {
  const Id ticket = any(RecordType::ticket);
  return "restores " + number(ticket) + outcome(desk_.tickets().restore(ticket));
}

std::string Turn::hand_over() {
  const Id from = any(RecordType::staff);
  const Id to = chance_.one_in(3) ? Id{} : any(RecordType::staff);
  return "hands over the tickets of " + std::string(desk_.staff().name_of(from).source()) + " to " +
         std::string(desk_.staff().name_of(to).source()) + outcome(desk_.tickets().hand_over(from, to));
}

std::string Turn::snooze() {
  const Id ticket = any(RecordType::ticket);
  const std::optional<Time> until =
      chance_.one_in(4) ? std::nullopt : std::optional(device_.replica->clock().now() + some_time());
  return "snoozes " + number(ticket) + outcome(desk_.tickets().snooze(ticket, until, chance_.one_in(2)));
}

std::string Turn::set_due() {
  const Id ticket = any(RecordType::ticket);
  const Time at = device_.replica->clock().now() + some_time();
  return "promises a date for " + number(ticket) +
         outcome(desk_.tickets().set_due(ticket, chance_.one_in(4) ? std::nullopt : std::optional(at)));
}

std::string Turn::save_view() {
  desk::TicketQuery query;
  query.view = static_cast<desk::BuiltInView>(chance_.below(desk::built_in_view_count));
  query.filter.tag = chance_.pick(tags);
  return "saves a view" + outcome(desk_.views().save(chance_.pick(texts), query, chance_.one_in(2)));
}

std::string Turn::trash_view() { return "drops a view" + outcome(desk_.views().trash(any(RecordType::view))); }

std::string Turn::value_for(Field field) {
  switch (field) {
    case Field::ticket_state:
      return std::string(chance_.pick(states));
    case Field::ticket_priority:
      return std::string(chance_.pick(priorities));
    case Field::ticket_channel:
      return std::string(chance_.pick(channels));
    case Field::ticket_assignee:
      return chance_.one_in(3) ? std::string() : any(RecordType::staff).text();
    default:
      return std::string(chance_.pick(texts));
  }
}

}  // namespace counterbell::simulator
