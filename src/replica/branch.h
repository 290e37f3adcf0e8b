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

#include "replica/change.h"
#include "replica/origin.h"
#include "replica/packed_line.h"

namespace counterbell {

/// What the log keeps of a change.
struct LogEntry {
  std::uint64_t seq = 0;
  const Origin* origin = nullptr;
  PackedLines::Line line;
  std::unique_ptr<const Dot> undoes;  ///< Null: nothing.
  bool is_undoable = true;            ///< False: it wrote nothing that could be given back, or that is erased.
};

/// Sorted by sequence number and, for when a fork gave one to several changes, by hash. Changes mostly come at the end, but a
/// gap may be filled at any place: so they lie in pages of consecutive numbers, and to let one in moves no more than a page.
class Branch {
 public:
  /// The changes with that number.
  std::span<const LogEntry> numbered(std::uint64_t seq) const;
  std::span<LogEntry> numbered(std::uint64_t seq);
  /// The change, or null.
  const LogEntry* find(std::uint64_t seq, const ChainHash& hash) const;
  LogEntry* find(std::uint64_t seq, const ChainHash& hash);
  /// Puts in a change that is not there.
  const LogEntry& insert(LogEntry entry);

  /// Notes that a change numbered `seq` names `previous` as the one before it, which is not here.
  void await(std::uint64_t seq, const ChainHash& previous) { awaited_.emplace(seq - 1, previous); }
  /// The change is here: it is awaited no longer. Returns another one with that number that is, if any.
  std::optional<ChainHash> arrived(std::uint64_t seq, const ChainHash& hash);

  /// All changes, lowest first.
  auto entries() const { return pages_ | std::views::values | std::views::join; }

  /// The highest change that is `wanted`, or null.
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
  friend class Image;
  std::map<std::uint64_t, std::vector<LogEntry>> pages_;  // By sequence number / page_size.
  std::set<std::pair<std::uint64_t, ChainHash>> awaited_;
};

}  // namespace counterbell
