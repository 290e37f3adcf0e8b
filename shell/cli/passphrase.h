// Where a call's passphrase comes from, and what it is for. Never an argument itself: those can be seen by everybody on the
// machine and stay in the shell's history.
#pragma once

#include "shell/cli/arguments.h"
#include "shell/cli/files.h"
#include "shell/cli/key_ring.h"

namespace counterbell::cli {

inline constexpr std::string_view passphrase_option = "passphrase-file";
inline constexpr std::string_view seal_flag = "seal";

/// The passphrase of the call: the first line of the file that --passphrase-file names, else what the environment variable
/// COUNTERBELL_PASSPHRASE holds, else none.
std::expected<KeyRing, Failure> read_passphrase(const Arguments& arguments);

/// How OUT is to be wrapped: sealed by --seal, which needs a passphrase, else packed when its name ends in ".gz".
std::expected<Wrapping, Failure> wrapping_of(std::string_view out, const Arguments& arguments, const KeyRing& keys);

}  // namespace counterbell::cli
