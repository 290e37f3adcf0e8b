#include "replica/log/causality.h"

#include <algorithm>
#include <iterator>
#include <limits>
#include <utility>

namespace counterbell {

void Causality::Arrivals::add(const Arrival& arrival) {
  const auto [place, is_new] = ranges.insert(arrival);
  if (!is_new) return;
  overlap |= place != ranges.begin() && std::prev(place)->last >= arrival.first;
  overlap |= std::next(place) != ranges.end() && std::next(place)->first <= arrival.last;
}

void Causality::note(const Dot& change, const VersionVector& after) {
  for (const auto& [sender, ranges] : after.ranges()) {
    for (const VersionVector::Range& range : ranges) {
      arrivals_[{change.replica, sender}].add({range.first, range.last, change.seq});
    }
  }
}

bool Causality::had_seen(const Dot& later, const Dot& earlier) const {
  if (later.replica == earlier.replica) return earlier.seq < later.seq;
  const auto found = arrivals_.find({later.replica, earlier.replica});
  if (found == arrivals_.end()) return false;
  const auto& [ranges, overlap] = found->second;
  const auto tells = [&](const Arrival& arrival) {
    return arrival.first <= earlier.seq && earlier.seq <= arrival.last && arrival.at <= later.seq;
  };
  if (overlap) return std::ranges::any_of(ranges, tells);
  constexpr std::uint64_t highest = std::numeric_limits<std::uint64_t>::max();
  const auto next = ranges.upper_bound({earlier.seq, highest, highest});
  return next != ranges.begin() && tells(*std::prev(next));
}

void Causality::write(ByteWriter& out) const {
  out.number(arrivals_.size());
  for (const auto& [pair, arrivals] : arrivals_) {
    out.id(pair.first);
    out.id(pair.second);
    out.number(arrivals.ranges.size());
    std::uint64_t first = 0, at = 0;
    for (const Arrival& one : arrivals.ranges) {
      out.signed_number(static_cast<std::int64_t>(one.first - std::exchange(first, one.first)));
      out.number(one.last - one.first);
      out.signed_number(static_cast<std::int64_t>(one.at - std::exchange(at, one.at)));
    }
  }
}

void Causality::read(ByteReader& in) {
  for (std::uint64_t pairs = in.number(); pairs > 0 && in.is_whole(); --pairs) {
    const Id receiver = in.id();
    Arrivals& arrivals = arrivals_[{receiver, in.id()}];
    Arrival one{0, 0, 0};
    for (std::uint64_t ranges = in.number(); ranges > 0 && in.is_whole(); --ranges) {
      one.first += static_cast<std::uint64_t>(in.signed_number());
      one.last = one.first + in.number();
      one.at += static_cast<std::uint64_t>(in.signed_number());
      arrivals.add(one);
    }
  }
}

}  // namespace counterbell
