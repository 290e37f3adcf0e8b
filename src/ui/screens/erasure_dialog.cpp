#include "ui/screens/erasure_dialog.h"

#include "desk/fold.h"
#include "ui/draft_names.h"
#include "ui/format.h"
#include "ui/forms.h"
#include "ui/screens/ticket_words.h"

namespace counterbell::ui {
namespace {

constexpr float dialog_width = 520;
constexpr std::string_view word = "erase";

}  // namespace

std::string in_words(const desk::ErasePreview& preview) {
  std::string words;
  const auto add = [&](std::size_t count, std::string_view one, std::string_view many, std::string_view before) {
    if (count == 0) return;
    if (!words.empty()) words += before;
    words += counted(count, one, many);
  };
  for (const RecordSpec& type : all_records()) {
    add(preview.of(type.record), type.one, type.many, type.is_part ? " with " : ", ");
  }
  add(preview.fields, "entry", "entries", " and ");
  return words;
}

void ErasureDialog::open() {
  open_ = true;
  revision_ = 0;
  typed_.clear();
  error_.clear();
}

void ErasureDialog::open_for(const Id& customer) {
  open();
  customer_ = customer;
}

void ErasureDialog::open_for_older_than(std::int64_t months) {
  open();
  customer_ = {};
  months_ = months;
}

/// Looks up what would go, when that may have changed.
void ErasureDialog::look(Context& context) {
  if (revision_ == context.desk.revision()) return;
  revision_ = context.desk.revision();
  preview_ = customer_ ? context.desk.erase_preview(customer_) : context.desk.retention_preview(months_);
  drafts_ = customer_ ? drafts_about(context.desk, context.ui.host().drafts(), customer_) : 0;
}

void ErasureDialog::draw_body(Context& context, Flow& flow) {
  Ui& ui = context.ui;
  const Colour ink = ui.palette().ink, quiet = ui.palette().ink2;
  const Record* customer = context.desk.state().find(RecordType::customer, customer_);
  const std::string whose =
      customer
          ? "Of " + customer_name(customer)
          : "Of tickets closed for " + counted(static_cast<std::uint64_t>(months_), "month", "months") + " or longer";
  std::string gone = in_words(preview_);
  if (drafts_ > 0) gone += ", and " + counted(drafts_, "draft", "drafts") + " on this device";
  flow_text(ui, flow, whose + ": " + gone + ".", TextStyle::strong, ink);
  flow_text(ui, flow,
            "Names, ways to reach them, subjects, wishes, remarks and messages go: from the lists, the search, the "
            "history, this device, and every file exported from now on. Ticket numbers, dates, states, tags and who "
            "worked on them stay.",
            TextStyle::body, ink);
  flow_text(ui, flow,
            "Other stations erase it too when they next get a file from here. Files handed out before still hold it: "
            "delete those.",
            TextStyle::secondary, quiet);
  warning_line(ui, flow, "This cannot be undone.");
  flow.space(gap_small);
  if (flow_field(ui, flow, "Type ERASE to go on", typed_).edited) error_.clear();
  error_line(ui, flow, error_);
}

void ErasureDialog::erase(Context& context) {
  const Result<desk::ErasePreview> erased =
      customer_ ? context.desk.erase_customer(customer_) : context.desk.erase_old(months_);
  if (!erased) {
    error_ = erased.error().message;
    return;
  }
  open_ = false;
  context.toasts.show("Erased: " + in_words(*erased));
}

void ErasureDialog::draw(LaterPart, Context& context) {
  if (!open_) return;
  look(context);
  Ui& ui = context.ui;
  Dialog dialog(ui, "Erase personal data", dialog_width, body_height_, ui.control_height());
  Flow flow(dialog.body(), gap_small);
  draw_body(context, flow);
  body_height_ = flow.used();
  dialog.set_body_height(body_height_);

  const bool confirmed = desk::fold(desk::trim(typed_)) == word && !preview_.is_nothing();
  ButtonLine buttons(ui, dialog.footer());
  if (buttons.right("Erase", {.kind = ButtonKind::danger, .disabled = !confirmed})) erase(context);
  if (buttons.right("Cancel") || dialog.close_requested()) open_ = false;
}

}  // namespace counterbell::ui
