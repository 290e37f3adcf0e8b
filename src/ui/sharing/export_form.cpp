#include "ui/sharing/export_form.h"

#include <array>
#include <string>

#include "ui/kit/widgets/forms.h"
#include "ui/kit/widgets/widgets.h"

namespace counterbell::ui {

namespace {

constexpr Words not_here = tr("Protected files need a secure address: open Counterbell by its address with https.");

}  // namespace

ExportForm::ExportForm(Host& host)
    : host_(host), form_(remembered_passphrase(host).empty() || !host.can_seal() ? readable : sealed) {}

void ExportForm::draw(Ui& ui, Flow& flow) {
  static constexpr std::array forms = {tr("Readable text"), tr("Smaller (gzip)"), tr("Protected with a passphrase")};
  const SelectOptions with_label{.show_label = true};
  select(ui, flow.next(ui.control_height() + metrics(TextStyle::label).line_height_px + 4), tr("Form of the file"),
         forms, form_, with_label);
  if (form_ != sealed) return;
  if (!host_.can_seal()) {
    warning_line(ui, flow, not_here);
  } else if (!remembered_passphrase(host_).empty()) {
    flow_text(ui, flow, tr("With the passphrase that this device remembers. Settings forgets it."),
              TextStyle::secondary, ui.palette().ink2);
  } else {
    passphrase_.draw(ui, flow);
  }
}

Words ExportForm::trouble() const {
  if (form_ != sealed) return {};
  if (!host_.can_seal()) return not_here;
  return remembered_passphrase(host_).empty() ? passphrase_.trouble() : Words();
}

Wrapping ExportForm::wrapping() const {
  if (form_ != sealed) return {.packed = form_ == packed, .passphrase = {}};
  std::string remembered = remembered_passphrase(host_);
  return {.packed = true, .passphrase = remembered.empty() ? passphrase_.chosen() : std::move(remembered)};
}

std::string_view ExportForm::ending() const {
  constexpr std::array<std::string_view, 3> endings = {".json", ".json.gz", ".counterbell"};
  return endings[static_cast<std::size_t>(form_)];
}

std::string_view ExportForm::media_type() const {
  constexpr std::array<std::string_view, 3> types = {"application/json", "application/gzip",
                                                     "application/octet-stream"};
  return types[static_cast<std::size_t>(form_)];
}

}  // namespace counterbell::ui
