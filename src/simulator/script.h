// A script says what happens in one simulated shop: a list of steps. Each step has a seed of its own, so it does not depend on the steps
// before it, and steps can be left out to find the few that matter.
#pragma once

#include <cstdint>
#include <vector>

namespace counterbell::simulator {

enum class StepKind : std::uint8_t {
  work,             ///< Somebody does something at the desk.
  newer_work,       ///< A station of a newer version writes what this version does not know.
  set_clock,        ///< The device's clock jumps.
  save,             ///< The device keeps some or all of the waiting changes.
  fail_saving,      ///< The device reports that it could not keep a change.
  crash,            ///< The device loses what it had not kept, and starts again.
  restart,          ///< The page saves everything, is closed and opened again.
  compact,          ///< The device packs its log into segments.
  keep_snapshot,    ///< The device brings its snapshot up to date.
  back_up,          ///< Somebody copies what the device keeps,
  put_back,         ///< and puts the copy in its place again.
  copy_profile,     ///< The device is copied, and both are used from then on.
  join,             ///< A new device joins with a file.
  hand_out,         ///< A station writes a file: of everything, of what another lacks, or of some changes.
  take_in,          ///< A station imports a file that was handed out,
  take_in_partly,   ///< but somebody stops it half way;
  take_in_damaged,  ///< or the file was truncated or altered on its way;
  take_in_foreign,  ///< or it is another shop's file.
  compare,          ///< Everything that a station has is compared with the oracle.
};
inline constexpr int step_kind_count = 19;

struct Step {
  StepKind kind = StepKind::work;
  std::uint32_t who = 0;   ///< The device, modulo the number of devices.
  std::uint32_t whom = 0;  ///< A file or another device, likewise.
  std::uint64_t seed = 0;  ///< Decides everything else in the step.
};

struct Script {
  std::uint64_t seed = 0;
  std::vector<Step> steps;
};

/// The script that `seed` stands for.
Script make_script(std::uint64_t seed);

}  // namespace counterbell::simulator
