// The simulator: runs shops of several stations, in which everything goes wrong that can go wrong, and compares them with a plain oracle
// that knows the right result. One number, the seed, decides everything in a run, on every platform.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "simulator/script.h"
#include "simulator/world.h"

namespace counterbell::simulator {

/// The result of running one script.
struct Run {
  Complaint complaint;  ///< Nothing when everything held.
  std::size_t steps = 0;
  std::size_t changes = 0;  ///< Made by all stations together.
};

Run run(const Script& script);

/// A failure, reduced to the steps that are needed for it.
struct Failure {
  std::uint64_t seed = 0;
  std::string complaint;
  std::size_t steps_before = 0;  ///< How many steps the whole script has.
  Story story;
};

/// Leaves out all steps of a failing script that are not needed for it to fail (delta debugging: Zeller, Hildebrandt 2002).
Script shrink(Script script);
/// Shrinks a failing script and tells its story.
Failure explain(const Script& script);
/// The failure as text for a terminal or a page.
std::string text_of(const Failure& failure);

}  // namespace counterbell::simulator
