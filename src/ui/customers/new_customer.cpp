#include "ui/customers/new_customer.h"

#include <array>

#include "ui/kit/layout.h"
#include "ui/kit/widgets/fields.h"
#include "ui/kit/widgets/widgets.h"

namespace counterbell::ui {
namespace {

/// The parts of the form and where each one's draft is kept.
struct Part {
  Words name;
  std::string_view draft;
  std::string desk::NewCustomer::* text;
  InputMode input_mode;
};

constexpr std::array parts{
    Part{tr("Name"), "new-customer:name", &desk::NewCustomer::name, InputMode::text},
    Part{tr("Phone"), "new-customer:phone", &desk::NewCustomer::phone, InputMode::tel},
    Part{tr("E-mail"), "new-customer:email", &desk::NewCustomer::email, InputMode::email},
};

}  // namespace

void NewCustomerDialog::open(Context& context) {
  open_ = take_focus_ = true;
  error_ = {};
  read(context);
}

void NewCustomerDialog::read(Context& context) {
  const Drafts& drafts = context.ui.host().drafts();
  drafts_read_ = drafts.changes_elsewhere();
  for (const Part& part : parts) typed_.*part.text = drafts.get(part.draft);
}

void NewCustomerDialog::keep(Context& context) {
  for (const Part& part : parts) context.ui.host().drafts().set(part.draft, typed_.*part.text);
}

std::optional<Id> NewCustomerDialog::draw(Context& context) {
  if (!open_) return std::nullopt;
  Ui& ui = context.ui;
  if (drafts_read_ != ui.host().drafts().changes_elsewhere()) read(context);
  const float field = field_height(ui, {});
  Dialog dialog(ui, tr("New customer"), 440, field * static_cast<float>(parts.size()) + 3 * gap, ui.control_height());
  Flow flow(dialog.body(), gap);
  const Text error = error_.shown();
  bool add = false;
  for (const Part& part : parts) {
    const bool first = &part == parts.data();
    FieldOptions options{.error = first ? Words(error) : Words(), .input_mode = part.input_mode};
    options.focus_now = first && take_focus_;
    const float height = field_height(ui, options);
    const FieldResult result = text_field(ui, flow.next(height), part.name, typed_.*part.text, options);
    if (result.edited) keep(context);
    add |= result.submitted;
  }
  take_focus_ = false;
  dialog.set_body_height(flow.used() + gap_small);

  Rect footer = dialog.footer();
  const ButtonOptions primary{.kind = ButtonKind::primary};
  add |= button(ui, footer.cut_right(button_width(ui, tr("Add customer"), primary)), tr("Add customer"), primary);
  if (dialog.close_requested()) open_ = false;
  if (!add) return std::nullopt;
  const Result<Id> customer = context.desk.customers().add(typed_);
  if (!customer) {
    error_ = customer.error().message;
    return std::nullopt;
  }
  open_ = false;
  typed_ = {};
  keep(context);
  return *customer;
}

}  // namespace counterbell::ui
