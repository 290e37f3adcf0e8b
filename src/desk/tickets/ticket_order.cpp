#include "desk/tickets/ticket_order.h"

#include <algorithm>
#include <functional>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "desk/base/fold.h"
#include "desk/base/gradual_sort.h"
#include "desk/tickets/ticket_number.h"
#include "model/sort_few.h"
#include "replica/bytes/byte_store.h"

namespace counterbell::desk {
namespace {

/// When more than one in so many has moved, putting all in order anew is quicker.
constexpr std::size_t most_moved_share = 64;

/// What decides a ticket's place: `major`, then `minor`, then `rest`, then the older record. For texts the numbers are
/// their first sixteen bytes. Small, since sorting is moving these about; what decides mostly is here and not looked up in
/// the row: rows lie far from each other.
struct Key {
  std::uint64_t major = 0;
  std::uint64_t minor = 0;
  std::string_view rest = {};
  const TicketRow* row = nullptr;
  Time opened_at{};

  bool operator<(const Key& other) const {
    if (major != other.major) return major < other.major;
    if (minor != other.minor) return minor < other.minor;
    if (rest != other.rest) return rest < other.rest;
    if (opened_at != other.opened_at) return opened_at < other.opened_at;
    return row->id() < other.row->id();
  }
};

/// Signed times as unsigned numbers of the same order.
std::uint64_t ascending(Time time) {
  return static_cast<std::uint64_t>(time.time_since_epoch().count()) ^ std::uint64_t{1} << 63;
}

/// The first eight bytes of `text` as a number of the same order.
std::uint64_t beginning(std::string_view text) {
  std::uint64_t number = 0;
  for (std::size_t i = 0; i < 8; ++i) {
    number = number << 8 | (i < text.size() ? static_cast<unsigned char>(text[i]) : 0u);
  }
  return number;
}

/// Makes the keys of rows. What they point to lives as long as this.
class Keys {
 public:
  Keys(SortKey sort_key, const State& state) : sort_key_(sort_key), state_(state) {}

  Key operator()(const TicketRow& row) {
    Key key = key_of(row);
    key.row = &row;
    key.opened_at = row.opened_at;
    return key;
  }

  std::vector<Key> all(std::span<const TicketRow* const> rows) {
    std::vector<Key> keys;
    keys.reserve(rows.size());
    for (const TicketRow* row : rows) keys.push_back((*this)(*row));
    return keys;
  }

 private:
  Key key_of(const TicketRow& row);
  Key by_text(std::string_view text);
  Key by_number(std::string_view text);
  Key by_name(RecordType type, const Id& id, Field name);

  SortKey sort_key_;
  const State& state_;
  ByteStore rests_;
  std::unordered_map<Id, Key, IdHash> names_;  // Of people, of whom there are fewer than tickets.
};

/// Empty texts come last: what is not known is not what one looks for first.
Key Keys::by_text(std::string_view text) {
  constexpr std::size_t in_numbers = 16;
  const std::string folded = fold(text);
  if (folded.empty()) return {.major = ~std::uint64_t{0}};
  const std::string_view all = folded;
  Key key{.major = beginning(all), .minor = beginning(all.substr(std::min<std::size_t>(all.size(), 8)))};
  if (all.size() <= in_numbers) return key;
  const std::string_view rest = all.substr(in_numbers);
  char* kept = rests_.allocate(rest.size());
  std::ranges::copy(rest, kept);
  key.rest = {kept, rest.size()};
  return key;
}

Key Keys::by_number(std::string_view text) {
  const std::optional<TicketNumber> number = TicketNumber::parse(text);
  if (!number) return by_text(text);
  return {.major = beginning(fold(number->code)), .minor = number->counter};
}

Key Keys::by_name(RecordType type, const Id& id, Field name) {
  const auto [known, is_new] = names_.try_emplace(id);
  if (is_new) {
    const Record* record = state_.find(type, id);
    known->second = by_text(record ? record->text(name) : std::string_view());
  }
  return known->second;
}

/// Who waits, then the other open ones, then those that are paused, each by priority, then by who waits longest, then the oldest first;
/// then what is done, the latest first. Those that are due come before all of them: TicketIndex::in_order.
Key by_urgency(const TicketRow& row) {
  constexpr std::uint64_t never = (std::uint64_t{1} << 59) - 1;
  const auto within = [never](Time at) {
    return at <= Time{} ? never : std::min(static_cast<std::uint64_t>(at.time_since_epoch().count()), never);
  };
  if (!row.is_open())
    return {.major = std::uint64_t{1} << 63 | (never - within(row.state_since)), .minor = ascending(row.opened_at)};
  const Priority priority = row.priority == Priority::other ? Priority::normal : row.priority;
  const auto calm = static_cast<std::uint64_t>(Priority::urgent) - static_cast<std::uint64_t>(priority);
  const std::uint64_t is_paused = row.state == TicketState::pending || row.state == TicketState::on_hold;
  const std::uint64_t is_idle = row.waiting_since <= Time{};
  return {.major = is_paused << 62 | is_idle << 61 | calm << 59 | within(row.waiting_since),
          .minor = ascending(row.opened_at)};
}

Key Keys::key_of(const TicketRow& row) {
  switch (sort_key_) {
    case SortKey::urgency:
      return by_urgency(row);
    case SortKey::number:
      return by_number(row.number());
    case SortKey::subject:
      return by_text(row.subject());
    case SortKey::customer:
      return by_name(RecordType::customer, row.customer, Field::customer_name);
    case SortKey::state:
      return {.major = static_cast<std::uint64_t>(row.state), .minor = ascending(row.opened_at)};
    case SortKey::priority:
      return {.major = static_cast<std::uint64_t>(row.priority), .minor = ascending(row.opened_at)};
    case SortKey::channel:
      return {.major = static_cast<std::uint64_t>(row.channel), .minor = ascending(row.opened_at)};
    case SortKey::assignee:
      return by_name(RecordType::staff, row.assignee, Field::staff_name);
    case SortKey::opened:
      return {.major = ascending(row.opened_at)};
    case SortKey::changed:
      return {.major = ascending(row.changed_at)};
  }
  return {};
}

}  // namespace

/// An order on its way: first the keys of all rows, then those in order.
struct TicketOrder::Making {
  Keys keys;
  std::size_t rows;
  std::vector<Key> made;
  std::optional<GradualSort<Key>> sort;
};

TicketOrder::TicketOrder(SortKey key, const State& state) : key_(key), state_(&state) {}
TicketOrder::~TicketOrder() = default;
TicketOrder::TicketOrder(TicketOrder&&) noexcept = default;

void TicketOrder::moved(const TicketRow& row) {
  if ((!made_ && !making_) || (!moved_.empty() && moved_.back() == row.place)) return;
  moved_.push_back(row.place);
  if (moved_.size() > (made_ ? order_.size() : making_->rows) / most_moved_share + 1) all_moved();
}

void TicketOrder::all_moved() {
  made_ = false;
  making_.reset();
  moved_.clear();
}

std::size_t TicketOrder::make_some(Rows rows, std::size_t budget) {
  if (made_ || budget == 0) return budget;
  if (!making_) {
    making_ = std::make_unique<Making>(Keys(key_, *state_), rows.size());
    making_->made.reserve(rows.size());
  }
  if (!making_->sort) {
    std::vector<Key>& made = making_->made;
    for (; budget > 0 && made.size() < rows.size(); --budget) made.push_back(making_->keys(*rows[made.size()]));
    if (budget == 0) return 0;
    making_->sort.emplace(std::move(made));
  }
  budget = making_->sort->step(budget);
  if (!making_->sort->is_done()) return 0;
  order_.clear();
  order_.reserve(rows.size());
  for (const Key& key : making_->sort->take()) order_.push_back(key.row->place);
  making_.reset();
  made_ = true;
  return budget;
}

std::span<const std::uint32_t> TicketOrder::of_all(Rows rows) {
  make_some(rows, std::numeric_limits<std::size_t>::max());
  put_back(rows);
  return order_;
}

/// Puts those that moved where they belong now. Keys are made anew for the few that each is compared with: keeping all would
/// take ten times the room of the order.
void TicketOrder::put_back(Rows rows) {
  if (moved_.empty()) return;
  sort_few(moved_);
  moved_.erase(std::ranges::unique(moved_).begin(), moved_.end());
  std::erase_if(order_, [&](std::uint32_t place) { return std::ranges::binary_search(moved_, place); });
  Keys keys(key_, *state_);
  for (const std::uint32_t place : moved_) {
    const auto key = [&](std::uint32_t other) { return keys(*rows[other]); };
    order_.insert(std::ranges::upper_bound(order_, keys(*rows[place]), std::less<>{}, key), place);
  }
  moved_.clear();
}

void TicketOrder::sort(std::vector<const TicketRow*>& some) const {
  Keys keys(key_, *state_);
  std::vector<Key> sorted = keys.all(some);
  std::ranges::sort(sorted, std::less<>{});
  std::ranges::transform(sorted, some.begin(), &Key::row);
}

}  // namespace counterbell::desk
