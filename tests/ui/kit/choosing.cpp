// Comboboxes, menus, checkboxes and segments.
#include <doctest/doctest.h>

#include "tests/ui/harness.h"
#include "ui/kit/widgets/overlays.h"
#include "ui/kit/widgets/widgets.h"

using namespace counterbell;
using namespace counterbell::test;
using ui::Key;
using ui::Role;

namespace {

constexpr Words priorities[] = {verbatim("Low"), verbatim("Normal"), verbatim("High"), verbatim("Urgent")};

struct OneSelect {
  OneSelect() {
    harness.show([this](ui::Ui& ui) {
      changes += ui::select(ui, place, tr("Priority"), priorities, chosen);
      ui::button(ui, {600, 100, 100, 40}, tr("Elsewhere"));
    });
  }
  ui::Rect place{100, 100, 160, 40};
  int chosen = 1;
  int changes = 0;
  Harness harness;
};

}  // namespace

TEST_CASE("A combobox tells its value and choices, and takes one from its mirrored element") {
  OneSelect select;
  select.harness.expect_complete();
  const Seen& node = select.harness.node(Role::combobox, "Priority");
  CHECK(node.value == "Normal");
  CHECK(node.options == std::vector<std::string>{"Low", "Normal", "High", "Urgent"});
  CHECK_FALSE(node.expanded);
  select.harness.choose("Priority", "Urgent");
  CHECK(select.chosen == 3);
  CHECK(select.changes == 1);
  select.harness.choose("Priority", "Urgent");
  CHECK(select.changes == 1);
}

TEST_CASE("Pressed, it drops its list down; a press on an option chooses it and the focus comes back") {
  OneSelect select;
  Harness& harness = select.harness;
  harness.click(Role::combobox, "Priority");
  CHECK(harness.node(Role::combobox, "Priority").expanded);
  CHECK(harness.has(Role::listbox, "Priority"));
  harness.expect_complete();
  CHECK(harness.all(Role::option).size() == 4);
  CHECK(harness.focused()->name == "Normal");
  CHECK(harness.node(Role::option, "Normal").selected);
  harness.click(Role::option, "High");
  CHECK(select.chosen == 2);
  CHECK_FALSE(harness.has(Role::listbox, "Priority"));
  CHECK(harness.focused()->name == "Priority");
}

TEST_CASE("The list is worked by keys") {
  OneSelect select;
  Harness& harness = select.harness;
  harness.key(Key::tab);
  harness.key(Key::enter);
  REQUIRE(harness.focused()->name == "Normal");
  SUBCASE("arrows and Enter") {
    harness.key(Key::down);
    CHECK(harness.focused()->name == "High");
    harness.key(Key::end);
    CHECK(harness.focused()->name == "Urgent");
    harness.key(Key::down);
    CHECK(harness.focused()->name == "Urgent");
    harness.key(Key::home);
    harness.key(Key::up);
    CHECK(harness.focused()->name == "Low");
    harness.key(Key::enter);
    CHECK(select.chosen == 0);
  }
  SUBCASE("first letters") {
    harness.type("u");
    CHECK(harness.focused()->name == "Urgent");
    harness.key(Key::enter);
    CHECK(select.chosen == 3);
  }
  SUBCASE("Escape leaves all as it was") {
    harness.key(Key::down);
    harness.key(Key::escape);
    CHECK(select.chosen == 1);
    CHECK_FALSE(harness.has(Role::listbox, "Priority"));
  }
  CHECK(harness.focused()->name == "Priority");
  CHECK(harness.ui().semantics().focus_visible());
}

TEST_CASE("A press beside the list closes it and presses nothing else") {
  OneSelect select;
  select.harness.click(Role::combobox, "Priority");
  select.harness.click_at(650, 120);
  CHECK_FALSE(select.harness.has(Role::listbox, "Priority"));
  CHECK(select.harness.focused()->name == "Priority");
}

TEST_CASE("The list opens where there is room") {
  OneSelect select;
  select.harness.click(Role::combobox, "Priority");
  CHECK(select.harness.node(Role::listbox, "Priority").rect.y > 140);
  select.harness.key(Key::escape);
  select.place.y = 850;
  select.harness.click_at(150, 860);
  const ui::Rect list = select.harness.node(Role::listbox, "Priority").rect;
  CHECK(list.bottom() < 850);
  CHECK(list.width >= 160);
}

TEST_CASE("A menu offers, chooses and gives the focus back") {
  Harness harness;
  int chosen = -1;
  const std::vector<ui::MenuItem> items = {
      {.label = tr("Print")}, {.label = tr("Merge"), .disabled = true}, {.label = tr("Trash"), .danger = true}};
  harness.show([&](ui::Ui& ui) {
    const ui::Rect anchor{100, 100, 120, 40};
    if (ui::button(ui, anchor, tr("More"))) ui::open_menu(ui, "Ticket");
    if (const int index = ui::menu(ui, "Ticket", anchor, items); index >= 0) chosen = index;
  });
  harness.click(Role::button, "More");
  harness.expect_complete();
  CHECK(harness.all(Role::menu).size() == 1);
  CHECK(harness.focused()->name == "Print");
  harness.press(Role::menuitem, "Merge");
  CHECK(chosen == -1);
  harness.key(Key::down);
  CHECK(harness.focused()->name == "Trash");
  harness.key(Key::enter);
  CHECK(chosen == 2);
  CHECK(harness.focused()->name == "More");
}

TEST_CASE("A checkbox and segments tell what is chosen") {
  Harness harness;
  bool checked = false;
  int segment = 0;
  constexpr Words names[] = {tr("Reply"), tr("Note")};
  harness.show([&](ui::Ui& ui) {
    ui::checkbox(ui, {100, 100, 300, 40}, tr("Mail a copy"), checked);
    ui::segments(ui, {100, 200, 300, 32}, tr("What to write"), names, segment);
  });
  harness.expect_complete();
  harness.click(Role::checkbox, "Mail a copy");
  CHECK(checked);
  CHECK(harness.node(Role::checkbox, "Mail a copy").checked);
  harness.press(Role::radio, "Note");
  CHECK(segment == 1);
  CHECK(harness.node(Role::radio, "Note").checked);
  CHECK(harness.node(Role::radio, "Note").parent == harness.node(Role::group, "What to write").id);
}
