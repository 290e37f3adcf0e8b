// Many short lists in one block of memory.
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

namespace counterbell::desk {

/// Where lists of `Item`s lie: a large shop has a hundred thousand, and a vector each would cost more than what is in it. A list
/// that outgrows its room moves to the end of the block, where it gets twice as much.
template <typename Item>
class ListPool {
 public:
  /// A list, empty until something is added by its pool.
  struct List {
    std::uint32_t first = 0;
    std::uint32_t size = 0;
    std::uint32_t room = 0;
  };

  /// For many items at once: says of each which empty list it is for, and then gives each list its place.
  void expect(List& list) { ++list.room; }
  void place(List& list) {
    list.first = static_cast<std::uint32_t>(items_.size());
    items_.resize(items_.size() + list.room);
  }

  void add(List& list, Item item) {
    if (list.size == list.room) grow(list);
    items_[list.first + list.size++] = item;
  }

  void remove(List& list, const Item& item) {
    const std::span<Item> all = items(list);
    list.size = static_cast<std::uint32_t>(std::ranges::remove(all, item).begin() - all.begin());
  }

  /// What is in `list`; valid until something is added to any.
  std::span<const Item> items(const List& list) const { return std::span(items_).subspan(list.first, list.size); }
  std::span<Item> items(const List& list) { return std::span(items_).subspan(list.first, list.size); }

 private:
  void grow(List& list) {
    const std::uint32_t old = list.first;
    list.room = std::max<std::uint32_t>(1, 2 * list.room);
    place(list);
    std::copy_n(items_.data() + old, list.size, items_.data() + list.first);
  }

  std::vector<Item> items_;
};

}  // namespace counterbell::desk
