// The address of the tickets.
#pragma once

namespace counterbell::ui {

/// The place in their addresses: "/tickets", and "/tickets/K7F-0042" for one of them (route_to).
inline constexpr const char* tickets_place = "tickets";

}  // namespace counterbell::ui
