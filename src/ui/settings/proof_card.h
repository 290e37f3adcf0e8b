// The proof for people to press themselves: Counterbell's simulator, run on their own device.
#pragma once

#include "ui/kit/layout.h"
#include "ui/kit/ui.h"

namespace counterbell::ui {

/// What the card "Prove it" shows: what the proof does, how far it is, and what came of it. All of that is the host's to
/// remember, so the proof goes on while people are at another screen.
void draw_proof_card(Ui& ui, Flow& flow);

}  // namespace counterbell::ui
