// Times, durations, counts and sizes in words.
#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

#include "ui/host.h"

namespace counterbell::ui {

/// From Monday on, as opening hours are written down.
inline constexpr std::array<std::string_view, 7> weekday_names{"Monday", "Tuesday",  "Wednesday", "Thursday",
                                                               "Friday", "Saturday", "Sunday"};

/// "10:04" when `at_ms` is today, "yesterday 10:04", "tomorrow 10:04", "Fri 15:00" within a week, "3 Nov" within the year, "3 Nov 2025" else.
std::string when(Host& host, std::int64_t at_ms, std::int64_t now_ms);
/// "3 Nov 2026, 10:04".
std::string full_date_time(Host& host, std::int64_t at_ms);
/// "Thu 24 Dec 2026".
std::string full_date(std::chrono::local_days date);
/// "just now", "12 min", "3 h", "2 days": how long, roughly.
std::string duration(std::int64_t ms);
/// "1 ticket", "18 tickets".
std::string counted(std::uint64_t count, std::string_view one, std::string_view many);
/// "2.4 MB".
std::string file_size(std::uint64_t bytes);

}  // namespace counterbell::ui
