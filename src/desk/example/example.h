// A believable shop, made up deterministically: for trying the product out, for benchmarks and for tests.
#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "desk/desk.h"

namespace counterbell::desk {

struct ExampleOptions {
  std::size_t tickets = 24;
  std::uint64_t seed = 1;
  Time now{};             ///< The newest ticket is from about then.
  std::string zone = {};  ///< Where the shop is, which the desk must know; without one it has no targets.
};

/// A clock the generator winds as it goes, so that changes are stamped when they are made up to have happened.
class WoundClock : public Clock {
 public:
  Time now() override { return now_; }
  void wind(Time now) { now_ = now; }

 private:
  Time now_{};
};

/// Fills the (empty) shop of `desk`, whose replica must run on `clock`. `progress` is told how many tickets are done and
/// stops the work by returning false.
Result<void> make_example(Desk& desk, WoundClock& clock, const ExampleOptions& options,
                          const std::function<bool(std::size_t)>& progress = {});

}  // namespace counterbell::desk
