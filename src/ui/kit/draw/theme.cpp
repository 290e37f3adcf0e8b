#include "ui/kit/draw/theme.h"

#include <array>
#include <cmath>
#include <utility>

namespace counterbell::ui {

namespace {

/// 0xRRGGBB, as designers write it.
constexpr Colour rgb(std::uint32_t hex) {
  return 0xFF000000u | (hex & 0xFFu) << 16 | (hex & 0xFF00u) | (hex >> 16 & 0xFFu);
}

constexpr Palette light = {
    .bg = rgb(0xF6F4F0),
    .surface = rgb(0xFFFFFF),
    .line = rgb(0xE3DFD7),
    .edge = rgb(0x8A867C),
    .ink = rgb(0x1F2420),
    .ink2 = rgb(0x5A625C),
    .ink3 = rgb(0x676E69),
    .accent = rgb(0x0B6B5D),
    .accent_ink = rgb(0xFFFFFF),
    .accent_soft = rgb(0xDDEFEA),
    .selected = rgb(0xE9F3F0),
    .note = rgb(0xFFF6DC),
    .note_line = rgb(0xEBD9A0),
    .customer = rgb(0xF1F3F6),
    .brass = rgb(0xB98419),
    .bad = rgb(0xB3261E),
    .bad_soft = rgb(0xFBE6E3),
    .warn = rgb(0x8A5200),
    .state_new = {rgb(0xE4ECFB), rgb(0x1F4FA8)},
    .state_open = {rgb(0xDDEFEA), rgb(0x0B5F53)},
    .state_pending = {rgb(0xFCEFD2), rgb(0x7A4B00)},
    .state_on_hold = {rgb(0xECE7F6), rgb(0x5B3E93)},
    .state_solved = {rgb(0xE0F2DF), rgb(0x22622B)},
    .state_closed = {rgb(0xECEBE8), rgb(0x565B57)},
};

constexpr Palette dark = {
    .bg = rgb(0x151816),
    .surface = rgb(0x1C201E),
    .line = rgb(0x343A37),
    .edge = rgb(0x707974),
    .ink = rgb(0xECEFEA),
    .ink2 = rgb(0xB3BBB5),
    .ink3 = rgb(0x98A29B),
    .accent = rgb(0x52C2AE),
    .accent_ink = rgb(0x06231E),
    .accent_soft = rgb(0x1D3A34),
    .selected = rgb(0x22332F),
    .note = rgb(0x332C17),
    .note_line = rgb(0x5A4C1E),
    .customer = rgb(0x262C31),
    .brass = rgb(0xD9A441),
    .bad = rgb(0xFF8A80),
    .bad_soft = rgb(0x47201D),
    .warn = rgb(0xF2C76B),
    .state_new = {rgb(0x1E2F52), rgb(0xA9C4FF)},
    .state_open = {rgb(0x1D3A34), rgb(0x7FDCC9)},
    .state_pending = {rgb(0x40310F), rgb(0xF2C76B)},
    .state_on_hold = {rgb(0x322849), rgb(0xCDB8F5)},
    .state_solved = {rgb(0x1E3A22), rgb(0x95DB9C)},
    .state_closed = {rgb(0x2B302D), rgb(0xB5BCB6)},
};

constexpr ChipColours black_on_white = {rgb(0xFFFFFF), rgb(0x000000)};
constexpr ChipColours white_on_black = {rgb(0x000000), rgb(0xFFFFFF)};

constexpr Palette light_contrast = {
    .bg = rgb(0xFFFFFF),
    .surface = rgb(0xFFFFFF),
    .line = rgb(0x000000),
    .edge = rgb(0x000000),
    .ink = rgb(0x000000),
    .ink2 = rgb(0x000000),
    .ink3 = rgb(0x3D3D3D),
    .accent = rgb(0x00349E),
    .accent_ink = rgb(0xFFFFFF),
    .accent_soft = rgb(0xD6E4FF),
    .selected = rgb(0xD6E4FF),
    .note = rgb(0xFFF6DC),
    .note_line = rgb(0x000000),
    .customer = rgb(0xEDEDED),
    .brass = rgb(0x5C3B00),
    .bad = rgb(0x8C0000),
    .bad_soft = rgb(0xFFFFFF),
    .warn = rgb(0x5C3B00),
    .state_new = black_on_white,
    .state_open = black_on_white,
    .state_pending = black_on_white,
    .state_on_hold = black_on_white,
    .state_solved = black_on_white,
    .state_closed = black_on_white,
};

constexpr Palette dark_contrast = {
    .bg = rgb(0x000000),
    .surface = rgb(0x000000),
    .line = rgb(0xFFFFFF),
    .edge = rgb(0xFFFFFF),
    .ink = rgb(0xFFFFFF),
    .ink2 = rgb(0xFFFFFF),
    .ink3 = rgb(0xC8C8C8),
    .accent = rgb(0x8CC8FF),
    .accent_ink = rgb(0x000000),
    .accent_soft = rgb(0x003050),
    .selected = rgb(0x003050),
    .note = rgb(0x2E2600),
    .note_line = rgb(0xFFFFFF),
    .customer = rgb(0x242424),
    .brass = rgb(0xFFD75E),
    .bad = rgb(0xFFA59E),
    .bad_soft = rgb(0x000000),
    .warn = rgb(0xFFD75E),
    .state_new = white_on_black,
    .state_open = white_on_black,
    .state_pending = white_on_black,
    .state_on_hold = white_on_black,
    .state_solved = white_on_black,
    .state_closed = white_on_black,
};

/// A colour of the palette and the name it has in the page's CSS.
struct Token {
  std::string_view name;
  Colour Palette::* colour;
};

constexpr std::array tokens = {
    Token{"--bg", &Palette::bg},
    Token{"--surface", &Palette::surface},
    Token{"--line", &Palette::line},
    Token{"--edge", &Palette::edge},
    Token{"--ink", &Palette::ink},
    Token{"--ink2", &Palette::ink2},
    Token{"--ink3", &Palette::ink3},
    Token{"--accent", &Palette::accent},
    Token{"--accent-ink", &Palette::accent_ink},
    Token{"--accent-soft", &Palette::accent_soft},
    Token{"--selected", &Palette::selected},
    Token{"--note", &Palette::note},
    Token{"--note-line", &Palette::note_line},
    Token{"--customer", &Palette::customer},
    Token{"--brass", &Palette::brass},
    Token{"--bad", &Palette::bad},
    Token{"--bad-soft", &Palette::bad_soft},
    Token{"--warn", &Palette::warn},
};

std::uint32_t channel(Colour colour, int shift) { return colour >> shift & 0xFFu; }

}  // namespace

const Palette& light_palette() { return light; }
const Palette& dark_palette() { return dark; }
const Palette& light_contrast_palette() { return light_contrast; }
const Palette& dark_contrast_palette() { return dark_contrast; }

Colour faded(Colour colour, float opacity) {
  const float alpha = static_cast<float>(channel(colour, 24)) * opacity;
  return (colour & 0x00FFFFFFu) | static_cast<std::uint32_t>(std::lround(alpha)) << 24;
}

Colour mixed(Colour from, Colour to, float share) {
  Colour mix = 0;
  for (const int shift : {0, 8, 16, 24}) {
    const float value =
        std::lerp(static_cast<float>(channel(from, shift)), static_cast<float>(channel(to, shift)), share);
    mix |= static_cast<std::uint32_t>(std::lround(value)) << shift;
  }
  return mix;
}

std::string css_variables(const Palette& palette) {
  std::string css;
  for (const Token& token : tokens) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    css += token.name;
    css += ":#";
    for (const int shift : {0, 8, 16}) {
      const std::uint32_t value = channel(palette.*token.colour, shift);
      css += digits[value >> 4];
      css += digits[value & 15];
    }
    css += ';';
  }
  return css;
}

std::string css_text_styles() {
  std::string css;
  for (std::size_t i = 0; i < text_style_count; ++i) {
    const TextMetrics size = metrics(static_cast<TextStyle>(i));
    const std::string number = std::to_string(i);
    css += "--font" + number + ':' + (size.semibold ? "600 " : "400 ");
    css += std::to_string(std::lround(size.font_px)) + "px/" + std::to_string(std::lround(size.line_height_px)) +
           "px Inter,system-ui,sans-serif;";
    css += "--spacing" + number + ':' + std::to_string(std::lround(size.letter_spacing_px * 1000)) + "e-3px;";
  }
  return css;
}

TextMetrics metrics(TextStyle style) {
  switch (style) {
    case TextStyle::title:
      return {24, 32, true, -0.36f};
    case TextStyle::section:
      return {17, 24, true, -0.17f};
    case TextStyle::body:
      return {15, 22, false};
    case TextStyle::strong:
      return {15, 22, true};
    case TextStyle::secondary:
      return {13, 18, false};
    case TextStyle::secondary_strong:
      return {13, 18, true};
    case TextStyle::label:
      return {12, 18, true};
    case TextStyle::avatar:
      return {10, 14, true};
    case TextStyle::typed:
      return {16, 22, false};
  }
  std::unreachable();
}

}  // namespace counterbell::ui
