#include "ui/kit/widgets/fields.h"

#include <imgui.h>

#include <algorithm>

#include "ui/icons.h"
#include "ui/kit/draw/imgui_access.h"
#include "ui/kit/layout.h"
#include "ui/kit/ui_state.h"
#include "ui/kit/widgets/widgets.h"

namespace counterbell::ui {

namespace {

constexpr float label_space = 22;  // an 18 px line and 4 px of air
constexpr float error_space = 22;
constexpr float padding = 12;
constexpr float line_padding = 9;  // above and below the text of a multi-line field, inside its 1 px frame
constexpr float icon_size = 16;

/// Where the parts of a field lie.
struct Parts {
  Rect label, frame, text, error;
};

Parts parts(Rect rect, const FieldOptions& options) {
  Parts field;
  if (options.label_above) field.label = rect.cut_top(label_space).cut_top(18);
  if (!options.error.empty()) field.error = rect.cut_bottom(error_space).cut_bottom(18);
  field.frame = rect;
  if (options.borderless) {
    field.text = rect;
  } else {
    field.text = rect.inset(padding, options.multiline ? line_padding + 1 : 1);
  }
  if (options.icon) field.text.cut_left(icon_size + 10);
  return field;
}

std::string dots(std::string_view value) {
  std::string masked;
  for (const char c : value) {
    if ((static_cast<unsigned char>(c) & 0xC0u) != 0x80) masked += "\u2022";
  }
  return masked;
}

Node field_node(Ui& ui, Words name, const std::string& value, const FieldOptions& options) {
  const TextMetrics size = metrics(typed_style(ui, options.style));
  Node node;
  node.role = options.search ? Role::searchbox : Role::textbox;
  node.name = name;
  node.description = options.error;
  node.value = value;
  node.shortcut = options.shortcut;
  node.font_px = size.font_px;
  node.line_height_px = size.line_height_px;
  node.letter_spacing_px = size.letter_spacing_px;
  node.semibold = size.semibold;
  node.input_mode = options.search && options.input_mode == InputMode::text ? InputMode::search : options.input_mode;
  node.interactive = true;
  node.required = options.required;
  node.invalid = !options.error.empty();
  node.multiline = options.multiline;
  node.masked = options.masked;
  node.takes_arrows = options.takes_arrows;
  return node;
}

/// Takes what the page's real field reports.
FieldResult take_events(Ui& ui, NodeId id, std::string& value, const FieldOptions& options) {
  Semantics& semantics = ui.semantics();
  FieldResult result;
  while (std::optional<Event> edit = semantics.take(Event::Kind::edit, id)) {
    ui.state().edits[id] = edit->edit;
    if (edit->text == value) continue;
    value = std::move(edit->text);
    result.edited = true;
  }
  if (const std::optional<Event> submit = semantics.take(Event::Kind::submit, id)) {
    result.submitted = true;
    result.with_control = submit->choice > 0;
    ui.state().field_done = ui.state().frame;
  }
  result.focused = semantics.focused() == id;
  if (result.focused && ui.on_top()) {
    result.cancelled = ui.field_key(Key::escape);
    result.up = options.takes_arrows && ui.consume(Key::up);
    result.down = options.takes_arrows && ui.consume(Key::down);
  }
  return result;
}

/// The whole frame takes the pointer, not only the text in it.
bool take_pointer(Ui& ui, const Rect& frame, NodeId id) {
  const imgui_access::Pointer pointer = imgui_access::pointer_area(frame, id, false);
  if (pointer.hovered) ImGui::SetMouseCursor(ImGuiMouseCursor_TextInput);
  if (pointer.hovered && ImGui::IsMouseClicked(0)) ui.semantics().request_focus(id, true);
  return pointer.hovered;
}

void draw_frame(Ui& ui, const Parts& field, const FieldOptions& options, bool focused, bool hovered) {
  const Palette& p = ui.palette();
  if (!options.borderless) {
    const float corner = options.multiline || options.search ? corner_card : corner_control;
    const Colour line = !options.error.empty() ? p.bad : hovered ? mixed(p.edge, p.ink, 0.4f) : p.edge;
    fill(ui, field.frame, p.surface, corner);
    if (focused)
      stroke(ui, field.frame, options.error.empty() ? p.accent : p.bad, corner, 2);
    else
      stroke(ui, field.frame, line, corner);
  }
  if (options.icon) {
    Rect place{field.text.x - icon_size - 10, field.frame.y, icon_size, field.frame.height};
    if (options.multiline)
      place =
          place.cut_top(line_padding + 1 + metrics(typed_style(ui, options.style)).line_height_px + line_padding + 1);
    draw_icon(ui, place, options.icon, icon_size, p.ink2);
  }
}

Words placeholder_within(Ui& ui, float width, const FieldOptions& options) {
  const bool is_short =
      !options.short_placeholder.empty() && !fits(ui, options.placeholder, typed_style(ui, options.style), width);
  return is_short ? options.short_placeholder : options.placeholder;
}

void draw_value(Ui& ui, const Rect& place, const std::string& value, const FieldOptions& options) {
  const Palette& p = ui.palette();
  const TextStyle style = typed_style(ui, options.style);
  const std::string masked = options.masked ? dots(value) : std::string();
  const Words placeholder = placeholder_within(ui, place.width, options);
  const Words shown = value.empty() ? placeholder : verbatim(options.masked ? masked : value);
  const Colour colour = value.empty() ? p.ink3 : p.ink;
  if (!options.multiline) {
    draw_input_line(ui, place, shown, style, colour);
    return;
  }
  ImGui::PushClipRect({place.x, place.y}, {place.right(), place.bottom()}, true);
  draw_text(ui, place, shown, style, colour);
  ImGui::PopClipRect();
}

void draw_error(Ui& ui, Rect rect, Words error) {
  const Colour colour = ui.palette().bad;
  draw_icon(ui, rect.cut_left(13), icon::circle_alert, 13, colour);
  rect.cut_left(6);
  draw_line(ui, rect, error, TextStyle::secondary, colour);
}

}  // namespace

TextStyle typed_style(Ui& ui, TextStyle wanted) {
  const bool is_small = metrics(wanted).font_px < metrics(TextStyle::typed).font_px;
  return is_small && ui.host().coarse_pointer() ? TextStyle::typed : wanted;
}

float field_height(Ui& ui, const FieldOptions& options, int lines) {
  float height = ui.control_height();
  const float text = static_cast<float>(lines) * metrics(typed_style(ui, options.style)).line_height_px;
  if (options.multiline) height = text + (options.borderless ? 0 : 2 * (line_padding + 1));
  if (options.label_above) height += label_space;
  if (!options.error.empty()) height += error_space;
  return height;
}

FieldResult text_field(Ui& ui, Rect rect, Words name, std::string& value, const FieldOptions& options) {
  Semantics& semantics = ui.semantics();
  Parts field = parts(rect, options);
  const NodeId id = semantics.unique(ui.id(name));
  if (options.focus_now && semantics.focused() != id) semantics.request_focus(id);
  const FieldResult result = take_events(ui, id, value, options);
  if (result.focused) keep_focus_in_sight(ui, rect, id);

  const bool shows_cap = !options.shortcut.empty() && value.empty() && !result.focused;
  const Rect cap = shows_cap ? Rect(field.text).cut_right(key_cap_width(ui, verbatim(options.shortcut))) : Rect{};
  const bool is_left_to_page = result.focused && ui.real_fields();
  Node node = field_node(ui, name, value, options);
  node.id = id;
  node.shows_text = is_left_to_page;
  node.placeholder = placeholder_within(ui, field.text.width, options);
  const auto edit = ui.state().edits.find(id);
  node.edit = edit == ui.state().edits.end() ? 0 : edit->second;
  if (!ui.add(std::move(node), field.text)) return result;
  const bool hovered = take_pointer(ui, field.frame, id);

  if (options.label_above) draw_line(ui, field.label, name, TextStyle::label, ui.palette().ink2);
  draw_frame(ui, field, options, result.focused, hovered);
  if (shows_cap) draw_key_cap(ui, cap, verbatim(options.shortcut));
  if (!is_left_to_page) {
    if (shows_cap) field.text.cut_right(cap.width + gap_small);
    draw_value(ui, field.text, value, options);
  }
  if (!options.error.empty()) draw_error(ui, field.error, options.error);
  return result;
}

}  // namespace counterbell::ui
