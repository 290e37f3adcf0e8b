// A time to come, as people write it down.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "ui/host.h"

namespace counterbell::ui {

/// "16:30" or "16.30" is the next time that clocks here show that; "tomorrow", "friday", "fri 9:00", "2026-12-24", "24.12. 13:00"
/// are days, at nine in the morning unless told otherwise. Nothing when it cannot be understood.
std::optional<std::int64_t> parse_time_to_come(Host& host, std::string_view text, std::int64_t now_ms);

/// When clocks here show `hour`:`minute` so many days after today.
std::int64_t local_time(Host& host, std::int64_t now_ms, int days_ahead, int hour, int minute = 0);

}  // namespace counterbell::ui
