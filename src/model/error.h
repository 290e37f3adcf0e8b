// The one value type for what can fail.
#pragma once

#include <cstdint>
#include <expected>
#include <string>
#include <utility>

namespace counterbell {

/// What kind of failure this is, for code that must tell them apart. People read the message.
enum class ErrorKind : std::uint8_t {
  invalid,     ///< The request makes no sense as given (an empty subject, an unknown field).
  not_found,   ///< What it names does not exist here.
  denied,      ///< Wrong PIN, or not allowed.
  damaged,     ///< A file is truncated, altered or otherwise not what its maker wrote.
  not_ours,    ///< A file is not a Counterbell file at all.
  wrong_shop,  ///< A file belongs to another shop.
  locked,      ///< A file is sealed, and the passphrase is missing or another one.
  too_new,     ///< A file needs a newer Counterbell.
  storage,     ///< The device could not keep or read what was asked.
  cancelled,   ///< The user stopped it.
};

/// A failure: its kind, and one sentence for the person at the till that says what happened and what to do.
struct Error {
  ErrorKind kind = ErrorKind::invalid;
  std::string message;
};

/// Either a T or the reason why not.
template <typename T>
using Result = std::expected<T, Error>;

/// Shorthand for returning a failure from a function that returns Result.
inline std::unexpected<Error> fail(ErrorKind kind, std::string message) {
  return std::unexpected(Error{kind, std::move(message)});
}

}  // namespace counterbell
