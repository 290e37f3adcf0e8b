#include "desk/example/dice.h"

#include <algorithm>

namespace counterbell::desk {

std::uint64_t Dice::next() {
  state_ += 0x9E3779B97F4A7C15u;
  std::uint64_t z = state_;
  z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
  z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
  return z ^ (z >> 31);
}

std::size_t Dice::skewed(std::size_t count) {
  const double share = static_cast<double>(next() >> 11) * 0x1p-53;
  return std::min(static_cast<std::size_t>(static_cast<double>(count) * share * share * share), count - 1);
}

std::int64_t Dice::between(std::int64_t first, std::int64_t last) {
  return first + static_cast<std::int64_t>(below(static_cast<std::size_t>(last - first + 1)));
}

}  // namespace counterbell::desk
