// The reading side of TicketIndex: lists and counts of views.

#include <algorithm>
#include <limits>
#include <utility>

#include "desk/fold.h"
#include "desk/ticket_index.h"

namespace counterbell::desk {
namespace {

/// How many lists are kept: a screen shows one or two, and people go back and forth.
constexpr std::size_t lists_kept = 6;

constexpr std::int64_t day_ms = std::int64_t{24} * 60 * 60 * 1000;
constexpr std::int64_t end_of_time = std::numeric_limits<std::int64_t>::max();

bool is_recent(const TicketRow& row, std::int64_t now_ms) {
  const bool resolved = row.state == TicketState::solved || row.state == TicketState::closed;
  return resolved && !row.trashed && row.state_since >= now_ms - recently_ms;
}

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
      return is_recent(row, viewer.now_ms);
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
std::int64_t start_of(int days, std::int64_t now_ms) {
  return days == 0 ? std::numeric_limits<std::int64_t>::min() : now_ms - days * day_ms;
}

/// The part of a filter that looks at what a ticket is called; made once for a whole list.
class Called {
 public:
  Called(const State& state, std::string_view text) : state_(state), text_(fold(text)) {}
  bool operator()(const TicketRow& row) const {
    if (text_.empty()) return true;
    if (fold(row.number()).contains(text_) || fold(row.subject()).contains(text_)) return true;
    const Record* customer = row.customer ? state_.find(RecordType::customer, row.customer) : nullptr;
    return customer && fold(customer->text(Field::customer_name)).contains(text_);
  }

 private:
  const State& state_;
  std::string text_;
};

bool passes(const TicketRow& row, const Filter& filter, std::int64_t now_ms) {
  return row.opened_at >= start_of(filter.opened_days, now_ms) &&
         row.changed_at >= start_of(filter.changed_days, now_ms) && is_any(filter.states, row.state) &&
         is_any(filter.priorities, row.priority) && is_any(filter.channels, row.channel) &&
         (!filter.assignee || row.assignee == *filter.assignee) &&
         (!filter.customer || row.customer == *filter.customer) &&
         (filter.tag.empty() || row.record->has_element(Field::ticket_tags, filter.tag));
}

}  // namespace

std::span<const TicketRow* const> TicketIndex::list(const TicketQuery& query, const Viewer& viewer,
                                                    const SearchIndex& search) {
  if (std::exchange(is_listed_stale_, false)) listed_.clear();
  const auto known = std::ranges::find_if(listed_, [&](const Listed& listed) {
    return listed.query == query && listed.me == viewer.me && viewer.now_ms < listed.valid_until;
  });
  if (known != listed_.end()) {
    listed_.splice(listed_.begin(), listed_, known);
    return listed_.front().rows;
  }
  Listed listed{query, viewer.me, end_of_time, select(query, viewer, search)};
  for (const TicketRow* row : listed.rows) {
    const auto leaves = [&](bool by_time, std::int64_t since, std::int64_t within) {
      if (by_time) listed.valid_until = std::min(listed.valid_until, since + within + 1);
    };
    leaves(query.view == BuiltInView::recently_solved, row->state_since, recently_ms);
    leaves(query.filter.opened_days > 0, row->opened_at, query.filter.opened_days * day_ms);
    leaves(query.filter.changed_days > 0, row->changed_at, query.filter.changed_days * day_ms);
  }
  listed_.push_front(std::move(listed));
  if (listed_.size() > lists_kept) listed_.pop_back();
  return listed_.front().rows;
}

std::vector<const TicketRow*> TicketIndex::select(const TicketQuery& query, const Viewer& viewer,
                                                  const SearchIndex& search) {
  const bool searching = !query.search.empty();
  std::vector<bool> found;
  if (searching) found = search.ticket_set(query.search);
  const auto is_found = [&](const TicketRow* row) {
    if (row->search_ordinal == SearchIndex::none) row->search_ordinal = search.ordinal(row->id());
    return row->search_ordinal < found.size() && found[row->search_ordinal];
  };
  const Called is_called(*state_, query.filter.text);
  const auto belongs = [&](const TicketRow* row) {
    const bool in_view =
        searching ? row->trashed == (query.view == BuiltInView::trash) : is_in_view(*row, query.view, viewer);
    return in_view && passes(*row, query.filter, viewer.now_ms) && (!searching || is_found(row)) && is_called(*row);
  };
  const auto order = orders_.try_emplace(query.sort.key, query.sort.key).first;
  std::vector<const TicketRow*> rows;
  for (const TicketOrder::Place& place : order->second.places(*state_, rows_)) {
    if (belongs(place.row)) rows.push_back(place.row);
  }
  if (query.sort.descending) std::ranges::reverse(rows);
  return rows;
}

const std::array<std::size_t, built_in_view_count>& TicketIndex::counts(const Viewer& viewer) {
  const auto open_of = [&](const Id& assignee) {
    const auto found = open_of_.find(assignee);
    return found == open_of_.end() ? 0 : found->second;
  };
  counts_[static_cast<std::size_t>(BuiltInView::mine)] = viewer.me ? open_of(viewer.me) : 0;
  counts_[static_cast<std::size_t>(BuiltInView::unassigned)] = open_of(Id{});
  const auto first = solved_.lower_bound({viewer.now_ms - recently_ms, nullptr});
  counts_[static_cast<std::size_t>(BuiltInView::recently_solved)] =
      static_cast<std::size_t>(std::distance(first, solved_.end()));
  return counts_;
}

}  // namespace counterbell::desk
