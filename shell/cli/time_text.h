// Reading and writing times: ISO 8601, in UTC.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "model/time.h"

namespace counterbell::cli {

/// The time that a text says: "2026-03-01", "2026-03-01T09:30Z", "2026-03-01T09:30:00Z" or "2026-03-01T09:30:00.250Z".
/// The Z may be left out. Years from 1970 to 9999; nothing for any other text.
std::optional<Time> parse_time(std::string_view text);

/// A time as "2026-03-01T09:30:00.250Z".
std::string time_text(Time time);

/// A time to the second as "2026-03-01T09:30:00Z".
std::string second_text(std::chrono::sys_seconds time);

}  // namespace counterbell::cli
