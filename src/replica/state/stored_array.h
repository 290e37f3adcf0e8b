// Short arrays whose memory comes from a ByteStore.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <type_traits>

#include "replica/bytes/byte_store.h"

namespace counterbell {

/// An array that makes no allocation of its own: a large shop has a million of them. When it grows, its old memory stays unused, so it
/// suits arrays that hardly ever grow. All arrays of a store must need the same alignment, at most 8.
template <typename Item>
class StoredArray {
  static_assert(std::is_trivially_copyable_v<Item>);

 public:
  std::size_t size() const { return size_; }
  bool empty() const { return size_ == 0; }
  const Item* begin() const { return items_; }
  const Item* end() const { return items_ + size_; }
  Item* begin() { return items_; }
  Item* end() { return items_ + size_; }
  const Item& operator[](std::size_t at) const { return items_[at]; }

  /// Makes room for `count` items in total.
  void reserve(ByteStore& store, std::size_t count) {
    if (count <= capacity_) return;
    constexpr std::size_t alignment = 8;
    const std::size_t bytes = (count * sizeof(Item) + alignment - 1) / alignment * alignment;
    Item* moved = reinterpret_cast<Item*>(store.allocate(bytes));
    std::copy(begin(), end(), moved);
    items_ = moved;
    capacity_ = static_cast<std::uint32_t>(bytes / sizeof(Item));
  }
  /// Inserts `item` before `place`; returns where it is then.
  Item* insert(ByteStore& store, const Item* place, const Item& item) {
    const std::ptrdiff_t at = place - items_;
    const Item kept = item;
    if (size_ == capacity_) reserve(store, std::max<std::size_t>(2 * size_, 1));
    std::copy_backward(items_ + at, items_ + size_, items_ + size_ + 1);
    ++size_;
    items_[at] = kept;
    return items_ + at;
  }
  Item& push_back(ByteStore& store, const Item& item) { return *insert(store, end(), item); }
  /// Removes all items from `place` on.
  void truncate(const Item* place) { size_ = static_cast<std::uint32_t>(place - items_); }

 private:
  Item* items_ = nullptr;
  std::uint32_t size_ = 0;
  std::uint32_t capacity_ = 0;
};

}  // namespace counterbell
