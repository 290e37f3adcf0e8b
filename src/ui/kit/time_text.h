// A time to come, as people write it down.
#pragma once

#include <chrono>
#include <optional>
#include <string_view>

#include "model/time.h"
#include "ui/kit/host.h"

namespace counterbell::ui {

/// "16:30" or "16.30" is the next time that clocks here show that; "tomorrow", "friday", "fri 9:00", "2026-12-24", "24.12. 13:00"
/// are days, at nine in the morning unless told otherwise. Nothing when it cannot be understood.
std::optional<Time> parse_time_to_come(Host& host, std::string_view text, Time now);

/// When clocks here show `time` so many days after today.
Time local_time(Host& host, Time now, std::chrono::days ahead, std::chrono::minutes time);

}  // namespace counterbell::ui
