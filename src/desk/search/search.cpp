#include "desk/search/search.h"

#include <ranges>

namespace counterbell::desk {
namespace {

/// Whether the index must look at a record again after `field` has altered.
bool concerns_search(Field field) {
  const FieldSpec& altered = spec(field);
  const RecordSpec& record = spec(altered.record);
  if (!is_searched(record.record)) return false;
  return altered.finding == Finding::searchable || field == record.owner || field == record.trash;
}

}  // namespace

Search::Search(const Workplace& workplace) : workplace_(workplace) {
  const State& state = workplace.state();
  const auto read_later = [this](const Record& record) { unread_.push_back(&record); };
  for (const RecordSpec& type :
       std::views::reverse(all_records())) {  // From the back: customers, tickets, what is theirs.
    if (is_searched(type.record)) state.for_each(type.record, read_later);
  }
  index_.reserve(state);
}

std::size_t Search::prepare_some(std::size_t budget) {
  for (; budget > 0 && !unread_.empty(); --budget) {
    const RecordType type = unread_.back()->type();
    index_.update(workplace_.state(), *unread_.back());
    unread_.pop_back();
    const bool is_next_type = unread_.empty() || unread_.back()->type() != type;
    if (is_next_type && workplace_.preparing() == Preparing::between_calls) ++growth_;
  }
  if (unread_.empty()) unread_.shrink_to_fit();
  return budget;
}

bool Search::is_complete() const { return unread_.empty() || workplace_.preparing() == Preparing::when_asked; }

const SearchIndex& Search::index() {
  if (workplace_.preparing() == Preparing::when_asked) prepare_some(unread_.size());
  return index_;
}

void Search::follow(const Change& change, Alterations alterations) {
  const Record* updated = nullptr;
  for (const auto& [record, field] : alterations) {
    if (record == updated || !concerns_search(field)) continue;
    index_.update(workplace_.state(), *record);
    updated = record;
  }
  const bool is_erasure = change.operations.empty() && !alterations.empty();
  if (is_erasure) index_.forget_unused_words();
}

}  // namespace counterbell::desk
