// All tickets in the order of one sort key. Made when first asked for; after that only what changed is moved, so that a
// list of a hundred thousand is put in order once, not at every change.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "desk/ticket_row.h"
#include "desk/views.h"
#include "replica/state.h"

namespace counterbell::desk {

class TicketOrder {
 public:
  /// A ticket's place: by `major`, then `minor`, then `rest` (none is least), then the older
  /// record. Small, since sorting is moving these about; for texts the numbers are their first sixteen bytes.
  struct Place {
    std::uint64_t major = 0;
    std::uint64_t minor = 0;
    std::unique_ptr<const std::string> rest = nullptr;
    const TicketRow* row = nullptr;

    bool operator<(const Place& other) const;
  };

  explicit TicketOrder(SortKey key) : key_(key) {}

  /// Takes note that `row` is new or that its place may have changed.
  void moved(const TicketRow* row);
  /// Takes note that any place may have changed (a customer's or staff member's name).
  void all_moved();

  /// Every ticket of `rows` in ascending order.
  std::span<const Place> places(const State& state, std::span<const TicketRow* const> rows);

 private:
  SortKey key_;
  bool made_ = false;
  std::vector<Place> places_;
  std::vector<const TicketRow*> moved_;
};

}  // namespace counterbell::desk
