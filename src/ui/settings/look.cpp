#include "ui/settings/look.h"

#include <algorithm>
#include <array>
#include <span>
#include <string_view>
#include <vector>

#include "ui/kit/widgets/fields.h"
#include "ui/kit/widgets/widgets.h"

namespace counterbell::ui {
namespace {

constexpr std::string_view theme_key = "theme";
constexpr std::string_view density_key = "density";
constexpr std::string_view letters_key = "letter-keys";
constexpr std::string_view language_key = "language";  // web/program/language.js reads it.
constexpr float control_width = 420;
constexpr std::array<std::string_view, 3> theme_names = {"system", "light", "dark"};
constexpr std::array<std::string_view, 2> density_names = {"comfortable", "compact"};
constexpr std::array<std::string_view, 3> letters_names = {"plain", "alt", "off"};

template <std::size_t count>
int index_of(const std::array<std::string_view, count>& names, std::string_view name) {
  const auto found = std::ranges::find(names, name);
  return found == names.end() ? 0 : static_cast<int>(found - names.begin());
}

/// The language of this device, when there is more than English. Another one takes a start of the page.
void draw_language(Ui& ui, Flow& flow) {
  const std::vector<Language>& languages = ui.host().languages();
  if (languages.empty()) return;
  std::vector<Words> names = {verbatim("English")};
  for (const Language& language : languages) names.push_back(verbatim(language.name));
  Settings& settings = ui.host().settings();
  const auto in_use = std::ranges::find(languages, settings.get(language_key), &Language::code);
  int chosen = in_use == languages.end() ? 0 : static_cast<int>(in_use - languages.begin()) + 1;
  Rect line = flow.next(field_height(ui, {}));
  if (!select(ui, line.cut_left(std::min(line.width, control_width)), tr("Language"), names, chosen,
              {.show_label = true}))
    return;
  settings.set(language_key, chosen == 0 ? "" : languages[static_cast<std::size_t>(chosen) - 1].code);
  ui.host().restart();
}

}  // namespace

void apply_look(Ui& ui) {
  Settings& settings = ui.host().settings();
  ui.set_theme(static_cast<ThemeChoice>(index_of(theme_names, settings.get(theme_key))));
  ui.set_density(static_cast<Density>(index_of(density_names, settings.get(density_key))));
  ui.set_letter_keys(static_cast<LetterKeys>(index_of(letters_names, settings.get(letters_key))));
}

void draw_look(Ui& ui, Flow& flow) {
  const auto labelled = [&](Words name, std::span<const Words> labels, int& chosen) {
    draw_line(ui, flow.next(metrics(TextStyle::label).line_height_px), name, TextStyle::label, ui.palette().ink2);
    flow.space(-4);
    Rect line = flow.next(ui.control_height());
    return segments(ui, line.cut_left(std::min(line.width, control_width)), name, labels, chosen);
  };
  static constexpr std::array themes = {trc("theme", "System"), trc("theme", "Light"), trc("theme", "Dark")};
  static constexpr std::array densities = {tr("Comfortable"), tr("Compact")};
  static constexpr std::array letters = {trc("letter keys", "On"), trc("letter keys", "With Alt"),
                                         trc("letter keys", "Off")};
  int theme = static_cast<int>(ui.theme());
  int density = static_cast<int>(ui.density());
  int keys = static_cast<int>(ui.letter_keys());
  if (labelled(tr("Theme"), themes, theme))
    ui.host().settings().set(theme_key, theme_names[static_cast<std::size_t>(theme)]);
  if (labelled(tr("Density"), densities, density))
    ui.host().settings().set(density_key, density_names[static_cast<std::size_t>(density)]);
  if (labelled(tr("Keys of one letter"), letters, keys))
    ui.host().settings().set(letters_key, letters_names[static_cast<std::size_t>(keys)]);
  if (theme != static_cast<int>(ui.theme()) || keys != static_cast<int>(ui.letter_keys()) ||
      density != static_cast<int>(ui.density())) {
    apply_look(ui);
    ui.host().wake(2);
  }
  draw_language(ui, flow);
}

}  // namespace counterbell::ui
