// The look's promises: contrast of every text pair in use, and the tokens as the page's CSS has them.
#include <doctest/doctest.h>

#include <cmath>

#include "ui/kit/draw/theme.h"

using namespace counterbell::ui;

namespace {

double linear(std::uint32_t channel) {
  const double value = channel / 255.0;
  return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

double luminance(Colour colour) {
  return 0.2126 * linear(colour & 0xFF) + 0.7152 * linear(colour >> 8 & 0xFF) + 0.0722 * linear(colour >> 16 & 0xFF);
}

/// As WCAG 2.2 defines it.
double contrast(Colour a, Colour b) {
  const double lighter = std::max(luminance(a), luminance(b));
  const double darker = std::min(luminance(a), luminance(b));
  return (lighter + 0.05) / (darker + 0.05);
}

}  // namespace

TEST_CASE("Every text colour reads well on every ground it is used on") {
  for (const Palette* palette :
       {&light_palette(), &dark_palette(), &light_contrast_palette(), &dark_contrast_palette()}) {
    const Palette& p = *palette;
    CAPTURE(palette == &dark_palette() || palette == &dark_contrast_palette());
    for (const Colour ground : {p.bg, p.surface, p.selected}) {
      CAPTURE(ground);
      for (const Colour ink : {p.ink, p.ink2, p.ink3, p.accent, p.bad, p.warn}) CHECK(contrast(ink, ground) >= 4.5);
    }
    for (const Colour ground : {p.accent_soft, p.note, p.customer, p.bad_soft}) {
      CAPTURE(ground);
      for (const Colour ink : {p.ink, p.ink2}) CHECK(contrast(ink, ground) >= 4.5);
    }
    CHECK(contrast(p.accent, p.accent_soft) >= 4.5);
    CHECK(contrast(p.accent_ink, p.accent) >= 4.5);
    CHECK(contrast(p.surface, p.bad) >= 4.5);
    CHECK(contrast(p.bad, p.bad_soft) >= 4.5);
    CHECK(contrast(p.bg, p.ink) >= 4.5);
    for (const ChipColours& chip :
         {p.state_new, p.state_open, p.state_pending, p.state_on_hold, p.state_solved, p.state_closed}) {
      CHECK(contrast(chip.ink, chip.background) >= 4.5);
    }
    // What is no text but must be seen: the ring, the frame of an empty box.
    CHECK(contrast(p.accent, p.bg) >= 3);
    CHECK(contrast(p.ink3, p.surface) >= 3);
    for (const Colour ground : {p.bg, p.surface}) CHECK(contrast(p.edge, ground) >= 3);
  }
}

TEST_CASE("Where more contrast is asked for, there is more, and lines tell grounds apart") {
  for (const Palette* palette : {&light_contrast_palette(), &dark_contrast_palette()}) {
    const Palette& p = *palette;
    for (const Colour ground : {p.bg, p.surface, p.selected, p.accent_soft, p.note, p.customer, p.bad_soft}) {
      CAPTURE(ground);
      for (const Colour ink : {p.ink, p.ink2, p.ink3, p.accent, p.bad, p.warn}) CHECK(contrast(ink, ground) >= 7);
      for (const Colour line : {p.line, p.note_line}) CHECK(contrast(line, ground) >= 7);
    }
    CHECK(contrast(p.accent_ink, p.accent) >= 7);
  }
}

TEST_CASE("The palette as CSS custom properties") {
  const std::string css = css_variables(light_palette());
  CHECK(css.starts_with("--bg:#F6F4F0;--surface:#FFFFFF;--line:#E3DFD7;"));
  CHECK(css.find("--accent-ink:#FFFFFF;") != std::string::npos);
  CHECK(css_variables(dark_palette()).find("--bad:#FF8A80;") != std::string::npos);
}

TEST_CASE("Colours mix and fade") {
  CHECK(mixed(0xFF000000, 0xFFFFFFFF, 0) == 0xFF000000);
  CHECK(mixed(0xFF000000, 0xFFFFFFFF, 1) == 0xFFFFFFFF);
  CHECK(faded(0xFF112233, 0.5f) == 0x80112233);
}
