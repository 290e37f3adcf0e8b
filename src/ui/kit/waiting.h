// What shows in the place of what is in the later part of the program, until that is here.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "ui/kit/later.h"
#include "ui/kit/layout.h"
#include "ui/kit/ui.h"

namespace counterbell::ui {

/// Says that something is coming, or that it could not be had and how to go on.
void draw_waiting_lines(Ui& ui, Flow& flow);
/// A whole place called `title`.
void draw_waiting_place(Ui& ui, Rect area, Words title);
/// A dialog called `title`; true when the person wants it closed.
bool draw_waiting_dialog(Ui& ui, Words title);
/// Draws an open dialog of the later part, with what its draw() wants, or that it is coming.
template <typename LaterDialog, typename... Wants>
void draw_dialog(Ui& ui, Words title, LaterDialog& dialog, Wants&... wants) {
  if (!dialog.is_open()) return;
  if (const std::optional<LaterPart> later = ui.host().later()) {
    dialog.draw(*later, wants...);
  } else if (draw_waiting_dialog(ui, title)) {
    dialog.close();
  }
}
/// For what is done at once: that it cannot be yet, and what to do.
Words waiting_words(Host& host);

}  // namespace counterbell::ui
