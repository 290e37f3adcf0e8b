// The order in which records were made, the same at every station.
#pragma once

#include <tuple>

#include "replica/state/state.h"

namespace counterbell::desk {

/// Whether `a` was made before `b`: by the stamp and the replica of their first change, then by id.
inline bool made_before(const Record* a, const Record* b) {
  if (a->created() != b->created()) return a->created() < b->created();
  return std::tuple(a->creator(), a->id()) < std::tuple(b->creator(), b->id());
}

}  // namespace counterbell::desk
