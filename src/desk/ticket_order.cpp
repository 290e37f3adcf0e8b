#include "desk/ticket_order.h"

#include <algorithm>

#include "desk/fold.h"
#include "desk/ticket_number.h"

namespace counterbell::desk {
namespace {

using Place = TicketOrder::Place;

/// When more than one in so many has moved, putting all in order anew is quicker.
constexpr std::size_t most_moved_share = 8;

/// Signed times as unsigned numbers of the same order.
std::uint64_t ascending(std::int64_t time) { return static_cast<std::uint64_t>(time) ^ std::uint64_t{1} << 63; }

/// The first eight bytes of `text` as a number of the same order.
std::uint64_t beginning(std::string_view text) {
  std::uint64_t number = 0;
  for (std::size_t i = 0; i < 8; ++i) {
    number = number << 8 | (i < text.size() ? static_cast<unsigned char>(text[i]) : 0u);
  }
  return number;
}

/// Empty texts come last: what is not known is not what one looks for first.
Place by_text(std::string_view text) {
  const std::string folded = fold(text);
  const std::string_view rest = std::string_view(folded).substr(std::min<std::size_t>(folded.size(), 8));
  Place place{.major = folded.empty() ? ~std::uint64_t{0} : beginning(folded), .minor = beginning(rest)};
  if (rest.size() > 8) place.rest = std::make_unique<const std::string>(rest.substr(8));
  return place;
}

Place by_number(std::string_view text) {
  const std::optional<TicketNumber> number = TicketNumber::parse(text);
  if (!number) return by_text(text);
  return {.major = beginning(fold(number->code)), .minor = number->counter};
}

Place by_name(const Record* record, Field name) { return by_text(record ? record->text(name) : std::string_view()); }

/// Open ones first, then the higher priority, then who waits longest, then the oldest.
Place by_urgency(const TicketRow& row) {
  const Priority priority = row.priority == Priority::other ? Priority::normal : row.priority;
  const auto calm = static_cast<std::uint64_t>(Priority::urgent) - static_cast<std::uint64_t>(priority);
  constexpr std::uint64_t never = (std::uint64_t{1} << 60) - 1;
  const std::uint64_t since =
      row.waiting_since <= 0 ? never : std::min(static_cast<std::uint64_t>(row.waiting_since), never);
  const std::uint64_t done = row.is_open() ? 0 : 1;
  return {.major = done << 63 | calm << 60 | since, .minor = ascending(row.opened_at)};
}

Place place_of(SortKey key, const State& state, const TicketRow& row) {
  switch (key) {
    case SortKey::urgency:
      return by_urgency(row);
    case SortKey::number:
      return by_number(row.number());
    case SortKey::subject:
      return by_text(row.subject());
    case SortKey::customer:
      return by_name(state.find(RecordType::customer, row.customer), Field::customer_name);
    case SortKey::state:
      return {.major = static_cast<std::uint64_t>(row.state), .minor = ascending(row.opened_at)};
    case SortKey::priority:
      return {.major = static_cast<std::uint64_t>(row.priority), .minor = ascending(row.opened_at)};
    case SortKey::channel:
      return {.major = static_cast<std::uint64_t>(row.channel), .minor = ascending(row.opened_at)};
    case SortKey::assignee:
      return by_name(state.find(RecordType::staff, row.assignee), Field::staff_name);
    case SortKey::opened:
      return {.major = ascending(row.opened_at)};
    case SortKey::changed:
      return {.major = ascending(row.changed_at)};
  }
  return {};
}

}  // namespace

bool TicketOrder::Place::operator<(const Place& other) const {
  if (major != other.major) return major < other.major;
  if (minor != other.minor) return minor < other.minor;
  if (rest && other.rest) {
    if (const int order = rest->compare(*other.rest); order != 0) return order < 0;
  } else if (rest || other.rest) {
    return !rest;
  }
  if (row->opened_at != other.row->opened_at) return row->opened_at < other.row->opened_at;
  return row->id() < other.row->id();
}

void TicketOrder::moved(const TicketRow* row) {
  if (!made_ || (!moved_.empty() && moved_.back() == row)) return;
  moved_.push_back(row);
  if (moved_.size() > places_.size() / most_moved_share + 1) all_moved();
}

void TicketOrder::all_moved() {
  made_ = false;
  moved_.clear();
}

std::span<const TicketOrder::Place> TicketOrder::places(const State& state, std::span<const TicketRow* const> rows) {
  if (made_ && moved_.empty()) return places_;
  if (!made_) {
    places_.clear();
    moved_.assign(rows.begin(), rows.end());
  } else {
    std::ranges::sort(moved_);
    moved_.erase(std::ranges::unique(moved_).begin(), moved_.end());
    std::erase_if(places_, [&](const Place& place) { return std::ranges::binary_search(moved_, place.row); });
  }
  const auto settled = static_cast<std::ptrdiff_t>(places_.size());
  places_.reserve(rows.size());
  for (const TicketRow* row : moved_) {
    places_.push_back(place_of(key_, state, *row));
    places_.back().row = row;
  }
  std::ranges::sort(places_.begin() + settled, places_.end(), std::less<>{});
  std::ranges::inplace_merge(places_, places_.begin() + settled, std::less<>{});
  moved_.clear();
  made_ = true;
  return places_;
}

}  // namespace counterbell::desk
