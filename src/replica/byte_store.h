// Room for many small pieces of bytes that stay where they are.
#pragma once

#include <algorithm>
#include <cstddef>
#include <memory>
#include <vector>

namespace counterbell {

/// Gives out room from large blocks, one piece close to the other: a large shop has millions, and an allocation of its own for
/// each would cost as much again. Pieces live as long as the store.
class ByteStore {
 public:
  char* allocate(std::size_t size) {
    if (size > left_) {
      const std::size_t block = std::max(size, block_bytes);
      blocks_.push_back(std::make_unique_for_overwrite<char[]>(block));
      // A piece with a block to itself leaves the one at hand as it is.
      if (size == block) return blocks_.back().get();
      next_ = blocks_.back().get();
      left_ = block;
    }
    char* piece = next_;
    next_ += size;
    left_ -= size;
    return piece;
  }

 private:
  static constexpr std::size_t block_bytes = std::size_t{64} * 1024;

  std::vector<std::unique_ptr<char[]>> blocks_;
  char* next_ = nullptr;
  std::size_t left_ = 0;
};

}  // namespace counterbell
