// What is drawn against what the tree says: a field that holds text, a button that has a name, and the ring of what has the focus must
// leave something in the draw lists where they stand. The tree alone cannot tell, since it is right when nothing is drawn.
#pragma once

#include <string>
#include <vector>

#include "ui/kit/ui.h"

namespace counterbell::test {

/// What the frame just rendered leaves out, a line each. After ImGui::Render, with the same context.
std::vector<std::string> missing_ink(ui::Ui& ui);

}  // namespace counterbell::test
