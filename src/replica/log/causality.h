// What the author of a change had seen when making it. A value that lost differs from one that was replaced only by that.
#pragma once

#include <compare>
#include <cstdint>
#include <map>
#include <set>
#include <utility>

#include "replica/bytes/byte_stream.h"
#include "replica/change/dot.h"
#include "replica/change/version_vector.h"

namespace counterbell {

/// Which changes had seen which. A change had seen its own replica's earlier changes, and those changes of other replicas that it or one
/// of those earlier ones names in its `after`.
class Causality {
 public:
  /// Notes the `after` of a change.
  void note(const Dot& change, const VersionVector& after);

  /// Whether the author of `later` had seen `earlier`. False while a change that would say so is still missing.
  bool had_seen(const Dot& later, const Dot& earlier) const;

  /// Write and read all of it, for the snapshot (snapshot.h).
  void write(ByteWriter& out) const;
  void read(ByteReader& in);

 private:
  /// A replica got the changes `first` to `last` of another one before it made its own change `at`.
  struct Arrival {
    std::uint64_t first;
    std::uint64_t last;
    std::uint64_t at;
    auto operator<=>(const Arrival&) const = default;
  };
  struct Arrivals {
    std::set<Arrival> ranges;
    bool overlap = false;  // Ranges overlap only if both branches of a fork name a change, or if a file is forged.
    void add(const Arrival& arrival);
  };
  std::map<std::pair<Id, Id>, Arrivals> arrivals_;  // By (receiver, sender).
};

}  // namespace counterbell
