// Words about time that passes while people look, and the frames that keep them true.
//
// All of them read otherwise on the minute, together, so that a list of countdowns costs one frame a minute and not one for each;
// only the last minute before something is due goes by the second.
#pragma once

#include <chrono>

#include "model/time.h"
#include "ui/kit/host.h"
#include "words/text.h"

namespace counterbell::ui {

/// "25 min", "40 s", "3 h", "2 days": of a time that is to come, rounded up, so that it never promises less than there is.
Text time_left(std::chrono::milliseconds left);

/// The first whole minute from `at` on.
Time on_the_minute(Time at);

/// Asks for a frame when the duration() since `since` next reads otherwise.
void wake_for_age(Host& host, Time now, Time since);
/// The same for the time_left() until `due`, and for the duration() since then once it is over.
void wake_for_countdown(Host& host, Time now, Time due);
/// Asks for a frame at midnight, from which on "today", "yesterday" and weekdays are others.
void wake_at_midnight(Host& host, Time now);

}  // namespace counterbell::ui
