// What happens in one simulated shop: a list of steps, each of which means the same whatever stands before it, so that
// steps can be left out to find the few that matter.
#pragma once

#include <cstdint>
#include <vector>

namespace counterbell::simulator {

enum class StepKind : std::uint8_t {
  work,             ///< Somebody does something at the desk.
  newer_work,       ///< A station of a newer version writes what this version does not know.
  set_clock,        ///< The device's clock jumps.
  save,             ///< The device keeps some or all of what was handed to it.
  fail_saving,      ///< The device could not keep it, yet.
  crash,            ///< The device loses what it had not kept, and starts again.
  restart,          ///< The page is closed in good order and opened again.
  fold_log,         ///< The device packs its log into segments.
  keep_image,       ///< The device keeps what its log comes to.
  back_up,          ///< Somebody sets a copy of what the device keeps aside,
  put_back,         ///< and puts it in its place again.
  copy_profile,     ///< The device is copied, and both go on.
  join,             ///< A new device joins with a file.
  hand_out,         ///< A station writes a file: of everything, of what another lacks, or of some changes.
  take_in,          ///< A station imports a file that was handed out,
  take_in_partly,   ///< but somebody stops it half way;
  take_in_damaged,  ///< or it was truncated or altered on its way;
  take_in_foreign,  ///< or it is another shop's.
  compare,          ///< Everything a station has is held against the oracle.
};
inline constexpr int step_kind_count = 19;

struct Step {
  StepKind kind = StepKind::work;
  std::uint32_t who = 0;   ///< Counts devices, from any number round.
  std::uint32_t whom = 0;  ///< Counts files, backups or devices, likewise.
  std::uint64_t seed = 0;  ///< Decides all else in it.
};

struct Script {
  std::uint64_t seed = 0;
  std::vector<Step> steps;
};

/// The script that `seed` stands for.
Script make_script(std::uint64_t seed);

}  // namespace counterbell::simulator
