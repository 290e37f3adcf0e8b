// The press, hover and focus that all widgets share, and the tooltip.
#include <imgui.h>

#include <algorithm>
#include <utility>

#include "ui/kit/draw/imgui_access.h"
#include "ui/kit/layout.h"
#include "ui/kit/ui_state.h"
#include "ui/kit/widgets/widgets.h"

namespace counterbell::ui {

namespace {

constexpr std::chrono::milliseconds tooltip_delay{500};

/// Whether a right click or long press is on `rect`.
bool takes_context(Ui& ui, const Rect& rect) {
  std::optional<UiState::Point>& context = ui.state().context;
  if (!context || !ui.on_top() || !rect.contains(context->x, context->y)) return false;
  if (!ImGui::IsMouseHoveringRect({rect.x, rect.y}, {rect.right(), rect.bottom()}) && !ImGui::IsWindowHovered())
    return false;
  context.reset();
  return true;
}

}  // namespace

Press pressable(Ui& ui, Rect rect, const IdKey& key, Node node) {
  Semantics& semantics = ui.semantics();
  Press press;
  press.id = semantics.unique(ui.id(key));
  const bool disabled = node.disabled;
  node.id = press.id;
  node.interactive = !disabled;
  press.focused = !disabled && semantics.focused() == press.id;
  if (!ui.add(std::move(node), rect)) return press;
  if (press.focused) keep_focus_in_sight(ui, rect, press.id);

  const imgui_access::Pointer pointer = imgui_access::pointer_area(rect, press.id, disabled);
  press.hovered = pointer.hovered;
  press.held = pointer.held;
  press.pressed = pointer.pressed;
  if (disabled) return press;
  if (pointer.hovered) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
  if (pointer.hovered && ImGui::IsMouseClicked(0)) semantics.request_focus(press.id, true);
  if (ui.on_top() && semantics.take(Event::Kind::activate, press.id)) press.pressed = true;
  if (press.pressed) ui.state().field_done = ui.state().frame;
  press.context = takes_context(ui, rect);
  return press;
}

void draw_focus_ring(Ui& ui, Rect rect, float corner, NodeId id) {
  const Semantics& semantics = ui.semantics();
  if (id == 0 || semantics.focused() != id || !semantics.focus_visible()) return;
  constexpr float ring = 2;
  constexpr float air = 2;
  const ImDrawList* list = ImGui::GetWindowDrawList();
  const Rect around{rect.x - ring - air, rect.y - ring - air, rect.width + 2 * (ring + air),
                    rect.height + 2 * (ring + air)};
  const ImVec2 from = list->GetClipRectMin();
  const ImVec2 to = list->GetClipRectMax();
  const bool room = around.x >= from.x && around.y >= from.y && around.right() <= to.x && around.bottom() <= to.y;
  if (room) {
    stroke(ui, around, ui.palette().accent, corner + ring + air, ring);
  } else {  // at the edge of what is shown the ring lies inside
    stroke(ui, rect.inset(ring), ui.palette().accent, std::max(0.0f, corner - ring), ring);
  }
}

void tooltip(Ui& ui, const Press& press, Rect rect, Words text) {
  const bool by_focus = press.focused && ui.semantics().focus_visible();
  if (text.empty() || press.held || (!press.hovered && !by_focus)) return;
  ui.state().want_tooltip(text, rect, press.hovered);
}

/// Shows the tooltip wanted by this frame once it has been for a moment.
void Ui::show_tooltip() {
  UiState& state = *state_;
  Tooltip wanted = std::exchange(state.wanted_tooltip, {});
  if (wanted.text != state.tooltip.text) state.tooltip_since = elapsed_;
  state.tooltip = std::move(wanted);
  if (state.tooltip.text.empty()) return;
  const std::chrono::nanoseconds left = state.tooltip_since + tooltip_delay - elapsed_;
  if (left <= left.zero()) return draw_tooltip();
  host_->wake_after(left);
}

void Ui::draw_tooltip() {
  constexpr float max_width = 320;
  constexpr float margin = 8;
  const Tooltip& tip = state_->tooltip;
  const float text_w = std::min(text_width(*this, tip.text, TextStyle::secondary) + 1, max_width);
  const float text_h = text_height(*this, tip.text, TextStyle::secondary, text_w);
  Rect box{0, 0, text_w + 20, text_h + 12};
  box.x = std::clamp(tip.rect.x + (tip.rect.width - box.width) / 2, margin,
                     std::max(margin, screen_.width - box.width - margin));
  const bool below = tip.rect.bottom() + 8 + box.height + margin <= screen_.height;
  box.y = below ? tip.rect.bottom() + 8 : std::max(margin, tip.rect.y - 8 - box.height);

  imgui_access::begin_plain_window("##tooltip", screen_, false, true);
  fill(*this, box, palette_->ink, 6);
  draw_text(*this, box.inset(10, 6), tip.text, TextStyle::secondary, palette_->bg);
  ImGui::End();
}

}  // namespace counterbell::ui
