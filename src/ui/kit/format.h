// Times, durations and sizes in words.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>

#include "model/time.h"
#include "ui/kit/host.h"
#include "words/text.h"

namespace counterbell::ui {

/// A day of the week, 0 being Monday: "Monday".
Words weekday_name(std::size_t day);

/// "10:04" when `at` is today, "yesterday 10:04", "tomorrow 10:04", "Fri 15:00" within the week to come and
/// "30 Oct, 15:00" within the one past, "3 Nov" within the year, "3 Nov 2025" else.
Text when(Host& host, Time at, Time now);
/// "3 Nov 2026, 10:04".
Text full_date_time(Host& host, Time at);
/// "Thu 24 Dec 2026".
Text full_date(std::chrono::local_days date);
/// "Thu 24 Dec".
Text date_without_year(std::chrono::local_days date);
/// "just now", "12 min", "3 h", "2 days": how long, roughly.
Text duration(std::chrono::milliseconds time);
/// "2.4 MB".
Text file_size(std::uint64_t bytes);

}  // namespace counterbell::ui
