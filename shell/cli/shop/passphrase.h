// Where the passphrase of a command comes from, and whether its output is sealed. The passphrase itself is never an argument: everybody on
// the machine can see arguments, and the shell keeps them in its history.
#pragma once

#include "shell/cli/arguments.h"
#include "shell/cli/sealed/files.h"
#include "shell/cli/sealed/key_ring.h"

namespace counterbell::cli {

inline constexpr std::string_view passphrase_option = "passphrase-file";
inline constexpr std::string_view seal_flag = "seal";

/// The passphrase: the first line of the file that --passphrase-file names; otherwise what the environment variable COUNTERBELL_PASSPHRASE
/// holds; otherwise none.
std::expected<KeyRing, Failure> read_passphrase(const Arguments& arguments);

/// How OUT must be wrapped: sealed with --seal, which needs a passphrase; otherwise packed when its name ends in ".gz".
std::expected<Wrapping, Failure> wrapping_of(std::string_view out, const Arguments& arguments, const KeyRing& keys);

}  // namespace counterbell::cli
