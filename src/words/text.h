// Texts put together from a text of the catalogue and its arguments, in the language in use.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>

#include "words/argument.h"
#include "words/literal.h"
#include "words/words.h"

namespace counterbell {

/// A text for people, owned, in the language that was in use when it was made: for what is shown now. What is kept, and shown later
/// or elsewhere, is a Message.
class Text {
 public:
  /// No text.
  Text() = default;
  Text(Words words);
  Text(std::string shown, std::uint32_t id);

  std::string_view shown() const { return shown_; }
  /// See Words::id.
  std::uint32_t id() const { return id_; }
  bool empty() const { return shown_.empty(); }
  bool operator==(const Text&) const = default;

 private:
  std::string shown_;
  std::uint32_t id_ = 0;
};

namespace words_detail {
Text made(Literal context, Literal text, std::span<const Argument> arguments);
Text made_counted(Literal one, Literal many, std::span<const Argument> arguments);
}  // namespace words_detail

/// `text` in the language in use, with its arguments in their places.
template <typename... Arguments>
  requires(sizeof...(Arguments) > 0)
Text tr(std::type_identity_t<LiteralWith<sizeof...(Arguments)>> text, const Arguments&... arguments) {
  return words_detail::made("", text.literal(), std::array<Argument, sizeof...(Arguments)>{Argument(arguments)...});
}

/// The same for a text whose English has several meanings.
template <typename... Arguments>
  requires(sizeof...(Arguments) > 0)
Text trc(Literal context, std::type_identity_t<LiteralWith<sizeof...(Arguments)>> text, const Arguments&... arguments) {
  return words_detail::made(context, text.literal(),
                            std::array<Argument, sizeof...(Arguments)>{Argument(arguments)...});
}

/// The form that goes with `count`, which stands in its place {0}; further arguments follow from {1} on.
template <typename... Arguments>
Text trn(std::type_identity_t<LiteralWith<sizeof...(Arguments) + 1>> one,
         std::type_identity_t<LiteralWith<sizeof...(Arguments) + 1>> many, std::uint64_t count,
         const Arguments&... arguments) {
  return words_detail::made_counted(
      one.literal(), many.literal(),
      std::array<Argument, sizeof...(Arguments) + 1>{Argument(count), Argument(arguments)...});
}

}  // namespace counterbell
