#include "shell/browser/text/runs.h"

#include <imgui.h>

#include <algorithm>
#include <cstring>
#include <utility>

#include "shell/browser/bridge.h"

namespace counterbell::browser {
namespace {

constexpr std::size_t most_known = 4000;
constexpr std::int64_t most_pixels = 3'000'000;  // Of pictures in the atlas: two screens full of lines.
constexpr std::size_t most_lines = 4096;         // In one text: longer ones than people may write.

float density() { return ImGui::GetIO().DisplayFramebufferScale.x; }
int css_weight(const ui::Setting& setting) { return setting.semibold ? 600 : 400; }

}  // namespace

Runs::Found Runs::find(char what, std::string_view text, const ui::Setting& setting, float number) {
  if (known_.size() >= most_known || drawn_pixels_ > most_pixels) forget();
  const float numbers[] = {setting.font_px, setting.letter_spacing_px, density(), number};
  std::string key(1, what);
  key += setting.semibold ? 's' : 'r';
  key.append(reinterpret_cast<const char*>(numbers), sizeof numbers);
  key += text;
  const auto [entry, is_new] = known_.try_emplace(std::move(key));
  return {entry->second, is_new};
}

float Runs::width(std::string_view line, const ui::Setting& setting) {
  const auto [known, is_new] = find('w', line, setting);
  if (is_new) {
    const float scale = density();
    known.width = page_run_width(line.data(), line.size(), setting.font_px * scale, css_weight(setting),
                                 setting.letter_spacing_px * scale) /
                  scale;
  }
  return known.width;
}

std::size_t Runs::fitting(std::string_view line, const ui::Setting& setting, float width) {
  const auto [known, is_new] = find('f', line, setting, width);
  if (is_new) {
    const float scale = density();
    const int bytes = page_run_fitting(line.data(), line.size(), setting.font_px * scale, css_weight(setting),
                                       setting.letter_spacing_px * scale, width * scale);
    known.fitting = std::min(static_cast<std::size_t>(bytes), line.size());
  }
  return known.fitting;
}

std::span<const ui::BrokenLine> Runs::lines(std::string_view text, const ui::Setting& setting, float width) {
  const auto [known, is_new] = find('l', text, setting, width);
  if (is_new) {
    const float scale = density();
    std::vector<std::uint32_t> found(2 * most_lines);
    const int count =
        page_run_lines(text.data(), text.size(), setting.font_px * scale, css_weight(setting),
                       setting.letter_spacing_px * scale, width * scale, found.data(), static_cast<int>(found.size()));
    for (std::size_t i = 0; i + 1 < static_cast<std::size_t>(count); i += 2) {
      // The page may count otherwise where the text is no UTF-8.
      const std::size_t begin = std::min<std::size_t>(found[i], text.size());
      known.lines.push_back({begin, std::min<std::size_t>(found[i + 1], text.size() - begin)});
    }
  }
  return known.lines;
}

const ui::Picture* Runs::picture(std::string_view line, const ui::Setting& setting, bool is_right_to_left) {
  const auto [known, is_new] = find('p', line, setting, is_right_to_left ? 1 : 0);
  if (is_new) draw(line, setting, is_right_to_left, known);
  ImFontAtlasRect place;  // It moves when the atlas grows.
  if (known.place < 0 || !ImGui::GetIO().Fonts->GetCustomRect(known.place, &place)) return nullptr;
  known.picture.u0 = place.uv0.x;
  known.picture.v0 = place.uv0.y;
  known.picture.u1 = place.uv1.x;
  known.picture.v1 = place.uv1.y;
  return &known.picture;
}

void Runs::draw(std::string_view line, const ui::Setting& setting, bool is_right_to_left, Known& known) {
  ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
  const float scale = density();
  float measured[6];
  page_draw_run(line.data(), line.size(), setting.font_px * scale, css_weight(setting),
                setting.letter_spacing_px * scale, is_right_to_left, measured);
  const auto [left, top, width, height, advance, coloured] = measured;
  const int w = static_cast<int>(width), h = static_cast<int>(height);
  if (w == 0 || w >= atlas.TexMaxWidth || h >= atlas.TexMaxHeight) return;
  ImFontAtlasRect place;
  known.place = atlas.AddCustomRect(w, h, &place);
  if (known.place == ImFontAtlasRectId_Invalid) return;
  drawn_pixels_ += std::int64_t{w} * h;
  const std::size_t row = static_cast<std::size_t>(w) * 4;
  std::vector<std::uint8_t> pixels(row * static_cast<std::size_t>(h));
  page_take_glyph(pixels.data());
  for (int y = 0; y < h; ++y) {
    std::memcpy(atlas.TexData->GetPixelsAt(place.x, place.y + y), &pixels[static_cast<std::size_t>(y) * row], row);
  }
  known.picture = {.x0 = left / scale,
                   .y0 = top / scale,
                   .x1 = (left + width) / scale,
                   .y1 = (top + height) / scale,
                   .is_coloured = coloured != 0};
}

void Runs::forget() {
  for (const auto& [key, known] : known_) {
    if (known.place >= 0) ImGui::GetIO().Fonts->RemoveCustomRect(known.place);
  }
  known_.clear();
  drawn_pixels_ = 0;
}

}  // namespace counterbell::browser
