// The look: colours, type and spacing, as one table that feeds ImGui and the page's CSS alike.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace counterbell::ui {

/// A colour as ImGui packs it (0xAABBGGRR).
using Colour = std::uint32_t;

/// `colour` with so much of its opacity (0 to 1).
Colour faded(Colour colour, float opacity);
/// From `from` (0) to `to` (1).
Colour mixed(Colour from, Colour to, float share);

/// Text and background of one ticket state's chip.
struct ChipColours {
  Colour background;
  Colour ink;
};

/// The colours of one theme. Every text colour reaches WCAG AA contrast on the grounds it is used on (a test checks it).
struct Palette {
  Colour bg, surface, line;
  Colour edge;  ///< Of what can be written in or chosen from: seen where a hairline need not be (WCAG 2.2, 1.4.11).
  Colour ink, ink2, ink3;
  Colour accent, accent_ink, accent_soft, selected;
  Colour note, note_line, customer;
  Colour brass, bad, bad_soft, warn;
  ChipColours state_new, state_open, state_pending, state_on_hold, state_solved, state_closed;
};

const Palette& light_palette();
const Palette& dark_palette();
/// For people who asked their system for more contrast: black and white, and grounds told apart by lines.
const Palette& light_contrast_palette();
const Palette& dark_contrast_palette();

/// The palette as CSS custom properties ("--bg:#F6F4F0;…") for the real fields that lie over drawn ones.
std::string css_variables(const Palette& palette);

/// What people choose in Settings.
enum class ThemeChoice : std::uint8_t { system, light, dark };
enum class Density : std::uint8_t { comfortable, compact };

/// Text styles: CSS font size / line height in pixels, and weight.
enum class TextStyle : std::uint8_t {
  title,             ///< 24/32 semibold: a page's or ticket's heading.
  section,           ///< 17/24 semibold.
  body,              ///< 15/22.
  strong,            ///< 15/22 semibold.
  secondary,         ///< 13/18.
  secondary_strong,  ///< 13/18 semibold.
  label,             ///< 12/18 semibold.
  avatar,            ///< 10/14 semibold: initials in a small circle.
  typed,             ///< 16/22: a field under fingers. Phones of Apple enlarge the page for one with smaller type.
};

inline constexpr std::size_t text_style_count = 9;

struct TextMetrics {
  float font_px;  ///< CSS font size.
  float line_height_px;
  bool semibold;
  float letter_spacing_px = 0;  ///< As in CSS: added after each character. Large type stands closer.
};
TextMetrics metrics(TextStyle style);

/// The styles as CSS custom properties, by their number: "--font0:600 24px/32px Inter;--spacing0:-0.36px;…".
std::string css_text_styles();

enum class Align : std::uint8_t { left, centre, right };

// Spacing and sizes in CSS pixels: a grid of four.
inline constexpr float gap_small = 8;
inline constexpr float gap = 16;
inline constexpr float gap_large = 24;
inline constexpr float corner_control = 8;
inline constexpr float corner_card = 10;
inline constexpr float corner_message = 12;
inline constexpr float rail_width = 200;
inline constexpr float rail_width_icons = 64;
inline constexpr float list_width = 420;
inline constexpr float facts_width = 280;
inline constexpr float text_max_width = 640;
/// Below this the navigation rail shows icons only; below the other one it is a bar at the bottom.
inline constexpr float narrow_rail_below = 1200;
inline constexpr float bottom_bar_below = 700;

}  // namespace counterbell::ui
