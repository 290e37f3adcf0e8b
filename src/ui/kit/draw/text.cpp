#include "ui/kit/draw/text.h"

#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <string>

#include "ui/kit/draw/face.h"
#include "ui/kit/ui_state.h"

namespace counterbell::ui {

namespace {

/// How far right a line begins. What runs from right to left begins at the right, unless it was wanted elsewhere.
float indent(Face& face, const Face::Line& line, float width, Align align) {
  if (align == Align::left && !line.is_right_to_left) return 0;
  const float spare = width - face.width(line.text);
  return align == Align::centre ? spare / 2 : spare;
}

/// Inter's ascent and descent in device pixels, rounded as browsers do it.
struct Extent {
  float above;
  float below;
};
Extent extent(Ui& ui, const TextMetrics& size) {
  const float pixels = size.font_px * ui.pixel_ratio();
  return {std::round(pixels * 1984 / 2048), std::round(pixels * 494 / 2048)};
}

/// From the top of a line to its baseline, as browsers do it: half of what the line is higher than its letters goes above.
float baseline(Ui& ui, const TextMetrics& size) {
  const auto [above, below] = extent(ui, size);
  return (std::floor((size.line_height_px * ui.pixel_ratio() - above - below) / 2) + above) / ui.pixel_ratio();
}

/// What does not fit is told in full while the pointer rests on it.
void offer_whole(Ui& ui, const Rect& rect, Words text) {
  if (!ui.on_top() || !ImGui::IsWindowHovered() || ImGui::IsMouseDown(0)) return;
  if (ImGui::IsMouseHoveringRect({rect.x, rect.y}, {rect.right(), rect.bottom()}))
    ui.state().want_tooltip(text, rect, true);
}

}  // namespace

float text_width(Ui& ui, Words text, TextStyle style) {
  Face face(ui, style);
  return face.width(text.shown());
}

float text_height(Ui& ui, Words text, TextStyle style, float width) {
  Face face(ui, style);
  const int lines = face.each_line(text.shown(), width, [](const Face::Line&) {});
  return static_cast<float>(lines) * metrics(style).line_height_px;
}

bool fits(Ui& ui, Words text, TextStyle style, float width) { return text_width(ui, text, style) <= width + 0.5f; }

namespace {

/// Where a line was drawn, cut to its room.
struct Span {
  float x = 0;
  float width = 0;
};

Span draw_line_on(Ui& ui, const Rect& rect, float y, Words words, TextStyle style, Colour colour, Align align) {
  constexpr std::string_view ellipsis = "\u2026";
  Face face(ui, style);
  std::string_view text = words.shown();
  std::string shortened;
  float width = face.width(text);
  if (width > rect.width + 0.5f) {
    offer_whole(ui, rect, words);
#ifdef IMGUI_ENABLE_TEST_ENGINE
    if (words.is_in_catalogue()) ui.state().cut.emplace_back(text);
#endif
    const float dots = face.width(ellipsis);
    if (dots > rect.width) return {};
    shortened = face.beginning(text, rect.width - dots);
    shortened += ellipsis;
    text = shortened;
    width = face.width(text);
  }
  const float spare = rect.width - width;
  const float x = ui.snapped(rect.x + (align == Align::left ? 0 : align == Align::right ? spare : spare / 2));
  face.draw(text, x, y, colour);
  return {x, width};
}

Span draw_centred_line(Ui& ui, const Rect& rect, Words text, TextStyle style, Colour colour, Align align) {
  const TextMetrics size = metrics(style);
  const float top = ui.snapped(rect.y + (rect.height - size.line_height_px) / 2);
  return draw_line_on(ui, rect, top + baseline(ui, size), text, style, colour, align);
}

/// Draws a line of a text, `begin` bytes behind its beginning, with the links in it underlined.
void draw_with_links(Ui& ui, Face& face, std::string_view line, std::size_t begin, float x, float y, Colour colour,
                     std::span<const desk::Link> links) {
  const Colour followed = ui.palette().accent;
  std::size_t drawn = 0;
  const auto draw_until = [&](std::size_t end, Colour ink) {
    const std::string_view part = line.substr(drawn, end - drawn);
    const float width = face.width(part);
    face.draw(part, x, y, ink);
    if (ink == followed) hairline(ui, x, y + 2, x + width, y + 2, ink);
    x += width;
    drawn = end;
  };
  for (const desk::Link& link : links) {
    if (link.end <= begin + drawn || link.begin >= begin + line.size()) continue;
    draw_until(std::max(link.begin, begin + drawn) - begin, colour);
    draw_until(std::min(link.end - begin, line.size()), followed);
  }
  draw_until(line.size(), colour);
}

}  // namespace

void draw_line(Ui& ui, Rect rect, Words text, TextStyle style, Colour colour, Align align) {
  const Span span = draw_centred_line(ui, rect, text, style, colour, align);
  if (span.width <= 0 || !ui.is_in_sight(rect)) return;
  const float height = metrics(style).line_height_px;
  const float top = ui.snapped(rect.y + (rect.height - height) / 2);
  ui.semantics().add_text({span.x, top, span.width, height}, style, text.shown());
}

void draw_sign(Ui& ui, Rect rect, Words text, TextStyle style, Colour colour, Align align) {
  draw_centred_line(ui, rect, text, style, colour, align);
}

void draw_input_line(Ui& ui, Rect rect, Words text, TextStyle style, Colour colour) {
  const auto [above, below] = extent(ui, metrics(style));
  const float ratio = ui.pixel_ratio();
  const float y = std::floor((rect.height * ratio - above - below) / 2 + above + 0.5f) / ratio;
  const Align align = is_right_to_left(text.shown()) ? Align::right : Align::left;
  draw_line_on(ui, rect, ui.snapped(rect.y) + y, text, style, colour, align);
}

float draw_text(Ui& ui, Rect rect, Words words, TextStyle style, Colour colour, Align align,
                std::span<const desk::Link> links) {
  const std::string_view text = words.shown();
  Face face(ui, style);
  const TextMetrics size = metrics(style);
  const float top = ui.snapped(rect.y);
  const float clip_top = ImGui::GetWindowDrawList()->GetClipRectMin().y;
  const float clip_bottom = ImGui::GetWindowDrawList()->GetClipRectMax().y;
  const int lines = face.each_line(text, rect.width, [&](const Face::Line& line) {
    const float y = top + static_cast<float>(line.number) * size.line_height_px;
    if (y >= clip_bottom || y + size.line_height_px <= clip_top) return;
    const float x = ui.snapped(rect.x + indent(face, line, rect.width, align));
    if (links.empty() || has_joined_script(line.text)) {
      face.draw(line, x, y + baseline(ui, size), colour);
    } else {
      const auto begin = static_cast<std::size_t>(line.text.data() - text.data());
      draw_with_links(ui, face, line.text, begin, x, y + baseline(ui, size), colour, links);
    }
  });
  rect.height = static_cast<float>(lines) * size.line_height_px;
  if (ui.is_in_sight(rect)) {
    ui.semantics().add_text({rect.x, top, rect.width, rect.height}, style, text, true, align == Align::centre);
  }
  return rect.height;
}

void draw_icon(Ui& ui, Rect rect, const char* icon, float size, Colour colour) {
  if (!icon) return;
  Face face(ui, ui.fonts().regular, size);
  const Rect box = rect.centred(size, size);
  face.draw(icon, ui.snapped(box.x), ui.snapped(box.y) + size, colour);  // its em square stands on the baseline
}

}  // namespace counterbell::ui
