// The snapshot of a replica: its state and what else it knows of its changes, in blocks that a device keeps beside the log, so that a
// start need not read the log first. ../FORMAT.md, section 12, says what is in it.
//
// It is a cache: if anything is wrong with it, everything can be read from the log. Only blocks in which something was altered are written
// again, so the cost of updating a snapshot depends on how much was done since the last update.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "replica/replica.h"

namespace counterbell {

class Snapshot {
 public:
  /// Identifies a block; the order of keys is the order in which blocks must be read.
  using Key = std::uint32_t;
  struct Block {
    Key key;
    std::string bytes;
  };

  /// The snapshot of `replica`, which must outlive it.
  explicit Snapshot(Replica& replica) : replica_(&replica) {}

  // Writing

  /// Takes a block in which something was altered since it was last taken or read; nothing when there is none left. All blocks must be
  /// taken without a change being made in between: only then do they belong together.
  std::optional<Block> next_altered();
  /// The index, which must be kept with the blocks. To be called when no altered block is left.
  std::string index() const;
  /// To be called when nothing of the snapshot is kept any more: all blocks count as altered again.
  void forget();

  // Reading, into a replica without changes. When one of these returns false, the snapshot is damaged or is not of this version. The
  // replica cannot be used then and must be constructed again.

  bool begin(std::string_view index);
  /// To be called for each block, in the order of keys.
  bool take(std::string_view block);
  /// To be called after the last block. The lines of the changes are still missing then; Replica::load brings them.
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
  std::map<Key, std::uint64_t> sums_;                  // The checksums of all blocks.
  std::map<Key, std::uint64_t>::const_iterator next_;  // The next block to be read.
};

}  // namespace counterbell
