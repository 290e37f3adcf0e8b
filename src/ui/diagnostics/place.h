// The address of the diagnostics.
#pragma once

namespace counterbell::ui {

/// The place in their address, "/diagnostics".
inline constexpr const char* diagnostics_place = "diagnostics";

}  // namespace counterbell::ui
