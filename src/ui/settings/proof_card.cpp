#include "ui/settings/proof_card.h"

#include <chrono>
#include <cstdint>

#include "ui/icons.h"
#include "ui/kit/format.h"
#include "ui/kit/widgets/forms.h"

namespace counterbell::ui {

namespace {

constexpr int shops_per_proof = 200;

/// "200 shops, 22410 steps and 51873 changes in 14 seconds".
Text figures_in_words(const Proof& proof) {
  const auto seconds = static_cast<std::uint64_t>(std::chrono::ceil<std::chrono::seconds>(proof.took).count());
  return trc("shops, steps, changes, seconds", "{0}, {1} and {2} in {3}",
             trn("{0} shop", "{0} shops", static_cast<std::uint64_t>(proof.shops)),
             trn("{0} step", "{0} steps", proof.steps), trn("{0} change", "{0} changes", proof.changes),
             trn("{0} second", "{0} seconds", seconds));
}

void draw_running(Ui& ui, Flow& flow, const Proof& proof) {
  text(ui, flow.next(22), tr("{0} of {1} shops", proof.shops, proof.wanted), TextStyle::body, ui.palette().ink);
  progress(ui, flow.next(8), tr("Proof"), static_cast<float>(proof.shops) / static_cast<float>(proof.wanted));
  ButtonLine buttons(ui, flow.next(ui.control_height()));
  if (buttons.left(tr("Cancel"))) ui.host().cancel_proof();
}

/// What came of it, if anything yet.
void draw_outcome(Ui& ui, Flow& flow, const Proof& proof) {
  switch (proof.state) {
    case Proof::State::held:
      done_line(ui, flow,
                tr("{0}. All stations of each shop ended up the same, and nothing that was saved is missing.",
                   figures_in_words(proof)));
      break;
    case Proof::State::failed:
      error_line(ui, flow, tr("One made-up shop came out wrong, after {0}.", figures_in_words(proof)));
      flow_text(ui, flow, proof.words.shown(), TextStyle::secondary, ui.palette().ink);
      flow_text(
          ui, flow,
          tr("Copy this story and send it to whoever you have Counterbell from: it holds all that is needed to mend "
             "it, and nothing of yours. Until then, export a file of your tickets every day."),
          TextStyle::body, ui.palette().ink2);
      break;
    case Proof::State::broken:
      error_line(ui, flow, proof.words.shown());
      break;
    case Proof::State::none:
    case Proof::State::running:
      break;
  }
}

}  // namespace

void draw_proof_card(Ui& ui, Flow& flow) {
  const Palette& palette = ui.palette();
  flow_text(ui, flow,
            tr("Counterbell plays through hundreds of made-up shops here on this device: crashes, wrong clocks, copied "
               "tills, files that come twice or half. Afterwards every station must have the same tickets, and nothing "
               "saved may be missing."),
            TextStyle::body, palette.ink2);
  if (ui.host().is_single_file()) {
    flow_text(ui, flow,
              tr("Counterbell runs from a file here, which cannot do this. Open the site and press it there."),
              TextStyle::secondary, palette.ink2);
    return;
  }
  flow_text(ui, flow, tr("Your own tickets are not touched, and nothing of the made-up shops is kept."),
            TextStyle::secondary, palette.ink2);
  const Proof& proof = ui.host().proof();
  if (proof.state == Proof::State::running) return draw_running(ui, flow, proof);
  draw_outcome(ui, flow, proof);
  ButtonLine buttons(ui, flow.next(ui.control_height()));
  if (buttons.left(tr("Prove it"))) return ui.host().begin_proof(shops_per_proof);
  if (proof.state == Proof::State::failed && buttons.left(tr("Copy the story")))
    ui.host().copy_text(proof.words.english());
}

}  // namespace counterbell::ui
