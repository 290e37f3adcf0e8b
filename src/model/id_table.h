// A collection of items that are found by their ids.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <deque>
#include <optional>
#include <utility>
#include <vector>

#include "model/id.h"

namespace counterbell {

/// A growing collection of items. An `Item` is constructed from an id, and its `id()` returns that id. Items never move and are never
/// removed; they are visited in the order in which they were added, and numbered in that order from 0. A slot of the hash table has
/// eight bytes, half of them bits of the id, so that a search hardly ever looks at an item with another id.
template <typename Item>
class IdTable {
 public:
  /// The item with that id, or null.
  const Item* find(const Id& id) const {
    if (slots_.empty()) return nullptr;
    const Slot& slot = slots_[place_of(id)];
    return slot.number == none ? nullptr : &items_[slot.number];
  }
  Item* find(const Id& id) { return const_cast<Item*>(std::as_const(*this).find(id)); }

  /// The item with that id, which is added if it is not there.
  Item& get(const Id& id) { return items_[number(id)]; }

  /// The number of the item with that id, which is added if it is not there; and the item with that number.
  std::uint32_t number(const Id& id) {
    if (2 * (items_.size() + 1) > slots_.size()) grow();
    Slot& slot = slots_[place_of(id)];
    if (slot.number == none) {
      slot = {static_cast<std::uint32_t>(items_.size()), tag_of(id)};
      items_.emplace_back(id);
    }
    return slot.number;
  }
  Item& operator[](std::uint32_t number) { return items_[number]; }

  /// The number of the item with that id, if it is there.
  std::optional<std::uint32_t> number_if_known(const Id& id) const {
    if (slots_.empty()) return std::nullopt;
    const Slot& slot = slots_[place_of(id)];
    return slot.number == none ? std::nullopt : std::optional(slot.number);
  }

  /// Makes room in the hash table for `count` items in all.
  void reserve(std::size_t count) {
    while (2 * count > slots_.size()) grow();
  }

  /// The item with that number.
  const Item& operator[](std::size_t number) const { return items_[number]; }
  std::size_t size() const { return items_.size(); }
  /// Bytes of memory used, without what the items hold elsewhere.
  std::size_t memory() const { return items_.size() * sizeof(Item) + slots_.capacity() * sizeof(Slot); }
  auto begin() const { return items_.begin(); }
  auto end() const { return items_.end(); }
  auto begin() { return items_.begin(); }
  auto end() { return items_.end(); }

 private:
  static constexpr std::uint32_t none = ~std::uint32_t{0};
  struct Slot {
    std::uint32_t number = none;
    std::uint32_t tag = 0;
  };

  static std::uint32_t tag_of(const Id& id) {
    std::uint32_t tag;
    std::memcpy(&tag, id.bytes.data() + id.bytes.size() - sizeof tag, sizeof tag);
    return tag;
  }

  /// The slot that holds `id`, or the free one where it would be put.
  std::size_t place_of(const Id& id) const {
    const std::size_t mask = slots_.size() - 1;
    const std::uint32_t tag = tag_of(id);
    std::size_t place = IdHash()(id) & mask;
    while (slots_[place].number != none && (slots_[place].tag != tag || items_[slots_[place].number].id() != id)) {
      place = (place + 1) & mask;
    }
    return place;
  }

  void grow() {
    constexpr std::size_t fewest_slots = 16;
    slots_.assign(slots_.empty() ? fewest_slots : 2 * slots_.size(), Slot{});
    for (std::uint32_t number = 0; number < items_.size(); ++number) {
      const Id& id = items_[number].id();
      slots_[place_of(id)] = {number, tag_of(id)};
    }
  }

  std::deque<Item> items_;
  std::vector<Slot> slots_;  // Their number is a power of two; at most half of them are taken.
};

}  // namespace counterbell
