// The fonts in Dear ImGui's atlas: Inter in two weights with the icons merged in, and what is added for other scripts.
//
// Fonts are sized by their em square, as CSS does it: a size in ImGui is a CSS font-size, and an icon's em square is its box.
#pragma once

#include <cstdint>
#include <string_view>

#include "ui/kit/ui.h"

struct ImFontConfig;

namespace counterbell::ui {

enum class Weight : std::uint8_t { regular, semibold };

/// Puts the fonts (TrueType files, copied) into the current context's atlas and makes regular its default. No fonts when one
/// of the files is none.
Fonts load_fonts(std::string_view regular, std::string_view semibold, std::string_view icons);

/// Has a source sized by its em square: needed of every source that is merged into these fonts.
void size_by_em(ImFontConfig& source);

/// Adds a font for characters that those before it lack, to the weight given; false when the file is no font.
/// At any time between frames. An atlas takes at most fifteen sources a weight.
bool add_fallback(const Fonts& fonts, Weight weight, std::string_view font_file);

}  // namespace counterbell::ui
