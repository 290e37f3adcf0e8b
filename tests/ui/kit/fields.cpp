// Text fields: edited in the page's real field, drawn by us.
#include <doctest/doctest.h>

#include "tests/ui/harness.h"
#include "ui/icons.h"
#include "ui/kit/widgets/fields.h"
#include "ui/kit/widgets/overlays.h"
#include "ui/kit/widgets/widgets.h"

using namespace counterbell;
using namespace counterbell::test;
using ui::Event;
using ui::Key;
using ui::Role;

namespace {

/// One field on screen, and what it reported in all.
struct OneField {
  explicit OneField(ui::FieldOptions with = {}) : options(with) {
    harness.show([this](ui::Ui& ui) {
      last = ui::text_field(ui, {100, 100, 300, ui::field_height(ui, options, options.multiline ? 4 : 1)},
                            tr("Subject"), value, options);
      edits += last.edited;
      submits += last.submitted;
      cancels += last.cancelled;
      ups += last.up;
    });
  }
  ui::FieldOptions options;
  std::string value;
  ui::FieldResult last;
  int edits = 0, submits = 0, cancels = 0, ups = 0;
  Harness harness;
};

}  // namespace

TEST_CASE("What is typed comes as an edit and is echoed with its number") {
  OneField field;
  field.harness.expect_complete();
  field.harness.fill("Subject", "Engraved urn");
  CHECK(field.value == "Engraved urn");
  CHECK(field.edits == 1);
  CHECK(field.last.focused);
  const Seen& node = field.harness.node(Role::textbox, "Subject");
  CHECK(node.value == "Engraved urn");
  CHECK(node.edit == 1);
}

TEST_CASE("Of several edits between two frames the newest counts") {
  OneField field;
  const ui::NodeId id = field.harness.node(Role::textbox, "Subject").id;
  for (std::uint32_t i = 1; i <= 3; ++i) {
    field.harness.ui().semantics().post({.kind = Event::Kind::edit, .id = id, .text = std::string(i, 'a'), .edit = i});
  }
  field.harness.frame();
  CHECK(field.value == "aaa");
  CHECK(field.harness.node(Role::textbox, "Subject").edit == 3);
}

TEST_CASE("The whole frame of a field takes the pointer") {
  OneField field({.icon = ui::icon::user});
  const ui::Rect text = field.harness.node(Role::textbox, "Subject").rect;
  field.harness.click_at(text.x - 20, text.y + 10);  // on its icon
  REQUIRE(field.harness.focused() != nullptr);
  CHECK(field.harness.focused()->name == "Subject");
}

TEST_CASE("Enter submits, Escape cancels, arrows belong to the suggestions") {
  OneField field({.takes_arrows = true});
  field.harness.click(Role::textbox, "Subject");
  field.harness.key(Key::enter);
  CHECK(field.submits == 1);
  field.harness.key(Key::escape);
  CHECK(field.cancels == 1);
  field.harness.key(Key::up);
  CHECK(field.ups == 1);
}

TEST_CASE("A field of several lines is submitted with Control held") {
  OneField field({.multiline = true});
  field.harness.click(Role::textbox, "Subject");
  field.harness.key(Key::enter);
  CHECK(field.submits == 0);
  field.harness.key(Key::enter, {.control = true});
  CHECK(field.submits == 1);
}

TEST_CASE("The node tells the page's field all it needs to lie exactly over the drawn one") {
  OneField field({.placeholder = tr("What is it about?"),
                  .error = tr("Please say what it is about."),
                  .input_mode = ui::InputMode::tel,
                  .required = true,
                  .masked = true});
  const Seen& node = field.harness.node(Role::textbox, "Subject");
  CHECK(node.font_px == 15);
  CHECK(node.line_height_px == 22);
  CHECK(node.placeholder == "What is it about?");
  CHECK(node.description == "Please say what it is about.");
  CHECK(node.input_mode == ui::InputMode::tel);
  CHECK(node.required);
  CHECK(node.invalid);
  CHECK(node.masked);
  // The frame is 40 px high under a label of 22, the text inside its 1 px line and 12 px of air.
  CHECK(node.rect.x == 112);
  CHECK(node.rect.width == 276);
  CHECK(node.rect.y == 123);
  CHECK(node.rect.height == 38);
}

TEST_CASE("The text of a field is drawn, or left to the real field, which is told so") {
  OneField field;
  CHECK_FALSE(field.harness.node(Role::textbox, "Subject").shows_text);
  field.harness.fill("Subject", "Engraved urn");
  CHECK(field.harness.node(Role::textbox, "Subject").shows_text);
  CHECK(field.harness.ui().semantics().to_json().contains("\"shows_text\":true"));
  field.harness.ui().set_real_fields(false);
  field.harness.frame();
  CHECK_FALSE(field.harness.node(Role::textbox, "Subject").shows_text);
}

TEST_CASE("Shortcut letters typed into a field are not shortcuts") {
  Harness harness;
  std::string value;
  int shortcuts = 0;
  harness.show([&](ui::Ui& ui) {
    ui::text_field(ui, {100, 100, 300, 62}, tr("Subject"), value);
    if (ui.typed_key(U'n')) ++shortcuts;
  });
  harness.click(Role::textbox, "Subject");
  harness.type("n");
  CHECK(value == "n");
  CHECK(shortcuts == 0);
  harness.click_at(600, 600);  // on nothing
  CHECK(harness.focused() == nullptr);
  harness.type("N");  // Meant for the field, as yet.
  CHECK(shortcuts == 0);
  harness.clock.advance(std::chrono::seconds(2));
  harness.type("N");
  CHECK(shortcuts == 1);
}

TEST_CASE("A field under a dialog is covered and cannot have the focus") {
  Harness harness;
  std::string value;
  bool open = true;
  harness.show([&](ui::Ui& ui) {
    ui::text_field(ui, {100, 100, 300, 62}, tr("Below"), value);
    if (!open) return;
    ui::Dialog dialog(ui, tr("Above"), 400, 100);
    ui::text_field(ui, dialog.body(), tr("Above the page"), value);
  });
  CHECK(harness.node(Role::textbox, "Below").covered);
  CHECK_FALSE(harness.node(Role::textbox, "Below").interactive);
  CHECK_FALSE(harness.node(Role::textbox, "Above the page").covered);
  open = false;
  harness.host.wake(3);
  harness.settle();
  CHECK_FALSE(harness.node(Role::textbox, "Below").covered);
}
