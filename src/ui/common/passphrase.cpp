#include "ui/common/passphrase.h"

#include <utility>

#include "ui/kit/widgets/forms.h"
#include "ui/kit/widgets/widgets.h"

namespace counterbell::ui {

namespace {

constexpr std::string_view passphrase_key = "passphrase";
constexpr std::size_t least_bytes = 8;  // NIST SP 800-63B, section 5.1.1.1; as in the command line.
constexpr Words remember_label = tr("Remember it on this device");

FieldOptions passphrase_options() {
  FieldOptions options;
  options.masked = true;
  options.required = true;
  return options;
}

void remember_box(Ui& ui, Flow& flow, bool& remember) {
  checkbox(ui, flow.next(ui.control_height()), remember_label, remember);
}

}  // namespace

std::string remembered_passphrase(Host& host) { return host.settings().get(passphrase_key); }

void remember_passphrase(Host& host, std::string_view passphrase) { host.settings().set(passphrase_key, passphrase); }

bool PassphraseQuestion::draw(Ui& ui, Flow& flow, Words trouble) {
  flow_text(ui, flow, tr("This file is protected. Type the passphrase it was exported with."), TextStyle::body,
            ui.palette().ink2);
  FieldOptions options = passphrase_options();
  options.focus_now = std::exchange(first_frame_, false) && !ui.host().coarse_pointer();
  const FieldResult typed = flow_field(ui, flow, tr("Passphrase"), answer_, options);
  error_line(ui, flow, trouble);
  remember_box(ui, flow, remember_);
  return typed.submitted && !answer_.empty();
}

void PassphraseQuestion::opened(Host& host) const {
  if (remember_) remember_passphrase(host, answer_);
}

void PassphraseChoice::draw(Ui& ui, Flow& flow) {
  const FieldOptions options = passphrase_options();
  flow_field(ui, flow, tr("Choose a passphrase"), chosen_, options);
  flow_field(ui, flow, tr("Passphrase again"), again_, options);
  remember_box(ui, flow, remember_);
  flow_text(ui, flow,
            tr("It cannot be recovered: without it nobody can open the file, so write it down. Four or five words that "
               "have nothing to do with each other are better than a short one with signs in it."),
            TextStyle::secondary, ui.palette().ink2);
}

Words PassphraseChoice::trouble() const {
  if (chosen_.size() < least_bytes) return tr("The passphrase needs at least 8 characters.");
  if (chosen_ != again_) return tr("The two passphrases differ. Please type them again.");
  return {};
}

void PassphraseChoice::done(Host& host) {
  if (remember_) remember_passphrase(host, chosen_);
  *this = {};
}

}  // namespace counterbell::ui
