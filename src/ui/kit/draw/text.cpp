#include "ui/kit/draw/text.h"

#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <optional>

#include "ui/kit/ui_state.h"

namespace counterbell::ui {

namespace {

/// Takes the first character off `rest`; bytes that are no UTF-8 come as U+FFFD, one by one.
char32_t next_character(std::string_view& rest) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(rest[i]); };
  const unsigned char lead = byte(0);
  const std::size_t size = lead < 0x80 ? 1 : lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  char32_t character = lead < 0x80 ? lead : lead & (0x7Fu >> size);
  bool valid = lead < 0x80 || (lead >= 0xC2 && lead < 0xF5 && rest.size() >= size);
  for (std::size_t i = 1; valid && i < size; ++i) {
    valid = (byte(i) & 0xC0u) == 0x80;
    character = character << 6 | (byte(i) & 0x3Fu);
  }
  if (!valid || character > 0x10FFFF || (character >= 0xD800 && character < 0xE000)) {
    rest.remove_prefix(1);
    return 0xFFFD;
  }
  rest.remove_prefix(size);
  return character;
}

/// Scripts that break lines between any two characters.
bool breaks_anywhere(char32_t c) {
  return (c >= 0x2E80 && c < 0xA4D0) || (c >= 0xAC00 && c < 0xD7B0) || (c >= 0xF900 && c < 0xFB00) ||
         (c >= 0xFF00 && c < 0xFFF0) || (c >= 0x20000 && c < 0x3FFFF);
}

bool breaks_after(char32_t c) { return c == '-' || c == 0x2010 || c == 0x2013 || c == 0x2014 || breaks_anywhere(c); }

/// A text style at the screen's density.
class Face {
 public:
  Face(Ui& ui, const ImFont* font, float px, float letter_spacing = 0) : ui_(ui), letter_spacing_(letter_spacing) {
    baked_ = const_cast<ImFont*>(font)->GetFontBaked(px, ui.pixel_ratio());
  }

  float advance(char32_t c) { return baked_->GetCharAdvance(drawable(c)) + letter_spacing_; }

  /// Draws the characters from `x` on the baseline `y`, both in CSS pixels.
  void draw(std::string_view text, float x, float y, Colour colour) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    const float top = y - std::round(baked_->Ascent);  // glyphs are placed from the line's top
    while (!text.empty()) {
      const char32_t c = next_character(text);
      const ImFontGlyph* glyph = find(drawable(c));
      if (glyph->Visible) {
        list->PrimReserve(6, 4);
        list->PrimRectUV({x + glyph->X0, top + glyph->Y0}, {x + glyph->X1, top + glyph->Y1}, {glyph->U0, glyph->V0},
                         {glyph->U1, glyph->V1}, glyph->Colored ? colour | 0x00FFFFFFu : colour);
      }
      x += glyph->AdvanceX + letter_spacing_;
    }
  }

 private:
  /// Line breaks and tabs are spaces on one line; other control characters take no room but have no sign either.
  static ImWchar drawable(char32_t c) { return static_cast<ImWchar>(c < 32 ? U' ' : c); }

  const ImFontGlyph* find(ImWchar c) {
    if (const ImFontGlyph* glyph = baked_->FindGlyphNoFallback(c)) return glyph;
    std::u32string& missing = ui_.state().missing;
    if (missing.size() < 256 && missing.find(c) == std::u32string::npos) missing += static_cast<char32_t>(c);
    return baked_->FindGlyph(c);
  }

  Ui& ui_;
  float letter_spacing_;
  ImFontBaked* baked_;
};

Face face(Ui& ui, TextStyle style) {
  const TextMetrics size = metrics(style);
  return {ui, size.semibold ? ui.fonts().semibold : ui.fonts().regular, size.font_px, size.letter_spacing_px};
}

float width_of(Face& face, std::string_view text) {
  float width = 0;
  while (!text.empty()) width += face.advance(next_character(text));
  return width;
}

/// How far right a line begins.
float indent(Face& face, std::string_view line, float width, Align align) {
  if (align == Align::left) return 0;
  const float spare = width - width_of(face, line);
  return align == Align::right ? spare : spare / 2;
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

struct Line {
  std::string_view text;  ///< To be drawn.
  std::size_t taken = 0;  ///< Bytes used up, the space or break after it included.
};

/// The first line of `text` that fits into `width`: broken after a space, a hyphen or where its script allows, and inside a
/// word only when that alone is too long.
Line first_line(Face& face, std::string_view text, float width) {
  std::string_view rest = text;
  float x = 0;
  std::optional<Line> fitting;
  char32_t before = 0;
  while (!rest.empty()) {
    const std::size_t at = text.size() - rest.size();
    const char32_t c = next_character(rest);
    const std::size_t after = text.size() - rest.size();
    if (c == '\n') return {text.substr(0, at), after};
    if (c == ' ') {
      if (before != ' ' || !fitting) fitting = Line{text.substr(0, at), after};
      fitting->taken = after;
    } else if (at > 0 && before != ' ' && (breaks_after(before) || breaks_anywhere(c))) {
      fitting = Line{text.substr(0, at), at};
    }
    x += face.advance(c);
    if (x > width && c != ' ' && at > 0) return fitting ? *fitting : Line{text.substr(0, at), at};
    before = c;
  }
  return {text, text.size()};
}

/// Calls `line` for each line of `text` wrapped to `width`; returns how many.
template <typename Visit>
int each_line(Face& face, std::string_view text, float width, Visit visit) {
  int count = 0;
  while (!text.empty()) {
    const Line line = first_line(face, text, width);
    visit(line.text, count++);
    const bool ends_in_break = line.taken == text.size() && text.back() == '\n';
    text.remove_prefix(line.taken);
    if (ends_in_break) ++count;  // the empty line after it
  }
  return std::max(count, 1);
}

/// As much of `text` as fits into `width`, without spaces at its end.
std::string_view beginning(Face& face, std::string_view text, float width) {
  std::string_view rest = text;
  while (!rest.empty()) {
    std::string_view next = rest;
    width -= face.advance(next_character(next));
    if (width < 0) break;
    rest = next;
  }
  text.remove_suffix(rest.size());
  while (text.ends_with(' ')) text.remove_suffix(1);
  return text;
}

/// What does not fit is told in full while the pointer rests on it.
void offer_whole(Ui& ui, const Rect& rect, Words text) {
  if (!ui.on_top() || !ImGui::IsWindowHovered() || ImGui::IsMouseDown(0)) return;
  if (ImGui::IsMouseHoveringRect({rect.x, rect.y}, {rect.right(), rect.bottom()}))
    ui.state().want_tooltip(text, rect, true);
}

}  // namespace

float text_width(Ui& ui, Words text, TextStyle style) {
  Face drawn = face(ui, style);
  return width_of(drawn, text.shown());
}

float text_height(Ui& ui, Words text, TextStyle style, float width) {
  Face drawn = face(ui, style);
  const int lines = each_line(drawn, text.shown(), width, [](std::string_view, int) {});
  return static_cast<float>(lines) * metrics(style).line_height_px;
}

bool fits(Ui& ui, Words text, TextStyle style, float width) { return text_width(ui, text, style) <= width + 0.5f; }

namespace {

void draw_line_on(Ui& ui, const Rect& rect, float y, Words words, TextStyle style, Colour colour, Align align) {
  constexpr std::string_view ellipsis = "\u2026";
  Face drawn = face(ui, style);
  std::string_view text = words.shown();
  float width = width_of(drawn, text);
  const bool cut = width > rect.width + 0.5f;
  if (cut) {
    offer_whole(ui, rect, words);
#ifdef IMGUI_ENABLE_TEST_ENGINE
    if (words.is_in_catalogue()) ui.state().cut.emplace_back(text);
#endif
    const float dots = width_of(drawn, ellipsis);
    if (dots > rect.width) return;
    text = beginning(drawn, text, rect.width - dots);
    width = width_of(drawn, text) + dots;
  }
  const float spare = rect.width - width;
  const float x = ui.snapped(rect.x + (align == Align::left ? 0 : align == Align::right ? spare : spare / 2));
  drawn.draw(text, x, y, colour);
  if (cut) drawn.draw(ellipsis, x + width_of(drawn, text), y, colour);
}

}  // namespace

void draw_line(Ui& ui, Rect rect, Words text, TextStyle style, Colour colour, Align align) {
  const TextMetrics size = metrics(style);
  const float top = ui.snapped(rect.y + (rect.height - size.line_height_px) / 2);
  draw_line_on(ui, rect, top + baseline(ui, size), text, style, colour, align);
}

void draw_input_line(Ui& ui, Rect rect, Words text, TextStyle style, Colour colour) {
  const auto [above, below] = extent(ui, metrics(style));
  const float ratio = ui.pixel_ratio();
  const float y = std::floor((rect.height * ratio - above - below) / 2 + above + 0.5f) / ratio;
  draw_line_on(ui, rect, ui.snapped(rect.y) + y, text, style, colour, Align::left);
}

float draw_text(Ui& ui, Rect rect, Words text, TextStyle style, Colour colour, Align align) {
  Face drawn = face(ui, style);
  const TextMetrics size = metrics(style);
  const float top = ui.snapped(rect.y);
  const float clip_top = ImGui::GetWindowDrawList()->GetClipRectMin().y;
  const float clip_bottom = ImGui::GetWindowDrawList()->GetClipRectMax().y;
  const int lines = each_line(drawn, text.shown(), rect.width, [&](std::string_view line, int i) {
    const float y = top + static_cast<float>(i) * size.line_height_px;
    if (y >= clip_bottom || y + size.line_height_px <= clip_top) return;
    drawn.draw(line, ui.snapped(rect.x + indent(drawn, line, rect.width, align)), y + baseline(ui, size), colour);
  });
  return static_cast<float>(lines) * size.line_height_px;
}

void draw_icon(Ui& ui, Rect rect, const char* icon, float size, Colour colour) {
  if (!icon) return;
  Face drawn(ui, ui.fonts().regular, size);
  const Rect box = rect.centred(size, size);
  drawn.draw(icon, ui.snapped(box.x), ui.snapped(box.y) + size, colour);  // its em square stands on the baseline
}

}  // namespace counterbell::ui
