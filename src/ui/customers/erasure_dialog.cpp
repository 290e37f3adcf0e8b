#include "ui/customers/erasure_dialog.h"

#include "desk/base/fold.h"
#include "ui/common/draft_names.h"
#include "ui/common/ticket_words.h"
#include "ui/kit/widgets/forms.h"

namespace counterbell::ui {
namespace {

constexpr float dialog_width = 520;
/// What is to be typed, the same in every language.
constexpr std::string_view word = "ERASE";

}  // namespace

Text in_words(const desk::ErasePreview& preview) {
  Text words;
  for (const RecordSpec& type : all_records()) {
    const std::size_t count = preview.of(type.record);
    if (count == 0) continue;
    const Text some = trn(type.one, type.many, count);
    if (words.empty()) {
      words = some;
    } else {
      words = type.is_part ? trc("records and their parts", "{0} with {1}", words, some)
                           : trc("list", "{0}, {1}", words, some);
    }
  }
  if (preview.fields == 0) return words;
  const Text entries = trn("{0} entry", "{0} entries", preview.fields);
  return words.empty() ? entries : trc("end of a list", "{0} and {1}", words, entries);
}

void ErasureDialog::open() {
  open_ = true;
  revision_ = 0;
  typed_.clear();
  error_ = {};
}

void ErasureDialog::open_for(const Id& customer) {
  open();
  customer_ = customer;
}

void ErasureDialog::open_for_older_than(std::chrono::months months) {
  open();
  customer_ = {};
  months_ = months;
}

/// Looks up what would go, when that may have changed.
void ErasureDialog::look(Context& context) {
  if (revision_ == context.desk.revision()) return;
  revision_ = context.desk.revision();
  preview_ =
      customer_ ? context.desk.erasure().customer_preview(customer_) : context.desk.erasure().old_preview(months_);
  drafts_ = customer_ ? drafts_about(context.desk, context.ui.host().drafts(), customer_) : 0;
}

void ErasureDialog::draw_body(Context& context, Flow& flow) {
  Ui& ui = context.ui;
  const Colour ink = ui.palette().ink, quiet = ui.palette().ink2;
  const Record* customer = context.desk.state().find(RecordType::customer, customer_);
  Text gone = in_words(preview_);
  if (drafts_ > 0) {
    // TRANSLATORS: {1} is a list of what would be erased.
    gone = trn("{1}, and {0} draft on this device", "{1}, and {0} drafts on this device", drafts_, gone);
  }
  const Text sentence =
      // TRANSLATORS: {0} is a customer, {1} a list of what would be erased.
      customer
          ? tr("Of {0}: {1}.", customer_name(customer), gone)
          // TRANSLATORS: {1} is a list of what would be erased.
          : trn("Of tickets closed for {0} month or longer: {1}.", "Of tickets closed for {0} months or longer: {1}.",
                static_cast<std::uint64_t>(months_.count()), gone);
  flow_text(ui, flow, sentence, TextStyle::strong, ink);
  flow_text(ui, flow,
            tr("Names, ways to reach them, subjects, wishes, remarks and messages go: from the lists, the search, the "
               "history, this device, and every file exported from now on. Ticket numbers, dates, states, tags and who "
               "worked on them stay."),
            TextStyle::body, ink);
  flow_text(
      ui, flow,
      tr("Other stations erase it too when they next get a file from here. Files handed out before still hold it: "
         "delete those."),
      TextStyle::secondary, quiet);
  warning_line(ui, flow, tr("This cannot be undone."));
  flow.space(gap_small);
  if (flow_field(ui, flow, tr("Type {0} to go on", verbatim(word)), typed_).edited) error_ = {};
  error_line(ui, flow, error_.shown());
}

void ErasureDialog::erase(Context& context) {
  const Result<desk::ErasePreview> erased =
      customer_ ? context.desk.erasure().erase_customer(customer_) : context.desk.erasure().erase_old(months_);
  if (!erased) {
    error_ = erased.error().message;
    return;
  }
  open_ = false;
  context.toasts.show(tr("Erased: {0}", in_words(*erased)));
}

void ErasureDialog::draw(LaterPart, Context& context) {
  if (!open_) return;
  look(context);
  Ui& ui = context.ui;
  Dialog dialog(ui, tr("Erase personal data"), dialog_width, body_height_, ui.control_height());
  Flow flow(dialog.body(), gap_small);
  draw_body(context, flow);
  body_height_ = flow.used();
  dialog.set_body_height(body_height_);

  const bool confirmed = desk::fold(desk::trim(typed_)) == desk::fold(word) && !preview_.is_nothing();
  ButtonLine buttons(ui, dialog.footer());
  if (buttons.right(tr("Erase"), {.kind = ButtonKind::danger, .disabled = !confirmed})) erase(context);
  if (buttons.right(tr("Cancel")) || dialog.close_requested()) open_ = false;
}

}  // namespace counterbell::ui
