// Characters that the first fonts lack. The parts of our fonts with other scripts are fetched when they are first needed; characters that
// none of our fonts has are drawn by the browser, one by one.
#pragma once

#include <string_view>

#include "ui/kit/draw/font_atlas.h"

namespace counterbell::browser {

class Glyphs {
 public:
  /// Makes `fonts` look here for the characters that they lack. To be called once.
  void add_to(const ui::Fonts& fonts);

  /// Takes the font with the other scripts; an empty file when it cannot be fetched: then the browser draws those scripts too.
  void more_arrived(ui::Weight weight, std::string_view font_file);

 private:
  ui::Fonts fonts_;
};

}  // namespace counterbell::browser
