// Sorting where there is not much to sort.
#pragma once

#include <algorithm>
#include <functional>
#include <ranges>

namespace counterbell {

/// Sorts as std::ranges::sort does, by a heap: in n log n steps, not stable. It is a little slower, and a quarter of the code, which is 2 to
/// 4 KB for each kind of item and order in a program that people download. For lists that are short or seldom sorted.
template <std::ranges::random_access_range Range, typename Less = std::ranges::less,
          typename Projection = std::identity>
void sort_few(Range&& range, Less less = {}, Projection projection = {}) {
  std::ranges::make_heap(range, less, projection);
  std::ranges::sort_heap(range, less, projection);
}

}  // namespace counterbell
