// Characters beyond the first fonts: other scripts of ours are fetched when first needed, and what no font of ours has is drawn
// by the browser, character by character.
#pragma once

#include <string_view>

#include "ui/font_atlas.h"

namespace counterbell::browser {

class Glyphs {
 public:
  /// Lets `fonts` find here the characters they lack. Once.
  void add_to(const ui::Fonts& fonts);

  /// The fonts' other scripts came, or cannot be had (an empty file): then the browser draws those, too.
  void more_arrived(ui::Weight weight, std::string_view font_file);

 private:
  ui::Fonts fonts_;
};

}  // namespace counterbell::browser
