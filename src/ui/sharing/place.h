// The address of Share.
#pragma once

namespace counterbell::ui {

/// The place in its address, "/share".
inline constexpr const char* share_place = "share";

}  // namespace counterbell::ui
