#include "simulator/simulator.h"

#include <algorithm>

namespace counterbell::simulator {
namespace {

/// The script without `count` steps from `start` on.
Script without(const Script& script, std::size_t start, std::size_t count) {
  Script rest{script.seed, {}};
  for (std::size_t i = 0; i < script.steps.size(); ++i) {
    if (i < start || i >= start + count) rest.steps.push_back(script.steps[i]);
  }
  return rest;
}

}  // namespace

Run run(const Script& script) {
  World world(script, nullptr);
  Complaint complaint = world.run();
  return {std::move(complaint), script.steps.size(), world.changes()};
}

Script shrink(Script script) {
  for (std::size_t chunk = std::max<std::size_t>(script.steps.size() / 2, 1);;
       chunk = std::max<std::size_t>(chunk / 2, 1)) {
    bool has_shrunk = false;
    for (std::size_t start = 0; start < script.steps.size();) {
      Script rest = without(script, start, chunk);
      if (run(rest).complaint) {
        script = std::move(rest);
        has_shrunk = true;
      } else {
        start += chunk;
      }
    }
    if (chunk == 1 && !has_shrunk) return script;
  }
}

Failure explain(const Script& script) {
  Failure failure{.seed = script.seed, .complaint = {}, .steps_before = script.steps.size(), .story = {}};
  const Script shortest = shrink(script);
  World world(shortest, &failure.story);
  failure.complaint = world.run().value_or("it did not fail again");
  return failure;
}

std::string text_of(const Failure& failure) {
  std::string text = "Seed " + std::to_string(failure.seed) + " fails. What it takes, of " +
                     std::to_string(failure.steps_before) + " steps:\n";
  for (std::size_t i = 0; i < failure.story.size(); ++i) {
    text += "  " + std::to_string(i + 1) + ". " + failure.story[i] + '\n';
  }
  return text + "Then: " + failure.complaint + '\n';
}

}  // namespace counterbell::simulator
