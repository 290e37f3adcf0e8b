#include "ui/screens/sign_in.h"

#include <algorithm>
#include <utility>

#include "model/schema.h"
#include "ui/forms.h"
#include "ui/icons.h"
#include "ui/overlays.h"

namespace counterbell::ui {

namespace {

constexpr float person_row_height = 60;

/// One person as a row to press.
bool person_row(Ui& ui, Rect rect, const Record& person, bool selected) {
  const Palette& palette = ui.palette();
  const std::string_view name = person.text(Field::staff_name);
  const std::string about = std::string(choice_label(Field::staff_role, person.text(Field::staff_role))) +
                            " · number " + std::to_string(person.integer(Field::staff_number));
  Node node{.role = Role::button, .name = std::string(name), .description = about};
  const Press press = pressable(ui, rect, person.id().text(), std::move(node));
  if (selected || press.hovered) fill(ui, rect, palette.selected, corner_card);
  draw_focus_ring(ui, rect, corner_card, press.id);
  Rect inner = rect.inset(12, 0);
  draw_avatar(ui, inner.cut_left(36).centred(36, 36), name, true);
  inner.cut_left(12);
  const bool has_pin = !person.text(Field::staff_pin).empty();
  if (has_pin) draw_icon(ui, inner.cut_right(20), icon::lock, 16, palette.ink3);
  Rect lines = inner.centred(inner.width, 40);
  draw_line(ui, lines.cut_top(22), name, TextStyle::strong, palette.ink);
  draw_line(ui, lines, about, TextStyle::secondary, palette.ink2);
  return press.pressed;
}

}  // namespace

void SignInPanel::reset() {
  step_ = Step::list;
  name_.clear();
  pin_.clear();
  error_.clear();
}

bool SignInPanel::draw(Ui& ui, desk::Desk& desk, Rect area) {
  switch (step_) {
    case Step::pin:
      return draw_pin(ui, desk, area);
    case Step::add:
      return draw_add(ui, desk, area);
    case Step::list:
      break;
  }
  return draw_list(ui, desk, area);
}

bool SignInPanel::choose(Ui& ui, desk::Desk& desk, const Record& person) {
  if (person.text(Field::staff_pin).empty()) return desk.sign_in(person.id(), "").has_value();
  step_ = Step::pin;
  chosen_ = person.id();
  focus_ = true;
  ui.host().wake();
  return false;
}

bool SignInPanel::draw_list(Ui& ui, desk::Desk& desk, Rect area) {
  Flow flow(area, 2);
  bool signed_in = false;
  {
    const Scope list(ui, Role::group, "Staff", area);
    for (const Record* person : desk.staff()) {
      const bool is_me = desk.me() == person;
      if (person_row(ui, flow.next(person_row_height), *person, is_me))
        signed_in = choose(ui, desk, *person) || signed_in;
    }
  }
  if (allow_adding_) {
    flow.space(gap_small);
    const Rect line = flow.next(ui.control_height());
    if (button(ui, line, "Add yourself", {.icon = icon::user_plus})) {
      step_ = Step::add;
      focus_ = true;
      ui.host().wake();
    }
  }
  height_ = flow.used();
  return signed_in;
}

bool SignInPanel::draw_pin(Ui& ui, desk::Desk& desk, Rect area) {
  Flow flow(area, gap_small);
  if (const Record* person = desk.state().find(RecordType::staff, chosen_)) {
    Rect line = flow.next(40);
    draw_avatar(ui, line.cut_left(36).centred(36, 36), person->text(Field::staff_name), true);
    line.cut_left(12);
    text(ui, line, person->text(Field::staff_name), TextStyle::section, ui.palette().ink);
  }
  FieldOptions pin = pin_options();
  pin.error = error_;
  pin.focus_now = std::exchange(focus_, false);
  const FieldResult result = flow_field(ui, flow, "PIN", pin_, pin);
  if (result.edited) error_.clear();
  flow.space(gap_small);
  ButtonLine buttons(ui, flow.next(ui.control_height()));
  const bool sign_in = buttons.right("Sign in", {.kind = ButtonKind::primary}) || result.submitted;
  if (buttons.left("Somebody else", {.kind = ButtonKind::ghost, .icon = icon::chevron_left})) reset();
  height_ = flow.used();
  if (!sign_in) return false;

  const Result<void> done = desk.sign_in(chosen_, pin_);
  pin_.clear();
  if (done) {
    reset();
    return true;
  }
  error_ = done.error().message;
  focus_ = true;
  ui.host().wake();
  return false;
}

bool SignInPanel::draw_add(Ui& ui, desk::Desk& desk, Rect area) {
  Flow flow(area, gap_small);
  FieldOptions name;
  name.required = true;
  name.focus_now = std::exchange(focus_, false);
  const FieldResult typed_name = flow_field(ui, flow, "Your name", name_, name);
  FieldOptions pin = pin_options();
  pin.placeholder = "4 to 8 digits, or none";
  pin.error = error_;
  const FieldResult typed_pin = flow_field(ui, flow, "PIN", pin_, pin);
  if (typed_name.edited || typed_pin.edited) error_.clear();
  flow.space(gap_small);
  ButtonLine buttons(ui, flow.next(ui.control_height()));
  const bool add =
      buttons.right("Add me", {.kind = ButtonKind::primary}) || typed_pin.submitted || typed_name.submitted;
  if (buttons.left("Somebody else", {.kind = ButtonKind::ghost, .icon = icon::chevron_left})) reset();
  height_ = flow.used();
  if (!add) return false;

  if (const Result<void> added = desk.introduce_yourself(name_, pin_); !added) {
    error_ = added.error().message;
    ui.host().wake();
    return false;
  }
  reset();
  return true;
}

void SignInScreen::draw(Ui& ui, desk::Desk& desk, Rect area) {
  const Scope region(ui, Role::main, "Sign in", area);
  ScrollArea scroll(ui, "sign-in", area);
  const Rect content = scroll.content();
  const float width = std::min(400.0f, content.width - 2 * gap);
  const float top = content.height < 640 ? gap_large : content.height * 0.14f;
  Flow flow({content.x + (content.width - width) / 2, content.y + top, width, content.height}, gap_small);
  const std::string_view shop = desk.shop() ? desk.shop()->text(Field::shop_name) : std::string_view("Counterbell");
  logo_line(ui, flow, shop);
  flow.space(gap_small);
  flow.space(heading(ui, flow.rest(), "Who is at the counter?", 1) + gap);
  panel_.draw(ui, desk, {content.x + (content.width - width) / 2, flow.y(), width, content.height});
  scroll.set_content_height(top + flow.used() + panel_.height() + gap_large);
}

void SwitchDialog::open() {
  open_ = true;
  panel_.reset();
}

void SwitchDialog::draw(Ui& ui, desk::Desk& desk) {
  if (!open_) return;
  Dialog dialog(ui, "Who is at the counter?", 400, panel_.height());
  if (panel_.draw(ui, desk, dialog.body())) open_ = false;
  dialog.set_body_height(panel_.height());
  if (dialog.close_requested()) open_ = false;
}

}  // namespace counterbell::ui
