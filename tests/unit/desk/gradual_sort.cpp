#include <doctest/doctest.h>

#include <algorithm>
#include <functional>
#include <random>
#include <vector>

#include "desk/base/gradual_sort.h"

using counterbell::desk::GradualSort;

TEST_CASE("Sorted a bit at a time, everything is in its order") {
  std::mt19937 random(1);  // NOLINT(cert-msc32-c,cert-msc51-cpp): the same every time
  for (const std::size_t size : {0u, 1u, 2u, 255u, 256u, 257u, 511u, 512u, 513u, 1000u, 5000u}) {
    for (const std::size_t budget : {1u, 100u, 256u, 100'000u}) {
      CAPTURE(size);
      CAPTURE(budget);
      std::vector<unsigned> items(size);
      std::ranges::generate(items, [&] { return static_cast<unsigned>(random() % 700); });
      std::vector<unsigned> expected = items;
      std::ranges::sort(expected, std::greater<>{});
      GradualSort<unsigned, std::greater<>> sort(items);
      std::size_t steps = 0;
      while (!sort.is_done()) {
        const std::size_t left = sort.step(budget);
        CHECK(left <= budget);
        CHECK((left == 0 || sort.is_done()));
        ++steps;
      }
      CHECK(sort.take() == expected);
      if (budget == 1) CHECK(steps >= size / 256 + (size > 256 ? size : 0));  // It did stop in between.
    }
  }
}
