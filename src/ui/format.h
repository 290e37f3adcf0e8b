// Times, durations, counts and sizes in words.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "ui/host.h"

namespace counterbell::ui {

/// "10:04" when `at_ms` is today, "yesterday 10:04", "tomorrow 10:04", "Fri 15:00" within a week, "3 Nov" within the year, "3 Nov 2025" else.
std::string when(Host& host, std::int64_t at_ms, std::int64_t now_ms);
/// "3 Nov 2026, 10:04".
std::string full_date_time(Host& host, std::int64_t at_ms);
/// "just now", "12 min", "3 h", "2 days": how long, roughly.
std::string duration(std::int64_t ms);
/// "1 ticket", "18 tickets".
std::string counted(std::uint64_t count, std::string_view one, std::string_view many);
/// "2.4 MB".
std::string file_size(std::uint64_t bytes);

}  // namespace counterbell::ui
