// How the program looks on this device: theme, density and language.
#pragma once

#include "ui/kit/layout.h"
#include "ui/kit/ui.h"

namespace counterbell::ui {

/// Puts in force what was chosen for the look of this device.
void apply_look(Ui& ui);
/// The choices, which are kept and put in force at once.
void draw_look(Ui& ui, Flow& flow);

}  // namespace counterbell::ui
