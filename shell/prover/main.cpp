// The simulator for the browser. web/prove/prover.js calls these functions, for one simulated shop at a time.
#include <emscripten.h>

#include <cstdint>
#include <string>

#include "simulator/simulator.h"

namespace {

using namespace counterbell::simulator;

/// The result of the shop that was run last.
struct Outcome {
  Run run;
  std::string story;  ///< Of its failure.
};

Outcome& outcome() {
  static Outcome the_outcome;
  return the_outcome;
}

}  // namespace

extern "C" {

/// Runs the shop of this seed; 1 when everything held.
EMSCRIPTEN_KEEPALIVE int prover_play(std::uint32_t seed) {
  outcome().run = run(make_script(seed));
  return outcome().run.complaint ? 0 : 1;
}
EMSCRIPTEN_KEEPALIVE std::uint32_t prover_steps() { return static_cast<std::uint32_t>(outcome().run.steps); }
EMSCRIPTEN_KEEPALIVE std::uint32_t prover_changes() { return static_cast<std::uint32_t>(outcome().run.changes); }

/// The story of the shop of this seed, which must have failed, reduced to the steps that are needed for that. Valid until the next call.
EMSCRIPTEN_KEEPALIVE const char* prover_story(std::uint32_t seed) {
  outcome().story = text_of(explain(make_script(seed)));
  return outcome().story.c_str();
}

}  // extern "C"
