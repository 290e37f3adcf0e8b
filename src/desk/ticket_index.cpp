#include "desk/ticket_index.h"

#include <algorithm>
#include <ranges>
#include <tuple>

#include "desk/ticket_number.h"

namespace counterbell::desk {
namespace {

std::uint64_t hash_number(std::string_view number) { return std::hash<std::string>{}(plain_number(number)); }

std::int64_t ms_of(const Stamp& stamp) { return static_cast<std::int64_t>(stamp.ms); }

/// When a message was said: as noted, or else when it was written down.
std::int64_t said_at(const Record& message) { return message.integer(Field::message_at, ms_of(message.created())); }

bool is_resolved(const TicketRow& row) {
  return !row.trashed && (row.state == TicketState::solved || row.state == TicketState::closed);
}

/// Whether the shop owes an answer in this state.
bool is_with_us(TicketState state) {
  return state == TicketState::fresh || state == TicketState::open || state == TicketState::other;
}

}  // namespace

bool said_before(const Record* a, const Record* b) {
  const auto key = [](const Record* message) {
    return std::tuple(message->created(), message->creator(), message->id());
  };
  return key(a) < key(b);
}

void TicketIndex::read() {
  const std::size_t tickets = state_->count(RecordType::ticket);
  by_id_.reserve(tickets);
  rows_.reserve(tickets);
  by_number_.reserve(tickets);
  state_->for_each(RecordType::ticket, [&](const Record& record) { entry(record.id()); });
  state_->for_each(RecordType::message, [&](const Record& record) {
    entry(record.reference(Field::message_ticket)).messages.push_back(&record);
  });
  for (Entry& entry : entries_) refresh(entry);
}

void TicketIndex::update(const Change& change, std::span<const State::Alteration> alterations) {
  std::vector<Entry*> touched;
  const auto all_moved = [&](SortKey key) {
    if (const auto order = orders_.find(key); order != orders_.end()) order->second.all_moved();
  };
  for (const auto& [record, field] : alterations) {
    if (field == Field::message_ticket) attach(*record);
    if (field == Field::customer_name) all_moved(SortKey::customer);
    if (field == Field::staff_name) all_moved(SortKey::assignee);
    if (field == Field::ticket_subject) touched.push_back(&entry(record->id()));
  }
  // Also a write that lost, and altered nothing, is the newest change of its ticket.
  for (const Operation& operation : change.operations) {
    if (operation.record == RecordType::ticket) touched.push_back(&entry(operation.id));
    if (operation.record != RecordType::message) continue;
    const Record* message = state_->find(RecordType::message, operation.id);
    touched.push_back(&entry(message->reference(Field::message_ticket)));
  }
  std::ranges::sort(touched);
  const auto twice = std::ranges::unique(touched);
  touched.erase(twice.begin(), twice.end());
  for (Entry* one : touched) refresh(*one);
  is_listed_stale_ = true;  // Also after a change to a customer, whom a search may look for.
}

const TicketRow* TicketIndex::find(const Id& ticket) const {
  const Entry* found = find_entry(ticket);
  return found && found->row.record ? &found->row : nullptr;
}

const TicketRow* TicketIndex::find_number(std::string_view number) const {
  const std::string plain = plain_number(number);
  const TicketRow* found = nullptr;
  const auto [begin, end] = by_number_.equal_range(hash_number(number));
  for (auto one = begin; one != end; ++one) {
    const TicketRow* row = &one->second->row;
    if (plain_number(row->number()) != plain) continue;
    if (!found || said_before(row->record, found->record)) found = row;
  }
  return found;
}

std::uint64_t TicketIndex::highest_counter(const std::string& code) const {
  const auto found = highest_.find(code);
  return found == highest_.end() ? 0 : found->second;
}

std::vector<std::string> TicketIndex::codes() const {
  return highest_ | std::views::keys | std::ranges::to<std::vector>();
}

std::span<const Record* const> TicketIndex::messages(const Id& ticket) const {
  const Entry* found = find_entry(ticket);
  if (!found) return {};
  return found->messages;
}

std::span<const TicketRow* const> TicketIndex::of_customer(const Id& customer) const {
  const auto found = by_customer_.find(customer);
  if (found == by_customer_.end()) return {};
  return found->second;
}

TicketIndex::Entry& TicketIndex::entry(const Id& ticket) {
  const auto [place, is_new] = by_id_.try_emplace(ticket);
  if (is_new) {
    place->second = &entries_.emplace_back();
    place->second->id = ticket;
  }
  return *place->second;
}

const TicketIndex::Entry* TicketIndex::find_entry(const Id& ticket) const {
  const auto found = by_id_.find(ticket);
  return found == by_id_.end() ? nullptr : found->second;
}

void TicketIndex::attach(const Record& message) {
  // A message stays with its ticket; should a later write move it all the same, it is looked for everywhere.
  if (message.written(Field::message_ticket) != message.created()) {
    for (Entry& other : entries_) {
      if (std::erase(other.messages, &message) > 0) refresh(other);
    }
  }
  std::vector<const Record*>& messages = entry(message.reference(Field::message_ticket)).messages;
  if (!std::ranges::contains(messages, &message)) messages.push_back(&message);
}

void TicketIndex::refresh(Entry& entry) {
  const Record* record = state_->find(RecordType::ticket, entry.id);
  if (!record) return;
  const bool is_new = !entry.row.record;
  const Id customer_before = entry.row.customer;
  if (is_new) {
    rows_.push_back(&entry.row);
  } else {
    count(entry, false);
  }
  read_ticket(entry, *record);
  read_messages(entry);
  read_tags(entry);
  count(entry, true);
  note_number(entry);
  note_customer(entry.row, customer_before);
  for (auto& [key, order] : orders_) order.moved(&entry.row);
}

void TicketIndex::read_ticket(Entry& entry, const Record& record) {
  TicketRow& row = entry.row;
  row.record = &record;
  row.customer = record.reference(Field::ticket_customer);
  row.assignee = record.reference(Field::ticket_assignee);
  // A ticket of which only a part has come in yet counts as new, normal and taken at the counter.
  const auto choice = [&](Field field, std::string_view otherwise) {
    const std::string_view name = record.text(field);
    return name.empty() ? otherwise : name;
  };
  row.state = parse_state(choice(Field::ticket_state, "new"));
  row.priority = parse_priority(choice(Field::ticket_priority, "normal"));
  row.channel = parse_channel(choice(Field::ticket_channel, "counter"));
  row.trashed = record.flag(Field::ticket_trashed);
  row.opened_at = record.integer(Field::ticket_opened_at, ms_of(record.created()));
  row.state_since = ms_of(record.written(Field::ticket_state));
  row.changed_at = ms_of(record.changed());
}

void TicketIndex::read_messages(Entry& entry) {
  if (!std::ranges::is_sorted(entry.messages, said_before)) std::ranges::sort(entry.messages, said_before);
  TicketRow& row = entry.row;
  row.messages = 0;
  std::int64_t waiting_since = row.opened_at;  // Until the first answer, whoever spoke.
  for (const Record* message : entry.messages) {
    row.changed_at = std::max(row.changed_at, ms_of(message->changed()));
    if (message->flag(Field::message_withdrawn)) continue;
    ++row.messages;
    const std::string_view direction = message->text(Field::message_direction);
    if (direction == "to_customer") {
      waiting_since = 0;
    } else if (direction == "from_customer" && waiting_since == 0) {
      waiting_since = said_at(*message);
    }
  }
  row.waiting_since = row.trashed || !is_with_us(row.state) ? 0 : waiting_since;
}

void TicketIndex::read_tags(Entry& entry) {
  entry.tags.clear();
  for (std::string& tag : entry.row.record->elements(Field::ticket_tags)) {
    entry.tags.push_back(&*tags_.try_emplace(std::move(tag)).first);
  }
}

void TicketIndex::count(const Entry& entry, bool in) {
  const TicketRow& row = entry.row;
  const auto add = [&](std::size_t& counter) { in ? ++counter : --counter; };
  const auto add_to = [&](BuiltInView view) { add(counts_[static_cast<std::size_t>(view)]); };
  if (row.trashed) {
    add_to(BuiltInView::trash);
  } else {
    for (auto* tag : entry.tags) add(tag->second);
  }
  if (row.is_open()) {
    add_to(BuiltInView::all_open);
    add(open_of_[row.assignee]);
    if (row.state == TicketState::pending) add_to(BuiltInView::waiting_on_customer);
  }
  if (!is_resolved(row)) return;
  if (in) {
    solved_.emplace(row.state_since, &row);
  } else {
    solved_.erase({row.state_since, &row});
  }
}

void TicketIndex::note_number(Entry& entry) {
  const std::uint64_t hash = hash_number(entry.row.number());
  if (entry.row.number().empty() || hash == entry.number_hash) return;
  const auto [begin, end] = by_number_.equal_range(entry.number_hash);
  const auto old = std::find_if(begin, end, [&](const auto& one) { return one.second == &entry; });
  if (old != end) by_number_.erase(old);
  entry.number_hash = hash;
  by_number_.emplace(hash, &entry);
  if (const std::optional<TicketNumber> number = TicketNumber::parse(entry.row.number())) {
    std::uint64_t& highest = highest_[number->code];
    highest = std::max(highest, number->counter);
  }
}

void TicketIndex::note_customer(const TicketRow& row, const Id& before) {
  if (row.customer == before) return;
  if (before) std::erase(by_customer_[before], &row);
  if (row.customer) by_customer_[row.customer].push_back(&row);
}

}  // namespace counterbell::desk
