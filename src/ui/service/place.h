// The address of the service levels.
#pragma once

namespace counterbell::ui {

/// Their item in the settings: "/settings/service".
inline constexpr const char* service_item = "service";

}  // namespace counterbell::ui
