// The name of one change.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "model/id.h"

namespace counterbell {

/// Names one change: the `seq`-th (from 1, gapless) of `replica`.
struct Dot {
  Id replica;
  std::uint64_t seq = 0;
  auto operator<=>(const Dot&) const = default;

  /// "<replica>:<seq>": how files write it.
  std::string text() const;
  static std::optional<Dot> parse(std::string_view text);
};

}  // namespace counterbell
