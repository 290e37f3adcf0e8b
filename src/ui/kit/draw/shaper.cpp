#include "ui/kit/draw/shaper.h"

#include <algorithm>
#include <array>

#include "desk/base/utf8.h"

namespace counterbell::ui {
namespace {

struct Range {
  char32_t first;
  char32_t last;
};

bool is_in(char32_t c, std::span<const Range> sorted) {
  const auto range = std::ranges::lower_bound(sorted, c, {}, &Range::last);
  return range != sorted.end() && range->first <= c;
}

// Blocks of Unicode 17, whole: what is not assigned in them harms nobody.
constexpr std::array right_to_left = {
    Range{0x590, 0x8FF},      // Hebrew to Arabic Extended
    Range{0xFB1D, 0xFDFF},    // presentation forms
    Range{0xFE70, 0xFEFE},    //
    Range{0x10800, 0x10FFF},  // old scripts of the Near East
    Range{0x1E800, 0x1EFFF},  //
};
constexpr std::array joined = {
    Range{0x590, 0x109F},     // Hebrew, Arabic, the scripts of India, Thai, Lao, Tibetan, Myanmar
    Range{0x1780, 0x18AF},    // Khmer, Mongolian
    Range{0x1900, 0x1AAF},    // Limbu to Tai Tham
    Range{0x1B00, 0x1C7F},    // Balinese to Ol Chiki
    Range{0xA800, 0xA82F},    // Syloti Nagri
    Range{0xA880, 0xA9FF},    // Saurashtra to Myanmar Extended-B
    Range{0xAA00, 0xAADF},    // Cham to Tai Viet
    Range{0xAAE0, 0xABFF},    // Meetei Mayek
    Range{0xFB1D, 0xFDFF},    //
    Range{0xFE70, 0xFEFE},    //
    Range{0x10800, 0x10FFF},  //
    Range{0x11000, 0x11FFF},  // Brahmi and what came of it
    Range{0x1E800, 0x1EFFF},  //
};
constexpr std::array marks = {
    Range{0x300, 0x36F},      // combining marks
    Range{0x1AB0, 0x1AFF},    //
    Range{0x1DC0, 0x1DFF},    //
    Range{0x200D, 0x200D},    // joins emoji
    Range{0x20D0, 0x20FF},    // combining marks for symbols, the key's cap
    Range{0x3099, 0x309A},    // Japanese voicing marks
    Range{0xFE00, 0xFE0F},    // choose a variant
    Range{0xFE20, 0xFE2F},    //
    Range{0x1F3FB, 0x1F3FF},  // shades of skin
    Range{0xE0020, 0xE007F},  // flags of regions
    Range{0xE0100, 0xE01EF},  //
};

/// Whether it has a direction of its own: a letter, not a digit or sign.
bool is_letter(char32_t c) {
  return (c >= U'A' && c <= U'Z') || (c >= U'a' && c <= U'z') || (c >= 0xC0 && c < 0x2000 && c != 0xD7 && c != 0xF7) ||
         c >= 0x2C00;
}

}  // namespace

bool is_of_joined_script(char32_t c) { return c >= joined.front().first && is_in(c, joined); }

bool joins_before(char32_t c) { return c >= marks.front().first && is_in(c, marks); }

bool is_right_to_left(std::string_view line) {
  for (std::size_t at = 0; at < line.size();) {
    const char32_t c = desk::next_code_point(line, at);
    if (c >= right_to_left.front().first && is_in(c, right_to_left)) return true;
    if (is_letter(c)) return false;
  }
  return false;
}

bool has_joined_script(std::string_view text) {
  constexpr unsigned char lead_of_first = 0xD6;  // Of U+0590 in UTF-8.
  if (std::ranges::none_of(text, [](char c) { return static_cast<unsigned char>(c) >= lead_of_first; })) return false;
  for (std::size_t at = 0; at < text.size();) {
    if (is_of_joined_script(desk::next_code_point(text, at))) return true;
  }
  return false;
}

}  // namespace counterbell::ui
