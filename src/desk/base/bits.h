// A set of small numbers.
#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace counterbell::desk {

/// A set of numbers below a size, a bit each: to unite and to intersect sets of a hundred thousand takes microseconds.
class Bits {
 public:
  explicit Bits(std::size_t size = 0) : words_((size + width - 1) / width) {}

  void resize(std::size_t size) { words_.resize((size + width - 1) / width); }
  void set(std::size_t number) { words_[number / width] |= bit(number); }
  void reset(std::size_t number) { words_[number / width] &= ~bit(number); }
  /// Numbers beyond the size are in no set.
  bool operator[](std::size_t number) const {
    return number / width < words_.size() && (words_[number / width] & bit(number)) != 0;
  }
  bool any() const {
    return std::ranges::any_of(words_, [](std::uint64_t word) { return word != 0; });
  }

  /// With a set of the same size.
  Bits& operator&=(const Bits& other) {
    for (std::size_t i = 0; i < words_.size(); ++i) words_[i] &= other.words_[i];
    return *this;
  }
  Bits& operator|=(const Bits& other) {
    for (std::size_t i = 0; i < words_.size(); ++i) words_[i] |= other.words_[i];
    return *this;
  }

  Bits& operator-=(const Bits& other) {
    for (std::size_t i = 0; i < words_.size(); ++i) words_[i] &= ~other.words_[i];
    return *this;
  }

  std::size_t count() const {
    std::size_t numbers = 0;
    for (const std::uint64_t word : words_) numbers += static_cast<std::size_t>(std::popcount(word));
    return numbers;
  }

  /// Calls `visit` with each number in the set, ascending.
  template <typename Visit>
  void for_each(Visit visit) const {
    for (std::size_t i = 0; i < words_.size(); ++i) {
      for (std::uint64_t rest = words_[i]; rest != 0; rest &= rest - 1) {
        visit(i * width + static_cast<std::size_t>(std::countr_zero(rest)));
      }
    }
  }

 private:
  static constexpr std::size_t width = 64;
  static std::uint64_t bit(std::size_t number) { return std::uint64_t{1} << number % width; }

  std::vector<std::uint64_t> words_;
};

}  // namespace counterbell::desk
