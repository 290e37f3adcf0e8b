// The reading side of TicketIndex: lists and counts of views.

#include <algorithm>
#include <chrono>
#include <iterator>
#include <utility>

#include "desk/base/fold.h"
#include "desk/tickets/ticket_index.h"
#include "model/sort_few.h"

namespace counterbell::desk {

using namespace std::chrono_literals;

namespace {

/// How many lists are kept: a screen shows one or two, and people go back and forth.
constexpr std::size_t lists_kept = 6;

/// When a list holds fewer than one in so many, putting it in order by itself is quicker than putting all in order once.
constexpr std::size_t least_share_worth_an_order = 16;

bool is_recent(const TicketRow& row, Time now) { return row.is_resolved() && row.state_since >= now - recently; }

bool is_in_view(const TicketRow& row, BuiltInView view, const TicketIndex::Viewer& viewer) {
  switch (view) {
    case BuiltInView::all_open:
      return row.is_open();
    case BuiltInView::mine:
      return row.is_open() && row.assignee && row.assignee == viewer.me;
    case BuiltInView::unassigned:
      return row.is_open() && !row.assignee;
    case BuiltInView::waiting_on_customer:
      return row.is_open() && row.state == TicketState::pending;
    case BuiltInView::recently_solved:
      return is_recent(row, viewer.now);
    case BuiltInView::trash:
      return row.trashed;
  }
  return false;
}

template <typename Value>
bool is_any(const std::vector<Value>& wanted, Value value) {
  return wanted.empty() || std::ranges::contains(wanted, value);
}

/// How far back a window of `days` reaches; to the beginning of time for none.
Time start_of(std::chrono::days days, Time now) { return days == std::chrono::days{0} ? Time::min() : now - days; }

/// The part of a filter that looks at what a ticket is called; made once for a whole list.
class Called {
 public:
  Called(const State& state, std::string_view text) : state_(state), text_(fold(text)) {}
  bool operator()(const TicketRow& row) const {
    if (text_.empty()) return true;
    if (folded_contains(row.number(), text_) || folded_contains(row.subject(), text_)) return true;
    const Record* customer = row.customer ? state_.find(RecordType::customer, row.customer) : nullptr;
    return customer && folded_contains(customer->text(Field::customer_name), text_);
  }

 private:
  const State& state_;
  std::string text_;
};

bool passes(const TicketRow& row, const Filter& filter, Time now) {
  return row.opened_at >= start_of(filter.opened_within, now) &&
         row.changed_at >= start_of(filter.changed_within, now) && is_any(filter.states, row.state) &&
         is_any(filter.priorities, row.priority) && is_any(filter.channels, row.channel) &&
         (!filter.assignee || row.assignee == *filter.assignee) &&
         (!filter.customer || row.customer == *filter.customer) &&
         (filter.tag.empty() || row.record->has_element(Field::ticket_tags, filter.tag));
}

}  // namespace

std::span<const TicketRow* const> TicketIndex::list(const TicketQuery& query, const Viewer& viewer,
                                                    const SearchIndex& search) {
  if (std::exchange(is_listed_stale_, false)) listed_.clear();
  if (due_ && query.sort.key == SortKey::urgency) due_->work_out();
  const auto known = std::ranges::find_if(listed_, [&](const Listed& listed) {
    return listed.query == query && listed.me == viewer.me && viewer.now < listed.valid_until &&
           listed.due_revision == (due_ ? due_->due_revision() : 0);
  });
  if (known != listed_.end()) {
    listed_.splice(listed_.begin(), listed_, known);
    return listed_.front().rows;
  }
  Listed listed{query, viewer.me, Time::max(), due_ ? due_->due_revision() : 0, select(query, viewer, search)};
  const auto leave = [&](Time TicketRow::* since, std::chrono::milliseconds within) {
    for (const TicketRow* row : listed.rows)
      listed.valid_until = std::min(listed.valid_until, row->*since + within + 1ms);
  };
  if (query.view == BuiltInView::recently_solved) leave(&TicketRow::state_since, recently);
  if (query.filter.opened_within > 0ms) leave(&TicketRow::opened_at, query.filter.opened_within);
  if (query.filter.changed_within > 0ms) leave(&TicketRow::changed_at, query.filter.changed_within);
  listed_.push_front(std::move(listed));
  if (listed_.size() > lists_kept) listed_.pop_back();
  return listed_.front().rows;
}

std::vector<const TicketRow*> TicketIndex::select(const TicketQuery& query, const Viewer& viewer,
                                                  const SearchIndex& search) {
  const Bits places = candidates(query, search);
  const bool searching = !query.search.empty();
  const bool is_whole = searching || query.view == BuiltInView::all_open || query.view == BuiltInView::trash;
  if (is_whole && query.filter == Filter{}) return in_order(places, query.sort);
  const Called is_called(*state_, query.filter.text);
  Bits listed(rows_.size());
  places.for_each([&](std::size_t place) {
    const TicketRow& row = *rows_[place];
    if (!searching && !is_in_view(row, query.view, viewer)) return;
    if (passes(row, query.filter, viewer.now) && is_called(row)) listed.set(place);
  });
  return in_order(listed, query.sort);
}

/// What a query can list, as far as that is known without a look at any row: those lie all over memory.
Bits TicketIndex::candidates(const TicketQuery& query, const SearchIndex& search) {
  const bool of_trash = query.view == BuiltInView::trash;
  if (query.search.empty()) return of_trash ? trashed_ : query.view == BuiltInView::recently_solved ? resolved_ : open_;
  Bits places = found(query.search, search);
  return of_trash ? places &= trashed_ : places -= trashed_;
}

std::size_t TicketIndex::number_some(std::size_t budget, const SearchIndex& search) {
  for (; budget > 0 && search_ordinals_.size() < rows_.size(); --budget) {
    search_ordinals_.push_back(search.ordinal(rows_[search_ordinals_.size()]->id()));
  }
  return budget;
}

std::size_t TicketIndex::order_some(std::size_t budget, const SearchIndex& search) {
  budget = number_some(budget, search);
  for (const SortKey key : every_sort_key) budget = order(key).make_some(rows_, budget);
  return budget;
}

Bits TicketIndex::found(std::string_view search_text, const SearchIndex& search) {
  number_some(rows_.size(), search);
  const Bits ordinals = search.ticket_set(search_text);
  Bits places(rows_.size());
  for (std::size_t place = 0; place < rows_.size(); ++place) {
    std::uint32_t& ordinal = search_ordinals_[place];
    if (ordinal == SearchIndex::none) ordinal = search.ordinal(rows_[place]->id());  // It was not in the index then.
    if (ordinals[ordinal]) places.set(place);
  }
  return places;
}

std::vector<const TicketRow*> TicketIndex::in_order(const Bits& places, const Sort& sort) {
  TicketOrder& order = this->order(sort.key);
  std::vector<const TicketRow*> rows;
  const std::size_t count = places.count();
  rows.reserve(count);
  if (!order.is_made() && count < rows_.size() / least_share_worth_an_order) {
    places.for_each([&](std::size_t place) { rows.push_back(rows_[place]); });
    order.sort(rows);
  } else {
    for (const std::uint32_t place : order.of_all(rows_)) {
      if (places[place]) rows.push_back(rows_[place]);
    }
  }
  if (sort.key == SortKey::urgency && due_) put_due_first(places, rows);
  if (sort.descending) std::ranges::reverse(rows);
  return rows;
}

/// What is due, from the longest overdue on, before all that is not.
void TicketIndex::put_due_first(const Bits& places, std::vector<const TicketRow*>& rows) const {
  Bits is_due(rows_.size());
  std::vector<const TicketRow*> sorted;
  sorted.reserve(rows.size());
  for (const std::uint32_t place : due_->due_places()) {
    if (place >= rows_.size() || !places[place] || !rows_[place]->is_open()) continue;
    is_due.set(place);
    sorted.push_back(rows_[place]);
  }
  if (sorted.empty()) return;
  std::ranges::copy_if(rows, std::back_inserter(sorted), [&](const TicketRow* row) { return !is_due[row->place]; });
  rows = std::move(sorted);
}

const std::array<std::size_t, built_in_view_count>& TicketIndex::counts(const Viewer& viewer) {
  const auto open_of = [&](const Id& assignee) {
    const auto found = open_of_.find(assignee);
    return found == open_of_.end() ? 0 : found->second;
  };
  counts_[static_cast<std::size_t>(BuiltInView::mine)] = viewer.me ? open_of(viewer.me) : 0;
  counts_[static_cast<std::size_t>(BuiltInView::unassigned)] = open_of(Id{});
  const Time since = viewer.now - recently;
  if (since < recent_from_) {  // At first, and after the clock was set back.
    recent_from_ = since;
    recent_.clear();
    for (const TicketRow* row : rows_) {
      if (is_recent(*row, viewer.now)) recent_.push_back(row->state_since);
    }
    sort_few(recent_);
  }
  counts_[static_cast<std::size_t>(BuiltInView::recently_solved)] =
      static_cast<std::size_t>(recent_.end() - std::ranges::lower_bound(recent_, since));
  return counts_;
}

}  // namespace counterbell::desk
