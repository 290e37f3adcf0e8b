// Areas that scroll and content that flows down.
#pragma once

#include <functional>
#include <string_view>

#include "ui/kit/ui.h"

namespace counterbell::ui {

/// Hands out rectangles from top to bottom: a column of content.
class Flow {
 public:
  explicit Flow(Rect area, float spacing = 0) : area_(area), y_(area.y), gap_(spacing) {}
  /// The next `height` pixels, full width.
  Rect next(float height) {
    const Rect rect{area_.x, y_, area_.width, height};
    y_ += height + gap_;
    return rect;
  }
  void space(float height) { y_ += height; }
  float y() const { return y_; }
  float width() const { return area_.width; }
  float used() const { return y_ - area_.y; }
  /// What is left below.
  Rect rest() const { return {area_.x, y_, area_.width, std::max(0.0f, area_.bottom() - y_)}; }

 private:
  Rect area_;
  float y_;
  float gap_;
};

/// A vertically scrolling area: everything drawn while it lives is clipped to `rect` and moved by the scroll position.
/// Tell it the content's height before it ends.
class ScrollArea {
 public:
  ScrollArea(Ui& ui, std::string_view key, Rect rect);
  ~ScrollArea();
  ScrollArea(const ScrollArea&) = delete;
  ScrollArea& operator=(const ScrollArea&) = delete;

  /// The content's rectangle in screen coordinates (already moved by the scroll); its height is the area's.
  Rect content() const { return content_; }
  void set_content_height(float height) { content_height_ = height; }
  float scroll() const { return scroll_; }
  void scroll_to(float y);
  /// Scrolls as little as needed so that the content between `top` and `bottom` (from the content's top) is in sight.
  void reveal(float top, float bottom);
  void scroll_to_end();

 private:
  Ui& ui_;
  NodeId id_;
  Rect rect_;
  Rect content_;
  float content_height_ = 0;
  float scroll_ = 0;

  Rect thumb() const;
  void drag_thumb();
  void draw_thumb();
  void scroll_by_keys();
};

/// Scrolls the areas being drawn so that `rect`, in the innermost of them, comes into sight.
void reveal_in_scroll_areas(Ui& ui, Rect rect);
/// To be called for what has the focus, at `rect`: scrolls it into sight when the focus just came, or there is less room than before.
void keep_focus_in_sight(Ui& ui, Rect rect, NodeId id);

/// Draws only the visible ones (and two more at either end, which Tab reaches) of `count` rows of one height in a scroll area; `draw` gets the index and rectangle.
void rows(Ui& ui, ScrollArea& area, std::size_t count, float row_height,
          const std::function<void(std::size_t, Rect)>& draw);

}  // namespace counterbell::ui
