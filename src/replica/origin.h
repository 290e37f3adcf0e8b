// What is known of a change wherever something that it wrote stands.
#pragma once

#include <compare>
#include <cstdint>

#include "replica/change.h"

namespace counterbell {

/// Where a change was made, and by whom.
struct Author {
  Id replica;
  Id staff;  ///< Zero when nobody was signed in.
  auto operator<=>(const Author&) const = default;
};

/// Which change it was, when it was made and by whom. Shared by all that the change wrote. Its author lies in the state, which
/// holds each of them once: there are many changes, and few replicas and people.
struct Origin {
  Stamp stamp;
  std::uint64_t seq = 0;
  ChainHash hash{};
  const Author* author = nullptr;
  std::uint32_t number = 0;  ///< Its place among all changes here, in the order in which they came.

  Dot dot() const { return {author->replica, seq}; }
  ExactDot name() const { return {dot(), hash}; }
  /// Whether writes from here stand above writes from `other`.
  bool stands_above(const Origin& other) const;
};

}  // namespace counterbell
