// The country in which a shop's telephone numbers are dialled.
#pragma once

#include <string>

#include "ui/kit/later.h"
#include "ui/kit/layout.h"
#include "ui/kit/ui.h"

namespace counterbell::ui {

/// Draws it; true when another one was chosen. `code` is as desk::Shop::country() has it.
bool country_select(LaterPart, Ui& ui, Flow& flow, std::string& code);

}  // namespace counterbell::ui
