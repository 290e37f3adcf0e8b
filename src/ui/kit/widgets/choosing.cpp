// Comboboxes, checkboxes and segments: what is chosen from.
#include <algorithm>
#include <cmath>

#include "ui/icons.h"
#include "ui/kit/widgets/popup.h"
#include "ui/kit/widgets/widgets.h"

namespace counterbell::ui {

namespace {

constexpr float label_space = 22;  // an 18 px line and 4 px of air
constexpr float select_padding = 12;
constexpr float plain_padding = 8;
constexpr float plain_gap = 6;
constexpr float plain_arrow = 16;
constexpr float chip_select_height = 28;

/// The arrow at the end, and the icon or person before the value; returns what is left for the value.
Rect draw_select_ends(Ui& ui, Rect inner, const SelectOptions& settings, Colour quiet) {
  draw_icon(ui, inner.cut_right(14), icon::chevron_down, 16, quiet);
  inner.cut_right(gap_small);
  if (settings.icon) {
    draw_icon(ui, inner.cut_left(16), settings.icon, 16, quiet);
    inner.cut_left(gap_small);
  }
  if (!settings.avatar.empty()) {
    inner.x -= 3;
    inner.width += 3;
    draw_avatar(ui, inner.cut_left(22).centred(22, 22), settings.avatar, true);
    inner.cut_left(gap_small);
  }
  return inner;
}

/// A ticket's state, as its chip with an arrow.
void draw_chip_select(Ui& ui, Rect rect, const StateLook& look, const Press& press, bool open) {
  const Rect pill = rect.centred(rect.width, std::min(rect.height, chip_select_height));
  fill(ui, pill,
       press.hovered || open ? mixed(look.colours.background, look.colours.ink, 0.12f) : look.colours.background,
       pill.height / 2);
  Rect inner = pill.inset(10, 0);
  draw_icon(ui, inner.cut_left(14), look.icon, 14, look.colours.ink);
  inner.cut_left(6);
  draw_icon(ui, inner.cut_right(12), icon::chevron_down, 14, look.colours.ink);
  inner.cut_right(5);
  draw_line(ui, inner, look.label, TextStyle::secondary_strong, look.colours.ink);
  draw_focus_ring(ui, pill, pill.height / 2, press.id);
}

/// Words with an arrow close behind them.
void draw_plain_select(Ui& ui, Rect rect, Words value, const SelectOptions& settings, const Press& press, bool open) {
  const Palette& p = ui.palette();
  if (press.hovered || open) fill(ui, rect, faded(p.ink, 0.05f), corner_control);
  Rect inner = rect.inset(plain_padding, 0);
  const float arrow = plain_arrow + plain_gap;
  const Rect words = inner.cut_left(std::min(inner.width - arrow, text_width(ui, value, settings.style) + 1));
  draw_line(ui, words, value, settings.style, settings.style == TextStyle::secondary ? p.ink2 : p.ink);
  inner.cut_left(plain_gap);
  draw_icon(ui, inner.cut_left(plain_arrow), icon::chevron_down, plain_arrow, p.ink2);
  draw_focus_ring(ui, rect, corner_control, press.id);
  if (!open && !fits(ui, value, settings.style, words.width)) tooltip(ui, press, rect, value);
}

void draw_select(Ui& ui, Rect rect, Words value, const SelectOptions& settings, const Press& press, bool open) {
  if (settings.chip) return draw_chip_select(ui, rect, *settings.chip, press, open);
  if (settings.plain) return draw_plain_select(ui, rect, value, settings, press, open);
  const Palette& p = ui.palette();
  const float touched = settings.disabled ? 0 : press.hovered ? 0.04f : 0;
  fill(ui, rect, mixed(p.surface, p.ink, touched), corner_control);
  stroke(ui, rect, open ? p.accent : p.edge, corner_control);
  const Colour ink = settings.disabled ? faded(p.ink, 0.5f) : p.ink;
  const Rect inner = draw_select_ends(ui, rect.inset(select_padding, 0), settings, settings.disabled ? ink : p.ink2);
  draw_line(ui, inner, value, settings.style, ink);
  draw_focus_ring(ui, rect, corner_control, press.id);
  if (!open && !fits(ui, value, settings.style, inner.width)) tooltip(ui, press, rect, value);
}

/// The list that drops down; returns the index chosen or -1.
int open_choices(Ui& ui, NodeId owner, Rect rect, Words name, std::span<const Words> options, int chosen) {
  std::vector<MenuItem> items;
  items.reserve(options.size());
  for (const Words& option : options) items.push_back({.label = option});
  if (chosen >= 0 && chosen < static_cast<int>(items.size())) items[static_cast<std::size_t>(chosen)].checked = true;
  return popup(ui, owner, rect, items,
               {.list = Role::listbox, .item = Role::option, .name = name, .current = chosen, .min_width = rect.width});
}

constexpr float box_size = 18;
constexpr float box_gap = 10;

float segment_width(Ui& ui, Words option) { return std::ceil(text_width(ui, option, TextStyle::strong)) + 24; }

}  // namespace

float select_width(Ui& ui, Words value, const SelectOptions& settings) {
  if (settings.chip) {
    return ui.snapped(text_width(ui, settings.chip->label, TextStyle::secondary_strong) + 2 * 10 + 14 + 6 + 12 + 5 + 2);
  }
  float width = text_width(ui, value, settings.style);
  if (settings.plain) return ui.snapped(width + 2 * plain_padding + plain_gap + plain_arrow + 2);
  width += 2 * select_padding + 14 + gap_small + 1;
  if (settings.icon) width += 16 + gap_small;
  if (!settings.avatar.empty()) width += 22 - 3 + gap_small;
  return ui.snapped(width + 1);
}

float select_width(Ui& ui, std::span<const Words> options, const SelectOptions& settings) {
  float width = 0;
  for (const Words& option : options) width = std::max(width, select_width(ui, option, settings));
  return width;
}

bool select(Ui& ui, Rect rect, Words name, std::span<const Words> options, int& chosen, const SelectOptions& settings) {
  if (settings.show_label) {
    draw_line(ui, rect.cut_top(label_space).cut_top(18), name, TextStyle::label, ui.palette().ink2);
  }
  const int count = static_cast<int>(options.size());
  const Words value = chosen >= 0 && chosen < count ? options[static_cast<std::size_t>(chosen)] : Words();
  const bool was_open = popup_is_open(ui, ui.id(name));
  Node node;
  node.role = Role::combobox;
  node.name = name;
  node.value = value.shown();
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
  draw_select(ui, rect, settings.shown.empty() ? value : settings.shown, settings, press, open);

  int choice = -1;
  if (open) choice = open_choices(ui, press.id, rect, name, options, chosen);
  if (const auto event = ui.semantics().take(Event::Kind::choose, press.id);
      event && !settings.disabled && ui.on_top()) {
    choice = event->choice;
  }
  if (choice < 0 || choice >= count || choice == chosen) return false;
  chosen = choice;
  return true;
}

void open_select(Ui& ui, Words name) { open_popup(ui, ui.id(name)); }

float checkbox_height(Ui& ui, Words label, float width) {
  return std::max(ui.control_height(), text_height(ui, label, TextStyle::body, width - box_size - box_gap) + 2);
}

bool checkbox(Ui& ui, Rect rect, Words label, bool& checked) {
  Node node;
  node.role = Role::checkbox;
  node.name = label;
  node.checked = checked;
  const Press press = pressable(ui, rect, label, std::move(node));
  if (press.pressed) checked = !checked;

  const Palette& p = ui.palette();
  Rect inner = rect;
  const Rect box = inner.cut_left(box_size).centred(box_size, box_size);
  inner.cut_left(box_gap);
  if (checked) {
    fill(ui, box, press.hovered ? mixed(p.accent, p.ink, 0.1f) : p.accent, 5);
    draw_icon(ui, box, icon::check, 14, p.accent_ink);
  } else {
    fill(ui, box, press.hovered ? mixed(p.surface, p.ink, 0.05f) : p.surface, 5);
    stroke(ui, box, p.ink3, 5);
  }
  draw_focus_ring(ui, box, 5, press.id);
  if (checkbox_height(ui, label, rect.width) <= rect.height) {
    draw_text(ui, inner.centred(inner.width, text_height(ui, label, TextStyle::body, inner.width)), label,
              TextStyle::body, p.ink);
  } else {
    draw_line(ui, inner, label, TextStyle::body, p.ink);
    if (!fits(ui, label, TextStyle::body, inner.width)) tooltip(ui, press, rect, label);
  }
  return press.pressed;
}

float segments_width(Ui& ui, std::span<const Words> options) {
  float width = 0;
  for (const Words& option : options) width += segment_width(ui, option);
  return width;
}

bool segments(Ui& ui, Rect rect, Words name, std::span<const Words> options, int& chosen) {
  const IdScope ids(ui, name);
  const Scope group(ui, Role::group, name, rect);
  const Palette& p = ui.palette();
  const float squeeze = std::min(1.0f, rect.width / std::max(segments_width(ui, options), 1.0f));
  const int before = chosen;
  Rect rest = rect;
  for (int i = 0; i < static_cast<int>(options.size()); ++i) {
    const Words option = options[static_cast<std::size_t>(i)];
    const bool selected = i == before;
    Node node;
    node.role = Role::radio;
    node.name = option;
    node.checked = selected;
    const Rect segment = rest.cut_left(segment_width(ui, option) * squeeze);
    const Press press = pressable(ui, segment, option, std::move(node));
    if (press.pressed) chosen = i;
    if (selected)
      fill(ui, segment, p.selected, corner_control);
    else if (press.hovered)
      fill(ui, segment, faded(p.ink, 0.05f), corner_control);
    const Colour ink = selected || press.hovered ? p.ink : p.ink2;
    draw_line(ui, segment.inset(4, 0), option, selected ? TextStyle::strong : TextStyle::body, ink, Align::centre);
    draw_focus_ring(ui, segment, corner_control, press.id);
  }
  return chosen != before;
}

}  // namespace counterbell::ui
