// Filled and outlined rectangles, lines and the shadow, on the edges of device pixels.
#include <imgui.h>

#include <algorithm>
#include <cmath>

#include "ui/text.h"

namespace counterbell::ui {

namespace {

Rect snapped(const Ui& ui, const Rect& rect) {
  const float x = ui.snapped(rect.x);
  const float y = ui.snapped(rect.y);
  return {x, y, ui.snapped(rect.right()) - x, ui.snapped(rect.bottom()) - y};
}

/// A line's thickness in whole device pixels, at least one.
float whole_pixels(const Ui& ui, float thickness) {
  return std::max(1.0f, std::floor(thickness * ui.pixel_ratio() + 0.01f)) / ui.pixel_ratio();
}

}  // namespace

void fill(Ui& ui, Rect rect, Colour colour, float corner) {
  const Rect box = snapped(ui, rect);
  if (box.empty()) return;
  ImGui::GetWindowDrawList()->AddRectFilled({box.x, box.y}, {box.right(), box.bottom()}, colour, corner);
}

void stroke(Ui& ui, Rect rect, Colour colour, float corner, float thickness) {
  const float line = whole_pixels(ui, thickness);
  const Rect box = snapped(ui, rect).inset(line / 2);
  if (box.empty()) return;
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->PathRect({box.x, box.y}, {box.right(), box.bottom()}, std::max(0.0f, corner - line / 2));
  list->PathStroke(colour, ImDrawFlags_Closed, line);
}

void hairline(Ui& ui, float x0, float y0, float x1, float y1, Colour colour) {
  const float line = whole_pixels(ui, 1);
  const Rect rect{x0, y0, std::max(x1 - x0, line), std::max(y1 - y0, line)};
  const float x = ui.snapped(rect.x);
  const float y = ui.snapped(rect.y);
  const float right = x1 > x0 ? ui.snapped(x1) : x + line;
  const float bottom = y1 > y0 ? ui.snapped(y1) : y + line;
  ImGui::GetWindowDrawList()->AddRectFilled({x, y}, {right, bottom}, colour);
}

void shadow(Ui& ui, Rect rect, float corner) {
  constexpr int rings = 16;
  constexpr float spread = 30;
  constexpr float drop = 8;
  const float strength = ui.dark() ? 0.032f : 0.010f;
  const Rect box = snapped(ui, rect);
  for (int i = 1; i <= rings; ++i) {
    // Closer together near the box, so that the shade fades outwards.
    const float share = static_cast<float>(i) / rings;
    const float grow = spread * share * share;
    const float top = box.y - grow + drop * share;
    const float bottom = box.bottom() + grow + drop * share;
    ImGui::GetWindowDrawList()->AddRectFilled({box.x - grow, top}, {box.right() + grow, bottom},
                                              faded(0xFF000000u, strength), corner + grow);
  }
}

}  // namespace counterbell::ui
