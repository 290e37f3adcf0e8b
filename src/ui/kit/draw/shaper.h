// Scripts whose letters join, change places or run from right to left, and emoji made of several characters: our fonts are drawn
// character by character, so the browser draws those, a whole line or run at a time (shell/browser/text/runs.h).
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

namespace counterbell::ui {

/// A line of wrapped text.
struct BrokenLine {
  std::size_t begin = 0;  ///< In the text, in bytes.
  std::size_t size = 0;   ///< Without the space or break that ends it.
};

/// How a text is set.
struct Setting {
  float font_px = 15;
  float letter_spacing_px = 0;
  bool semibold = false;
};

/// A drawn line or run in the atlas.
struct Picture {
  float x0 = 0, y0 = 0, x1 = 0, y1 = 0;  ///< In CSS pixels, from the beginning of the baseline.
  float u0 = 0, v0 = 0, u1 = 0, v1 = 0;  ///< In the atlas.
  bool is_coloured = false;              ///< Has colours of its own.
};

/// What it returns is valid until the next call. Widths are in CSS pixels.
class Shaper {
 public:
  virtual ~Shaper() = default;
  virtual float width(std::string_view line, const Setting& setting) = 0;
  /// How many bytes of `line` from its beginning fit into `width`, in whole characters as people see them.
  virtual std::size_t fitting(std::string_view line, const Setting& setting, float width) = 0;
  /// `text` wrapped to `width`, at its line breaks and between its words.
  virtual std::span<const BrokenLine> lines(std::string_view text, const Setting& setting, float width) = 0;
  /// Null when the line is empty, or there is no room for its picture.
  virtual const Picture* picture(std::string_view line, const Setting& setting, bool is_right_to_left) = 0;
};

/// Whether a line with that character is to be drawn as one.
bool is_of_joined_script(char32_t c);
/// Whether that character belongs together with the one before it: a combining mark, a part of an emoji.
bool joins_before(char32_t c);
/// Whether the first letter with a direction of its own runs from right to left.
bool is_right_to_left(std::string_view line);
/// Whether any character of `text` asks for Shaper's lines.
bool has_joined_script(std::string_view text);

}  // namespace counterbell::ui
