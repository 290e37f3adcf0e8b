// The way to the places, and to who is signed in: a rail at the left, or a bar at the bottom of a phone.
#pragma once

#include "ui/common/context.h"

namespace counterbell::ui {

/// Takes its room off `rest` and draws it there; at the left, the logo above it is `top_height` high.
void draw_navigation(Context& context, Rect& rest, float top_height);

}  // namespace counterbell::ui
