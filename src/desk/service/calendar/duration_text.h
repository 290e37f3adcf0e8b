// Lengths of time in writing, to the second: as people type them, and to be shown.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace counterbell::desk::sla {

/// "45 s", "30 min", "1 h 30 min"; "0 min" for none.
std::string duration_text(std::chrono::seconds length);

/// The length that a text says: "30", "30 min", "1h30", "1,5 hours"; a number alone is minutes. 0 for an empty text; nothing for one
/// that says none, or more than longest_target.
std::optional<std::chrono::seconds> parse_duration(std::string_view text);

}  // namespace counterbell::desk::sla
