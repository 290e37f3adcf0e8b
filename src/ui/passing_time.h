// Words about time that passes while people look, and the frames that keep them true.
//
// All of them read otherwise on the minute, together, so that a list of countdowns costs one frame a minute and not one for each;
// only the last minute before something is due goes by the second.
#pragma once

#include <cstdint>
#include <string>

#include "ui/host.h"

namespace counterbell::ui {

/// "25 min", "40 s", "3 h", "2 days": of a time that is to come, rounded up, so that it never promises less than there is.
std::string time_left(std::int64_t ms);

/// The first whole minute from `at_ms` on.
std::int64_t on_the_minute(std::int64_t at_ms);

/// Asks for a frame when the duration() since `since_ms` next reads otherwise.
void wake_for_age(Host& host, std::int64_t now_ms, std::int64_t since_ms);
/// The same for the time_left() until `due_ms`, and for the duration() since then once it is over.
void wake_for_countdown(Host& host, std::int64_t now_ms, std::int64_t due_ms);
/// Asks for a frame at midnight, from which on "today", "yesterday" and weekdays are others.
void wake_at_midnight(Host& host, std::int64_t now_ms);

}  // namespace counterbell::ui
