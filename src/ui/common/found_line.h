// Above a list that shows what was searched for.
#pragma once

#include <cstddef>

#include "ui/common/context.h"

namespace counterbell::ui {

/// How many were found, and the way to see all again.
void draw_found_line(Context& context, Rect line, std::size_t count);

}  // namespace counterbell::ui
