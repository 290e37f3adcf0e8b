// Buttons, links, tabs and tags: what is pressed.
#include <algorithm>
#include <cmath>
#include <string>

#include "ui/icons.h"
#include "ui/kit/widgets/widgets.h"

namespace counterbell::ui {

namespace {

constexpr float icon_size = 16;
constexpr float icon_gap = 8;
constexpr float padding = 16;
constexpr float key_cap_gap = 10;

/// How a button is painted in one state.
struct Paint {
  Colour ground;
  Colour ink;
  Colour line;  ///< 0: none.
};

Paint paint(const Ui& ui, const ButtonOptions& options, const Press& press) {
  const Palette& p = ui.palette();
  const float touched = press.held && press.hovered ? 0.14f : press.hovered ? 0.07f : 0;
  Paint look{};
  switch (options.kind) {
    case ButtonKind::primary:
      look = {mixed(p.accent, ui.dark() ? 0xFFFFFFFF : 0xFF000000, touched * 1.4f), p.accent_ink, 0};
      break;
    case ButtonKind::danger:
      look = {mixed(p.bad, ui.dark() ? 0xFFFFFFFF : 0xFF000000, touched * 1.4f), p.surface, 0};
      break;
    case ButtonKind::secondary:
      look = {mixed(p.surface, p.ink, touched * 0.7f), p.ink, p.line};
      break;
    case ButtonKind::ghost:
      look = {faded(p.ink, touched), p.ink2, 0};
      break;
  }
  if (options.selected) look = {mixed(p.selected, p.ink, touched * 0.5f), p.ink, 0};
  if (options.disabled) {
    look.ink = faded(look.ink, 0.5f);
    look.ground = faded(look.ground, look.line ? 1.0f : 0.5f);
  }
  return look;
}

Node button_node(Words name, const ButtonOptions& options) {
  Node node;
  node.role = Role::button;
  node.name = name;
  node.description = options.description;
  node.shortcut = options.shortcut;
  node.disabled = options.disabled;
  node.selected = options.selected;
  return node;
}

/// Icon, label, icon and key cap from the left edge of `rect`.
void draw_label(Ui& ui, Rect rect, Words label, const ButtonOptions& options, Colour ink) {
  const TextStyle style = options.kind == ButtonKind::ghost && !options.selected ? TextStyle::body : TextStyle::strong;
  if (options.icon) {
    draw_icon(ui, rect.cut_left(icon_size), options.icon, icon_size, ink);
    rect.cut_left(icon_gap);
  }
  if (!options.shortcut.empty()) {
    const float cap = draw_key_cap(ui, rect, verbatim(options.shortcut), ink);
    rect.cut_right(cap + key_cap_gap);
  }
  if (options.icon_after) {
    draw_icon(ui, rect.cut_right(icon_size), options.icon_after, icon_size, ink);
    rect.cut_right(icon_gap);
  }
  draw_line(ui, rect, label, style, ink);
}

/// The width of what draw_label draws.
float label_width(Ui& ui, Words label, const ButtonOptions& options) {
  const TextStyle style = options.kind == ButtonKind::ghost && !options.selected ? TextStyle::body : TextStyle::strong;
  float width = text_width(ui, label, style);
  if (options.icon) width += icon_size + icon_gap;
  if (options.icon_after) width += icon_size + icon_gap;
  if (!options.shortcut.empty()) width += key_cap_width(ui, verbatim(options.shortcut)) + key_cap_gap;
  return width;
}

}  // namespace

float button_width(Ui& ui, Words label, const ButtonOptions& options) {
  // Wide enough in either weight, so that nothing moves when it gets selected.
  ButtonOptions widest = options;
  widest.kind = ButtonKind::primary;
  return std::ceil(label_width(ui, label, widest)) + 2 * (options.kind == ButtonKind::ghost ? 12 : padding);
}

bool button(Ui& ui, Rect rect, Words label, const ButtonOptions& options) {
  const Press press = pressable(ui, rect, label, button_node(label, options));
  const Paint look = paint(ui, options, press);
  const float corner = rect.height < 36 ? corner_control : corner_card;
  fill(ui, rect, look.ground, corner);
  if (look.line) stroke(ui, rect, look.line, corner);

  Rect inner = rect.inset(std::min(padding, options.kind == ButtonKind::ghost ? 12.0f : padding), 0);
  const float width = label_width(ui, label, options);
  if (options.align == Align::centre && width < inner.width) inner = inner.centred(width, rect.height);
  if (options.align == Align::right && width < inner.width) inner = inner.cut_right(width);
  draw_label(ui, inner, label, options, look.ink);
  draw_focus_ring(ui, rect, corner, press.id);
  if (width > inner.width + 1) tooltip(ui, press, rect, label);
  return press.pressed;
}

bool icon_button(Ui& ui, Rect rect, const char* icon, Words name, const ButtonOptions& options) {
  ButtonOptions ghost = options;
  if (options.kind == ButtonKind::secondary) ghost.kind = ButtonKind::ghost;
  const Press press = pressable(ui, rect, name, button_node(name, ghost));
  const Paint look = paint(ui, ghost, press);
  fill(ui, rect, look.ground, corner_control);
  draw_icon(ui, rect, icon, rect.height >= 36 ? 18 : icon_size, look.ink);
  draw_focus_ring(ui, rect, corner_control, press.id);
  if (options.description.empty()) {
    tooltip(ui, press, rect, name);
  } else {
    tooltip(ui, press, rect, tr("{0}: {1}", name, options.description));
  }
  return press.pressed;
}

bool link(Ui& ui, Rect rect, Words label, TextStyle style) {
  Node node;
  node.role = Role::link;
  node.name = label;
  rect.width = std::min(rect.width, text_width(ui, label, style) + 1);
  const Press press = pressable(ui, rect, label, std::move(node));
  const Colour colour = ui.palette().accent;
  draw_line(ui, rect, label, style, colour);
  if (press.hovered) {
    const float y = rect.y + (rect.height + metrics(style).font_px) / 2 + 1;
    hairline(ui, rect.x, y, rect.right(), y, colour);
  }
  draw_focus_ring(ui, rect, 4, press.id);
  return press.pressed;
}

namespace {

/// In a phone's bar at the bottom: icon above word.
void draw_stacked_tab(Ui& ui, Rect rect, Words name, const TabOptions& options, Colour ink) {
  Rect column = rect.centred(rect.width, 42);
  const Rect icon_place = column.cut_top(24);
  if (options.selected) fill(ui, icon_place.centred(52, 24), ui.palette().accent_soft, 12);
  draw_icon(ui, icon_place, options.icon, 18, ink);
  draw_line(ui, column, name, TextStyle::label, ink, Align::centre);
  if (options.count.empty()) return;
  const float width = text_width(ui, verbatim(options.count), TextStyle::label);
  draw_line(ui, {icon_place.x + icon_place.width / 2 + 12, icon_place.y - 3, width + 2, 18}, verbatim(options.count),
            TextStyle::label, ink);
}

void draw_rail_tab(Ui& ui, Rect rect, Words name, const TabOptions& options, Colour ink, const Press& press) {
  const Palette& p = ui.palette();
  const float touched = press.held && press.hovered ? 0.10f : 0.05f;
  if (options.selected)
    fill(ui, rect, press.hovered ? mixed(p.accent_soft, p.accent, 0.08f) : p.accent_soft, corner_control);
  else if (press.hovered)
    fill(ui, rect, faded(p.ink, touched), corner_control);
  if (options.icon_only) {
    draw_icon(ui, rect, options.icon, 20, ink);
    return;
  }
  Rect inner = rect.inset(12, 0);
  draw_icon(ui, inner.cut_left(18), options.icon, 18, ink);
  inner.cut_left(12);
  if (!options.count.empty()) {
    const TextStyle style = options.selected ? TextStyle::secondary_strong : TextStyle::secondary;
    const float width = text_width(ui, verbatim(options.count), style) + 1;
    draw_line(ui, inner.cut_right(width), verbatim(options.count), style, ink, Align::right);
    inner.cut_right(gap_small);
  }
  draw_line(ui, inner, name, options.selected ? TextStyle::strong : TextStyle::body, ink);
}

}  // namespace

bool tab(Ui& ui, Rect rect, Words name, const TabOptions& options) {
  Node node;
  node.role = Role::tab;
  node.name = name;
  node.selected = options.selected;
  node.description = verbatim(options.count);
  const Press press = pressable(ui, rect, name, std::move(node));
  const Palette& p = ui.palette();
  const Colour ink = options.selected ? p.accent : press.hovered ? p.ink : p.ink2;
  if (options.stacked) {
    draw_stacked_tab(ui, rect, name, options, ink);
  } else {
    draw_rail_tab(ui, rect, name, options, ink, press);
  }
  draw_focus_ring(ui, rect, corner_control, press.id);
  if (options.icon_only) tooltip(ui, press, rect, name);
  return press.pressed;
}

namespace {

constexpr float tag_padding = 9;
constexpr float tag_remove = 14;

}  // namespace

float tag_width(Ui& ui, Words tag, bool removable) {
  return std::ceil(text_width(ui, tag, TextStyle::secondary)) + 2 * tag_padding + (removable ? tag_remove + 4 : 0);
}

bool tag(Ui& ui, Rect rect, Words tag, bool removable) {
  Node node;
  node.role = Role::button;
  node.name = removable ? tr("Remove tag {0}", tag) : Text(tag);
  const IdKey key(node.name);
  const Press press = pressable(ui, rect, key, std::move(node));
  const Palette& p = ui.palette();
  fill(ui, rect, mixed(p.surface, p.ink, press.hovered ? 0.05f : 0), corner_control);
  stroke(ui, rect, p.line, corner_control);
  Rect inner = rect.inset(tag_padding, 0);
  if (removable) draw_icon(ui, inner.cut_right(tag_remove), icon::x, 13, press.hovered ? p.ink : p.ink3);
  draw_line(ui, inner, tag, TextStyle::secondary, p.ink);
  draw_focus_ring(ui, rect, corner_control, press.id);
  if (!fits(ui, tag, TextStyle::secondary, inner.width)) tooltip(ui, press, rect, tag);
  return press.pressed;
}

}  // namespace counterbell::ui
