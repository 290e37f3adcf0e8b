// The list that drops down from a menu button or a combobox. For the widgets that open one.
#pragma once

#include <span>
#include <string_view>

#include "ui/kit/ui.h"
#include "ui/kit/widgets/overlays.h"

namespace counterbell::ui {

/// What opens, and how it is called.
struct PopupLook {
  Role list = Role::menu;      ///< menu or listbox.
  Role item = Role::menuitem;  ///< menuitem or option.
  Words name = {};
  int current = -1;  ///< The item that gets the focus at first and is marked.
  float min_width = 0;
};

/// Opens the list that belongs to `owner`; the focus goes back to where it is now.
void open_popup(Ui& ui, NodeId owner);
bool popup_is_open(Ui& ui, NodeId owner);
/// Draws the list of `owner`, which must be open, below `anchor`, or above when there is more room. Returns the index chosen or
/// -1; closes on a choice, on Escape, Tab and on a press beside it.
int popup(Ui& ui, NodeId owner, Rect anchor, std::span<const MenuItem> items, const PopupLook& look);

/// Lets all that the current window shows appear, as the appearance of `id` has come.
void fade_in_window(Ui& ui, NodeId id);

}  // namespace counterbell::ui
