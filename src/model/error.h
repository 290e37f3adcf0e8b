// How failures are returned: Error, Result and fail().
#pragma once

#include <cstdint>
#include <expected>
#include <type_traits>
#include <utility>

#include "words/message.h"

namespace counterbell {

/// What kind of failure this is, for code that must tell them apart. People read the message.
enum class ErrorKind : std::uint8_t {
  invalid,     ///< The request itself is wrong (an empty subject, an unknown field).
  not_found,   ///< What it names does not exist here.
  denied,      ///< Wrong PIN, or not allowed.
  damaged,     ///< A file is truncated or altered: it is not what was written.
  not_ours,    ///< A file is not a Counterbell file at all.
  wrong_shop,  ///< A file belongs to another shop.
  locked,      ///< A file is sealed, and the passphrase is missing or wrong.
  too_new,     ///< A file needs a newer Counterbell.
  storage,     ///< The device could not keep or read what was asked.
  cancelled,   ///< The user stopped it.
};

/// A failure: its kind, and one sentence for the person at the till, which says what happened and what to do.
struct Error {
  ErrorKind kind = ErrorKind::invalid;
  Message message;
};

/// A T, or the reason why there is none.
template <typename T>
using Result = std::expected<T, Error>;

/// Shorthand for returning a failure from a function that returns Result.
inline std::unexpected<Error> fail(ErrorKind kind, Message message) {
  return std::unexpected(Error{kind, std::move(message)});
}

/// The same with a text of the catalogue and its arguments.
template <typename... Arguments>
std::unexpected<Error> fail(ErrorKind kind, std::type_identity_t<LiteralWith<sizeof...(Arguments)>> text,
                            const Arguments&... arguments) {
  return fail(kind, msg(text, arguments...));
}

}  // namespace counterbell
