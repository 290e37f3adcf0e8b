// Buttons, links and tabs: pressed by pointer, by keyboard and by assistive technology alike.
#include <doctest/doctest.h>

#include "tests/ui/harness.h"
#include "ui/widgets.h"

using namespace counterbell;
using namespace counterbell::test;
using ui::Key;
using ui::Role;

TEST_CASE("A button is pressed by pointer, by key and by assistive technology") {
  Harness harness;
  int pressed = 0;
  harness.show([&](ui::Ui& ui) {
    if (ui::button(ui, {100, 100, 120, 40}, "Undo")) ++pressed;
    ui::button(ui, {100, 200, 120, 40}, "Redo");
  });
  harness.expect_complete();
  SUBCASE("pointer") {
    harness.click(Role::button, "Undo");
    CHECK(harness.focused()->name == "Undo");
    CHECK_FALSE(harness.ui().semantics().focus_visible());
  }
  SUBCASE("keyboard") {
    harness.key(Key::tab);
    CHECK(harness.focused()->name == "Undo");
    CHECK(harness.ui().semantics().focus_visible());
    harness.key(Key::enter);
  }
  SUBCASE("assistive technology") { harness.press(Role::button, "Undo"); }
  CHECK(pressed == 1);
}
