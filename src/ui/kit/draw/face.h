// One text style at the screen's density: measuring, cutting, wrapping and drawing with it.
#pragma once

#include <cstddef>
#include <functional>
#include <string_view>

#include "ui/kit/draw/shaper.h"
#include "ui/kit/draw/theme.h"
#include "ui/kit/ui.h"

struct ImFont;
struct ImFontBaked;
struct ImFontGlyph;

namespace counterbell::ui {

class Face {
 public:
  Face(Ui& ui, TextStyle style);
  Face(Ui& ui, const ImFont* font, float px);

  float width(std::string_view line);
  /// As much of `line` as fits into `width`, without spaces at its end.
  std::string_view beginning(std::string_view line, float width);
  struct Line {
    std::string_view text;  ///< Part of the whole.
    int number = 0;         ///< From 0.
    bool is_right_to_left = false;
  };
  /// Calls `visit` for each line of `text` wrapped to `width`. Returns how many there are.
  int each_line(std::string_view text, float width, const std::function<void(const Line&)>& visit);
  /// Draws from `x` on the baseline `y`, both in CSS pixels.
  void draw(std::string_view line, float x, float y, Colour colour);
  void draw(const Line& line, float x, float y, Colour colour);

 private:
  /// One character, or several that are drawn together.
  struct Piece {
    std::string_view text;
    char32_t character = 0;  ///< The first.
    bool is_run = false;
  };
  struct Broken;

  static Piece next_piece(std::string_view& rest);
  float advance(const Piece& piece);
  float advance(char32_t c);
  Broken first_line(std::string_view text, float width);
  /// The shaper for a line that asks for it, or null.
  Shaper* shaper_for(std::string_view line) const;
  float draw_piece(const Piece& piece, float x, float y, Colour colour);
  bool draw_picture(std::string_view text, bool is_right_to_left, float x, float y, Colour colour);
  const ImFontGlyph* find(char32_t c);

  Ui& ui_;
  Setting setting_;
  ImFontBaked* baked_;
};

}  // namespace counterbell::ui
