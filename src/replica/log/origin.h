// The change that wrote a value: when it was made, and by whom.
#pragma once

#include <compare>
#include <cstdint>
#include <tuple>

#include "replica/change/change.h"

namespace counterbell {

/// The replica and the person that made a change.
struct Author {
  Id replica;
  Id staff;  ///< Zero when nobody was signed in.
  auto operator<=>(const Author&) const = default;
};

/// Identifies a change, with its stamp and author. All values that the change wrote share one Origin. The state owns the authors and
/// holds each of them once: there are many changes, but few replicas and people.
struct Origin {
  Stamp stamp;
  std::uint64_t seq = 0;
  ChainHash hash{};
  const Author* author = nullptr;
  /// The change's number among all changes here, from 0 in the order in which they came. It shares its four bytes with the flag, since
  /// one Origin is kept for every change.
  std::uint32_t number : 31 = 0;
  bool is_undo : 1 = false;  ///< It gives back what another change had replaced.

  Dot dot() const { return {author->replica, seq}; }
  ExactDot name() const { return {dot(), hash}; }
  /// Whether writes of this change win over writes of `other`.
  bool stands_above(const Origin& other) const {
    return std::tie(stamp, author->replica, seq, hash) >
           std::tie(other.stamp, other.author->replica, other.seq, other.hash);
  }
};

}  // namespace counterbell
