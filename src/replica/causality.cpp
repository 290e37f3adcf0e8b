#include "replica/causality.h"

#include <iterator>
#include <limits>

namespace counterbell {

void Causality::note(const Dot& change, const VersionVector& after) {
  for (const auto& [sender, ranges] : after.ranges()) {
    for (const VersionVector::Range& range : ranges) {
      arrivals_[{change.replica, sender}].insert({range.first, range.last, change.seq});
    }
  }
}

bool Causality::had_seen(const Dot& later, const Dot& earlier) const {
  if (later.replica == earlier.replica) return earlier.seq < later.seq;
  const auto found = arrivals_.find({later.replica, earlier.replica});
  if (found == arrivals_.end()) return false;
  constexpr std::uint64_t highest = std::numeric_limits<std::uint64_t>::max();
  const auto next = found->second.upper_bound({earlier.seq, highest, highest});
  if (next == found->second.begin()) return false;
  const Arrival& arrival = *std::prev(next);
  return earlier.seq <= arrival.last && arrival.at <= later.seq;
}

}  // namespace counterbell
