// The one door to Dear ImGui's internals, which promise nothing from one version to the next: only imgui_access.cpp includes
// imgui_internal.h, and only what is here may be used of it.
#pragma once

#include <vector>

#include "ui/kit/draw/geometry.h"
#include "ui/kit/semantics.h"

struct ImFont;

namespace counterbell::ui::imgui_access {

/// What the pointer does to an item.
struct Pointer {
  bool hovered = false;
  bool held = false;
  bool pressed = false;  ///< Went down and up again on it.
};
/// An invisible item of the current window that takes the pointer; where two overlap, the first has it.
Pointer pointer_area(const Rect& rect, NodeId id, bool disabled);

/// The drawing's density in device pixels per CSS pixel, for edges one device pixel soft. After NewFrame, before any window.
void set_edge_softness(float pixel_ratio);

/// Starts a window without any looks or behaviour of its own, to draw on; ends with ImGui::End. Lifted, it is drawn above all
/// windows begun before; else it stays below.
void begin_plain_window(const char* name, const Rect& rect, bool takes_pointer, bool lift);

/// Whether a pointer button, or a move in flight, is still in ImGui's queue for a later frame.
bool input_waiting();

/// Forgets all glyphs drawn with `font`, so that characters it lacked are looked for again.
void forget_glyphs(ImFont* font);

/// From now on (or no longer) notes every item that takes the pointer. Only in builds with tests.
void watch_items(bool watch);
/// The items noted since the frame began, without windows themselves.
const std::vector<NodeId>& watched_items();
void clear_watched_items();

}  // namespace counterbell::ui::imgui_access
