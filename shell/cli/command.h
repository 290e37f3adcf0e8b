// What all commands of the command line have in common: their arguments, their result, and the commands themselves.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "model/error.h"

namespace counterbell::cli {

/// Exit statuses.
inline constexpr int exit_success = 0;
inline constexpr int exit_bad_input = 1;
inline constexpr int exit_usage = 2;

/// The words after the program's name and the command.
using Words = std::span<const std::string_view>;

/// Why a command failed.
struct Failure {
  int status = exit_bad_input;
  std::string message;  ///< One sentence; for misuse, what was wrong with the call.
};

/// What a command writes to standard output, or why it failed.
using Outcome = std::expected<std::string, Failure>;

/// Fails because of bad input.
inline std::unexpected<Failure> refuse(std::string message) {
  return std::unexpected(Failure{exit_bad_input, std::move(message)});
}
inline std::unexpected<Failure> refuse(const Error& error) { return refuse(error.message.english()); }

/// Fails because of wrong usage.
inline std::unexpected<Failure> misuse(std::string message) {
  return std::unexpected(Failure{exit_usage, std::move(message)});
}

Outcome check(Words words);
Outcome merge(Words words);
Outcome show(Words words);
Outcome find(Words words);
Outcome sync(Words words);
Outcome generate(Words words);
Outcome do_commands(Words words);
Outcome sla(Words words);
Outcome days(Words words);
Outcome schema(Words words);

}  // namespace counterbell::cli
