#include "desk/tickets/tickets.h"

#include <algorithm>
#include <set>
#include <utility>

#include "desk/base/fold.h"
#include "desk/base/made_before.h"
#include "desk/base/typed.h"
#include "desk/shop/shop.h"
#include "desk/staff/staff.h"
#include "desk/tickets/reopening.h"
#include "desk/tickets/ticket_index.h"
#include "desk/tickets/ticket_number.h"

namespace counterbell::desk {
namespace {

constexpr Words ticket_is_erased =
    tr("The personal data of this ticket was erased, and it takes no new text. Please open a new ticket.");

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
  check(required_text(typed.subject, max_subject_length, tr("The subject"), tr("Please give the ticket a subject.")),
        texts.subject);
  check(checked_text(typed.want, max_wish_length, tr("What the customer wants")), texts.want);
  check(checked_text(typed.treat, max_wish_length, tr("How they want to be treated")), texts.treat);
  check(checked_text(typed.network, max_name_length, tr("The network")), texts.network);
  check(checked_text(typed.details, max_body_length, tr("The details")), texts.details);
  if (error) return std::unexpected(*error);
  return texts;
}

/// The state a message brings its ticket into; its own when it leaves it there. A note never does anything.
TicketState state_after(TicketState state, Direction direction) {
  if (direction == Direction::to_customer && state == TicketState::fresh) return TicketState::open;
  return direction == Direction::from_customer && is_at_rest(state) ? TicketState::open : state;
}

std::size_t longest(Field field) { return field == Field::ticket_subject ? max_subject_length : max_wish_length; }

}  // namespace

Tickets::Tickets(Workplace& workplace, TicketIndex& index, Search& search, const Staff& staff, const Shop& shop,
                 Customers& customers)
    : workplace_(workplace), index_(index), search_(search), staff_(staff), shop_(shop), customers_(customers) {}

Result<std::string> Tickets::next_number() const {
  const Result<std::string> code = shop_.own_code();
  if (!code) return code;
  return TicketNumber{*code, index_.highest_counter(*code) + 1}.text();
}

Result<const TicketRow*> Tickets::ticket_to_change(const Id& id) const {
  const TicketRow* row = index_.find(id);
  if (!row)
    return fail(ErrorKind::not_found, "That ticket is not known here. A newer file from a colleague may bring it.");
  if (row->trashed) return fail(ErrorKind::invalid, "That ticket is in the trash. Please restore it first.");
  return row;
}

Result<Id> Tickets::checked_assignee(std::string_view text) const {
  if (text.empty()) return Id{};
  const std::optional<Id> id = Id::parse(text);
  const Record* person = id ? staff_.find(*id) : nullptr;
  if (id && !*id) return Id{};
  if (!person || person->flag(Field::staff_left)) {
    return fail(ErrorKind::not_found, "Nobody by that name works here. Please choose an assignee from the list.");
  }
  return *id;
}

Operation Tickets::message(const Id& id, const Id& ticket, Direction direction, std::string_view body,
                           std::string_view channel) const {
  return {RecordType::message,
          id,
          {{Field::message_ticket, ticket},
           {Field::message_direction, std::string(name(direction))},
           {Field::message_channel, std::string(channel)},
           {Field::message_body, std::string(body)},
           {Field::message_at, time_value(workplace_.now())}},
          {}};
}

Result<OpenedTicket> Tickets::open(const NewTicket& typed, Journal::Done saved) {
  Result<TicketTexts> texts = checked_texts(typed);
  if (!texts) return std::unexpected(texts.error());
  Result<std::string> channel = checked_choice(Field::ticket_channel, typed.channel);
  if (!channel) return std::unexpected(channel.error());
  Result<std::string> priority = checked_choice(Field::ticket_priority, typed.priority);
  if (!priority) return std::unexpected(priority.error());
  Result<Id> assignee = typed.assignee ? checked_assignee(typed.assignee->text()) : Result<Id>(workplace_.me());
  if (!assignee) return std::unexpected(assignee.error());
  Result<std::string> number = next_number();
  if (!number) return std::unexpected(number.error());
  std::vector<Operation> operations;
  const Result<Id> customer = customers_.identify(typed.customer, typed.new_customer, operations);
  if (!customer) return std::unexpected(customer.error());

  const Id id = workplace_.replica().new_id();
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
  write(Field::ticket_opened_at, time_value(workplace_.now()));
  operations.push_back(std::move(ticket));
  if (!texts->details.empty()) {
    operations.push_back(
        message(workplace_.replica().new_id(), id, Direction::from_customer, texts->details, *channel));
  }
  workplace_.commit(std::move(operations), std::move(saved));
  return OpenedTicket{id, *number};
}

Operation Tickets::follow_up(const Id& id, const TicketRow& closed, std::string number) const {
  Operation ticket{RecordType::ticket, id, {}, {}};
  ticket.writes = {{Field::ticket_number, std::move(number)},
                   {Field::ticket_follows, closed.id()},
                   {Field::ticket_state, std::string(name(TicketState::fresh))},
                   {Field::ticket_opened_at, time_value(workplace_.now())}};
  for (const Field field : {Field::ticket_customer, Field::ticket_subject, Field::ticket_channel, Field::ticket_network,
                            Field::ticket_priority, Field::ticket_assignee}) {
    const Value value = closed.record->get(field);
    const bool is_gone = field == Field::ticket_assignee && !staff_.find(closed.assignee);
    if (value != Value() && !is_gone) ticket.writes.push_back({field, value});
  }
  return ticket;
}

bool Tickets::is_long_closed(const TicketRow& ticket) const {
  return ticket.state == TicketState::closed && workplace_.now() - ticket.state_since > shop_.follow_up_after();
}

/// Whether `ticket` is a follow-up of `closed`, or of one of that.
bool Tickets::follows(const TicketRow& ticket, const TicketRow& closed) const {
  constexpr int most_steps = 100;  // A file may lead in a circle.
  const TicketRow* one = &ticket;
  for (int step = 0; one && step < most_steps; ++step) {
    const Id before = one->record->reference(Field::ticket_follows);
    if (before == closed.id()) return true;
    one = index_.find(before);
  }
  return false;
}

/// The follow-up that a long-closed ticket has already and that is not long closed itself, the first of several; null for none.
const TicketRow* Tickets::follow_up_of(const TicketRow& closed) const {
  const TicketRow* first = nullptr;
  for (const TicketRow* row : index_.rows()) {
    if (row->trashed || row->record->is_erased() || is_long_closed(*row) || !follows(*row, closed)) continue;
    if (!first || made_before(row->record, first->record)) first = row;
  }
  return first;
}

/// Whoever answers or solves what is nobody's sees it through.
void Tickets::take_if_nobodys(const TicketRow& ticket, Operation& operation) const {
  const bool is_given = std::ranges::contains(operation.writes, Field::ticket_assignee, &Write::field);
  if (ticket.assignee || is_given || !workplace_.me() || !shop_.answering_takes()) return;
  operation.writes.push_back({Field::ticket_assignee, workplace_.me()});
}

Result<SentMessage> Tickets::send(const Id& id, Direction direction, std::string_view typed, Journal::Done saved) {
  Result<const TicketRow*> row = ticket_to_change(id);
  if (!row) return std::unexpected(row.error());
  if (Result<std::string> known = checked_choice(Field::message_direction, name(direction)); !known)
    return std::unexpected(known.error());
  Result<std::string> body = required_text(typed, max_body_length, tr("The message"),
                                           tr("There is nothing to send yet. Please write something first."));
  if (!body) return std::unexpected(body.error());

  const TicketRow* taking = *row;  // The message.
  const bool needs_follow_up = direction == Direction::from_customer && is_long_closed(*taking);
  if (const TicketRow* known = needs_follow_up ? follow_up_of(*taking) : nullptr) taking = known;
  const TicketRow& ticket = *taking;
  if (ticket.record->is_erased()) return fail(ErrorKind::invalid, Message(ticket_is_erased));
  SentMessage sent{workplace_.replica().new_id(), ticket.id()};
  std::vector<Operation> operations;
  if (needs_follow_up && taking == *row) {
    Result<std::string> number = next_number();
    if (!number) return std::unexpected(number.error());
    sent.ticket = workplace_.replica().new_id();
    sent.opened_follow_up = true;
    operations.push_back(follow_up(sent.ticket, ticket, *std::move(number)));
  } else {
    Operation change{RecordType::ticket, sent.ticket, {}, {}};
    const TicketState after = state_after(ticket.state, direction);
    if (after != ticket.state) change.writes.push_back({Field::ticket_state, std::string(name(after))});
    if (direction == Direction::to_customer) take_if_nobodys(ticket, change);
    if (!change.writes.empty()) operations.push_back(std::move(change));
  }
  const std::string_view channel = ticket.record->text(Field::ticket_channel);
  operations.push_back(
      message(sent.message, sent.ticket, direction, *body, channel.empty() ? name(Channel::counter) : channel));
  workplace_.commit(std::move(operations), std::move(saved));
  return sent;
}

Result<void> Tickets::set(const Id& id, Field field, std::string_view typed, Journal::Done saved) {
  Result<const TicketRow*> row = ticket_to_change(id);
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
      if ((*row)->record->is_erased()) return fail(ErrorKind::invalid, Message(ticket_is_erased));
      Result<std::string> text = checked_text(typed, longest(field), spec(field).label);
      if (!text) return std::unexpected(text.error());
      if (field == Field::ticket_subject && text->empty()) {
        return fail(ErrorKind::invalid, "A ticket needs a subject. Please write a few words.");
      }
      value = value_of(*text);
      break;
    }
    case Field::ticket_assignee: {
      Result<Id> assignee = checked_assignee(typed);
      if (!assignee) return std::unexpected(assignee.error());
      value = value_of(*assignee);
      break;
    }
    default:
      return fail(ErrorKind::invalid, "That part of a ticket cannot be changed.");
  }
  // A rule may have raised the priority, and a message not seen have left the ticket open: then what was set is set again.
  const bool shows_other = (field == Field::ticket_priority && (*row)->priority_name() != typed) ||
                           (field == Field::ticket_state && (*row)->state_name() != typed);
  if (value == (*row)->record->get(field) && !shows_other) {
    tell_saved(saved);
    return {};
  }
  Operation change{RecordType::ticket, id, {{field, std::move(value)}}, {}};
  if (field == Field::ticket_state && parse_state(typed) == TicketState::solved) take_if_nobodys(**row, change);
  workplace_.commit(std::move(change), std::move(saved));
  return {};
}

std::vector<const TicketRow*> Tickets::unsolved_of(const Id& staff) const {
  std::vector<const TicketRow*> theirs;
  for (const TicketRow* row : index_.rows()) {
    if (row->is_open() && row->chosen_assignee() == staff) theirs.push_back(row);
  }
  return theirs;
}

Result<std::size_t> Tickets::hand_over(const Id& from, const Id& to) {
  const Result<Id> assignee = checked_assignee(to ? to.text() : "");
  if (!assignee) return std::unexpected(assignee.error());
  std::vector<Operation> operations;
  for (const TicketRow* row : unsolved_of(from)) {
    operations.push_back({RecordType::ticket, row->id(), {{Field::ticket_assignee, value_of(*assignee)}}, {}});
  }
  const std::size_t count = operations.size();
  if (count > 0 && from != to) workplace_.commit(std::move(operations));
  return count;
}

Result<void> Tickets::set_due(const Id& id, std::optional<Time> at) {
  Result<const TicketRow*> row = ticket_to_change(id);
  if (!row) return std::unexpected(row.error());
  const Value value = at ? time_value(*at) : Value();
  if (value == (*row)->record->get(Field::ticket_due)) return {};
  workplace_.commit({RecordType::ticket, id, {{Field::ticket_due, value}}, {}});
  return {};
}

Result<void> Tickets::snooze(const Id& id, std::optional<Time> until, bool wakes_on_message) {
  Result<const TicketRow*> row = ticket_to_change(id);
  if (!row) return std::unexpected(row.error());
  if (until && *until <= workplace_.now()) {
    return fail(ErrorKind::invalid, "That time has passed. Please choose one to come.");
  }
  if (!until && (*row)->record->time(Field::ticket_snoozed_until) == Time{}) return {};
  Operation operation{
      RecordType::ticket, id, {{Field::ticket_snoozed_until, until ? time_value(*until) : Value()}}, {}};
  if (until) operation.writes.push_back({Field::ticket_wakes_on_message, wakes_on_message});
  workplace_.commit(std::move(operation));
  return {};
}

Result<void> Tickets::tag(const Id& id, std::span<const std::string> add, std::span<const std::string> remove) {
  Result<const TicketRow*> row = ticket_to_change(id);
  if (!row) return std::unexpected(row.error());
  const Record& record = *(*row)->record;
  Operation operation{RecordType::ticket, id, {}, {}};
  std::set<std::string> added;
  for (const std::string& typed : add) {
    Result<std::string> tag = required_text(typed, max_tag_length, tr("A tag"), tr("Please write the tag first."));
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
    operation.edits.push_back({Field::ticket_tags, element, false,
                               workplace_.state().additions(RecordType::ticket, id, Field::ticket_tags, element)});
  }
  if (!operation.edits.empty()) workplace_.commit(std::move(operation));
  return {};
}

Result<void> Tickets::trash(const Id& id) {
  const TicketRow* row = find(id);
  if (!row) return std::unexpected(ticket_to_change(id).error());
  if (!row->trashed) workplace_.commit({RecordType::ticket, id, {{Field::ticket_trashed, true}}, {}});
  return {};
}

Result<void> Tickets::restore(const Id& id) {
  const TicketRow* row = find(id);
  if (!row) return std::unexpected(ticket_to_change(id).error());
  if (row->trashed) workplace_.commit({RecordType::ticket, id, {{Field::ticket_trashed, false}}, {}});
  return {};
}

}  // namespace counterbell::desk
