// All tickets in the order of one sort key. Made bit by bit while nobody waits, or when asked for before; after that only what
// changed is moved, so that a list of a hundred thousand is put in order once, not at every change.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "desk/tickets/ticket_row.h"
#include "desk/tickets/views.h"
#include "replica/state/state.h"

namespace counterbell::desk {

class TicketOrder {
 public:
  using Rows = std::span<const TicketRow* const>;

  TicketOrder(SortKey key, const State& state);
  ~TicketOrder();
  TicketOrder(TicketOrder&&) noexcept;

  /// Takes note that `row` is new or that its place may have changed.
  void moved(const TicketRow& row);
  /// Takes note that any place may have changed (a customer's or staff member's name).
  void all_moved();

  /// Makes about `budget` rows' worth of the order, and gives how much of the budget is left: some only when it is made.
  std::size_t make_some(Rows rows, std::size_t budget);

  /// The places of all `rows` in ascending order of the key; of equals the older record comes first.
  std::span<const std::uint32_t> of_all(Rows rows);
  /// Puts some rows in that order: quickly when they are few and all of them are not in order yet.
  void sort(std::vector<const TicketRow*>& some) const;

  /// Whether all are in order, or nearly.
  bool is_made() const { return made_; }

 private:
  struct Making;

  void put_back(Rows rows);

  SortKey key_;
  const State* state_;
  bool made_ = false;
  std::unique_ptr<Making> making_;
  std::vector<std::uint32_t> order_;
  std::vector<std::uint32_t> moved_;  // Since it was made, or is being made.
};

}  // namespace counterbell::desk
