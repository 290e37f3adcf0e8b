#include "ui/kit/draw/face.h"

#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <span>
#include <vector>

#include "desk/base/utf8.h"
#include "ui/kit/ui_state.h"

namespace counterbell::ui {
namespace {

constexpr char32_t joiner = 0x200D;
constexpr unsigned char lead_of_first_mark = 0xCC;  // Of U+0300 in UTF-8.

bool is_regional(char32_t c) { return c >= 0x1F1E6 && c <= 0x1F1FF; }

/// Scripts that break lines between any two characters.
bool breaks_anywhere(char32_t c) {
  return (c >= 0x2E80 && c < 0xA4D0) || (c >= 0xAC00 && c < 0xD7B0) || (c >= 0xF900 && c < 0xFB00) ||
         (c >= 0xFF00 && c < 0xFFF0) || (c >= 0x20000 && c < 0x3FFFF);
}

bool breaks_after(char32_t c) { return c == '-' || c == 0x2010 || c == 0x2013 || c == 0x2014 || breaks_anywhere(c); }

/// Line breaks and tabs are spaces on one line; other control characters take no room but have no sign either.
ImWchar drawable(char32_t c) { return static_cast<ImWchar>(c < 32 ? U' ' : c); }

}  // namespace

struct Face::Broken {
  std::string_view text;  ///< To be drawn.
  std::size_t taken = 0;  ///< Bytes used up, the space or break after it included.
};

Face::Face(Ui& ui, TextStyle style) : ui_(ui) {
  const TextMetrics size = metrics(style);
  setting_ = {size.font_px, size.letter_spacing_px, size.semibold};
  ImFont* const font = size.semibold ? ui.fonts().semibold : ui.fonts().regular;
  baked_ = font->GetFontBaked(size.font_px, ui.pixel_ratio());
}

Face::Face(Ui& ui, const ImFont* font, float px) : ui_(ui), setting_{.font_px = px} {
  baked_ = const_cast<ImFont*>(font)->GetFontBaked(px, ui.pixel_ratio());
}

Face::Piece Face::next_piece(std::string_view& rest) {
  const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(rest[at]); };
  if (byte(0) < 0x80 && (rest.size() == 1 || byte(1) < lead_of_first_mark)) {
    const Piece plain{.text = rest.substr(0, 1), .character = byte(0)};
    rest.remove_prefix(1);
    return plain;
  }
  std::size_t at = 0;
  Piece piece{.text = {}, .character = desk::next_code_point(rest, at)};
  char32_t last = piece.character;
  while (at < rest.size() && byte(at) >= lead_of_first_mark) {
    std::size_t after = at;
    const char32_t next = desk::next_code_point(rest, after);
    const bool is_flag = is_regional(last) && is_regional(next);
    if (!joins_before(next) && last != joiner && !is_flag) break;
    piece.is_run = true;
    at = after;
    last = is_flag ? 0 : next;
  }
  piece.text = rest.substr(0, at);
  rest.remove_prefix(at);
  return piece;
}

Shaper* Face::shaper_for(std::string_view line) const {
  return ui_.fonts().shaper && has_joined_script(line) ? ui_.fonts().shaper : nullptr;
}

float Face::advance(char32_t c) { return baked_->GetCharAdvance(drawable(c)) + setting_.letter_spacing_px; }

float Face::advance(const Piece& piece) {
  if (!piece.is_run) return advance(piece.character);
  if (ui_.fonts().shaper) return ui_.fonts().shaper->width(piece.text, setting_);
  float width = 0;
  for (std::size_t at = 0; at < piece.text.size();) width += advance(desk::next_code_point(piece.text, at));
  return width;
}

float Face::width(std::string_view line) {
  if (Shaper* const shaper = shaper_for(line)) return shaper->width(line, setting_);
  float width = 0;
  while (!line.empty()) width += advance(next_piece(line));
  return width;
}

std::string_view Face::beginning(std::string_view line, float width) {
  std::string_view rest = line;
  if (Shaper* const shaper = shaper_for(line)) {
    rest.remove_prefix(std::min(shaper->fitting(line, setting_, width), line.size()));
  } else {
    while (!rest.empty()) {
      std::string_view next = rest;
      width -= advance(next_piece(next));
      if (width < 0) break;
      rest = next;
    }
  }
  line.remove_suffix(rest.size());
  while (line.ends_with(' ')) line.remove_suffix(1);
  return line;
}

/// The first line of `text` that fits into `width`: broken after a space, a hyphen or where its script allows, and inside a
/// word only when that alone is too long.
Face::Broken Face::first_line(std::string_view text, float width) {
  std::string_view rest = text;
  float x = 0;
  std::optional<Broken> fitting;
  char32_t before = 0;
  while (!rest.empty()) {
    const std::size_t at = text.size() - rest.size();
    const Piece piece = next_piece(rest);
    const char32_t c = piece.character;
    const std::size_t after = text.size() - rest.size();
    if (c == '\n') return {text.substr(0, at), after};
    if (c == ' ') {
      if (before != ' ' || !fitting) fitting = Broken{text.substr(0, at), after};
      fitting->taken = after;
    } else if (at > 0 && before != ' ' && (breaks_after(before) || breaks_anywhere(c))) {
      fitting = Broken{text.substr(0, at), at};
    }
    x += advance(piece);
    if (x > width && c != ' ' && at > 0) return fitting ? *fitting : Broken{text.substr(0, at), at};
    before = c;
  }
  return {text, text.size()};
}

int Face::each_line(std::string_view text, float width, const std::function<void(const Line&)>& visit) {
  int count = 0;
  if (Shaper* const shaper = shaper_for(text)) {
    const std::span<const BrokenLine> found = shaper->lines(text, setting_, width);
    bool is_reversed = false;
    for (const BrokenLine& line : std::vector(found.begin(), found.end())) {
      const bool begins = line.begin == 0 || text[line.begin - 1] == '\n';
      if (begins) is_reversed = is_right_to_left(text.substr(line.begin, text.find('\n', line.begin) - line.begin));
      visit({text.substr(line.begin, line.size), count++, is_reversed});
    }
    return std::max(count, 1);
  }
  while (!text.empty()) {
    const Broken line = first_line(text, width);
    visit({line.text, count++, false});
    const bool ends_in_break = line.taken == text.size() && text.back() == '\n';
    text.remove_prefix(line.taken);
    if (ends_in_break) ++count;  // the empty line after it
  }
  return std::max(count, 1);
}

void Face::draw(std::string_view line, float x, float y, Colour colour) {
  draw({.text = line, .is_right_to_left = is_right_to_left(line)}, x, y, colour);
}

void Face::draw(const Line& line, float x, float y, Colour colour) {
  if (shaper_for(line.text) && draw_picture(line.text, line.is_right_to_left, x, y, colour)) return;
  for (std::string_view rest = line.text; !rest.empty();) x += draw_piece(next_piece(rest), x, y, colour);
}

/// Draws it and returns its advance.
float Face::draw_piece(const Piece& piece, float x, float y, Colour colour) {
  if (piece.is_run && ui_.fonts().shaper && draw_picture(piece.text, false, x, y, colour)) return advance(piece);
  ImDrawList* list = ImGui::GetWindowDrawList();
  const float top = y - std::round(baked_->Ascent);  // glyphs are placed from the line's top
  float width = 0;
  for (std::size_t at = 0; at < piece.text.size();) {
    const ImFontGlyph* glyph = find(desk::next_code_point(piece.text, at));
    if (glyph->Visible) {
      list->PrimReserve(6, 4);
      list->PrimRectUV({x + width + glyph->X0, top + glyph->Y0}, {x + width + glyph->X1, top + glyph->Y1},
                       {glyph->U0, glyph->V0}, {glyph->U1, glyph->V1}, glyph->Colored ? colour | 0x00FFFFFFu : colour);
    }
    width += glyph->AdvanceX + setting_.letter_spacing_px;
  }
  return width;
}

bool Face::draw_picture(std::string_view text, bool is_right_to_left, float x, float y, Colour colour) {
  const Picture* const picture = ui_.fonts().shaper->picture(text, setting_, is_right_to_left);
  if (!picture) return false;
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->PrimReserve(6, 4);
  list->PrimRectUV({x + picture->x0, y + picture->y0}, {x + picture->x1, y + picture->y1}, {picture->u0, picture->v0},
                   {picture->u1, picture->v1}, picture->is_coloured ? colour | 0x00FFFFFFu : colour);
  return true;
}

const ImFontGlyph* Face::find(char32_t c) {
  const ImWchar sign = drawable(c);
  if (const ImFontGlyph* glyph = baked_->FindGlyphNoFallback(sign)) return glyph;
  std::u32string& missing = ui_.state().missing;
  if (missing.size() < 256 && missing.find(sign) == std::u32string::npos) missing += static_cast<char32_t>(sign);
  return baked_->FindGlyph(sign);
}

}  // namespace counterbell::ui
