// What the product costs on this very device: frames, memory, storage. Not linked to: whoever helps with a slow device names its
// address, #/diagnostics.
#pragma once

#include <vector>

#include "ui/common/context.h"
#include "ui/kit/later.h"
#include "ui/kit/widgets/cards.h"

namespace counterbell::ui {

class DiagnosticsScreen {
 public:
  void draw(LaterPart, Context& context, Rect area);

 private:
  Cards cards_;
};

/// The least of `values` that is not exceeded by `percent` of them; 0 when there are none.
FrameTime percentile(std::vector<FrameTime> values, float percent);

}  // namespace counterbell::ui
