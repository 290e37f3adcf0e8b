// Filled and outlined rectangles, lines and the shadow, on the edges of device pixels.
#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <numbers>

#include "ui/kit/draw/text.h"

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

/// A ring of a shadow is a rounded rectangle of this many corners, the same for all, so that two can be joined.
constexpr int points_of_corner = 9;
constexpr unsigned ring_points = 4 * points_of_corner;
/// The innermost ring lies this far inside of the box, whose own edge is not sharp.
constexpr float under_the_box = 2;

void write_ring(ImDrawList& list, const Rect& ring, float corner, Colour colour) {
  const float radius = std::max(corner, 0.0f);
  const ImVec2 plain = ImGui::GetFontTexUvWhitePixel();
  for (int i = 0; i < static_cast<int>(ring_points); ++i) {
    const int quarter = i / points_of_corner;
    const float turn = static_cast<float>(i % points_of_corner) / (points_of_corner - 1);
    const float angle = (static_cast<float>(quarter) + turn) * std::numbers::pi_v<float> / 2;
    const float middle_x = quarter == 0 || quarter == 3 ? ring.right() - radius : ring.x + radius;
    const float middle_y = quarter < 2 ? ring.bottom() - radius : ring.y + radius;
    list.PrimWriteVtx({middle_x + radius * std::cos(angle), middle_y + radius * std::sin(angle)}, plain, colour);
  }
}

/// Fills what lies between two rings, given by their first corners; colours run from one to the other.
void join_rings(ImDrawList& list, unsigned inner, unsigned outer) {
  for (unsigned i = 0; i < ring_points; ++i) {
    const unsigned next = (i + 1) % ring_points;
    for (const unsigned corner : {inner + i, outer + i, outer + next, inner + i, outer + next, inner + next}) {
      list.PrimWriteIdx(static_cast<ImDrawIdx>(corner));
    }
  }
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
  // How dark it is right at the box, and how that fades outwards: quickly at first, then ever slower.
  constexpr int rings = 8;
  constexpr float spread = 30;
  constexpr float drop = 8;
  const float strength = ui.dark() ? 0.40f : 0.17f;
  const Rect box = snapped(ui, rect);
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->PrimReserve(rings * ring_points * 6, (rings + 1) * ring_points);
  const unsigned first = list->_VtxCurrentIdx;
  for (int i = 0; i <= rings; ++i) {
    const float share = static_cast<float>(i) / rings;
    const float grow = spread * share * share - under_the_box * (1 - share);
    const Rect ring{box.x - grow, box.y - grow + drop * share, box.width + 2 * grow, box.height + 2 * grow};
    write_ring(*list, ring, corner + grow, faded(0xFF000000u, strength * (1 - share)));
  }
  for (unsigned i = 0; i < rings; ++i) join_rings(*list, first + i * ring_points, first + (i + 1) * ring_points);
}

}  // namespace counterbell::ui
