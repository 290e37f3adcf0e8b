// The address of Today.
#pragma once

namespace counterbell::ui {

/// The place in its address, "/today".
inline constexpr const char* today_place = "today";

}  // namespace counterbell::ui
