// Which blocks of a growing collection are to be written down anew.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

namespace counterbell {

/// The items of a collection are numbered in the order in which they came, and lie in blocks of so many. A block is altered from
/// the moment something in it is noted until it is taken.
class AlteredBlocks {
 public:
  explicit AlteredBlocks(std::uint32_t block_size) : block_size_(block_size) {}

  std::uint32_t block_size() const { return block_size_; }
  /// Something is about to be altered in the item with that number.
  void note(std::uint32_t item) { note_block(item / block_size_); }
  void note_block(std::uint32_t block) {
    if (block >= is_altered_.size()) is_altered_.resize(block + 1);
    is_altered_[block] = true;
    if (block < next_) next_ = block;
  }
  /// All blocks so far count as altered.
  void note_all() {
    is_altered_.assign(is_altered_.size(), true);
    next_ = 0;
  }
  /// None does.
  void clear() { is_altered_.assign(is_altered_.size(), false); }
  /// The lowest altered block, which then is altered no longer; nothing when there is none.
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
