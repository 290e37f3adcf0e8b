#include "desk/desk.h"

#include <algorithm>
#include <ranges>

#include "desk/impl.h"

namespace counterbell::desk {
namespace {

/// Whether the search index must look at a record again after `field` has altered.
bool concerns_search(Field field) {
  const FieldSpec& altered = spec(field);
  const RecordSpec& record = spec(altered.record);
  if (!is_searched(record.record)) return false;
  return altered.finding == Finding::searchable || field == record.owner || field == record.trash;
}

}  // namespace

Desk::Desk(Replica& replica, Preparing preparing)
    : replica_(&replica), impl_(std::make_unique<Impl>(replica, preparing)) {
  impl_->start();
}

Desk::~Desk() { replica_->listen({}); }

Desk::Impl::Impl(Replica& its_replica, Preparing its_preparing)
    : replica(its_replica),
      preparing(its_preparing),
      tickets(its_replica.state()),
      watch(its_replica.state(), tickets) {}

void Desk::Impl::start() {
  const auto search_later = [this](const Record& record) { unsearched.push_back(&record); };
  for (const RecordSpec& type :
       std::views::reverse(all_records())) {  // From the back: customers, tickets, what is theirs.
    if (is_searched(type.record)) state().for_each(type.record, search_later);
  }
  search.reserve(state());
  customers.read(state());
  tickets.read();
  replica.listen(
      [this](const Change& change, std::span<const State::Alteration> alterations) { follow(change, alterations); });
}

bool Desk::Impl::index_some(std::size_t budget) {
  const bool was_behind = watch.is_behind();
  budget = watch.reckon_some(budget);
  if (was_behind && !watch.is_behind()) ++revision;
  budget = search_some(customers.enter_some(tickets.enter_some(budget)));
  // While changes come in by the thousands, what is put in order would be out of it at once.
  if (std::exchange(ordered_revision, revision) != revision) return true;
  return tickets.order_some(customers.sort_some(budget), search) == 0;
}

std::size_t Desk::Impl::search_some(std::size_t budget) {
  for (; budget > 0 && !unsearched.empty(); --budget) {
    const RecordType type = unsearched.back()->type();
    search.update(state(), *unsearched.back());
    unsearched.pop_back();
    const bool is_next_type = unsearched.empty() || unsearched.back()->type() != type;
    if (is_next_type && preparing == Preparing::between_calls) tell_more_is_found();
  }
  if (unsearched.empty()) unsearched.shrink_to_fit();
  return budget;
}

void Desk::Impl::tell_more_is_found() {
  tickets.forget_lists();
  ++revision;
}

const SearchIndex& Desk::Impl::searched() {
  if (preparing == Preparing::when_asked) search_some(unsearched.size());
  return search;
}

void Desk::Impl::follow(const Change& change, std::span<const State::Alteration> alterations) {
  const Record* searched = nullptr;  // A change's alterations of one record come together.
  const Record* entered = nullptr;
  for (const auto& alteration : alterations) {
    const Record& record = *alteration.record;
    if (concerns_search(alteration.field) && &record != searched) {
      search.update(state(), record);
      searched = &record;
    }
    if (record.type() == RecordType::customer && &record != entered) {
      customers.update(record);
      entered = &record;
    }
  }
  // Somebody of whom nothing can be read, since it is erased, alters nothing by coming in, and is a customer all the same.
  for (const Operation& one : change.operations) {
    if (one.record != RecordType::customer) continue;
    const Record& record = *state().find(one.record, one.id);
    if (&record != entered) customers.update(record);
  }
  if (change.operations.empty() && !alterations.empty()) search.forget_unused_words();
  tickets.update(change, alterations);
  watch_again(change);
  ++revision;
}

/// What was promised on a ticket hangs on its history, its conversation, its customer and the rules.
void Desk::Impl::watch_again(const Change& change) {
  const auto touch = [&](const Id& ticket) {
    if (const TicketRow* row = tickets.find(ticket)) watch.touched(*row);
  };
  bool has_rules = false;
  for (const Operation& one : change.operations) {
    switch (one.record) {
      case RecordType::ticket:
        touch(one.id);
        break;
      case RecordType::message:
        touch(state().find(RecordType::message, one.id)->reference(Field::message_ticket));
        break;
      case RecordType::escalation:
        touch(state().find(RecordType::escalation, one.id)->reference(Field::escalation_ticket));
        break;
      case RecordType::customer:
        if (!std::ranges::contains(one.writes, Field::customer_group, &Write::field)) break;
        for (const TicketRow* row : tickets.of_customer(one.id)) watch.touched(*row);
        break;
      case RecordType::rules:
      case RecordType::policy:
        has_rules = true;
        break;
      default:
        break;
    }
  }
  if (has_rules) watch.rules_changed();
}

Dot Desk::Impl::commit(std::vector<Operation> operations, Journal::Done saved) {
  return replica.commit(std::move(operations), me, std::move(saved));
}

Dot Desk::Impl::commit(Operation operation, Journal::Done saved) {
  std::vector<Operation> operations;
  operations.push_back(std::move(operation));
  return commit(std::move(operations), std::move(saved));
}

bool Desk::index_some(std::size_t budget) { return impl_->index_some(budget); }

bool Desk::is_search_complete() const { return impl_->unsearched.empty() || impl_->preparing == Preparing::when_asked; }

std::uint64_t Desk::revision() const { return impl_->revision; }

}  // namespace counterbell::desk
