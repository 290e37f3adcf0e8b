// Comboboxes, checkboxes and segments: what is chosen from.
#include <algorithm>
#include <cmath>

#include "ui/icons.h"
#include "ui/popup.h"
#include "ui/widgets.h"

namespace counterbell::ui {

namespace {

constexpr float label_space = 22;  // an 18 px line and 4 px of air
constexpr float select_padding = 12;

void draw_select(Ui& ui, Rect rect, std::string_view value, const SelectOptions& settings, const Press& press, bool open) {
  const Palette& p = ui.palette();
  const float touched = settings.disabled ? 0 : press.hovered ? 0.04f : 0;
  fill(ui, rect, mixed(p.surface, p.ink, touched), corner_control);
  stroke(ui, rect, open ? p.accent : p.line, corner_control);
  const Colour ink = settings.disabled ? faded(p.ink, 0.5f) : p.ink;
  Rect inner = rect.inset(select_padding, 0);
  draw_icon(ui, inner.cut_right(14), icon::chevron_down, 16, settings.disabled ? ink : p.ink2);
  inner.cut_right(gap_small);
  if (settings.icon) {
    draw_icon(ui, inner.cut_left(16), settings.icon, 16, settings.disabled ? ink : p.ink2);
    inner.cut_left(gap_small);
  }
  if (!settings.avatar.empty()) {
    inner.x -= 3;
    inner.width += 3;
    draw_avatar(ui, inner.cut_left(22).centred(22, 22), settings.avatar, true);
    inner.cut_left(gap_small);
  }
  draw_line(ui, inner, value, TextStyle::body, ink);
  draw_focus_ring(ui, rect, corner_control, press.id);
  if (!open && !fits(ui, value, TextStyle::body, inner.width)) tooltip(ui, press, rect, value);
}

/// The list that drops down; returns the index chosen or -1.
int open_choices(Ui& ui, NodeId owner, Rect rect, std::string_view name, std::span<const std::string> options, int chosen) {
  std::vector<MenuItem> items;
  items.reserve(options.size());
  for (const std::string& option : options) items.push_back({.label = option});
  if (chosen >= 0 && chosen < static_cast<int>(items.size())) items[static_cast<std::size_t>(chosen)].checked = true;
  return popup(ui, owner, rect, items,
               {.list = Role::listbox, .item = Role::option, .name = name, .current = chosen, .min_width = rect.width});
}

}  // namespace

float select_width(Ui& ui, std::span<const std::string> options, const SelectOptions& settings) {
  float width = 0;
  for (const std::string& option : options) width = std::max(width, text_width(ui, option, TextStyle::body));
  width += 2 * select_padding + 14 + gap_small + 1;
  if (settings.icon) width += 16 + gap_small;
  if (!settings.avatar.empty()) width += 22 - 3 + gap_small;
  return ui.snapped(width + 1);
}

bool select(Ui& ui, Rect rect, std::string_view name, std::span<const std::string> options, int& chosen,
            const SelectOptions& settings) {
  if (settings.show_label) {
    draw_line(ui, rect.cut_top(label_space).cut_top(18), name, TextStyle::label, ui.palette().ink2);
  }
  const int count = static_cast<int>(options.size());
  const std::string_view value = chosen >= 0 && chosen < count ? std::string_view(options[static_cast<std::size_t>(chosen)]) : "";
  const bool was_open = popup_is_open(ui, ui.id(name));
  Node node;
  node.role = Role::combobox;
  node.name = name;
  node.value = value;
  node.options.assign(options.begin(), options.end());
  node.disabled = settings.disabled;
  node.has_popup = true;
  node.expanded = was_open;
  const Press press = pressable(ui, rect, name, std::move(node));
  if (press.pressed && !was_open && count > 0) {
    open_popup(ui, press.id);
    ui.semantics().request_focus(press.id);
  }
  const bool open = popup_is_open(ui, press.id);
  draw_select(ui, rect, value, settings, press, open);

  int choice = -1;
  if (open) choice = open_choices(ui, press.id, rect, name, options, chosen);
  if (const auto event = ui.semantics().take(Event::Kind::choose, press.id); event && !settings.disabled && ui.on_top()) {
    choice = event->choice;
  }
  if (choice < 0 || choice >= count || choice == chosen) return false;
  chosen = choice;
  return true;
}

bool checkbox(Ui& ui, Rect rect, std::string_view label, bool& checked) {
  constexpr float box_size = 18;
  Node node;
  node.role = Role::checkbox;
  node.name = label;
  node.checked = checked;
  const Press press = pressable(ui, rect, label, std::move(node));
  if (press.pressed) checked = !checked;

  const Palette& p = ui.palette();
  Rect inner = rect;
  const Rect box = inner.cut_left(box_size).centred(box_size, box_size);
  inner.cut_left(10);
  if (checked) {
    fill(ui, box, press.hovered ? mixed(p.accent, p.ink, 0.1f) : p.accent, 5);
    draw_icon(ui, box, icon::check, 14, p.accent_ink);
  } else {
    fill(ui, box, press.hovered ? mixed(p.surface, p.ink, 0.05f) : p.surface, 5);
    stroke(ui, box, p.ink3, 5);
  }
  draw_line(ui, inner, label, TextStyle::body, p.ink);
  draw_focus_ring(ui, box, 5, press.id);
  if (!fits(ui, label, TextStyle::body, inner.width)) tooltip(ui, press, rect, label);
  return press.pressed;
}

bool segments(Ui& ui, Rect rect, std::string_view name, std::span<const std::string> options, int& chosen) {
  const IdScope ids(ui, name);
  const Scope group(ui, Role::group, name, rect);
  const Palette& p = ui.palette();
  float wanted = 0;
  for (const std::string& option : options) wanted += std::ceil(text_width(ui, option, TextStyle::strong)) + 24;
  const float squeeze = std::min(1.0f, rect.width / std::max(wanted, 1.0f));
  const int before = chosen;
  Rect rest = rect;
  for (int i = 0; i < static_cast<int>(options.size()); ++i) {
    const std::string& option = options[static_cast<std::size_t>(i)];
    const bool selected = i == before;
    Node node;
    node.role = Role::radio;
    node.name = option;
    node.checked = selected;
    const Rect segment = rest.cut_left((std::ceil(text_width(ui, option, TextStyle::strong)) + 24) * squeeze);
    const Press press = pressable(ui, segment, option, std::move(node));
    if (press.pressed) chosen = i;
    if (selected) fill(ui, segment, p.selected, corner_control);
    else if (press.hovered) fill(ui, segment, faded(p.ink, 0.05f), corner_control);
    const Colour ink = selected || press.hovered ? p.ink : p.ink2;
    draw_line(ui, segment.inset(4, 0), option, selected ? TextStyle::strong : TextStyle::body, ink, Align::centre);
    draw_focus_ring(ui, segment, corner_control, press.id);
  }
  return chosen != before;
}

}  // namespace counterbell::ui
