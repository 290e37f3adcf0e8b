#include "ui/kit/draw/font_atlas.h"

#include <imgui.h>

#include <algorithm>
#include <cfloat>

#include "ui/kit/draw/imgui_access.h"

namespace counterbell::ui {

namespace {

/// The magic numbers a font file may begin with.
bool looks_like_a_font(std::string_view file) {
  using namespace std::string_view_literals;
  return file.size() > 100 && (file.starts_with("\0\1\0\0"sv) || file.starts_with("OTTO") || file.starts_with("true"));
}

ImFont* add(std::string_view file, bool merge) {
  if (!looks_like_a_font(file)) return nullptr;
  ImFontConfig config;
  size_by_em(config);
  config.MergeMode = merge;
  config.FontDataOwnedByAtlas = false;  // it takes a copy
  config.Flags = ImFontFlags_NoLoadError;
  return ImGui::GetIO().Fonts->AddFontFromMemoryTTF(const_cast<char*>(file.data()), static_cast<int>(file.size()), 0,
                                                    &config);
}

}  // namespace

void size_by_em(ImFontConfig& source) {
  // ImGui scales a font by its em square, instead of its ascent and descent, when its size is negative…
  source.SizePixels = -metrics(TextStyle::body).font_px;
  // …but then also takes lengths given at that size for negative ones: this is "no limit".
  source.GlyphMaxAdvanceX = -FLT_MAX;
}

Fonts load_fonts(std::string_view regular, std::string_view semibold, std::string_view icons) {
  Fonts fonts;
  fonts.regular = add(regular, false);
  if (!fonts.regular || !add(icons, true)) return {};
  fonts.semibold = add(semibold, false);
  if (!fonts.semibold || !add(icons, true)) return {};
  ImGui::GetIO().FontDefault = fonts.regular;
  ImGui::GetStyle().FontSizeBase = metrics(TextStyle::body).font_px;
  return fonts;
}

bool add_fallback(const Fonts& fonts, Weight weight, std::string_view font_file) {
  ImFont* font = weight == Weight::regular ? fonts.regular : fonts.semibold;
  // ImGui merges into the newest font only.
  ImVector<ImFont*>& all = ImGui::GetIO().Fonts->Fonts;
  std::rotate(std::find(all.begin(), all.end(), font), std::find(all.begin(), all.end(), font) + 1, all.end());
  if (!add(font_file, true)) return false;
  imgui_access::forget_glyphs(font);
  return true;
}

}  // namespace counterbell::ui
