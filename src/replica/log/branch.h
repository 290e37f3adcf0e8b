// One replica's changes, in the order of their sequence numbers.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <ranges>
#include <set>
#include <span>
#include <utility>
#include <vector>

#include "replica/change/change.h"
#include "replica/log/origin.h"
#include "replica/log/packed_line.h"

namespace counterbell {

/// A change in the log.
struct LogEntry {
  std::uint64_t seq = 0;
  const Origin* origin = nullptr;
  PackedLines::Line line;
  std::unique_ptr<const Dot> undoes;  ///< The change that this one undoes; null when it undoes none.
  bool is_undoable = true;            ///< False when undo can restore nothing: nothing was written, or it is erased.
};

/// Sorted by sequence number, then by hash, since after a fork several changes have one number. Most changes are added at the end, but
/// a gap may be filled anywhere: so entries lie in pages of consecutive numbers, and inserting one moves at most a page.
class Branch {
 public:
  /// The changes with that number.
  std::span<const LogEntry> numbered(std::uint64_t seq) const;
  std::span<LogEntry> numbered(std::uint64_t seq);
  /// The change, or null.
  const LogEntry* find(std::uint64_t seq, const ChainHash& hash) const;
  LogEntry* find(std::uint64_t seq, const ChainHash& hash);
  /// Inserts a change, which must not be there yet.
  const LogEntry& insert(LogEntry entry);

  /// Notes that the change numbered `seq` follows one with the hash `previous`, which is not here.
  void await(std::uint64_t seq, const ChainHash& previous) { awaited_.emplace(seq - 1, previous); }
  /// Notes that a change has arrived, so it is awaited no longer. Returns the hash of another change with that number that is still
  /// awaited, if there is one.
  std::optional<ChainHash> arrived(std::uint64_t seq, const ChainHash& hash);

  /// All changes, lowest first.
  auto entries() const { return pages_ | std::views::values | std::views::join; }

  /// The highest change for which `wanted` returns true, or null.
  template <typename Wanted>
  const LogEntry* last(Wanted wanted) const {
    for (const auto& page : pages_ | std::views::values | std::views::reverse) {
      for (const LogEntry& entry : page | std::views::reverse) {
        if (wanted(entry)) return &entry;
      }
    }
    return nullptr;
  }

 private:
  static constexpr std::uint64_t page_size = 256;
  friend class Snapshot;
  std::map<std::uint64_t, std::vector<LogEntry>> pages_;  // By sequence number / page_size.
  std::set<std::pair<std::uint64_t, ChainHash>> awaited_;
};

}  // namespace counterbell
