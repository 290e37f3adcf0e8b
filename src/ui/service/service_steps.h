// What is done when a policy's time runs out, step by step, to be written down.
#pragma once

#include <vector>

#include "desk/service/sla/step.h"
#include "ui/kit/layout.h"
#include "ui/kit/ui.h"

namespace counterbell::ui {

/// Draws the steps with what changes, adds and removes them; true when one did.
bool draw_steps(Ui& ui, Flow& flow, std::vector<desk::sla::Step>& steps);

}  // namespace counterbell::ui
