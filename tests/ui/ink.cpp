#include "tests/ui/ink.h"

#include <imgui.h>

#include <algorithm>

namespace counterbell::test {
namespace {

using ui::Node;
using ui::Rect;
using ui::Role;

/// Below that a colour is not to be seen.
constexpr unsigned least_alpha = 64;
/// How far outside of a node its ring may lie: a field's frame is that far from its text.
constexpr float around = 18;
/// Of a row or button that is cut by what surrounds it, so little need not have a letter in it.
constexpr float least_height = 36;
constexpr float least_width = 12;
constexpr float least_field_height = 20;

/// What a frame drew: the middles of all letters and icons, from top to bottom, and where all shapes in the ring's colours lie.
struct Ink {
  std::vector<ImVec2> letters;
  std::vector<Rect> accents;
};

/// Whether a corner takes its pixels from where the atlas keeps shapes: one white pixel, and lines of all widths.
bool is_shape(const ImVec2& uv) {
  const ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
  if (uv.x == atlas.TexUvWhitePixel.x && uv.y == atlas.TexUvWhitePixel.y) return true;
  return std::ranges::any_of(atlas.TexUvLines, [&](const ImVec4& line) {
    return (uv.x == line.x && uv.y == line.y) || (uv.x == line.z && uv.y == line.w);
  });
}

unsigned alpha(ImU32 colour) { return (colour >> IM_COL32_A_SHIFT) & 0xFF; }
ImU32 opaque(ImU32 colour) { return colour | IM_COL32_A_MASK; }

void add_triangles(Ink& ink, const ImDrawList& list, const ImDrawCmd& command, const std::vector<ImU32>& accents) {
  const ImVec4 clip = command.ClipRect;
  for (unsigned i = 0; i + 2 < command.ElemCount; i += 3) {
    const auto corner = [&](unsigned at) -> const ImDrawVert& {
      return list.VtxBuffer[static_cast<int>(command.VtxOffset +
                                             list.IdxBuffer[static_cast<int>(command.IdxOffset + i + at)])];
    };
    const ImDrawVert &a = corner(0), &b = corner(1), &c = corner(2);
    if (std::max({alpha(a.col), alpha(b.col), alpha(c.col)}) < least_alpha) continue;
    const auto [left, right] = std::minmax({a.pos.x, b.pos.x, c.pos.x});
    const auto [top, bottom] = std::minmax({a.pos.y, b.pos.y, c.pos.y});
    const ImVec2 middle{(left + right) / 2, (top + bottom) / 2};
    if (middle.x < clip.x || middle.y < clip.y || middle.x > clip.z || middle.y > clip.w) continue;
    const bool shape = is_shape(a.uv);
    if (!shape) ink.letters.push_back(middle);
    if (shape && std::ranges::contains(accents, opaque(a.col)))
      ink.accents.push_back({left, top, right - left, bottom - top});
  }
}

Ink drawn(const std::vector<ImU32>& accents) {
  Ink ink;
  for (const ImDrawList* list : ImGui::GetDrawData()->CmdLists) {
    for (const ImDrawCmd& command : list->CmdBuffer) add_triangles(ink, *list, command, accents);
  }
  const auto higher = [](const ImVec2& a, const ImVec2& b) { return a.y < b.y; };
  std::ranges::sort(ink.letters, higher);
  return ink;
}

bool any_within(const std::vector<ImVec2>& points, const Rect& rect) {
  auto at = std::ranges::lower_bound(points, rect.y, {}, [](const ImVec2& point) { return point.y; });
  for (; at != points.end() && at->y <= rect.bottom(); ++at) {
    if (at->x >= rect.x && at->x <= rect.right()) return true;
  }
  return false;
}

bool is_field(const Node& node) { return node.role == Role::textbox || node.role == Role::searchbox; }

/// Whether the tree says that words or an icon are to be seen there.
bool says_words(const Node& node) {
  if (node.covered) return false;
  const Rect& seen = is_field(node) && !node.clip.empty() ? node.clip : node.rect;
  if (is_field(node)) return !node.value.empty() && !node.shows_text && seen.height >= least_field_height;
  if (node.name.empty() || node.rect.width < least_width) return false;
  switch (node.role) {
    case Role::row:
    case Role::option:
    case Role::button:
    case Role::link:
    case Role::tab:
    case Role::combobox:
    case Role::menuitem:
    case Role::checkbox:
    case Role::radio:
    case Role::heading:
      return node.interactive && node.rect.height >= (node.role == Role::heading ? 20 : least_height);
    default:
      return false;
  }
}

std::string told(const Node& node) {
  return std::string(ui::name(node.role)) + " '" + std::string(node.name.shown()) + "'";
}

}  // namespace

std::vector<std::string> missing_ink(ui::Ui& ui) {
  const ui::Palette& palette = ui.palette();
  const Ink ink = drawn({opaque(palette.accent), opaque(palette.bad)});
  std::vector<std::string> missing;
  for (const Node& node : ui.semantics().nodes()) {
    const Rect seen = is_field(node) && !node.clip.empty() ? node.clip : node.rect;
    if (says_words(node) && !any_within(ink.letters, seen)) missing.push_back(told(node) + " shows nothing");
    const bool has_ring = node.id == ui.semantics().focused() && (is_field(node) || ui.semantics().focus_visible());
    const Rect near{seen.x - around, seen.y - around, seen.width + 2 * around, seen.height + 2 * around};
    const auto touches = [&](const Rect& shape) {
      return shape.x <= near.right() && shape.right() >= near.x && shape.y <= near.bottom() && shape.bottom() >= near.y;
    };
    if (has_ring && !node.covered && !std::ranges::any_of(ink.accents, touches))
      missing.push_back(told(node) + " has no ring");
  }
  return missing;
}

}  // namespace counterbell::test
