// What the widgets remember from frame to frame, by node id. Theirs alone; screens keep no state here.
#pragma once

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "ui/kit/draw/geometry.h"
#include "ui/kit/semantics.h"
#include "words/text.h"

namespace counterbell::ui {

/// How far an area is scrolled.
struct ScrollState {
  float y = 0;
  float content = 0;    ///< Height of what is in it, as last told.
  float view = 0;       ///< Height of the area itself.
  bool to_end = false;  ///< Goes to the end once the content's height is known.
  bool shrank = false;  ///< It is less high than in the frame before.
  /// How far it can go; a fraction of a pixel is nowhere.
  float limit() const { return content - view < 1 ? 0 : content - view; }
};

/// An area that scrolls, as the frame before had it, for finding the one under the pointer.
struct ScrollPlace {
  NodeId id = 0;
  Rect rect;
  int layer = 0;
};

/// The one open menu or list of choices.
struct PopupState {
  NodeId owner = 0;                        ///< 0: none is open.
  NodeId return_focus = 0;                 ///< Where the focus goes when it closes.
  bool opened = false;                     ///< This frame.
  bool seen = false;                       ///< Drawn in this frame; else its screen is gone and it closes.
  std::string typed = {};                  ///< Letters typed to find an item…
  std::chrono::nanoseconds typed_at = {};  ///< …of which the last at this time, by Ui::elapsed.
};

/// An open dialog.
struct DialogState {
  NodeId id = 0;
  NodeId return_focus = 0;
  float body_height = 0;  ///< As told after it was drawn; 0 when not.
  bool close = false;     ///< Asked for; to be told in the next frame.
  bool seen = false;
  bool focus_placed = false;
};

/// What is told beside the thing it is about.
struct Tooltip {
  Text text = {};
  Rect rect = {};           ///< What it is about.
  bool by_pointer = false;  ///< The pointer rests there; else the focus is there.
};

struct Appearance {
  std::chrono::nanoseconds since{0};  ///< By Ui::elapsed.
  std::uint64_t last_frame = 0;
};

struct UiState {
  struct Drag {
    float x = 0, y = 0, dy = 0;
  };
  struct Point {
    float x = 0, y = 0;
  };

  std::uint64_t frame = 0;
  bool was_in_field = false;  ///< A field had the focus in the frame before.
  std::uint64_t field_done =
      0;  ///< The frame in which Enter, Escape or the press of a control ended the writing in a field.
  std::chrono::nanoseconds letters_rest_until{0};  ///< By Ui::elapsed.
  std::unordered_map<NodeId, ScrollState> scrolls;
  std::vector<ScrollPlace> scroll_places;       ///< Of the frame before.
  std::vector<ScrollPlace> next_scroll_places;  ///< Of this frame.
  std::vector<NodeId> open_scrolls;             ///< Those that live right now, the innermost last.
  NodeId focus_scroll = 0;                      ///< The innermost that holds what has the focus.
  std::vector<Drag> drags;
  std::optional<Point> context;
  PopupState popup;
  std::vector<DialogState> dialogs;
  Tooltip wanted_tooltip;  ///< By what this frame draws.
  Tooltip tooltip;
  std::chrono::nanoseconds tooltip_since{0};  ///< By Ui::elapsed.
  std::unordered_map<NodeId, Appearance> appearances;
  std::unordered_map<NodeId, std::uint32_t> edits;  ///< Number of the last edit a field took.
  std::unordered_map<NodeId, std::string> spoken;   ///< What a status on screen said last.
  std::vector<NodeId> nameless;  ///< Items of this frame that take the pointer and need no node: scrollbars, backdrops.
  std::u32string missing;        ///< Characters that no font has.
  std::vector<std::string> cut;  ///< Texts of the catalogue that this frame had no room for; kept for tests alone.

  /// Asks for a tooltip; where the pointer rests goes before where the focus is.
  void want_tooltip(Words text, const Rect& rect, bool by_pointer) {
    if (wanted_tooltip.text.empty() || by_pointer || !wanted_tooltip.by_pointer) {
      wanted_tooltip = {text, rect, by_pointer};
    }
  }
};

}  // namespace counterbell::ui
