// Rectangles that are cut up: how every screen is laid out.
#pragma once

#include <algorithm>

namespace counterbell::ui {

/// A rectangle in CSS pixels. The cut functions take a strip off one side, return it, and keep the rest.
struct Rect {
  float x = 0;
  float y = 0;
  float width = 0;
  float height = 0;

  float right() const { return x + width; }
  float bottom() const { return y + height; }
  bool contains(float px, float py) const { return px >= x && px < right() && py >= y && py < bottom(); }
  bool empty() const { return width <= 0 || height <= 0; }

  Rect cut_left(float amount) {
    amount = std::clamp(amount, 0.0f, std::max(0.0f, width));
    const Rect cut{x, y, amount, height};
    x += amount;
    width -= amount;
    return cut;
  }
  Rect cut_right(float amount) {
    amount = std::clamp(amount, 0.0f, std::max(0.0f, width));
    width -= amount;
    return {x + width, y, amount, height};
  }
  Rect cut_top(float amount) {
    amount = std::clamp(amount, 0.0f, std::max(0.0f, height));
    const Rect cut{x, y, width, amount};
    y += amount;
    height -= amount;
    return cut;
  }
  Rect cut_bottom(float amount) {
    amount = std::clamp(amount, 0.0f, std::max(0.0f, height));
    height -= amount;
    return {x, y + height, width, amount};
  }
  /// This rectangle without a margin on every side.
  Rect inset(float horizontal, float vertical) const {
    return {x + horizontal, y + vertical, std::max(0.0f, width - 2 * horizontal),
            std::max(0.0f, height - 2 * vertical)};
  }
  Rect inset(float margin) const { return inset(margin, margin); }
  /// A rectangle of the given size in the middle of this one.
  Rect centred(float w, float h) const { return {x + (width - w) / 2, y + (height - h) / 2, w, h}; }
};

/// The part that both rectangles cover.
inline Rect intersection(const Rect& a, const Rect& b) {
  const float x = std::max(a.x, b.x);
  const float y = std::max(a.y, b.y);
  return {x, y, std::max(0.0f, std::min(a.right(), b.right()) - x),
          std::max(0.0f, std::min(a.bottom(), b.bottom()) - y)};
}

}  // namespace counterbell::ui
