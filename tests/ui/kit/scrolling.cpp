// Areas that scroll, and lists of which only the visible part exists.
#include <doctest/doctest.h>
#include <imgui.h>

#include "tests/ui/harness.h"
#include "ui/kit/layout.h"
#include "ui/kit/widgets/fields.h"
#include "ui/kit/widgets/widgets.h"

using namespace counterbell;
using namespace counterbell::test;
using ui::Key;
using ui::Role;

namespace {

/// A list of numbered rows of 50 pixels in an area of 400.
struct NumberedRows {
  explicit NumberedRows(std::size_t count) {
    harness.show([this, count](ui::Ui& ui) {
      ui::ScrollArea area(ui, "numbers", place);
      scroll = area.scroll();
      if (to >= 0) area.scroll_to(to);
      if (to_end) area.scroll_to_end();
      to = -1;
      to_end = false;
      drawn = 0;
      ui::rows(ui, area, count, 50, [&](std::size_t i, ui::Rect rect) {
        ++drawn;
        const std::string key = "Row " + std::to_string(i);
        ui::Node node;
        node.role = Role::row;
        node.name = verbatim(key);
        if (ui::pressable(ui, rect, key, std::move(node)).pressed) pressed = static_cast<int>(i);
      });
    });
  }
  ui::Rect place{100, 100, 300, 400};
  float scroll = 0;
  float to = -1;
  bool to_end = false;
  int drawn = 0;
  int pressed = -1;
  Harness harness;
};

}  // namespace

TEST_CASE("Of a hundred thousand rows only those in sight are drawn") {
  NumberedRows rows(100'000);
  rows.harness.expect_complete();
  CHECK(rows.drawn <= 8 + 1 + 2);
  rows.to_end = true;
  rows.harness.host.wake(2);
  rows.harness.settle();
  CHECK(rows.scroll == 100'000 * 50 - 400);
  CHECK(rows.drawn <= 8 + 1 + 4);
  CHECK(rows.harness.has(Role::row, "Row 99999"));
  CHECK_FALSE(rows.harness.has(Role::row, "Row 0"));
}

TEST_CASE("Finger, wheel and scrollbar scroll, and none beyond the ends") {
  NumberedRows rows(100);
  Harness& harness = rows.harness;
  SUBCASE("finger") { harness.ui().post_scroll(200, 300, 0, -100); }
  SUBCASE("wheel") {
    harness.hover(Role::row, "Row 3");
    ImGui::GetIO().AddMouseWheelEvent(0, -100.0f / 75);
  }
  SUBCASE("scrollbar") {
    ImGuiIO& io = ImGui::GetIO();
    io.AddMousePosEvent(396, 110);
    harness.frame();
    harness.frame();
    io.AddMouseButtonEvent(0, true);
    harness.frame();
    harness.frame();
    // The thumb has 368 of the area's 400 pixels to go, the content 4600.
    io.AddMousePosEvent(396, 110 + 8);
    harness.frame();
    io.AddMouseButtonEvent(0, false);
  }
  harness.host.wake(3);
  harness.settle();
  CHECK(rows.scroll == doctest::Approx(100).epsilon(0.01));
  CHECK(rows.pressed == -1);
  harness.ui().post_scroll(200, 300, 0, 5000);
  harness.host.wake(3);
  harness.settle();
  CHECK(rows.scroll == 0);
}

TEST_CASE("A finger beside the area does not scroll it") {
  NumberedRows rows(100);
  rows.harness.ui().post_scroll(700, 300, 0, -120);
  rows.harness.host.wake(3);
  rows.harness.settle();
  CHECK(rows.scroll == 0);
}

TEST_CASE("A row half out of sight is clipped, and pressed only where it shows") {
  NumberedRows rows(100);
  rows.to = 25;
  rows.harness.host.wake(3);
  rows.harness.settle();
  const ui::Rect first = rows.harness.node(Role::row, "Row 0").rect;
  CHECK(first.y == 100);
  CHECK(first.height == 25);
  rows.harness.click_at(200, 90);
  CHECK(rows.pressed == -1);
  rows.harness.click_at(200, 110);
  CHECK(rows.pressed == 0);
}

TEST_CASE("Tab meets one row of a list, and goes on to what is out of sight and scrolls there") {
  Harness harness;
  float scroll = 0;
  harness.show([&](ui::Ui& ui) {
    ui::ScrollArea area(ui, "form", {0, 0, 300, 300});
    scroll = area.scroll();
    ui::Flow flow(area.content());
    for (int i = 0; i < 20; ++i) {
      const std::string key = "Row " + std::to_string(i);
      ui::Node row;
      row.role = Role::row;
      row.name = verbatim(key);
      ui::pressable(ui, flow.next(40), key, std::move(row));
    }
    for (int i = 0; i < 20; ++i) ui::button(ui, flow.next(40), verbatim("Button " + std::to_string(i)));
    area.set_content_height(flow.used());
  });
  harness.expect_complete();
  harness.key(Key::tab);
  CHECK(harness.focused()->name == "Row 0");
  for (int i = 0; i < 20; ++i) harness.key(Key::tab);
  CHECK(harness.focused()->name == "Button 19");
  CHECK_FALSE(harness.focused()->covered);
  CHECK(scroll == 20 * 40 + 20 * 40 - 300);
}

TEST_CASE("The innermost area under the pointer scrolls") {
  Harness harness;
  float outer_scroll = 0;
  float inner_scroll = 0;
  harness.show([&](ui::Ui& ui) {
    ui::ScrollArea outer(ui, "outer", {0, 0, 600, 600});
    outer.set_content_height(2000);
    outer_scroll = outer.scroll();
    ui::ScrollArea inner(ui, "inner", {100, 100 - outer.scroll(), 200, 200});
    inner.set_content_height(1000);
    inner_scroll = inner.scroll();
  });
  harness.ui().post_scroll(150, 150, 0, -40);
  harness.host.wake(2);
  harness.settle();
  CHECK(inner_scroll == 40);
  CHECK(outer_scroll == 0);
  harness.ui().post_scroll(500, 500, 0, -40);
  harness.host.wake(2);
  harness.settle();
  CHECK(outer_scroll == 40);
}

TEST_CASE("An area whose content shrinks does not stay scrolled past its end") {
  Harness harness;
  float height = 3000;
  float scroll = 0;
  harness.show([&](ui::Ui& ui) {
    ui::ScrollArea area(ui, "area", {0, 0, 300, 300});
    scroll = area.scroll();
    area.set_content_height(height);
  });
  harness.ui().post_scroll(100, 100, 0, -2000);
  harness.host.wake(2);
  harness.settle();
  CHECK(scroll == 2000);
  height = 400;
  harness.host.wake(2);
  harness.settle();
  CHECK(scroll == 100);
}

TEST_CASE("What has the focus stays in sight when a phone's keyboard takes half of the room") {
  Harness harness(390, 844);
  std::string typed;
  harness.show([&](ui::Ui& ui) {
    ui::ScrollArea area(ui, "form", ui.screen());
    area.set_content_height(800);
    ui::FieldOptions options;
    ui::text_field(ui, {20, area.content().y + 700, 300, ui::field_height(ui, options)}, tr("Customer"), typed,
                   options);
  });
  harness.fill("Customer", "Ada");
  harness.resize(390, 430);
  harness.settle();
  const ui::Rect field = harness.node(Role::textbox, "Customer").rect;
  CHECK(field.y >= 0);
  CHECK(field.bottom() <= 430);
}
