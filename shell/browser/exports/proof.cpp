// The proof that people start in Settings ("Prove it"): simulated shops, played in a worker of the page.
#include <emscripten.h>

#include <chrono>
#include <cstdint>

#include "shell/browser/program.h"

using namespace counterbell;
using namespace counterbell::browser;

extern "C" {

/// How far the proof is; `state` counts as ui::Proof::State does. The text, if any, tells of a failure.
EMSCRIPTEN_KEEPALIVE void cb_proof(int state, int shops, double steps, double changes, double took_ms,
                                   std::size_t size) {
  Program& p = program();
  p.host.set_proof({.state = static_cast<ui::Proof::State>(state),
                    .shops = shops,
                    .wanted = p.host.proof().wanted,
                    .steps = static_cast<std::uint64_t>(steps),
                    .changes = static_cast<std::uint64_t>(changes),
                    .took = std::chrono::milliseconds(static_cast<std::int64_t>(took_ms)),
                    .words = Message::received(std::string(Inbox().text(size)))});
  p.app->environment_changed();
}

}  // extern "C"
