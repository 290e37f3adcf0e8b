// Memory for many small pieces that never move.
#pragma once

#include <algorithm>
#include <cstddef>
#include <memory>
#include <vector>

namespace counterbell {

/// Allocates pieces from large blocks, without gaps: a large shop has millions of pieces, and a separate allocation for each would
/// take twice the memory. All pieces live as long as the store.
class ByteStore {
 public:
  char* allocate(std::size_t size) {
    if (size > left_) {
      const std::size_t block = std::max(size, block_bytes);
      blocks_.push_back(std::make_unique_for_overwrite<char[]>(block));
      // A large piece has this block to itself; smaller ones go on in the current block.
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
