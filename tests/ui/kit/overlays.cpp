// Dialogs and toasts.
#include <doctest/doctest.h>
#include <imgui.h>

#include <cmath>

#include "tests/ui/harness.h"
#include "ui/kit/widgets/fields.h"
#include "ui/kit/widgets/overlays.h"
#include "ui/kit/widgets/widgets.h"

using namespace counterbell;
using namespace counterbell::test;
using ui::Key;
using ui::Role;

namespace {

/// A page with a button that opens a dialog.
struct WithDialog {
  WithDialog(float width = 1440, float height = 900) : harness(width, height) {
    harness.show([this](ui::Ui& ui) {
      if (ui::button(ui, {100, 100, 120, 40}, tr("Open it"))) open = true;
      if (ui::button(ui, {100, 200, 120, 40}, tr("Page"))) ++page_presses;
      if (ui.pressed(Key::escape)) ++page_escapes;
      if (!open) return;
      ui::Dialog dialog(ui, tr("Call back"), 400, 200, 40);
      if (dialog.close_requested()) open = false;
      ui::Flow flow(dialog.body());
      ui::text_field(ui, flow.next(62), tr("Number"), number);
      for (int i = 0; i < extra; ++i) ui::checkbox(ui, flow.next(40), verbatim("Line " + std::to_string(i)), box);
      dialog.set_body_height(flow.used());
      if (ui::button(ui, dialog.footer(), tr("Done"))) open = false;
    });
  }
  bool open = false;
  bool box = false;
  int extra = 0;
  int page_presses = 0;
  int page_escapes = 0;
  std::string number;
  Harness harness;
};

/// How much the last frame filled, in square pixels: what lies on something else is counted again, as a graphics chip does.
double filled_area() {
  double area = 0;
  for (const ImDrawList* list : ImGui::GetDrawData()->CmdLists) {
    for (int i = 0; i + 2 < list->IdxBuffer.Size; i += 3) {
      const auto at = [&](int corner) { return list->VtxBuffer[list->IdxBuffer[i + corner]].pos; };
      const ImVec2 a = at(0), b = at(1), c = at(2);
      area += std::abs((b.x - a.x) * (c.y - a.y) - (c.x - a.x) * (b.y - a.y)) / 2;
    }
  }
  return area;
}

}  // namespace

TEST_CASE("A dialog takes the focus, keeps what is below out of reach, and gives the focus back") {
  WithDialog shown;
  Harness& harness = shown.harness;
  harness.click(Role::button, "Open it");
  REQUIRE(harness.has(Role::dialog, "Call back"));
  harness.expect_complete();
  CHECK(harness.node(Role::dialog, "Call back").modal);
  CHECK(harness.focused()->name == "Number");
  CHECK_FALSE(harness.node(Role::button, "Page").interactive);
  harness.press(Role::button, "Page");
  harness.click_at(150, 220);  // beside the dialog, on the button below
  CHECK(shown.page_presses == 0);
  CHECK_FALSE(harness.has(Role::dialog, "Call back"));
  CHECK(harness.focused()->name == "Open it");
}

TEST_CASE("A dialog closes by Escape, even in a field, and by its button; the page does not see the key") {
  WithDialog shown;
  Harness& harness = shown.harness;
  harness.click(Role::button, "Open it");
  SUBCASE("Escape") { harness.key(Key::escape); }
  SUBCASE("its button") { harness.click(Role::button, "Close"); }
  SUBCASE("its own end") { harness.press(Role::button, "Done"); }
  CHECK_FALSE(shown.open);
  CHECK(shown.page_escapes == 0);
  CHECK(harness.focused()->name == "Open it");
  CHECK(harness.node(Role::button, "Page").interactive);
}

TEST_CASE("A dialog that a menu opened takes the focus, and gives it back to what opened the menu") {
  Harness harness;
  bool open = false;
  harness.show([&](ui::Ui& ui) {
    const ui::Rect anchor{100, 100, 120, 40};
    if (ui::button(ui, anchor, tr("More"))) ui::open_menu(ui, "Ticket");
    const ui::MenuItem items[] = {{.label = tr("Erase")}};
    if (ui::menu(ui, "Ticket", anchor, items) == 0) open = true;
    if (!open) return;
    ui::Dialog dialog(ui, tr("Erase for good"), 400, 200, 40);
    if (dialog.close_requested()) open = false;
    if (ui::button(ui, dialog.body().cut_top(40), tr("Show what goes"))) open = false;
  });
  harness.click(Role::button, "More");
  SUBCASE("by keyboard") { harness.key(Key::enter); }
  SUBCASE("by pointer") { harness.click(Role::menuitem, "Erase"); }
  REQUIRE(harness.has(Role::dialog, "Erase for good"));
  REQUIRE(harness.focused());
  CHECK(harness.focused()->name == "Show what goes");
  harness.key(Key::escape);
  REQUIRE(harness.focused());
  CHECK(harness.focused()->name == "More");
}

TEST_CASE("Tab goes round inside a dialog") {
  WithDialog shown;
  Harness& harness = shown.harness;
  harness.click(Role::button, "Open it");
  std::vector<std::string> stops;
  for (int i = 0; i < 3; ++i) {
    harness.key(Key::tab);
    stops.push_back(harness.focused()->name);
  }
  CHECK(stops == std::vector<std::string>{"Done", "Close", "Number"});
}

TEST_CASE("A dialog higher than the screen scrolls its body and keeps its end in sight") {
  WithDialog shown(1440, 500);
  shown.extra = 20;
  Harness& harness = shown.harness;
  harness.click(Role::button, "Open it");
  harness.expect_complete();
  const ui::Rect box = harness.node(Role::dialog, "Call back").rect;
  CHECK(box.bottom() <= 500);
  CHECK(harness.node(Role::button, "Done").rect.bottom() <= box.bottom());
  CHECK(harness.node(Role::checkbox, "Line 19").covered);
  // Tab reaches what is out of sight, and brings it in.
  harness.key(Key::tab, {.shift = true});
  harness.key(Key::tab, {.shift = true});
  harness.key(Key::tab, {.shift = true});
  CHECK(harness.focused()->name == "Line 19");
  CHECK_FALSE(harness.focused()->covered);
}

TEST_CASE("On a phone a dialog fills the screen") {
  WithDialog shown(390, 844);
  shown.harness.click(Role::button, "Open it");
  const ui::Rect box = shown.harness.node(Role::dialog, "Call back").rect;
  CHECK(box.width == 390);
  CHECK(box.height == 844);
}

TEST_CASE("A list in a dialog closes first") {
  Harness harness;
  bool open = true;
  int chosen = 0;
  constexpr Words people[] = {verbatim("Mia"), verbatim("Tom")};
  harness.show([&](ui::Ui& ui) {
    if (!open) return;
    ui::Dialog dialog(ui, tr("Assign"), 400, 60);
    if (dialog.close_requested()) open = false;
    ui::select(ui, dialog.body().centred(200, 40), tr("Assignee"), people, chosen);
  });
  harness.click(Role::combobox, "Assignee");
  CHECK(harness.node(Role::dialog, "Assign").covered);
  harness.key(Key::escape);
  CHECK(open);
  CHECK(harness.focused()->name == "Assignee");
  harness.key(Key::escape);
  CHECK_FALSE(open);
}

TEST_CASE("A toast is spoken, offers its action, and goes by itself") {
  Harness harness;
  ui::Toasts toasts;
  int undone = 0;
  harness.show([&](ui::Ui& ui) { toasts.draw(ui); });
  toasts.show(tr("Ticket {0} opened", verbatim("K7F-0042")), false, tr("Undo"), [&] { ++undone; });
  harness.frame();
  harness.expect_complete();
  CHECK(harness.has(Role::status, "Ticket K7F-0042 opened"));
  CHECK(harness.announcements() == std::vector<std::string>{"Ticket K7F-0042 opened"});
  REQUIRE_FALSE(harness.host.waits.empty());
  SUBCASE("left alone") {
    harness.clock.set(harness.clock.now() + std::chrono::hours(1));  // Somebody puts the device's clock right.
    harness.frame();
    CHECK(harness.has(Role::status, "Ticket K7F-0042 opened"));
    harness.clock.advance(std::chrono::ceil<std::chrono::milliseconds>(harness.host.waits.back()));
    harness.frame();
    CHECK(undone == 0);
  }
  SUBCASE("pressed") {
    harness.click(Role::button, "Undo");
    CHECK(undone == 1);
  }
  harness.frame();
  CHECK_FALSE(harness.has(Role::status, "Ticket K7F-0042 opened"));
}

TEST_CASE("A toast stays in reach above a dialog, and a press on it does not close that") {
  WithDialog shown;
  Harness& harness = shown.harness;
  ui::Toasts toasts;
  int undone = 0;
  harness.click(Role::button, "Open it");
  toasts.show(tr("Saved"), false, tr("Undo"), [&] { ++undone; });
  ui::Ui& ui = harness.ui();
  harness.attach(ui, [&] {
    ui.begin_frame(harness.clock.now());
    {
      ui::Dialog dialog(ui, tr("Call back"), 400, 200);
      if (dialog.close_requested()) shown.open = false;
    }
    toasts.draw(ui);
    ui.end_frame();
  });
  harness.click(Role::button, "Undo");
  CHECK(undone == 1);
  CHECK(shown.open);
}

TEST_CASE("A dialog's shadow is drawn around it, not many times below it: small devices draw slowly") {
  WithDialog shown;
  shown.harness.click(Role::button, "Open it");
  const ui::Rect box = shown.harness.node(Role::dialog, "Call back").rect;
  const double page = 1440.0 * 900;  // which is dimmed
  const double shade = (box.width + 90.0) * (box.height + 90.0) - box.width * box.height;
  CHECK(filled_area() < page + shade + 2 * box.width * box.height);
}
