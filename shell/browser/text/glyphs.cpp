#include "shell/browser/text/glyphs.h"

#include <imgui.h>
#include <imgui_internal.h>  // For a font loader of our own.

#include <algorithm>
#include <cmath>

#include "shell/browser/bridge.h"
#include "ui/kit/draw/imgui_access.h"

namespace counterbell::browser {
namespace {

/// Whether the second part of our fonts, with the other scripts (assets/fonts/make_inter.py), has been asked for and has come.
enum class MoreFonts : std::uint8_t { unwanted, awaited, here };
MoreFonts more_fonts = MoreFonts::unwanted;

bool is_in_more_fonts(ImWchar c) {
  return (c >= 0x180 && c <= 0x52F && !(c >= 0x218 && c <= 0x21B)) || (c >= 0x1E00 && c <= 0x1EFF) ||
         (c >= 0x20A0 && c <= 0x20C0);
}

bool source_init(ImFontAtlas*, ImFontConfig*) { return true; }

/// True for every character, except those in the second part of our fonts until it has come.
bool contains_glyph(ImFontAtlas*, ImFontConfig*, ImWchar c) {
  return more_fonts == MoreFonts::here || !is_in_more_fonts(c);
}

/// Makes the browser draw a character and puts it into the atlas. page_draw_glyph measures in device pixels.
bool load_glyph(ImFontAtlas* atlas, ImFontConfig* source, ImFontBaked* baked, void*, ImWchar c, ImFontGlyph* glyph,
                float* only_advance) {
  if (!contains_glyph(atlas, source, c)) {
    if (more_fonts == MoreFonts::unwanted) page_fetch_more_fonts();
    more_fonts = MoreFonts::awaited;
    return false;
  }
  const float density = source->RasterizerDensity * baked->RasterizerDensity;
  float measured[6];
  page_draw_glyph(c, baked->Size * density, static_cast<int>(source->FontNo), measured);
  const auto [left, top, width, height, advance, coloured] = measured;
  if (only_advance) {
    *only_advance = advance / density;
    return true;
  }
  glyph->Codepoint = c;
  glyph->AdvanceX = advance / density;
  if (width == 0) return true;  // A space of some kind.

  const int w = static_cast<int>(width), h = static_cast<int>(height);
  const ImFontAtlasRectId place = ImFontAtlasPackAddRect(atlas, w, h);
  if (place == ImFontAtlasRectId_Invalid) return false;
  ImTextureRect* rect = ImFontAtlasPackGetRect(atlas, place);
  ImVector<unsigned char>& pixels = atlas->Builder->TempBuffer;
  pixels.resize(w * h * 4);
  page_take_glyph(pixels.Data);

  const float baseline = std::round(baked->Ascent);
  glyph->X0 = left / density;
  glyph->Y0 = top / density + baseline;
  glyph->X1 = (left + width) / density;
  glyph->Y1 = (top + height) / density + baseline;
  glyph->Visible = true;
  glyph->Colored = coloured != 0;
  glyph->PackId = place;
  ImFontAtlasBakedSetFontGlyphBitmap(atlas, baked, source, glyph, rect, pixels.Data, ImTextureFormat_RGBA32, w * 4);
  return true;
}

const ImFontLoader& browser_loader() {
  static const ImFontLoader loader = [] {
    ImFontLoader made;
    made.Name = "browser";
    made.FontSrcInit = source_init;
    made.FontSrcContainsGlyph = contains_glyph;
    made.FontBakedLoadGlyph = load_glyph;
    return made;
  }();
  return loader;
}

void add_browser_source(ImFont* font, ImU32 css_weight) {
  // ImGui can only merge into the newest font, so this one is moved to the end.
  ImVector<ImFont*>& all = ImGui::GetIO().Fonts->Fonts;
  ImFont** const place = std::find(all.begin(), all.end(), font);
  std::rotate(place, place + 1, all.end());

  ImFontConfig config;
  ui::size_by_em(config);
  config.MergeMode = true;
  config.FontLoader = &browser_loader();
  config.FontNo = css_weight;  // Only used by load_glyph.
  ImGui::GetIO().Fonts->AddFont(&config);
}

}  // namespace

void Glyphs::add_to(const ui::Fonts& fonts) {
  fonts_ = fonts;
  add_browser_source(fonts.regular, 400);
  add_browser_source(fonts.semibold, 600);
}

void Glyphs::more_arrived(ui::Weight weight, std::string_view font_file) {
  more_fonts = MoreFonts::here;
  ImFont* font = weight == ui::Weight::regular ? fonts_.regular : fonts_.semibold;
  if (ui::add_fallback(fonts_, weight, font_file)) {
    // The browser is asked last, so its source is moved to the end.
    ImVector<ImFontConfig*>& sources = font->Sources;
    ImFontConfig** const browser = std::find_if(sources.begin(), sources.end(), [](const ImFontConfig* source) {
      return source->FontLoader == &browser_loader();
    });
    std::rotate(browser, browser + 1, sources.end());
  }
  ui::imgui_access::forget_glyphs(font);
}

}  // namespace counterbell::browser
