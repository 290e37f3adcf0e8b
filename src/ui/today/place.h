// The address of Today.
#pragma once

namespace counterbell::ui {

/// The place in its address, "/today".
inline constexpr const char* today_place = "today";
/// That of the page for the evening, "/closing".
inline constexpr const char* closing_place = "closing";

}  // namespace counterbell::ui
