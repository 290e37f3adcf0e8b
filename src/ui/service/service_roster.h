// Who is on duty on which days: supervisors are told of what is late on theirs.
#pragma once

#include "ui/common/context.h"
#include "ui/kit/layout.h"

namespace counterbell::ui {

/// Draws everybody with the days of the week, each to be pressed.
void draw_roster(Context& context, Flow& flow);

}  // namespace counterbell::ui
