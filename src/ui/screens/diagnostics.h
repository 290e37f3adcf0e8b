// What the product costs on this very device: frames, memory, storage. Not linked to: whoever helps with a slow device names its
// address, #/diagnostics.
#pragma once

#include <vector>

#include "ui/cards.h"
#include "ui/later.h"
#include "ui/screen.h"

namespace counterbell::ui {

class DiagnosticsScreen {
 public:
  COUNTERBELL_LATER(diagnostics) void draw(LaterPart, Context& ctx, Rect area);

 private:
  Cards cards_;
};

/// The least of `values` that is not exceeded by `percent` of them; 0 when there are none.
float percentile(std::vector<float> values, float percent);

}  // namespace counterbell::ui
