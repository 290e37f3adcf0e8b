// A text as it stands in the source, which xgettext finds there (assets/languages/extract.sh).
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace counterbell {

/// An English text written out in the source. Only functions whose names extract.sh gives to xgettext may take one: a text that
/// reaches the screen in any other way would stay English in every language.
class Literal {
 public:
  template <std::size_t size>
  consteval Literal(const char (&text)[size]) : text_(text, size - 1) {}

  constexpr std::string_view view() const { return text_; }

 private:
  std::string_view text_;
};

/// A text of the catalogue by its address alone, for what may give many texts and seldom gives one: tr(…) of it are the words.
class Msgid {
 public:
  constexpr Msgid() = default;
  friend consteval Msgid msgid(Literal text);
  constexpr std::string_view view() const { return text_ ? std::string_view(text_) : std::string_view(); }
  constexpr explicit operator bool() const { return text_ != nullptr; }

 private:
  const char* text_ = nullptr;
};

consteval Msgid msgid(Literal text) {
  Msgid id;
  id.text_ = text.view().data();
  return id;
}

namespace words_detail {

/// Not defined: calling it in what must be known at compile time is the compiler's error message.
void placeholders_and_arguments_do_not_match();

/// Whether `text` names each of {0}, {1}, … up to `count`, and no other.
consteval bool names_all(std::string_view text, std::size_t count) {
  std::uint32_t seen = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '{') continue;
    if (i + 2 >= text.size() || text[i + 2] != '}') return false;
    const auto number = static_cast<std::size_t>(text[i + 1] - '0');
    if (number >= count) return false;
    seen |= 1u << number;
  }
  return seen == (1u << count) - 1;
}

}  // namespace words_detail

/// A Literal with a place ({0}, {1}, …, at most ten) for each of so many arguments; another number of them does not compile.
template <std::size_t count>
class LiteralWith {
 public:
  static_assert(count <= 10);
  template <std::size_t size>
  consteval LiteralWith(const char (&text)[size]) : literal_(text) {
    if (!words_detail::names_all(literal_.view(), count)) words_detail::placeholders_and_arguments_do_not_match();
  }

  constexpr Literal literal() const { return literal_; }

 private:
  Literal literal_;
};

}  // namespace counterbell
