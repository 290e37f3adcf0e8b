#include "simulator/script.h"

#include <utility>

#include "simulator/chance.h"

namespace counterbell::simulator {
namespace {

constexpr std::size_t fewest_steps = 20;
constexpr std::size_t most_steps = 120;
constexpr std::size_t one_long_in = 20;  // Most mistakes show in a short script; some need a long one.
constexpr std::size_t times_longer = 5;

/// How often each kind of step is drawn, relative to the others.
constexpr std::pair<StepKind, unsigned> weights[] = {
    {StepKind::work, 60},          {StepKind::newer_work, 4},      {StepKind::set_clock, 4},
    {StepKind::save, 8},           {StepKind::fail_saving, 1},     {StepKind::crash, 3},
    {StepKind::restart, 2},        {StepKind::compact, 2},         {StepKind::keep_snapshot, 3},
    {StepKind::back_up, 2},        {StepKind::put_back, 2},        {StepKind::copy_profile, 1},
    {StepKind::join, 1},           {StepKind::hand_out, 12},       {StepKind::take_in, 14},
    {StepKind::take_in_partly, 3}, {StepKind::take_in_damaged, 2}, {StepKind::take_in_foreign, 1},
    {StepKind::compare, 1},
};
static_assert(std::size(weights) == step_kind_count);

StepKind draw_kind(Chance& chance) {
  unsigned total = 0;
  for (const auto& [kind, weight] : weights) total += weight;
  std::size_t at = chance.below(total);
  for (const auto& [kind, weight] : weights) {
    if (at < weight) return kind;
    at -= weight;
  }
  return StepKind::work;
}

}  // namespace

Script make_script(std::uint64_t seed) {
  Chance chance(seed * 2 + 1);
  Script script{seed, {}};
  const bool is_long = chance.one_in(one_long_in);
  const std::size_t count = (fewest_steps + chance.below(most_steps - fewest_steps + 1)) * (is_long ? times_longer : 1);
  while (script.steps.size() < count) {
    Step step{.kind = draw_kind(chance), .who = {}, .whom = {}, .seed = {}};
    step.who = static_cast<std::uint32_t>(chance.next() >> 32);
    step.whom = static_cast<std::uint32_t>(chance.next() >> 32);
    step.seed = chance.next();
    script.steps.push_back(step);
  }
  return script;
}

}  // namespace counterbell::simulator
