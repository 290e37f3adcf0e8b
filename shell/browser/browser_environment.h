// Time and chance, as the browser has them.
#pragma once

#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>

#include "replica/environment.h"

namespace counterbell::browser {

class BrowserClock : public Clock {
 public:
  std::int64_t now_ms() override {
    const auto since_1970 = std::chrono::system_clock::now().time_since_epoch();
    return std::chrono::duration_cast<std::chrono::milliseconds>(since_1970).count();
  }
};

class BrowserRandom : public Random {
 public:
  void fill(std::span<std::uint8_t> bytes) override {
    while (!bytes.empty()) {
      const std::size_t count = std::min<std::size_t>(bytes.size(), 256);  // getentropy takes no more at once
      if (getentropy(bytes.data(), count) != 0) std::abort();  // ids that can be guessed or collide are worse
      bytes = bytes.subspan(count);
    }
  }
};

}  // namespace counterbell::browser
