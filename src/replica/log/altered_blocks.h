// Keeps track of which blocks of a growing collection have been altered since they were last written.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

namespace counterbell {

/// The items of the collection are numbered from 0 in the order in which they were added. `block_size` items in a row make a block. A
/// block counts as altered from when one of its items is noted until the block is taken.
class AlteredBlocks {
 public:
  explicit AlteredBlocks(std::uint32_t block_size) : block_size_(block_size) {}

  std::uint32_t block_size() const { return block_size_; }
  /// Notes that the item with that number is altered.
  void note(std::uint32_t item) { note_block(item / block_size_); }
  void note_block(std::uint32_t block) {
    if (block >= is_altered_.size()) is_altered_.resize(block + 1);
    is_altered_[block] = true;
    if (block < next_) next_ = block;
  }
  /// Makes all blocks so far count as altered.
  void note_all() {
    is_altered_.assign(is_altered_.size(), true);
    next_ = 0;
  }
  /// Makes no block count as altered.
  void clear() { is_altered_.assign(is_altered_.size(), false); }
  /// Takes the lowest altered block, which no longer counts as altered then. Returns nothing when there is none.
  std::optional<std::uint32_t> take() {
    for (; next_ < is_altered_.size(); ++next_) {
      if (!is_altered_[next_]) continue;
      is_altered_[next_] = false;
      return next_++;
    }
    return std::nullopt;
  }

 private:
  std::uint32_t block_size_;
  std::uint32_t next_ = 0;  // None below it is altered.
  std::vector<bool> is_altered_;
};

}  // namespace counterbell
