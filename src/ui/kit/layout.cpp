#include "ui/kit/layout.h"

#include <imgui.h>

#include <algorithm>
#include <cmath>

#include "ui/kit/draw/imgui_access.h"
#include "ui/kit/draw/text.h"
#include "ui/kit/ui_state.h"

namespace counterbell::ui {

namespace {

constexpr float bar_width = 8;  // where the pointer finds the scrollbar
constexpr float thumb_width = 4;
constexpr float shortest_thumb = 32;
constexpr float reveal_margin = 12;
constexpr std::size_t rows_beyond = 2;

/// Moves `scroll` as little as needed to show what lies between `top` and `bottom` of its content.
void bring_into_sight(ScrollState& scroll, float top, float bottom) {
  float y = scroll.y;
  if (bottom > y + scroll.view) y = bottom - scroll.view;
  if (top < y) y = top;
  scroll.y = std::clamp(y, 0.0f, std::max(scroll.limit(), 0.0f));
}

}  // namespace

ScrollArea::ScrollArea(Ui& ui, std::string_view key, Rect rect) : ui_(ui), id_(ui.id(key)), rect_(rect) {
  UiState& state = ui.state();
  ScrollState& scroll = state.scrolls[id_];
  scroll.shrank = rect.height < scroll.view;
  scroll.view = rect.height;
  content_height_ = scroll.content;
  scroll.y = std::clamp(scroll.y, 0.0f, scroll.limit());
  drag_thumb();
  scroll_ = ui.snapped(scroll.y);
  content_ = {rect.x, rect.y - scroll_, rect.width, rect.height};
  state.open_scrolls.push_back(id_);
  state.next_scroll_places.push_back({id_, rect, ui.layer()});
  ImGui::PushClipRect({rect.x, rect.y}, {rect.right(), rect.bottom()}, true);
}

ScrollArea::~ScrollArea() {
  UiState& state = ui_.state();
  ScrollState& scroll = state.scrolls[id_];
  const float before = scroll.y;
  scroll.content = content_height_;
  scroll_by_keys();
  if (scroll.to_end) scroll.y = scroll.limit();
  scroll.to_end = false;
  scroll.y = std::clamp(scroll.y, 0.0f, scroll.limit());
  if (scroll.y != before || ui_.snapped(scroll.y) != scroll_) ui_.animate();
  draw_thumb();
  ImGui::PopClipRect();
  state.open_scrolls.pop_back();
}

void ScrollArea::scroll_to(float y) {
  ui_.state().scrolls[id_].y = std::max(0.0f, y);
  ui_.animate();
}

void ScrollArea::reveal(float top, float bottom) { bring_into_sight(ui_.state().scrolls[id_], top, bottom); }

void ScrollArea::scroll_to_end() {
  ui_.state().scrolls[id_].to_end = true;
  ui_.animate();
}

/// The scrollbar's thumb; empty when all is in sight.
Rect ScrollArea::thumb() const {
  const ScrollState& scroll = ui_.state().scrolls[id_];
  if (scroll.limit() <= 0 || rect_.height < 2 * shortest_thumb) return {};
  const float length = std::max(shortest_thumb, rect_.height * scroll.view / scroll.content);
  const float y = rect_.y + (rect_.height - length) * scroll.y / scroll.limit();
  return {rect_.right() - bar_width, y, bar_width, length};
}

void ScrollArea::drag_thumb() {
  const Rect bar = thumb();
  if (bar.empty()) return;
  UiState& state = ui_.state();
  const NodeId item = id_ ^ 0x5bd1e995u;
  state.nameless.push_back(item);
  // First come, first served: before any row, so that the thumb has the pointer where both lie.
  const imgui_access::Pointer pointer = imgui_access::pointer_area(bar, item, false);
  if (pointer.held && ImGui::GetIO().MouseDelta.y != 0) {
    ScrollState& scroll = state.scrolls[id_];
    scroll.y += ImGui::GetIO().MouseDelta.y * scroll.limit() / (rect_.height - bar.height);
    scroll.y = std::clamp(scroll.y, 0.0f, scroll.limit());
  }
}

void ScrollArea::draw_thumb() {
  Rect bar = thumb();
  if (bar.empty()) return;
  const bool near = ui_.on_top() && ImGui::IsMouseHoveringRect({bar.x, rect_.y}, {bar.right(), rect_.bottom()});
  bar = {bar.right() - thumb_width - 2, bar.y + 2, thumb_width, bar.height - 4};
  fill(ui_, bar, faded(ui_.palette().ink, near ? 0.4f : 0.18f), thumb_width / 2);
}

/// Page Up and Page Down belong to the area under the pointer, or to the one with what has the focus.
void ScrollArea::scroll_by_keys() {
  ScrollState& scroll = ui_.state().scrolls[id_];
  const bool pointed_at = ImGui::IsMouseHoveringRect({rect_.x, rect_.y}, {rect_.right(), rect_.bottom()});
  if (scroll.limit() <= 0 || (!pointed_at && ui_.state().focus_scroll != id_)) return;
  if (ui_.pressed(Key::page_down)) scroll.y += scroll.view * 0.9f;
  if (ui_.pressed(Key::page_up)) scroll.y -= scroll.view * 0.9f;
}

void keep_focus_in_sight(Ui& ui, Rect rect, NodeId id) {
  UiState& state = ui.state();
  state.focus_scroll = state.open_scrolls.empty() ? 0 : state.open_scrolls.back();
  // A phone's keyboard takes half of the room only after the focus has come.
  const bool has_less_room =
      std::ranges::any_of(state.open_scrolls, [&](NodeId open) { return state.scrolls[open].shrank; });
  if (ui.semantics().take_arrival(id) || has_less_room) reveal_in_scroll_areas(ui, rect);
}

void reveal_in_scroll_areas(Ui& ui, Rect rect) {
  UiState& state = ui.state();
  for (auto open = state.open_scrolls.rbegin(); open != state.open_scrolls.rend(); ++open) {
    const Rect area = std::ranges::find(state.next_scroll_places, *open, &ScrollPlace::id)->rect;
    ScrollState& scroll = state.scrolls[*open];
    const float before = ui.snapped(scroll.y);
    const float top = rect.y - area.y + before;
    bring_into_sight(scroll, top - reveal_margin, top + rect.height + reveal_margin);
    // Where it will be, as far as it fits in, is what the area around must show.
    rect.y =
        std::clamp(rect.y - (ui.snapped(scroll.y) - before), area.y, std::max(area.y, area.bottom() - rect.height));
  }
  if (!state.open_scrolls.empty()) ui.animate();
}

void rows(Ui&, ScrollArea& area, std::size_t count, float row_height,
          const std::function<void(std::size_t, Rect)>& draw) {
  const Rect content = area.content();
  area.set_content_height(static_cast<float>(count) * row_height);
  const auto row_at = [&](float y) {
    return static_cast<std::size_t>(std::clamp(std::floor(y / row_height), 0.0f, static_cast<float>(count)));
  };
  const std::size_t seen_first = row_at(area.scroll());
  const std::size_t seen_end = std::min(count, row_at(area.scroll() + content.height) + 1);
  const std::size_t first = seen_first - std::min(seen_first, rows_beyond);
  const std::size_t end = std::min(count, seen_end + rows_beyond);
  for (std::size_t i = first; i < end; ++i) {
    draw(i, {content.x, content.y + static_cast<float>(i) * row_height, content.width, row_height});
  }
}

}  // namespace counterbell::ui
