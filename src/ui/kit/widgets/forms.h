// What forms are made of besides fields: fields that flow, a line of buttons, an error in place.
#pragma once

#include <string>
#include <string_view>

#include "ui/kit/layout.h"
#include "ui/kit/widgets/fields.h"
#include "ui/kit/widgets/widgets.h"

namespace counterbell::ui {

/// A field of the flow's width, as high as it needs.
FieldResult flow_field(Ui& ui, Flow& flow, Words name, std::string& value, const FieldOptions& options = {});
/// The options of a field for a PIN: masked, with a numeric keyboard.
FieldOptions pin_options();

/// The bell and a name beside it, on top of a page without navigation.
void logo_line(Ui& ui, Flow& flow, Words name);

/// Wrapped text that flows.
void flow_text(Ui& ui, Flow& flow, Words text, TextStyle style, Colour colour);

/// A line of a label and a value.
void fact_line(Ui& ui, Flow& flow, Words label, Words value);

/// What went wrong, in place: icon and sentence, read out. Nothing when `sentence` is empty.
void error_line(Ui& ui, Flow& flow, Words sentence);
/// What was done, in place, read out. Nothing when `sentence` is empty.
void done_line(Ui& ui, Flow& flow, Words sentence);
/// Something to see to, in place.
void warning_line(Ui& ui, Flow& flow, Words sentence);

/// Buttons in one line, each as wide as its label needs.
class ButtonLine {
 public:
  ButtonLine(Ui& ui, Rect line) : ui_(ui), rest_(line) {}
  /// The next button from the left, or from the right; true when pressed.
  bool left(Words label, const ButtonOptions& options = {});
  bool right(Words label, const ButtonOptions& options = {});

 private:
  Ui& ui_;
  Rect rest_;
};

}  // namespace counterbell::ui
