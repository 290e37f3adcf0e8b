// Times as the command line reads and writes them: ISO 8601, in UTC.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace counterbell::cli {

/// Milliseconds since 1970 for "2026-03-01", "2026-03-01T09:30Z", "2026-03-01T09:30:00Z" or "2026-03-01T09:30:00.250Z"; the Z
/// may be left out. Years from 1970 to 9999.
std::optional<std::int64_t> parse_time(std::string_view text);

/// "2026-03-01T09:30:00.250Z".
std::string time_text(std::int64_t ms);

/// "2026-03-01T09:30:00Z", of seconds.
std::string second_text(std::int64_t seconds);

}  // namespace counterbell::cli
