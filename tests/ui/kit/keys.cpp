// Keys of keyboards whose letters are not Latin, and colours of systems that ask for more contrast.
#include <doctest/doctest.h>

#include "tests/ui/harness.h"
#include "ui/kit/widgets/fields.h"
#include "ui/kit/widgets/widgets.h"

using namespace counterbell;
using namespace counterbell::test;
using ui::Role;

TEST_CASE("A shortcut is pressed by the key in its place where that types no Latin letter") {
  Harness harness;
  int begun = 0;
  int found = 0;
  harness.show([&](ui::Ui& ui) {
    begun += ui.typed_key('n');
    found += ui.control_key('k');
  });
  const auto press = [&](ui::Ui::KeyEvent event) {
    harness.ui().post_key(std::move(event));
    harness.host.wake(1);
    harness.settle();
  };
  press({.text = U"\u0442", .place = 'n'});  // Russian
  CHECK(begun == 1);
  press({.place = 'n'});  // An input method that tells no letter
  CHECK(begun == 2);
  press({.text = U"\u0442", .place = 'y'});
  press({.text = U"\u0442"});
  press({.text = U"\u0442", .place = 'n', .in_field = true});
  CHECK(begun == 2);
  press({.text = U"k", .control = true});
  press({.text = U"\u043B", .place = 'k', .control = true});
  CHECK(found == 2);
}

TEST_CASE("Letters of any script find an item of an open list") {
  Harness harness;
  int chosen = 0;
  harness.show([&](ui::Ui& ui) {
    const std::vector<Words> names{verbatim("Анна"), verbatim("Борис"), verbatim("Éva"), verbatim("Mia")};
    ui::select(ui, {20, 20, 200, 40}, tr("Assignee"), names, chosen);
  });
  const auto type = [&](char32_t letter, char32_t place) {
    harness.ui().post_key({.text = std::u32string(1, letter), .place = place});
    harness.host.wake(1);
    harness.settle();
  };
  harness.press(Role::combobox, "Assignee");
  type(U'б', ',');
  REQUIRE(harness.focused());
  CHECK(harness.focused()->name == "Борис");
  harness.key(ui::Key::escape);
  harness.press(Role::combobox, "Assignee");
  type(U'e', 0);
  REQUIRE(harness.focused());
  CHECK(harness.focused()->name == "Éva");
}

TEST_CASE("More contrast, and forced colours, have palettes of their own") {
  Harness harness;
  const ui::Palette* palette = nullptr;
  harness.show([&](ui::Ui& ui) { palette = &ui.palette(); });
  const auto shown = [&](ui::Contrast contrast, bool dark, ui::ThemeChoice theme) {
    harness.host.wanted_contrast = contrast;
    harness.host.dark = dark;
    harness.ui().set_theme(theme);
    harness.frame();
    return palette;
  };
  using enum ui::ThemeChoice;
  CHECK(shown(ui::Contrast::usual, true, system) == &ui::dark_palette());
  CHECK(shown(ui::Contrast::more, true, system) == &ui::dark_contrast_palette());
  CHECK(shown(ui::Contrast::more, true, light) == &ui::light_contrast_palette());
  CHECK(shown(ui::Contrast::forced, true, light) == &ui::dark_contrast_palette());
  CHECK(shown(ui::Contrast::forced, false, dark) == &ui::light_contrast_palette());
}

TEST_CASE("Under fingers a field's type is no smaller than phones leave alone") {
  Harness harness;
  std::string typed;
  harness.show([&](ui::Ui& ui) { ui::text_field(ui, {20, 20, 200, 70}, tr("Name"), typed); });
  const auto size = [&] {
    harness.frame();
    for (const ui::Node& node : harness.ui().semantics().nodes())
      if (node.role == Role::textbox) return node.font_px;
    return 0.0f;
  };
  CHECK(size() == 15);
  harness.host.coarse = true;
  CHECK(size() == 16);
}
