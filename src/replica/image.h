// The image of a replica: what its changes came to, in blocks that a device keeps beside the log, so that a start need not read
// the log first. FORMAT.md, section 12, says what is in it.
//
// It is a cache: whatever is wrong with it, the log says all of it, too. A block is written anew when something in it was
// altered, so what is kept of an image costs about as much as was done since.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "replica/replica.h"

namespace counterbell {

class Image {
 public:
  /// Identifies a block; the order of keys is the order in which blocks must be read.
  using Key = std::uint32_t;
  struct Block {
    Key key;
    std::string bytes;
  };

  /// Of this replica, which must outlive the image.
  explicit Image(Replica& replica) : replica_(&replica) {}

  // Writing

  /// A block in which something was altered since it was last taken or read; nothing when all are taken. Blocks taken between
  /// changes belong together once there is none left.
  std::optional<Block> next_altered();
  /// What ties the blocks together, to be kept with them. To be taken when no altered block is left.
  std::string index() const;
  /// Nothing is kept of it any more: all blocks count as altered.
  void forget();

  // Reading into an empty replica. When one of these says false, the image is not one of this version, or is damaged: the replica
  // is then good for nothing and must be made anew.

  bool begin(std::string_view index);
  /// Each block, in the order of keys.
  bool take(std::string_view block);
  /// After the last one. What was here only as lines comes with Replica::load.
  bool finish();

 private:
  struct RecordWriter;
  struct RecordReader;

  static Key key_of_changes(std::uint32_t block);
  static Key key_of_records(RecordType type, std::uint32_t block);
  Block changes(std::uint32_t block) const;
  Block records(RecordType type, std::uint32_t block) const;
  bool take_changes(std::string_view bytes);
  bool take_records(RecordType type, std::string_view bytes);

  Replica* replica_;
  std::map<Key, std::uint64_t> sums_;                  // Of all blocks.
  std::map<Key, std::uint64_t>::const_iterator next_;  // To be read.
};

}  // namespace counterbell
