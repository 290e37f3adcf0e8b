// Drawn text: measured, wrapped, cut with an ellipsis, in the styles of the theme.
#pragma once

#include <span>
#include <string_view>

#include "desk/base/links.h"
#include "ui/kit/ui.h"

namespace counterbell::ui {

/// Width of one line.
float text_width(Ui& ui, Words text, TextStyle style);
/// Height of `text` wrapped to `width`.
float text_height(Ui& ui, Words text, TextStyle style, float width);

/// Whether `text` fits on one line of `width`.
bool fits(Ui& ui, Words text, TextStyle style, float width);

/// Draws one line in `rect` (centred vertically), with an ellipsis when it does not fit. Appends no node: for parts of a
/// widget whose own node says the same.
void draw_line(Ui& ui, Rect rect, Words text, TextStyle style, Colour colour, Align align = Align::left);
/// The same for a sign that nobody looks for or copies: initials in a circle, a key's cap. It is not in Semantics::texts.
void draw_sign(Ui& ui, Rect rect, Words text, TextStyle style, Colour colour, Align align = Align::left);
/// The same where a browser's single-line field puts it: a pixel lower than a line of text at some densities.
void draw_input_line(Ui& ui, Rect rect, Words text, TextStyle style, Colour colour);
/// Draws wrapped text from the top of `rect`, its `links` underlined; returns its height. Lines that run from right to left begin at the
/// right.
float draw_text(Ui& ui, Rect rect, Words text, TextStyle style, Colour colour, Align align = Align::left,
                std::span<const desk::Link> links = {});
/// Draws an icon (see ui/icons.h) of `size` pixels in the middle of `rect`.
void draw_icon(Ui& ui, Rect rect, const char* icon, float size, Colour colour);

/// Shapes.
void fill(Ui& ui, Rect rect, Colour colour, float corner = 0);
void stroke(Ui& ui, Rect rect, Colour colour, float corner = 0, float thickness = 1);
void hairline(Ui& ui, float x0, float y0, float x1, float y1, Colour colour);
/// The one soft shadow, for what floats.
void shadow(Ui& ui, Rect rect, float corner);

}  // namespace counterbell::ui
