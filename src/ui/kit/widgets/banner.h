// A strip of one sentence and buttons below the top bar, for what somebody must see to.
#pragma once

#include <array>
#include <string_view>

#include "ui/kit/ui.h"

namespace counterbell::ui {

struct Banner {
  std::string_view key;
  Words text;
  const char* icon;
  Colour ground;
  Colour ink;
  Role role = Role::status;
  std::array<Words, 2> buttons;  ///< From the right, the first one primary; empty for none.
};

/// Takes its room off the top of `rest` and draws it there; which button was pressed, or -1.
int draw_banner(Ui& ui, Rect& rest, const Banner& banner);

}  // namespace counterbell::ui
