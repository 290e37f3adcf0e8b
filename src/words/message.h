// A text that is kept and becomes words where it is shown: the reason of a failure, a line of history, what Undo would take back.
#pragma once

#include <array>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

#include "words/argument.h"
#include "words/literal.h"
#include "words/text.h"
#include "words/words.h"

namespace counterbell {

/// A text of the catalogue with its arguments. It is one string, so that an Error is no heavier than its sentence: see packed().
class Message {
 public:
  /// No text.
  Message() = default;
  Message(Words words);
  Message(const Text& text) = delete;  // It is in one language already.

  /// One that was packed elsewhere (web/program/words.js). What is not packed as it must be counts as a text in English.
  static Message received(std::string packed);

  /// In the language in use.
  Text shown() const;
  /// In English, for what knows no language, such as the command line.
  std::string english() const;
  bool empty() const { return packed_.empty(); }
  bool operator==(const Message&) const = default;

  /// Values one after the other. A value is
  ///   v<size>:<bytes>                       words that are the same in every language
  ///   n<number>;                            a number
  ///   m<size>:<text><count><values>         a text of the catalogue and its arguments; their count is one digit
  ///   c<size>:<context>m…                   the same with a context
  ///   p<size>:<one><size>:<many><count><values>   a text in two forms, chosen by the first argument, which is a number
  const std::string& packed() const { return packed_; }

 private:
  explicit Message(std::string packed) : packed_(std::move(packed)) {}
  std::string packed_;
  friend struct MessageMaker;
};

namespace words_detail {
Message message(Literal context, Literal text, std::span<const Argument> arguments);
Message message_counted(Literal one, Literal many, std::span<const Argument> arguments);
}  // namespace words_detail

/// `text` with its arguments, to be shown later. They must not be Texts, which are in one language already.
template <typename... Arguments>
  requires(!std::same_as<Arguments, Text> && ...)
Message msg(std::type_identity_t<LiteralWith<sizeof...(Arguments)>> text, const Arguments&... arguments) {
  return words_detail::message("", text.literal(), std::array<Argument, sizeof...(Arguments)>{Argument(arguments)...});
}

/// The form that goes with `count`, which stands in its place {0}; further arguments follow from {1} on.
template <typename... Arguments>
  requires(!std::same_as<Arguments, Text> && ...)
Message msgn(std::type_identity_t<LiteralWith<sizeof...(Arguments) + 1>> one,
             std::type_identity_t<LiteralWith<sizeof...(Arguments) + 1>> many, std::uint64_t count,
             const Arguments&... arguments) {
  return words_detail::message_counted(
      one.literal(), many.literal(),
      std::array<Argument, sizeof...(Arguments) + 1>{Argument(count), Argument(arguments)...});
}

}  // namespace counterbell
