// The frames of screens.
#include "ui/kit/widgets/page.h"

#include <doctest/doctest.h>

#include "tests/ui/harness.h"
#include "ui/icons.h"
#include "ui/kit/widgets/forms.h"
#include "ui/kit/widgets/list_and_detail.h"

using namespace counterbell;
using namespace counterbell::test;
using ui::Role;

namespace {

constexpr ui::Rect wide{0, 0, 1000, 700};

/// A page with `lines` buttons below each other.
void show_page(Harness& h, ui::PageOptions options, int lines, bool& went_back) {
  h.show([=, &went_back](ui::Ui& ui) {
    ui::Page page(ui, "places", tr("Places"), ui.screen(), options);
    if (page.is_back_pressed()) went_back = true;
    for (int i = 0; i < lines; ++i) {
      ui::ButtonLine line(ui, page.flow().next(ui.control_height()));
      line.left(verbatim("Place " + std::to_string(i)));
    }
  });
}

}  // namespace

TEST_CASE("A page is a region with its heading on top, what it is for below, and words at the side") {
  Harness h;
  bool went_back = false;
  show_page(h, {.aside = tr("exported 3 days ago"), .sentence = tr("Where things are.")}, 2, went_back);
  CHECK(h.has(Role::region, "Places"));
  const ui::Rect heading = h.node(Role::heading, "Places").rect;
  CHECK(h.node(Role::heading, "Places").level == 1);
  CHECK(h.node(Role::text, "Where things are.").rect.y > heading.bottom());
  const ui::Rect aside = h.node(Role::text, "exported 3 days ago").rect;
  CHECK(aside.y == heading.y);
  CHECK(aside.x > heading.x);
  CHECK_FALSE(h.has(Role::button, "Back"));
  h.expect_complete();
}

TEST_CASE("A page leads back to the place around it") {
  Harness h;
  bool went_back = false;
  show_page(h, {.back = tr("Settings")}, 1, went_back);
  CHECK(h.node(Role::button, "Settings").rect.bottom() <= h.node(Role::heading, "Places").rect.y);
  h.click(Role::button, "Settings");
  CHECK(went_back);
}

TEST_CASE("A page keeps its margins, narrower on a phone, and scrolls when it is longer than the screen") {
  for (const auto& [width, margin] : {std::pair{1440.0f, ui::gap_large}, std::pair{390.0f, ui::gap}}) {
    CAPTURE(width);
    Harness h(width, 600);
    bool went_back = false;
    show_page(h, {}, 20, went_back);
    const ui::Rect heading = h.node(Role::heading, "Places").rect;
    CHECK(heading.x == margin);
    CHECK(heading.y == margin);
    CHECK(heading.right() <= margin + 760);
    CHECK(h.node(Role::button, "Place 19").rect.y > 600);
    CHECK(h.node(Role::button, "Place 19").covered);
    h.ui().post_scroll(width / 2, 300, 0, -5000);
    h.host.wake(3);
    h.settle();
    const ui::Rect last = h.node(Role::button, "Place 19").rect;
    CHECK(last.bottom() <= 600 - margin);
    CHECK(last.bottom() >= 600 - 3 * margin);
  }
}

TEST_CASE("A front page is a column in the middle, with the bell on top") {
  Harness h;
  h.show([](ui::Ui& ui) {
    ui::FrontPage page(ui, "front", tr("Set up"), ui.screen(), {.width = 400, .top = 100}, tr("Counterbell"));
    ui::heading(ui, page.flow().rest(), tr("Welcome"), 1);
  });
  CHECK(h.has(Role::main, "Set up"));
  CHECK(h.has(Role::text, "Counterbell"));
  const ui::Rect heading = h.node(Role::heading, "Welcome").rect;
  CHECK(heading.x == (1440 - 400) / 2.0f);
  CHECK(heading.y > 100);
}

TEST_CASE("A list and the item chosen from it share the room, or take turns") {
  const ui::ListAndDetail both(wide, false);
  REQUIRE(both.list());
  REQUIRE(both.detail());
  CHECK(both.list()->right() == both.detail()->x);
  CHECK(both.detail()->right() == wide.right());

  const ui::Rect narrow{0, 0, 500, 700};
  const ui::ListAndDetail list(narrow, false);
  CHECK_FALSE(list.are_side_by_side());
  REQUIRE(list.list());
  CHECK(list.list()->width == 500);
  CHECK_FALSE(list.detail());
  const ui::ListAndDetail item(narrow, true);
  CHECK_FALSE(item.list());
  REQUIRE(item.detail());
  CHECK(item.detail()->width == 500);
}

TEST_CASE("An item in the place of its list leads back to it, and says what it is") {
  Harness h(390, 844);
  bool went_back = false;
  h.show([&](ui::Ui& ui) {
    ui::Rect area = ui.screen();
    ui::DetailBar bar(ui, area);
    if (bar.back()) went_back = true;
    ui::icon_button(ui, bar.next_action(), ui::icon::ellipsis, tr("More"));
    bar.title(verbatim("Cracked vase"), verbatim("K7F-0042"), verbatim("K7F-0042 Cracked vase"));
    CHECK(area.y > 0);
    CHECK(area.bottom() == ui.screen().bottom());
  });
  const ui::Rect back = h.node(Role::button, "Back to the list").rect;
  const ui::Rect more = h.node(Role::button, "More").rect;
  const ui::Rect heading = h.node(Role::heading, "K7F-0042 Cracked vase").rect;
  CHECK(back.right() <= heading.x);
  CHECK(heading.right() <= more.x);
  h.click(Role::button, "Back to the list");
  CHECK(went_back);
}
