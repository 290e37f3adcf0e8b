// Moments and spans of time.
#pragma once

#include <chrono>

namespace counterbell {

/// A moment in UTC, to the millisecond: what the clock tells, and what records keep. A span between two is std::chrono::milliseconds.
/// What counts in whole seconds (service levels) has std::chrono::sys_seconds and std::chrono::seconds, so the compiler converts
/// between the two, and refuses what would lose something: that takes std::chrono::floor.
using Time = std::chrono::sys_time<std::chrono::milliseconds>;

}  // namespace counterbell
