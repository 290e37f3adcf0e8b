// Opening tickets, working on them, and the trash.

#include <algorithm>
#include <set>

#include "desk/fold.h"
#include "desk/impl.h"
#include "desk/typed.h"

namespace counterbell::desk {
namespace {

constexpr std::int64_t day_ms = std::int64_t{24} * 60 * 60 * 1000;

/// Text as a field's value; nothing for none.
Value value_of(std::string text) {
  if (text.empty()) return {};
  return text;
}

Value value_of(const Id& id) {
  if (!id) return {};
  return id;
}

/// Tells `saved` of something that needed no change.
void tell_saved(const Journal::Done& saved) {
  if (saved) saved({});
}

/// The texts of a new ticket, checked.
struct TicketTexts {
  std::string subject;
  std::string want;
  std::string treat;
  std::string network;
  std::string details;
};

Result<TicketTexts> checked_texts(const NewTicket& typed) {
  TicketTexts texts;
  std::optional<Error> error;
  const auto check = [&](Result<std::string> checked, std::string& text) {
    if (checked) {
      text = *std::move(checked);
    } else if (!error) {
      error = checked.error();
    }
  };
  check(required_text(typed.subject, max_subject_length, "The subject", "Please give the ticket a subject."),
        texts.subject);
  check(checked_text(typed.want, max_wish_length, "What the customer wants"), texts.want);
  check(checked_text(typed.treat, max_wish_length, "How they want to be treated"), texts.treat);
  check(checked_text(typed.network, max_name_length, "The network"), texts.network);
  check(checked_text(typed.details, max_body_length, "The details"), texts.details);
  if (error) return std::unexpected(*error);
  return texts;
}

/// The state a message brings its ticket into; its own when it leaves it there. A note never does anything.
TicketState state_after(TicketState state, std::string_view direction) {
  if (direction == "to_customer" && state == TicketState::fresh) return TicketState::open;
  const bool reopens = state == TicketState::pending || state == TicketState::solved || state == TicketState::closed;
  return direction == "from_customer" && reopens ? TicketState::open : state;
}

std::size_t longest(Field field) { return field == Field::ticket_subject ? max_subject_length : max_wish_length; }

}  // namespace

Result<const TicketRow*> Desk::Impl::ticket_to_change(const Id& id) const {
  const TicketRow* row = tickets.find(id);
  if (!row)
    return fail(ErrorKind::not_found, "That ticket is not known here. A newer file from a colleague may bring it.");
  if (row->trashed) return fail(ErrorKind::invalid, "That ticket is in the trash. Please restore it first.");
  return row;
}

Result<Id> Desk::Impl::checked_assignee(std::string_view text) const {
  if (text.empty()) return Id{};
  const std::optional<Id> id = Id::parse(text);
  const Record* person = id ? staff_member(*id) : nullptr;
  if (id && !*id) return Id{};
  if (!person || person->flag(Field::staff_left)) {
    return fail(ErrorKind::not_found, "Nobody by that name works here. Please choose an assignee from the list.");
  }
  return *id;
}

Operation Desk::Impl::message(const Id& id, const Id& ticket, std::string_view direction, std::string_view body,
                              std::string_view channel) const {
  return {RecordType::message,
          id,
          {{Field::message_ticket, ticket},
           {Field::message_direction, std::string(direction)},
           {Field::message_channel, std::string(channel)},
           {Field::message_body, std::string(body)},
           {Field::message_at, now_ms()}},
          {}};
}

Result<OpenedTicket> Desk::open_ticket(const NewTicket& typed, Journal::Done saved) {
  Result<TicketTexts> texts = checked_texts(typed);
  if (!texts) return std::unexpected(texts.error());
  Result<std::string> channel = checked_choice(Field::ticket_channel, typed.channel);
  if (!channel) return std::unexpected(channel.error());
  Result<std::string> priority = checked_choice(Field::ticket_priority, typed.priority);
  if (!priority) return std::unexpected(priority.error());
  Result<Id> assignee = typed.assignee ? impl_->checked_assignee(typed.assignee->text()) : Result<Id>(impl_->me);
  if (!assignee) return std::unexpected(assignee.error());
  Result<std::string> number = impl_->next_number();
  if (!number) return std::unexpected(number.error());
  std::vector<Operation> operations;
  const Result<Id> customer = impl_->customer_for(typed.customer, typed.new_customer, operations);
  if (!customer) return std::unexpected(customer.error());

  const Id id = replica_->new_id();
  Operation ticket{RecordType::ticket, id, {}, {}};
  const auto write = [&](Field field, Value value) {
    if (value != Value()) ticket.writes.push_back({field, std::move(value)});
  };
  write(Field::ticket_number, *number);
  write(Field::ticket_customer, value_of(*customer));
  write(Field::ticket_subject, texts->subject);
  write(Field::ticket_want, value_of(texts->want));
  write(Field::ticket_treat, value_of(texts->treat));
  write(Field::ticket_channel, *channel);
  write(Field::ticket_network, value_of(texts->network));
  write(Field::ticket_state, std::string(name(TicketState::fresh)));
  write(Field::ticket_priority, *priority);
  write(Field::ticket_assignee, value_of(*assignee));
  write(Field::ticket_opened_at, impl_->now_ms());
  operations.push_back(std::move(ticket));
  if (!texts->details.empty()) {
    operations.push_back(impl_->message(replica_->new_id(), id, "from_customer", texts->details, *channel));
  }
  impl_->commit(std::move(operations), std::move(saved));
  return OpenedTicket{id, *number};
}

Operation Desk::Impl::follow_up(const Id& id, const TicketRow& closed, std::string number) const {
  Operation ticket{RecordType::ticket, id, {}, {}};
  ticket.writes = {{Field::ticket_number, std::move(number)},
                   {Field::ticket_follows, closed.id()},
                   {Field::ticket_state, std::string(name(TicketState::fresh))},
                   {Field::ticket_opened_at, now_ms()}};
  const Record* assignee = staff_member(closed.assignee);
  for (const Field field : {Field::ticket_customer, Field::ticket_subject, Field::ticket_channel, Field::ticket_network,
                            Field::ticket_priority, Field::ticket_assignee}) {
    const Value value = closed.record->get(field);
    const bool is_gone = field == Field::ticket_assignee && (!assignee || assignee->flag(Field::staff_left));
    if (value != Value() && !is_gone) ticket.writes.push_back({field, value});
  }
  return ticket;
}

Result<SentMessage> Desk::send_message(const Id& id, std::string_view direction, std::string_view typed,
                                       Journal::Done saved) {
  Result<const TicketRow*> row = impl_->ticket_to_change(id);
  if (!row) return std::unexpected(row.error());
  Result<std::string> known = checked_choice(Field::message_direction, direction);
  if (!known) return std::unexpected(known.error());
  Result<std::string> body = required_text(typed, max_body_length, "The message",
                                           "There is nothing to send yet. Please write something first.");
  if (!body) return std::unexpected(body.error());

  const TicketRow& ticket = **row;
  if (ticket.record->is_erased()) return fail(ErrorKind::invalid, std::string(ticket_is_erased));
  SentMessage sent{replica_->new_id(), id};
  std::vector<Operation> operations;
  const bool long_closed =
      ticket.state == TicketState::closed && impl_->now_ms() - ticket.state_since > follow_up_days() * day_ms;
  if (direction == "from_customer" && long_closed) {
    Result<std::string> number = impl_->next_number();
    if (!number) return std::unexpected(number.error());
    sent.ticket = replica_->new_id();
    sent.opened_follow_up = true;
    operations.push_back(impl_->follow_up(sent.ticket, ticket, *std::move(number)));
  } else if (const TicketState after = state_after(ticket.state, direction); after != ticket.state) {
    operations.push_back({RecordType::ticket, id, {{Field::ticket_state, std::string(name(after))}}, {}});
  }
  const std::string_view channel = ticket.record->text(Field::ticket_channel);
  operations.push_back(
      impl_->message(sent.message, sent.ticket, direction, *body, channel.empty() ? name(Channel::counter) : channel));
  impl_->commit(std::move(operations), std::move(saved));
  return sent;
}

Result<void> Desk::set_ticket(const Id& id, Field field, std::string_view typed, Journal::Done saved) {
  Result<const TicketRow*> row = impl_->ticket_to_change(id);
  if (!row) return std::unexpected(row.error());
  Value value;
  switch (field) {
    case Field::ticket_state:
    case Field::ticket_priority:
    case Field::ticket_channel: {
      Result<std::string> choice = checked_choice(field, typed);
      if (!choice) return std::unexpected(choice.error());
      value = *choice;
      break;
    }
    case Field::ticket_subject:
    case Field::ticket_want:
    case Field::ticket_treat: {
      if ((*row)->record->is_erased()) return fail(ErrorKind::invalid, std::string(ticket_is_erased));
      Result<std::string> text = checked_text(typed, longest(field), spec(field).label);
      if (!text) return std::unexpected(text.error());
      if (field == Field::ticket_subject && text->empty()) {
        return fail(ErrorKind::invalid, "A ticket needs a subject. Please write a few words.");
      }
      value = value_of(*text);
      break;
    }
    case Field::ticket_assignee: {
      Result<Id> assignee = impl_->checked_assignee(typed);
      if (!assignee) return std::unexpected(assignee.error());
      value = value_of(*assignee);
      break;
    }
    default:
      return fail(ErrorKind::invalid, "That part of a ticket cannot be changed.");
  }
  // A rule may have raised the priority: then to set it again takes that back.
  const bool is_raised = field == Field::ticket_priority && (*row)->priority_name() != typed;
  if (value == (*row)->record->get(field) && !is_raised) {
    tell_saved(saved);
    return {};
  }
  impl_->commit({RecordType::ticket, id, {{field, std::move(value)}}, {}}, std::move(saved));
  return {};
}

Result<void> Desk::set_due(const Id& id, std::optional<std::int64_t> at_ms) {
  Result<const TicketRow*> row = impl_->ticket_to_change(id);
  if (!row) return std::unexpected(row.error());
  const Value value = at_ms ? Value(*at_ms) : Value();
  if (value == (*row)->record->get(Field::ticket_due)) return {};
  impl_->commit({RecordType::ticket, id, {{Field::ticket_due, value}}, {}});
  return {};
}

Result<void> Desk::snooze(const Id& id, std::optional<std::int64_t> until_ms, bool wakes_on_message) {
  Result<const TicketRow*> row = impl_->ticket_to_change(id);
  if (!row) return std::unexpected(row.error());
  if (until_ms && *until_ms <= impl_->now_ms()) {
    return fail(ErrorKind::invalid, "That time has passed. Please choose one to come.");
  }
  if (!until_ms && (*row)->record->integer(Field::ticket_snoozed_until) == 0) return {};
  Operation operation{
      RecordType::ticket, id, {{Field::ticket_snoozed_until, until_ms ? Value(*until_ms) : Value()}}, {}};
  if (until_ms) operation.writes.push_back({Field::ticket_wakes_on_message, wakes_on_message});
  impl_->commit(std::move(operation));
  return {};
}

Result<void> Desk::tag(const Id& id, std::span<const std::string> add, std::span<const std::string> remove) {
  Result<const TicketRow*> row = impl_->ticket_to_change(id);
  if (!row) return std::unexpected(row.error());
  const Record& record = *(*row)->record;
  Operation operation{RecordType::ticket, id, {}, {}};
  std::set<std::string> added;
  for (const std::string& typed : add) {
    Result<std::string> tag = required_text(typed, max_tag_length, "A tag", "Please write the tag first.");
    if (!tag) return std::unexpected(tag.error());
    // The spelling in use wins, so that "VIP" and "vip" do not become two tags.
    const std::vector<std::string> known = known_tags();
    const auto same = std::ranges::find(known, fold(*tag), fold);
    const std::string& element = same == known.end() ? *tag : *same;
    if (record.has_element(Field::ticket_tags, element) || !added.insert(element).second) continue;
    operation.edits.push_back({Field::ticket_tags, element, true, {}});
  }
  for (const std::string& element : remove) {
    if (!record.has_element(Field::ticket_tags, element) || added.contains(element)) continue;
    added.insert(element);
    operation.edits.push_back(
        {Field::ticket_tags, element, false, state().additions(RecordType::ticket, id, Field::ticket_tags, element)});
  }
  if (!operation.edits.empty()) impl_->commit(std::move(operation));
  return {};
}

Result<void> Desk::trash(const Id& id) {
  const TicketRow* row = ticket(id);
  if (!row) return std::unexpected(impl_->ticket_to_change(id).error());
  if (!row->trashed) impl_->commit({RecordType::ticket, id, {{Field::ticket_trashed, true}}, {}});
  return {};
}

Result<void> Desk::restore(const Id& id) {
  const TicketRow* row = ticket(id);
  if (!row) return std::unexpected(impl_->ticket_to_change(id).error());
  if (row->trashed) impl_->commit({RecordType::ticket, id, {{Field::ticket_trashed, false}}, {}});
  return {};
}

}  // namespace counterbell::desk
