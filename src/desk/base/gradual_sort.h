// Sorting a bit at a time, between frames.
#pragma once

#include <algorithm>
#include <cstddef>
#include <functional>
#include <utility>
#include <vector>

namespace counterbell::desk {

/// A merge sort from the bottom up that can stop nearly anywhere: a hundred thousand rows are put in order while nobody waits for
/// them.
template <typename Item, typename Less = std::less<>>
class GradualSort {
 public:
  explicit GradualSort(std::vector<Item> items, Less less = {}) : items_(std::move(items)), less_(std::move(less)) {
    merged_.reserve(items_.size());
  }

  bool is_done() const { return sorted_ == items_.size() && piece_ >= items_.size(); }

  /// Moves about `budget` items, or as many as are left to move; gives how much of the budget is left.
  std::size_t step(std::size_t budget) {
    while (budget > 0 && sorted_ < items_.size()) budget -= std::min(budget, sort_piece());
    while (budget > 0 && !is_done()) {
      budget = merge(budget);
      if (merged_.size() == items_.size()) next_round();
    }
    return budget;
  }

  /// The items, once they are in order.
  std::vector<Item> take() { return std::move(items_); }

 private:
  static constexpr std::size_t first_piece = 256;

  std::size_t sort_piece() {
    const std::size_t end = std::min(sorted_ + first_piece, items_.size());
    const auto at = [&](std::size_t place) { return items_.begin() + static_cast<std::ptrdiff_t>(place); };
    std::ranges::sort(at(sorted_), at(end), less_);
    begin_pieces(0);
    return end - std::exchange(sorted_, end);
  }

  /// The two pieces to be merged begin at `place`.
  void begin_pieces(std::size_t place) {
    left_ = place;
    left_end_ = right_ = std::min(left_ + piece_, items_.size());
    right_end_ = std::min(right_ + piece_, items_.size());
  }

  std::size_t merge(std::size_t budget) {
    for (; budget > 0 && (left_ < left_end_ || right_ < right_end_); --budget) {
      const bool is_right = left_ == left_end_ || (right_ < right_end_ && less_(items_[right_], items_[left_]));
      merged_.push_back(std::move(items_[is_right ? right_++ : left_++]));
    }
    if (left_ == left_end_ && right_ == right_end_) begin_pieces(right_end_);
    return budget;
  }

  void next_round() {
    items_.swap(merged_);
    merged_.clear();
    piece_ *= 2;
    begin_pieces(0);
  }

  std::vector<Item> items_;
  std::vector<Item> merged_;
  Less less_;
  std::size_t sorted_ = 0;  // So many lie in pieces that are in order.
  std::size_t piece_ = first_piece;
  std::size_t left_ = 0;  // What is next of the two pieces that are being merged, and where they end.
  std::size_t left_end_ = 0;
  std::size_t right_ = 0;
  std::size_t right_end_ = 0;
};

}  // namespace counterbell::desk
