// The simulator: a shop of several stations, everything that can go wrong among them, and a plain oracle that knows how it must
// come out. One number, the seed, decides a whole run, on every platform.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "simulator/script.h"
#include "simulator/world.h"

namespace counterbell::simulator {

/// What came of one seed.
struct Run {
  Complaint complaint;  ///< Nothing when everything held.
  std::size_t steps = 0;
  std::size_t changes = 0;  ///< That the stations made.
};

Run run(const Script& script);

/// A failure cut down to the steps that it takes, told in words.
struct Failure {
  std::uint64_t seed = 0;
  std::string complaint;
  std::size_t steps_before = 0;  ///< How many steps there were before any were left out.
  Story story;
};

/// Leaves out of a script that fails whatever it fails without (delta debugging: Zeller, Hildebrandt 2002).
Script shrink(Script script);
/// Shrinks a failing script and tells its story.
Failure explain(const Script& script);
/// The same as text for a terminal or a page.
std::string text_of(const Failure& failure);

}  // namespace counterbell::simulator
