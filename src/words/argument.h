// What stands in the places of a text.
#pragma once

#include <concepts>
#include <cstdint>
#include <string>
#include <string_view>

#include "words/words.h"

namespace counterbell {

class Message;

/// One argument of a text; not owned.
class Argument {
 public:
  template <std::integral Number>
  Argument(Number number) : kind_(Kind::number), number_(static_cast<std::int64_t>(number)) {}
  Argument(Words words) : words_(words) {}
  Argument(const Text& text [[clang::lifetimebound]]) : words_(text) {}
  Argument(const Message& message [[clang::lifetimebound]]);

  /// Appends it as Message keeps it.
  void pack_into(std::string& packed) const;
  /// See Words::id.
  std::uint32_t id() const;

 private:
  enum class Kind : std::uint8_t { words, number, message };
  Kind kind_ = Kind::words;
  Words words_;
  std::int64_t number_ = 0;
  std::string_view packed_;
};

}  // namespace counterbell
