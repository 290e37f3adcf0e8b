// The browser's clock and random source.
#pragma once

#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>

#include "replica/environment.h"

namespace counterbell::browser {

class BrowserClock : public Clock {
 public:
  Time now() override { return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now()); }
};

class BrowserRandom : public Random {
 public:
  void fill(std::span<std::uint8_t> bytes) override {
    while (!bytes.empty()) {
      const std::size_t count = std::min<std::size_t>(bytes.size(), 256);  // The most that getentropy takes.
      // Ids that can be guessed, or that collide, would be worse than no program.
      if (getentropy(bytes.data(), count) != 0) std::abort();
      bytes = bytes.subspan(count);
    }
  }
};

}  // namespace counterbell::browser
