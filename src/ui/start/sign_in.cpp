#include "ui/start/sign_in.h"

#include <utility>

#include "model/schema.h"
#include "ui/icons.h"
#include "ui/kit/widgets/forms.h"
#include "ui/kit/widgets/overlays.h"
#include "ui/kit/widgets/page.h"

namespace counterbell::ui {

namespace {

constexpr float person_row_height = 60;

/// One person as a row to press.
bool person_row(Ui& ui, Rect rect, const Record& person, bool selected) {
  const Palette& palette = ui.palette();
  const Words name = verbatim(person.text(Field::staff_name));
  const Text about = tr("{0} · number {1}", choice_label(Field::staff_role, person.text(Field::staff_role)),
                        person.integer(Field::staff_number));
  Node node{.role = Role::button, .name = name, .description = about};
  const Press press = pressable(ui, rect, person.id().text(), std::move(node));
  if (selected || press.hovered) fill(ui, rect, palette.selected, corner_card);
  draw_focus_ring(ui, rect, corner_card, press.id);
  Rect inner = rect.inset(12, 0);
  draw_avatar(ui, inner.cut_left(36).centred(36, 36), name.source(), true);
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
  error_ = {};
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
  if (person.text(Field::staff_pin).empty()) return desk.staff().sign_in(person.id(), "").has_value();
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
    const Scope list(ui, Role::group, tr("Staff"), area);
    for (const Record* person : desk.staff().list()) {
      const bool is_me = desk.staff().me() == person;
      if (person_row(ui, flow.next(person_row_height), *person, is_me))
        signed_in = choose(ui, desk, *person) || signed_in;
    }
  }
  if (allow_adding_) {
    flow.space(gap_small);
    const Rect line = flow.next(ui.control_height());
    if (button(ui, line, tr("Add yourself"), {.icon = icon::user_plus})) {
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
    text(ui, line, verbatim(person->text(Field::staff_name)), TextStyle::section, ui.palette().ink);
  }
  const Text error = error_.shown();
  FieldOptions pin = pin_options();
  pin.error = error;
  pin.focus_now = std::exchange(focus_, false);
  const FieldResult result = flow_field(ui, flow, tr("PIN"), pin_, pin);
  if (result.edited) error_ = {};
  flow.space(gap_small);
  ButtonLine buttons(ui, flow.next(ui.control_height()));
  const bool sign_in = buttons.right(tr("Sign in"), {.kind = ButtonKind::primary}) || result.submitted;
  if (buttons.left(tr("Somebody else"), {.kind = ButtonKind::ghost, .icon = icon::chevron_left})) reset();
  height_ = flow.used();
  if (!sign_in) return false;

  const Result<void> done = desk.staff().sign_in(chosen_, pin_);
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
  const FieldResult typed_name = flow_field(ui, flow, tr("Your name"), name_, name);
  const Text error = error_.shown();
  FieldOptions pin = pin_options();
  pin.placeholder = tr("4 to 8 digits, or none");
  pin.error = error;
  const FieldResult typed_pin = flow_field(ui, flow, tr("PIN"), pin_, pin);
  if (typed_name.edited || typed_pin.edited) error_ = {};
  flow.space(gap_small);
  ButtonLine buttons(ui, flow.next(ui.control_height()));
  const bool add =
      buttons.right(tr("Add me"), {.kind = ButtonKind::primary}) || typed_pin.submitted || typed_name.submitted;
  if (buttons.left(tr("Somebody else"), {.kind = ButtonKind::ghost, .icon = icon::chevron_left})) reset();
  height_ = flow.used();
  if (!add) return false;

  if (const Result<void> added = desk.staff().introduce_yourself(name_, pin_); !added) {
    error_ = added.error().message;
    ui.host().wake();
    return false;
  }
  reset();
  return true;
}

void SignInScreen::draw(Ui& ui, desk::Desk& desk, Rect area) {
  const Record* record = desk.shop().record();
  const Words shop = record ? verbatim(record->text(Field::shop_name)) : verbatim("Counterbell");
  const float top = area.height < 640 ? gap_large : area.height * 0.14f;
  FrontPage page(ui, "sign-in", tr("Sign in"), area, {.width = 400, .top = top}, shop);
  Flow& flow = page.flow();
  flow.space(heading(ui, flow.rest(), tr("Who is at the counter?"), 1) + gap);
  panel_.draw(ui, desk, {flow.rest().x, flow.y(), flow.width(), area.height});
  flow.space(panel_.height());
}

void SwitchDialog::open() {
  open_ = true;
  panel_.reset();
}

void SwitchDialog::draw(Ui& ui, desk::Desk& desk) {
  if (!open_) return;
  Dialog dialog(ui, tr("Who is at the counter?"), 400, panel_.height());
  if (panel_.draw(ui, desk, dialog.body())) open_ = false;
  dialog.set_body_height(panel_.height());
  if (dialog.close_requested()) open_ = false;
}

}  // namespace counterbell::ui
