// The address of the settings.
#pragma once

namespace counterbell::ui {

/// The place in their address, "/settings". Settings that need a page of their own are items of it: "/settings/service".
inline constexpr const char* settings_place = "settings";

}  // namespace counterbell::ui
