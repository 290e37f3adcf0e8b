#include "shell/cli/environment.h"

#include <charconv>
#include <chrono>
#include <cstdlib>
#include <random>
#include <string_view>

namespace counterbell::cli {
namespace {

class SystemRandom : public Random {
 public:
  void fill(std::span<std::uint8_t> bytes) override {
    for (std::uint8_t& byte : bytes) byte = static_cast<std::uint8_t>(device_());
  }

 private:
  std::random_device device_;
};

}  // namespace

Time CommandClock::now() {
  return at_ ? *at_ : std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

/// SplitMix64 (Steele, Lea, Flood 2014).
void SeededRandom::fill(std::span<std::uint8_t> bytes) {
  for (std::uint8_t& byte : bytes) {
    state_ += 0x9E3779B97F4A7C15u;
    std::uint64_t z = state_;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    byte = static_cast<std::uint8_t>(z ^ (z >> 31));
  }
}

std::unique_ptr<Random> make_random() {
  if (const char* variable = std::getenv("COUNTERBELL_SEED")) {
    const std::string_view text(variable);
    std::uint64_t seed = 0;
    std::from_chars(text.data(), text.data() + text.size(), seed);
    return std::make_unique<SeededRandom>(seed);
  }
  return std::make_unique<SystemRandom>();
}

Id draw_id(Random& random) {
  Id id;
  random.fill(id.bytes);
  return id;
}

}  // namespace counterbell::cli
