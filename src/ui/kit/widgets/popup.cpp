#include "ui/kit/widgets/popup.h"

#include <imgui.h>

#include <algorithm>
#include <cmath>

#include "desk/base/fold.h"
#include "desk/base/utf8.h"
#include "ui/icons.h"
#include "ui/kit/layout.h"
#include "ui/kit/ui_state.h"
#include "ui/kit/widgets/widgets.h"

namespace counterbell::ui {

namespace {

constexpr float margin = 8;  // from the screen's edge
constexpr float edge = 5;    // between the list's frame and its items
constexpr float max_height = 380;
constexpr float icon_size = 16;
constexpr std::chrono::milliseconds typing_time{1000};

float item_height(Ui& ui) { return ui.host().coarse_pointer() ? 48 : 36; }

bool is_marked(std::span<const MenuItem> items) {
  return std::ranges::any_of(items, [](const MenuItem& item) { return item.checked; });
}

/// Where the list goes.
Rect place(Ui& ui, Rect anchor, std::span<const MenuItem> items, float min_width) {
  const bool icons = std::ranges::any_of(items, [](const MenuItem& item) { return item.icon != nullptr; });
  float width = 0;
  for (const MenuItem& item : items) width = std::max(width, text_width(ui, item.label, TextStyle::strong));
  width += 2 * (edge + 10) + (icons ? icon_size + 10 : 0) + (is_marked(items) ? icon_size + 12 : 0);
  const Rect screen = ui.screen();
  Rect box{anchor.x, 0, std::min(std::max(std::ceil(width), min_width), screen.width - 2 * margin), 0};
  box.height = std::min(item_height(ui) * static_cast<float>(items.size()) + 2 * edge, max_height);
  const float below = screen.height - margin - (anchor.bottom() + 4);
  const float above = anchor.y - 4 - margin;
  const bool upwards = box.height > below && above > below;
  box.height = std::min(box.height, std::max(item_height(ui) + 2 * edge, upwards ? above : below));
  box.y = upwards ? anchor.y - 4 - box.height : anchor.bottom() + 4;
  box.x = std::clamp(box.x, margin, std::max(margin, screen.width - margin - box.width));
  return box;
}

Press draw_item(Ui& ui, Rect rect, const MenuItem& item, const PopupLook& look, bool marks) {
  const Palette& p = ui.palette();
  Node node;
  node.role = look.item;
  node.name = item.label;
  node.disabled = item.disabled;
  node.selected = look.item == Role::option && item.checked;
  node.checked = look.item == Role::menuitem && item.checked;
  const Press press = pressable(ui, rect, item.label, std::move(node));
  if (press.hovered || press.focused) fill(ui, rect, faded(p.ink, press.held ? 0.10f : 0.06f), 6);
  const Colour ink = item.disabled ? faded(p.ink, 0.45f) : item.danger ? p.bad : p.ink;
  Rect inner = rect.inset(10, 0);
  if (marks) {
    if (item.checked) draw_icon(ui, Rect(inner).cut_right(icon_size), icon::check, icon_size, p.accent);
    inner.cut_right(icon_size + 12);
  }
  if (item.icon) {
    draw_icon(ui, inner.cut_left(icon_size), item.icon, icon_size, item.danger ? ink : mixed(ink, p.ink2, 0.7f));
    inner.cut_left(10);
  }
  draw_line(ui, inner, item.label, item.checked ? TextStyle::strong : TextStyle::body, ink);
  draw_focus_ring(ui, rect, 6, press.id);
  return press;
}

/// The item that the letters typed so far lead to, looked for after `from` when it is a single letter.
int find_typed(Ui& ui, std::span<const MenuItem> items, int from) {
  PopupState& state = ui.state().popup;
  const std::u32string letters = ui.typed_text();
  if (letters.empty()) return -1;
  if (ui.elapsed() - state.typed_at > typing_time) state.typed.clear();
  state.typed_at = ui.elapsed();
  const bool is_first = state.typed.empty();
  for (const char32_t c : letters) {
    if (c >= 32) desk::append_utf8(state.typed, c);
  }
  const std::string typed = desk::fold(state.typed);
  const int count = static_cast<int>(items.size());
  const int start = std::max(0, from + (is_first && letters.size() == 1 ? 1 : 0));
  for (int i = 0; i < count; ++i) {
    const int at = (start + i) % count;
    const MenuItem& item = items[static_cast<std::size_t>(at)];
    if (!item.disabled && desk::fold(item.label.shown()).starts_with(typed)) return at;
  }
  return -1;
}

/// The nearest item from `at` in steps of `step` that is not disabled, or -1.
int enabled_from(std::span<const MenuItem> items, int at, int step) {
  for (; at >= 0 && at < static_cast<int>(items.size()); at += step) {
    if (!items[static_cast<std::size_t>(at)].disabled) return at;
  }
  return -1;
}

/// Which item the keys pressed lead to from the one that has the focus, or -1.
int moved_by_keys(Ui& ui, std::span<const MenuItem> items, int focused) {
  const int last = static_cast<int>(items.size()) - 1;
  if (ui.pressed(Key::down)) return enabled_from(items, focused + 1, 1);
  if (ui.pressed(Key::up)) return enabled_from(items, focused < 0 ? last : focused - 1, -1);
  if (ui.pressed(Key::home)) return enabled_from(items, 0, 1);
  if (ui.pressed(Key::end)) return enabled_from(items, last, -1);
  return find_typed(ui, items, focused);
}

void close_popup(Ui& ui) {
  PopupState& state = ui.state().popup;
  ui.semantics().request_focus(state.return_focus);
  state = {};
  ui.animate();
}

}  // namespace

void open_popup(Ui& ui, NodeId owner) {
  ui.state().popup = {.owner = owner, .return_focus = ui.semantics().focused(), .opened = true, .seen = true};
  ui.animate();
}

bool popup_is_open(Ui& ui, NodeId owner) { return owner != 0 && ui.state().popup.owner == owner; }

int popup(Ui& ui, NodeId owner, Rect anchor, std::span<const MenuItem> items, const PopupLook& look) {
  PopupState& state = ui.state().popup;
  const bool opened = state.opened;
  state.seen = true;
  ui.push_layer();
  const Rect box = place(ui, anchor, items, look.min_width);
  shadow(ui, box, corner_card);
  fill(ui, box, ui.palette().surface, corner_card);
  stroke(ui, box, ui.palette().line, corner_card);

  int chosen = -1;
  std::vector<NodeId> ids;
  int focused = -1;
  {
    const IdScope ids_of_it(ui, "popup " + std::to_string(owner));
    const Scope list(ui, look.list, look.name, box);
    ScrollArea area(ui, "items", box.inset(edge));
    area.set_content_height(item_height(ui) * static_cast<float>(items.size()));
    Flow flow(area.content());
    const bool marks = is_marked(items);
    for (int i = 0; i < static_cast<int>(items.size()); ++i) {
      const Press press = draw_item(ui, flow.next(item_height(ui)), items[static_cast<std::size_t>(i)], look, marks);
      if (press.pressed) chosen = i;
      if (press.focused) focused = i;
      ids.push_back(press.id);
    }
  }
  const int goes_to = opened ? enabled_from(items, std::max(0, look.current), 1) : moved_by_keys(ui, items, focused);
  if (goes_to >= 0) ui.semantics().request_focus(ids[static_cast<std::size_t>(goes_to)]);

  const ImVec2 mouse = ImGui::GetIO().MousePos;
  const bool beside = ImGui::IsMouseClicked(0) && ui.on_top() && !opened && !box.contains(mouse.x, mouse.y);
  const bool closes = ui.pressed(Key::escape) || ui.pressed(Key::tab) || beside;
  fade_in_window(ui, owner);
  ui.pop_layer();
  if (chosen >= 0 || closes) close_popup(ui);
  return chosen;
}

void fade_in_window(Ui& ui, NodeId id) {
  const float share = ui.appearance(id);
  if (share >= 1) return;
  for (ImDrawVert& vertex : ImGui::GetWindowDrawList()->VtxBuffer) vertex.col = faded(vertex.col, share);
}

void open_menu(Ui& ui, std::string_view key) { open_popup(ui, ui.id(key)); }

int menu(Ui& ui, std::string_view key, Rect anchor, std::span<const MenuItem> items) {
  const NodeId owner = ui.id(key);
  if (!popup_is_open(ui, owner) || items.empty()) return -1;
  return popup(ui, owner, anchor, items,
               {.list = Role::menu, .item = Role::menuitem, .name = {}, .current = -1, .min_width = 180});
}

}  // namespace counterbell::ui
