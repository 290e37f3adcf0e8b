#include "desk/tickets/ticket_index.h"

#include <algorithm>
#include <ranges>
#include <utility>

#include "desk/base/made_before.h"
#include "desk/tickets/reopening.h"
#include "desk/tickets/ticket_number.h"
#include "model/sort_few.h"

namespace counterbell::desk {
namespace {

/// The fields by which a ticket is put to rest.
constexpr Field decided_fields[] = {Field::ticket_state, Field::ticket_trashed};

std::size_t hash_number(std::string_view number) { return std::hash<std::string>{}(plain_number(number)); }

}  // namespace

TicketIndex::TicketIndex(const Replica& replica) : replica_(&replica), state_(&replica.state()) {
  const std::size_t tickets = state_->count(RecordType::ticket);
  rows_.reserve(tickets);
  numbers_.reserve(tickets);
  state_->for_each(RecordType::ticket, [&](const Record& record) {
    Entry& entry = entries_.get(record.id());
    entry.row.read(record, *state_);
    add_row(entry.row);
    numbers_.push_back({hash_number(entry.row.number()), &entry.row});
  });
  std::ranges::sort(numbers_, {}, &Numbered::hash);
  by_customer_.reserve(state_->count(RecordType::customer));
  read_messages();
  read_escalations();
  for (Entry& entry : entries_) {
    entry.row.settle();
    if (!entry.row.record) continue;
    note_reopening(entry);
    count(entry.row, true);
  }
}

void TicketIndex::read_escalations() {
  state_->for_each(RecordType::escalation, [&](const Record& record) {
    escalations_.note(record);
    Entry* entry = entries_.find(record.reference(Field::escalation_ticket));
    if (!entry || !entry->row.record) return;
    entry->row.take_in_escalation(record);
    escalations_.settle(entry->id(), entry->row.is_open());
  });
}

/// Takes in all messages in the order in which they lie in memory, which is mostly that of every conversation.
void TicketIndex::read_messages() {
  struct Said {
    Entry* entry;
    const Record* message;
  };
  std::vector<Said> all;
  std::vector<Entry*> mixed;  // Conversations in which a message came before an older one.
  all.reserve(state_->count(RecordType::message));
  state_->for_each(RecordType::message, [&](const Record& message) {
    Entry& entry = entries_.get(message.reference(Field::message_ticket));
    if (entry.row.record) {
      Deciders deciders(*replica_, *entry.row.record);
      entry.row.take_in(message, &deciders);
    } else {
      entry.row.take_in(message, nullptr);
    }
    const Time written = message.created().time();
    if (written <= std::exchange(entry.newest, written)) mixed.push_back(&entry);
    messages_.expect(entry.messages);
    all.push_back({&entry, &message});
  });
  for (Entry& entry : entries_) messages_.place(entry.messages);
  for (const Said& said : all) messages_.add(said.entry->messages, said.message);
  for (Entry* entry : mixed) {
    std::ranges::sort(messages_.items(entry->messages), made_before);
    if (entry->row.record) read_row(*entry, *entry->row.record);
  }
}

void TicketIndex::follow(const Change& change, std::span<const State::Alteration> alterations) {
  std::vector<Entry*> touched;
  reconsider(change, touched);
  for (const auto& [record, field] : alterations) {
    if (field == Field::message_ticket) attach(*record);
    if (field == Field::customer_name) customer_renamed(record->id());
    if (field == Field::staff_name) order(SortKey::assignee).all_moved();
    if (field == Field::staff_left) add_tickets_of(record->id(), touched);
    if (field == Field::ticket_subject) touched.push_back(&entries_.get(record->id()));
  }
  // Also a write that lost, and altered nothing, is the newest change of its ticket.
  for (const Operation& operation : change.operations) {
    if (operation.record == RecordType::ticket) touched.push_back(&entries_.get(operation.id));
    if (operation.record == RecordType::escalation) {
      const Record* escalation = state_->find(RecordType::escalation, operation.id);
      escalations_.note(*escalation);
      touched.push_back(&entries_.get(escalation->reference(Field::escalation_ticket)));
    }
    if (operation.record != RecordType::message) continue;
    const Record* message = state_->find(RecordType::message, operation.id);
    touched.push_back(&entries_.get(message->reference(Field::message_ticket)));
  }
  sort_few(touched);
  const auto twice = std::ranges::unique(touched);
  touched.erase(twice.begin(), twice.end());
  for (Entry* one : touched) refresh(*one);
  is_listed_stale_ = true;  // Also after a change to a customer, whom a search may look for.
}

/// Which tickets stand open depends on what others had seen: a change that came late may tell more of that, and who decided on a value
/// that an undo gave back is not known before all lines are here.
void TicketIndex::reconsider(const Change& change, std::vector<Entry*>& touched) {
  reconsidered_.clear();
  if (!change.after.empty()) {
    for (Entry* entry : reopened_) {
      const Record& ticket = *entry->row.record;
      const auto may_be_told_of = [&](Field field) {
        return ticket.is_written_by_undo(field) || ticket.writer(field).replica == change.dot.replica;
      };
      if (std::ranges::any_of(decided_fields, may_be_told_of)) touched.push_back(entry);
    }
  }
  if (replica_->has_all_lines()) {
    touched.insert(touched.end(), undone_.begin(), undone_.end());
    undone_.clear();
  }
  for (const Entry* entry : touched) reconsidered_.push_back(&entry->row);
}

/// Nobody sees through what somebody has who left.
void TicketIndex::add_tickets_of(const Id& staff, std::vector<Entry*>& touched) {
  for (Entry& entry : entries_) {
    if (entry.row.record && entry.row.chosen_assignee() == staff) touched.push_back(&entry);
  }
}

void TicketIndex::customer_renamed(const Id& customer) {
  if (entered_ < entries_.size()) return order(SortKey::customer).all_moved();
  for (const TicketRow* row : of_customer(customer)) order(SortKey::customer).moved(*row);
}

const TicketRow* TicketIndex::find(const Id& ticket) const {
  const Entry* found = entries_.find(ticket);
  return found && found->row.record ? &found->row : nullptr;
}

const TicketRow* TicketIndex::find_number(std::string_view number) const {
  const std::string plain = plain_number(number);
  if (plain.empty()) return nullptr;
  const TicketRow* found = nullptr;
  const auto consider = [&](const Numbered& one) {
    if (plain_number(one.row->number()) != plain) return;
    if (!found || made_before(one.row->record, found->record)) found = one.row;
  };
  const std::size_t hash = hash_number(number);
  std::ranges::for_each(std::ranges::equal_range(numbers_, hash, {}, &Numbered::hash), consider);
  const auto [begin, end] = newer_numbers_.equal_range(hash);
  for (auto one = begin; one != end; ++one) consider({one->first, one->second});
  return found;
}

std::uint64_t TicketIndex::highest_counter(const std::string& code) {
  enter_all();
  const auto found = highest_.find(code);
  return found == highest_.end() ? 0 : found->second;
}

std::vector<std::string> TicketIndex::codes() {
  enter_all();
  return highest_ | std::views::keys | std::ranges::to<std::vector>();
}

const std::map<std::string, std::size_t>& TicketIndex::tags() {
  enter_all();
  return tags_;
}

std::span<const Record* const> TicketIndex::messages(const Id& ticket) const {
  const Entry* found = entries_.find(ticket);
  if (!found) return {};
  return messages_.items(found->messages);
}

std::span<const TicketRow* const> TicketIndex::of_customer(const Id& customer) {
  enter_all();
  const auto found = by_customer_.find(customer);
  if (found == by_customer_.end()) return {};
  return found->second;
}

void TicketIndex::attach(const Record& message) {
  // A message stays with its ticket; should a later write move it all the same, it is looked for everywhere.
  if (message.written(Field::message_ticket) != message.created()) {
    for (Entry& other : entries_) {
      if (!std::ranges::contains(messages_.items(other.messages), &message)) continue;
      messages_.remove(other.messages, &message);
      refresh(other);
    }
  }
  Entry& entry = entries_.get(message.reference(Field::message_ticket));
  if (!std::ranges::contains(messages_.items(entry.messages), &message)) messages_.add(entry.messages, &message);
}

void TicketIndex::refresh(Entry& entry) {
  const Record* record = state_->find(RecordType::ticket, entry.id());
  if (!record) return;
  const bool is_new = !entry.row.record;
  if (is_new) {
    add_row(entry.row);
  } else {
    count(entry.row, false);
    if (entry.is_entered) leave(entry);
  }
  const std::span<const Record*> messages = messages_.items(entry.messages);
  if (!std::ranges::is_sorted(messages, made_before)) std::ranges::sort(messages, made_before);
  read_row(entry, *record);
  note_number(entry.row);
  count(entry.row, true);
  if (entry.is_entered) enter(entry);
  for (auto& [key, order] : orders_) order.moved(entry.row);
}

void TicketIndex::add_row(TicketRow& row) {
  row.place = static_cast<std::uint32_t>(rows_.size());
  rows_.push_back(&row);
  for (Bits* standing : {&open_, &resolved_, &trashed_}) standing->resize(rows_.size());
}

void TicketIndex::read_row(Entry& entry, const Record& record) {
  entry.row.read(record, *state_);
  Deciders deciders(*replica_, record);
  for (const Record* message : messages_.items(entry.messages)) entry.row.take_in(*message, &deciders);
  for (const Record* escalation : escalations_.of(entry.id())) entry.row.take_in_escalation(*escalation);
  entry.row.settle();
  escalations_.settle(entry.id(), entry.row.is_open());
  note_reopening(entry);
}

void TicketIndex::note_reopening(Entry& entry) {
  const TicketRow& row = entry.row;
  const auto known = std::ranges::find(reopened_, &entry);
  if (row.is_reopened && known == reopened_.end()) reopened_.push_back(&entry);
  if (!row.is_reopened && known != reopened_.end()) reopened_.erase(known);
  if (replica_->has_all_lines()) return;
  const auto is_undone = [&](Field field) { return row.record->is_written_by_undo(field); };
  if (std::ranges::any_of(decided_fields, is_undone)) undone_.push_back(&entry);
}

void TicketIndex::count(const TicketRow& row, bool in) {
  const auto add = [&](std::size_t& counter) { in ? ++counter : --counter; };
  const auto add_to = [&](BuiltInView view) { add(counts_[static_cast<std::size_t>(view)]); };
  Bits& standing = row.trashed ? trashed_ : row.is_open() ? open_ : resolved_;
  in ? standing.set(row.place) : standing.reset(row.place);
  if (row.trashed) add_to(BuiltInView::trash);
  if (row.is_open()) {
    add_to(BuiltInView::all_open);
    add(open_of_[row.assignee]);
    if (row.state == TicketState::pending) add_to(BuiltInView::waiting_on_customer);
  }
  if (!row.is_resolved() || row.state_since < recent_from_) return;
  const auto place = std::ranges::lower_bound(recent_, row.state_since);
  if (in) {
    recent_.insert(place, row.state_since);
  } else {
    recent_.erase(place);
  }
}

std::size_t TicketIndex::prepare_some(std::size_t budget) {
  for (; budget > 0 && entered_ < entries_.size(); --budget) {
    Entry& entry = entries_[static_cast<std::uint32_t>(entered_++)];
    entry.is_entered = true;
    if (entry.row.record) enter(entry);
  }
  return budget;
}

void TicketIndex::enter(Entry& entry) {
  const TicketRow& row = entry.row;
  if (const std::optional<TicketNumber> number = TicketNumber::parse(row.number())) {
    std::uint64_t& highest = highest_[number->code];
    highest = std::max(highest, number->counter);
  }
  if (row.customer) by_customer_[row.customer].push_back(&row);
  entry.tags.clear();
  for (std::string& tag : row.record->elements(Field::ticket_tags)) {
    entry.tags.push_back(&*tags_.try_emplace(std::move(tag)).first);
    if (!row.trashed) ++entry.tags.back()->second;
  }
}

void TicketIndex::leave(Entry& entry) {
  const TicketRow& row = entry.row;
  if (row.customer) std::erase(by_customer_[row.customer], &row);
  for (auto* tag : entry.tags) {
    if (!row.trashed) --tag->second;
  }
}

void TicketIndex::note_number(const TicketRow& row) {
  const std::size_t hash = hash_number(row.number());
  const auto known = std::ranges::equal_range(numbers_, hash, {}, &Numbered::hash);
  const auto [begin, end] = newer_numbers_.equal_range(hash);
  const bool is_known = std::ranges::contains(known, &row, &Numbered::row) ||
                        std::any_of(begin, end, [&](const auto& one) { return one.second == &row; });
  if (!is_known) newer_numbers_.emplace(hash, &row);
}

}  // namespace counterbell::desk
