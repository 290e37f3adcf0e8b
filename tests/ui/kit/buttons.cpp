// Buttons, links and tabs: pressed by pointer, by keyboard and by assistive technology alike.
#include <doctest/doctest.h>
#include <imgui.h>

#include "tests/ui/harness.h"
#include "ui/icons.h"
#include "ui/kit/widgets/widgets.h"

using namespace counterbell;
using namespace counterbell::test;
using ui::Key;
using ui::Role;

TEST_CASE("A button is pressed by pointer, by key and by assistive technology") {
  Harness harness;
  int pressed = 0;
  harness.show([&](ui::Ui& ui) {
    if (ui::button(ui, {100, 100, 120, 40}, tr("Undo"))) ++pressed;
    ui::button(ui, {100, 200, 120, 40}, tr("Redo"));
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

TEST_CASE("A press that leaves the button before it ends is none") {
  Harness harness;
  int pressed = 0;
  harness.show([&](ui::Ui& ui) {
    if (ui::button(ui, {100, 100, 120, 40}, tr("Erase"))) ++pressed;
  });
  ImGuiIO& io = ImGui::GetIO();
  harness.hover(Role::button, "Erase");
  io.AddMouseButtonEvent(0, true);
  harness.frame();
  harness.frame();
  io.AddMousePosEvent(500, 500);
  harness.frame();
  io.AddMouseButtonEvent(0, false);
  harness.frame();
  harness.frame();
  CHECK(pressed == 0);
}

TEST_CASE("A disabled button says so and cannot be pressed or focused") {
  Harness harness;
  int pressed = 0;
  harness.show([&](ui::Ui& ui) {
    if (ui::button(ui, {100, 100, 120, 40}, tr("Send"), {.disabled = true})) ++pressed;
  });
  CHECK(harness.node(Role::button, "Send").disabled);
  harness.click(Role::button, "Send");
  harness.press(Role::button, "Send");
  harness.key(Key::tab);
  CHECK(pressed == 0);
  CHECK(harness.focused() == nullptr);
}

TEST_CASE("Two widgets with one name in one place are still two") {
  Harness harness;
  int first = 0;
  int second = 0;
  harness.show([&](ui::Ui& ui) {
    if (ui::button(ui, {100, 100, 120, 40}, tr("Take it"))) ++first;
    if (ui::button(ui, {100, 200, 120, 40}, tr("Take it"))) ++second;
  });
  harness.expect_complete();
  const std::vector<const Seen*> buttons = harness.all(Role::button);
  REQUIRE(buttons.size() == 2);
  harness.click_at(110, 210);
  CHECK(first == 0);
  CHECK(second == 1);
}

TEST_CASE("An icon's button has its name as a tooltip, after a moment") {
  Harness harness;
  harness.show([](ui::Ui& ui) { ui::icon_button(ui, {100, 100, 40, 40}, ui::icon::undo_2, tr("Undo")); });
  harness.hover(Role::button, "Undo");
  REQUIRE(harness.host.waits.size() == 1);
  CHECK(harness.host.waits[0] <= std::chrono::milliseconds(500));
  CHECK(harness.host.waits[0] > std::chrono::milliseconds(400));
  CHECK(ImGui::GetDrawData()->CmdLists.Size == 1);
  harness.clock.set(harness.clock.now() + std::chrono::minutes(1));  // Somebody puts the device's clock right.
  harness.frame();
  CHECK(ImGui::GetDrawData()->CmdLists.Size == 1);
  harness.clock.advance(std::chrono::ceil<std::chrono::milliseconds>(harness.host.waits[0]));
  harness.frame();
  CHECK(ImGui::GetDrawData()->CmdLists.Size == 2);  // a window of its own
}

TEST_CASE("What needs no other frame wants none") {
  Harness harness;
  harness.show([](ui::Ui& ui) {
    ui::button(ui, {100, 100, 120, 40}, tr("Undo"));
    ui::text(ui, {100, 200, 200, 20}, tr("Nothing waiting. Well done."), ui::TextStyle::body, ui.palette().ink);
  });
  harness.frame();
  CHECK(harness.host.frames_wanted == 0);
  CHECK(harness.host.wake_times.empty());
  CHECK(harness.host.waits.empty());
}

TEST_CASE("A long press or right click belongs to what is under it") {
  Harness harness;
  std::string met;
  harness.show([&](ui::Ui& ui) {
    for (const char* name : {"One", "Two"}) {
      const float y = name[0] == 'O' ? 100.0f : 200.0f;
      ui::Node node;
      node.role = Role::row;
      node.name = verbatim(name);
      if (ui::pressable(ui, {100, y, 200, 60}, name, std::move(node)).context) met += name;
    }
  });
  harness.hover(Role::row, "Two");
  harness.ui().post_context(150, 220);
  harness.frame();
  CHECK(met == "Two");
  harness.frame();
  CHECK(met == "Two");
}
