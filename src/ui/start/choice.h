// A wide button of two lines, for choosing how to begin.
#pragma once

#include "ui/kit/layout.h"
#include "ui/kit/ui.h"

namespace counterbell::ui {

/// `label` is what it does, `hint` when one wants it; true when pressed.
bool choice(Ui& ui, Flow& flow, const char* icon, Words label, Words hint);

}  // namespace counterbell::ui
