#include "ui/settings/staff_dialog.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "model/schema.h"
#include "ui/icons.h"
#include "ui/kit/widgets/forms.h"

namespace counterbell::ui {

namespace {

constexpr float dialog_width = 440;
constexpr std::string_view name_draft = "staff/name";

std::vector<Words> role_labels() {
  std::vector<Words> labels;
  for (const Choice& choice : spec(Field::staff_role).choices) labels.push_back(choice.label);
  return labels;
}

int role_index(std::string_view name) {
  const auto choices = spec(Field::staff_role).choices;
  const auto found = std::ranges::find(choices, name, &Choice::name);
  return found == choices.end() ? 0 : static_cast<int>(found - choices.begin());
}

std::string_view role_name(int index) { return spec(Field::staff_role).choices[static_cast<std::size_t>(index)].name; }

}  // namespace

void StaffDialog::open_new(const Drafts& drafts) {
  *this = {};
  name_ = drafts.get(name_draft);
  open_ = focus_ = true;
  role_ = role_index("staff");
}

void StaffDialog::open(const Record& person) {
  *this = {};
  open_ = focus_ = true;
  person_ = person.id();
  name_ = person.text(Field::staff_name);
  role_ = role_index(person.text(Field::staff_role));
}

void StaffDialog::draw(Context& context) {
  if (!open_) return;
  Ui& ui = context.ui;
  Dialog dialog(ui, person_ ? tr("Edit staff") : tr("Add staff"), dialog_width, body_height_, ui.control_height());
  Flow flow(dialog.body(), gap_small);
  draw_fields(context, flow);
  body_height_ = flow.used();
  dialog.set_body_height(body_height_);
  ButtonLine buttons(ui, dialog.footer());
  if (buttons.right(person_ ? tr("Save") : tr("Add"), {.kind = ButtonKind::primary})) save(context);
  if (buttons.right(tr("Cancel")) || dialog.close_requested()) close(context);
}

void StaffDialog::close(Context& context) {
  open_ = false;
  if (!person_) context.ui.host().drafts().set(name_draft, "");
}

void StaffDialog::draw_fields(Context& context, Flow& flow) {
  Ui& ui = context.ui;
  FieldOptions name;
  name.required = true;
  name.focus_now = std::exchange(focus_, false);
  const FieldResult typed_name = flow_field(ui, flow, tr("Name"), name_, name);
  const std::vector<Words> roles = role_labels();
  const SelectOptions with_label{.show_label = true};
  select(ui, flow.next(field_height(ui, {})), tr("Role"), roles, role_, with_label);
  FieldOptions pin = pin_options();
  pin.placeholder = person_ ? tr("Leave empty to keep the one they have") : tr("4 to 8 digits, or none");
  const FieldResult typed_pin = flow_field(ui, flow, person_ ? tr("New PIN") : tr("PIN"), pin_, pin);
  const Record* me = context.desk.staff().me();
  if (person_ && (!me || me->id() != person_)) {
    if (checkbox(ui, flow.next(ui.control_height()), tr("Has left"), left_))
      in_hand_ = context.desk.tickets().in_hand_of(person_);
    if (left_ && in_hand_ > 0) draw_hand_over(context, flow);
  }
  if (typed_name.edited && !person_) ui.host().drafts().set(name_draft, name_);
  if (typed_name.edited || typed_pin.edited) error_ = {};
  error_line(ui, flow, error_.shown());
  if (typed_name.submitted || typed_pin.submitted) save(context);
}

void StaffDialog::draw_hand_over(Context& context, Flow& flow) {
  Ui& ui = context.ui;
  flow_text(ui, flow,
            trn("They see {0} ticket through that is not solved yet. Who takes it over?",
                "They see {0} tickets through that are not solved yet. Who takes them over?", in_hand_),
            TextStyle::secondary, ui.palette().ink2);
  std::vector<Words> names{tr("Nobody yet")};
  std::vector<Id> ids{Id{}};
  for (const Record* person : context.desk.staff().list()) {
    if (person->id() == person_) continue;
    names.push_back(verbatim(person->text(Field::staff_name)));
    ids.push_back(person->id());
  }
  const auto at = std::ranges::find(ids, successor_);
  int chosen = at == ids.end() ? 0 : static_cast<int>(at - ids.begin());
  select(ui, flow.next(field_height(ui, {})), tr("Hand over to"), names, chosen, {.show_label = true});
  successor_ = ids[static_cast<std::size_t>(chosen)];
}

void StaffDialog::hand_over(Context& context) {
  const Result<std::size_t> given = context.desk.tickets().hand_over(person_, successor_);
  if (!context.check(given)) return;
  context.tell_done(trn("{0} ticket handed over to {1}", "{0} tickets handed over to {1}", *given,
                        context.desk.staff().name_of(successor_)));
}

void StaffDialog::save(Context& context) {
  Result<void> done;
  if (person_) {
    done = save_changes(context.desk);
  } else {
    const Result<Id> added =
        context.desk.staff().add({.name = name_, .pin = pin_, .role = std::string(role_name(role_))});
    if (!added) done = std::unexpected(added.error());
  }
  if (!done) {
    error_ = done.error().message;
    context.ui.host().wake();
    return;
  }
  close(context);
  if (left_ && in_hand_ > 0 && successor_) return hand_over(context);
  if (left_) return context.tell_done(tr("{0} has left", verbatim(name_)));
  context.toasts.show(person_ ? tr("{0} changed", verbatim(name_)) : tr("{0} added", verbatim(name_)));
}

Result<void> StaffDialog::save_changes(desk::Desk& desk) const {
  const Record* person = desk.state().find(RecordType::staff, person_);
  if (!person) return fail(ErrorKind::not_found, "This person is not on the list any more.");
  if (person->text(Field::staff_name) != name_) {
    if (Result<void> done = desk.staff().set(person_, Field::staff_name, name_); !done) return done;
  }
  if (person->text(Field::staff_role) != role_name(role_)) {
    if (Result<void> done = desk.staff().set(person_, Field::staff_role, role_name(role_)); !done) return done;
  }
  if (!pin_.empty()) {
    if (Result<void> done = desk.staff().set_pin(person_, pin_); !done) return done;
  }
  if (left_) return desk.staff().set(person_, Field::staff_left, "true");
  return {};
}

}  // namespace counterbell::ui
