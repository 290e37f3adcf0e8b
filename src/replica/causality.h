// Who had seen what when making a change: what tells a value that was replaced from one that lost.
#pragma once

#include <compare>
#include <cstdint>
#include <map>
#include <set>
#include <utility>

#include "replica/byte_stream.h"
#include "replica/dot.h"
#include "replica/version_vector.h"

namespace counterbell {

/// The order of cause and effect among changes, gathered from the `after` member of each: a change had seen its own
/// replica's earlier changes, and those of others that it or one of those earlier ones names in `after`.
class Causality {
 public:
  /// Takes in that `change` names `after`.
  void note(const Dot& change, const VersionVector& after);

  /// Whether the author of `later` had `earlier` at hand. False when the change that would tell is still missing.
  bool had_seen(const Dot& later, const Dot& earlier) const;

  /// For the image (image.h).
  void write(ByteWriter& out) const;
  void read(ByteReader& in);

 private:
  /// A replica got the changes first to last of another before its own change `at`.
  struct Arrival {
    std::uint64_t first;
    std::uint64_t last;
    std::uint64_t at;
    auto operator<=>(const Arrival&) const = default;
  };
  struct Arrivals {
    std::set<Arrival> ranges;
    bool overlap = false;  // Each change is named once, but by both branches of a fork, or in a forged file, again.
    void add(const Arrival& arrival);
  };
  std::map<std::pair<Id, Id>, Arrivals> arrivals_;  // By (receiver, sender).
};

}  // namespace counterbell
