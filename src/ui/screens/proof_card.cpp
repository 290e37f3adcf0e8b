#include "ui/screens/proof_card.h"

#include <string>

#include "ui/format.h"
#include "ui/forms.h"
#include "ui/icons.h"

namespace counterbell::ui {

namespace {

constexpr int shops_per_proof = 200;

/// "200 shops, 22410 steps and 51873 changes in 14 seconds".
std::string figures_in_words(const Proof& proof) {
  const auto seconds = static_cast<std::uint64_t>((proof.took_ms + 999) / 1000);
  return counted(static_cast<std::uint64_t>(proof.shops), "shop", "shops") + ", " +
         counted(proof.steps, "step", "steps") + " and " + counted(proof.changes, "change", "changes") + " in " +
         counted(seconds, "second", "seconds");
}

void draw_running(Ui& ui, Flow& flow, const Proof& proof) {
  text(ui, flow.next(22), std::to_string(proof.shops) + " of " + std::to_string(proof.wanted) + " shops",
       TextStyle::body, ui.palette().ink);
  progress(ui, flow.next(8), "Proof", static_cast<float>(proof.shops) / static_cast<float>(proof.wanted));
  ButtonLine buttons(ui, flow.next(ui.control_height()));
  if (buttons.left("Cancel")) ui.host().cancel_proof();
}

/// What came of it, if anything yet.
void draw_outcome(Ui& ui, Flow& flow, const Proof& proof) {
  switch (proof.state) {
    case Proof::State::held:
      done_line(ui, flow,
                figures_in_words(proof) +
                    ". All stations of each shop ended up the same, and nothing that was saved is missing.");
      break;
    case Proof::State::failed:
      error_line(ui, flow, "One made-up shop came out wrong, after " + figures_in_words(proof) + ".");
      flow_text(ui, flow, proof.words, TextStyle::secondary, ui.palette().ink);
      flow_text(ui, flow,
                "Copy this story and send it to whoever you have Counterbell from: it holds all that is needed to mend "
                "it, and nothing of yours. Until then, export a file of your tickets every day.",
                TextStyle::body, ui.palette().ink2);
      break;
    case Proof::State::broken:
      error_line(ui, flow, proof.words);
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
            "Counterbell plays through hundreds of made-up shops here on this device: crashes, wrong clocks, copied "
            "tills, files that come twice or half. Afterwards every station must have the same tickets, and nothing "
            "saved may be missing.",
            TextStyle::body, palette.ink2);
  if (ui.host().is_single_file()) {
    flow_text(ui, flow, "Counterbell runs from a file here, which cannot do this. Open the site and press it there.",
              TextStyle::secondary, palette.ink2);
    return;
  }
  flow_text(ui, flow, "Your own tickets are not touched, and nothing of the made-up shops is kept.",
            TextStyle::secondary, palette.ink2);
  const Proof& proof = ui.host().proof();
  if (proof.state == Proof::State::running) return draw_running(ui, flow, proof);
  draw_outcome(ui, flow, proof);
  ButtonLine buttons(ui, flow.next(ui.control_height()));
  if (buttons.left("Prove it")) return ui.host().begin_proof(shops_per_proof);
  if (proof.state == Proof::State::failed && buttons.left("Copy the story")) ui.host().copy_text(proof.words);
}

}  // namespace counterbell::ui
