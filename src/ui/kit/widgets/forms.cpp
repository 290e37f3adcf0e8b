#include "ui/kit/widgets/forms.h"

#include <algorithm>

#include "ui/icons.h"

namespace counterbell::ui {

namespace {

/// Icon and wrapped sentence, as one node.
void sentence_line(Ui& ui, Flow& flow, Role role, const char* icon, Colour colour, Words sentence) {
  if (sentence.empty()) return;
  constexpr float icon_room = 24;
  Rect line = flow.next(text_height(ui, sentence, TextStyle::secondary, flow.width() - icon_room));
  const Scope node(ui, role, sentence, line);
  const Rect icon_place = line.cut_left(icon_room);
  draw_icon(ui, {icon_place.x, icon_place.y, 18, 18}, icon, 16, colour);
  draw_text(ui, line, sentence, TextStyle::secondary, colour);
}

}  // namespace

FieldResult flow_field(Ui& ui, Flow& flow, Words name, std::string& value, const FieldOptions& options) {
  return text_field(ui, flow.next(field_height(ui, options)), name, value, options);
}

FieldOptions pin_options() {
  FieldOptions options;
  options.input_mode = InputMode::numeric;
  options.masked = true;
  return options;
}

void logo_line(Ui& ui, Flow& flow, Words name) {
  Rect line = flow.next(36);
  draw_icon(ui, {line.x, line.y, 32, line.height}, icon::concierge_bell, 32, ui.palette().brass);
  line.cut_left(44);
  text(ui, line, name, TextStyle::section, ui.palette().ink);
}

void flow_text(Ui& ui, Flow& flow, Words text, TextStyle style, Colour colour) {
  paragraph(ui, flow.next(text_height(ui, text, style, flow.width())), text, style, colour);
}

void fact_line(Ui& ui, Flow& flow, Words label, Words value) {
  const float label_width = std::min(180.0f, flow.width() / 2);
  const float height = std::max(text_height(ui, label, TextStyle::body, label_width - gap_small),
                                text_height(ui, value, TextStyle::body, flow.width() - label_width));
  Rect line = flow.next(height);
  const Scope item(ui, Role::group, tr("{0}: {1}", label, value), line);
  Rect label_place = line.cut_left(label_width);
  label_place.cut_right(gap_small);
  draw_text(ui, label_place, label, TextStyle::body, ui.palette().ink2);
  draw_text(ui, line, value, TextStyle::body, ui.palette().ink);
}

void error_line(Ui& ui, Flow& flow, Words sentence) {
  sentence_line(ui, flow, Role::alert, icon::circle_alert, ui.palette().bad, sentence);
}

void done_line(Ui& ui, Flow& flow, Words sentence) {
  sentence_line(ui, flow, Role::status, icon::circle_check, ui.palette().accent, sentence);
}

void warning_line(Ui& ui, Flow& flow, Words sentence) {
  sentence_line(ui, flow, Role::group, icon::triangle_alert, ui.palette().warn, sentence);
}

bool ButtonLine::left(Words label, const ButtonOptions& options) {
  const Rect place = rest_.cut_left(button_width(ui_, label, options));
  rest_.cut_left(gap_small);
  return button(ui_, place, label, options);
}

bool ButtonLine::right(Words label, const ButtonOptions& options) {
  const Rect place = rest_.cut_right(button_width(ui_, label, options));
  rest_.cut_right(gap_small);
  return button(ui_, place, label, options);
}

}  // namespace counterbell::ui
