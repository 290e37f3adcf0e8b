#include "ui/forms.h"

#include "ui/icons.h"

namespace counterbell::ui {

namespace {

/// Icon and wrapped sentence, as one node.
void sentence_line(Ui& ui, Flow& flow, Role role, const char* icon, Colour colour, std::string_view sentence) {
  if (sentence.empty()) return;
  constexpr float icon_room = 24;
  Rect line = flow.next(text_height(ui, sentence, TextStyle::secondary, flow.width() - icon_room));
  const Scope node(ui, role, sentence, line);
  const Rect icon_place = line.cut_left(icon_room);
  draw_icon(ui, {icon_place.x, icon_place.y, 18, 18}, icon, 16, colour);
  draw_text(ui, line, sentence, TextStyle::secondary, colour);
}

}  // namespace

FieldResult flow_field(Ui& ui, Flow& flow, std::string_view name, std::string& value, const FieldOptions& options) {
  return text_field(ui, flow.next(field_height(ui, options)), name, value, options);
}

FieldOptions pin_options() {
  FieldOptions options;
  options.input_mode = InputMode::numeric;
  options.masked = true;
  return options;
}

void logo_line(Ui& ui, Flow& flow, std::string_view name) {
  Rect line = flow.next(36);
  draw_icon(ui, {line.x, line.y, 32, line.height}, icon::concierge_bell, 32, ui.palette().brass);
  line.cut_left(44);
  text(ui, line, name, TextStyle::section, ui.palette().ink);
}

void flow_text(Ui& ui, Flow& flow, std::string_view text, TextStyle style, Colour colour) {
  paragraph(ui, flow.next(text_height(ui, text, style, flow.width())), text, style, colour);
}

void fact_line(Ui& ui, Flow& flow, std::string_view label, std::string_view value) {
  Rect line = flow.next(22);
  const Scope item(ui, Role::group, std::string(label) + ": " + std::string(value), line);
  const float label_width = std::min(180.0f, line.width / 2);
  draw_line(ui, line.cut_left(label_width), label, TextStyle::body, ui.palette().ink2);
  draw_line(ui, line, value, TextStyle::body, ui.palette().ink);
}

void error_line(Ui& ui, Flow& flow, std::string_view sentence) {
  sentence_line(ui, flow, Role::alert, icon::circle_alert, ui.palette().bad, sentence);
}

void done_line(Ui& ui, Flow& flow, std::string_view sentence) {
  sentence_line(ui, flow, Role::status, icon::circle_check, ui.palette().accent, sentence);
}

void warning_line(Ui& ui, Flow& flow, std::string_view sentence) {
  sentence_line(ui, flow, Role::group, icon::triangle_alert, ui.palette().warn, sentence);
}

bool ButtonLine::left(std::string_view label, const ButtonOptions& options) {
  const Rect place = rest_.cut_left(button_width(ui_, label, options));
  rest_.cut_left(gap_small);
  return button(ui_, place, label, options);
}

bool ButtonLine::right(std::string_view label, const ButtonOptions& options) {
  const Rect place = rest_.cut_right(button_width(ui_, label, options));
  rest_.cut_right(gap_small);
  return button(ui_, place, label, options);
}

}  // namespace counterbell::ui
