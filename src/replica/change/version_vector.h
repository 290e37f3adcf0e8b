// A set of changes, held as ranges of sequence numbers for each replica. There may be gaps.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "replica/change/dot.h"

namespace counterbell {

class VersionVector {
 public:
  struct Range {
    std::uint64_t first;
    std::uint64_t last;  ///< Inclusive.
    bool operator==(const Range&) const = default;
  };

  /// Adds one change; false when it was there already.
  bool add(const Dot& dot);
  /// Adds a range of changes.
  void add(const Id& replica, Range range);
  /// Adds every change of `other`.
  void add(const VersionVector& other);
  bool contains(const Dot& dot) const;
  /// Whether every change of `other` is here too.
  bool covers(const VersionVector& other) const;
  /// The highest sequence number of `replica`, 0 when none.
  std::uint64_t last(const Id& replica) const;
  /// The number of changes.
  std::uint64_t count() const;
  /// The changes here that are not in `other`.
  VersionVector without(const VersionVector& other) const;
  bool empty() const { return ranges_.empty(); }
  void clear() { ranges_.clear(); }
  /// For each replica, the sequence numbers below its highest one that are not here.
  std::map<Id, std::vector<Range>> gaps() const;

  const std::map<Id, std::vector<Range>>& ranges() const { return ranges_; }

  /// "1-12,15": how a file writes one replica's ranges.
  static std::string text(const std::vector<Range>& ranges);
  /// Adds the ranges of `replica` that are written in `text`. When `text` is not in that form (ascending, disjoint, not adjacent, from
  /// 1), adds nothing and returns false.
  bool add_text(const Id& replica, std::string_view text);

  bool operator==(const VersionVector&) const = default;

 private:
  std::map<Id, std::vector<Range>> ranges_;  // Sorted, disjoint, not adjacent.
};

}  // namespace counterbell
