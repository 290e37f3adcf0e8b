// Words for people: texts of the catalogue, and what people typed. What shows a text takes Words, and Words can only be made here,
// so a text outside the catalogue cannot reach the screen by accident.
//
//   button(ui, rect, tr("Save"));                               a text of the catalogue
//   button(ui, rect, trc("a verb", "Open"));                    one that needs telling apart from the same English elsewhere
//   text(ui, rect, tr("{0} of {1} tickets", shown, all));       with arguments (text.h)
//   text(ui, rect, trn("{0} ticket", "{0} tickets", count));    with a number (text.h)
//   text(ui, rect, verbatim(customer_name));                    what somebody typed
#pragma once

#include <cstdint>
#include <string_view>

#include "words/literal.h"

namespace counterbell {

class Text;

/// One text for people, not owned: what it was made from must outlive it. Small, and known at compile time when the text is.
class Words {
 public:
  /// No text.
  constexpr Words() = default;
  Words(const Text& text [[clang::lifetimebound]]);

  /// In the language in use; as it is, when that language lacks it.
  std::string_view shown() const;
  /// Tells it from other texts, in every language alike; for ids of widgets.
  std::uint32_t id() const;
  constexpr bool empty() const { return size_ == 0; }

  /// The text itself, which is English when it is in the catalogue.
  constexpr std::string_view source() const { return {data_, size_}; }
  constexpr bool is_in_catalogue() const { return kind_ == Kind::in_catalogue; }
  /// What tells it from the same English elsewhere; "" for nothing. Only of texts in the catalogue.
  constexpr std::string_view context() const {
    return is_in_catalogue() && context_ ? std::string_view(context_) : std::string_view();
  }

 private:
  enum class Kind : std::uint8_t { in_catalogue, as_typed, made };

  constexpr Words(std::string_view text, Kind kind)
      : data_(text.data()), size_(static_cast<std::uint32_t>(text.size())), kind_(kind) {}

  const char* data_ = "";
  std::uint32_t size_ : 30 = 0;
  Kind kind_ : 2 = Kind::as_typed;
  union {
    const char* context_ = nullptr;  // Of one in the catalogue.
    std::uint32_t made_id_;          // Of one made from a Text.
  };

  friend consteval Words tr(Literal text);
  friend constexpr Words tr(Msgid text);
  friend consteval Words trc(Literal context, Literal text);
  friend constexpr Words verbatim(std::string_view text [[clang::lifetimebound]]);
};

/// `text` in the language in use.
consteval Words tr(Literal text) { return {text.view(), Words::Kind::in_catalogue}; }

constexpr Words tr(Msgid text) { return {text.view(), Words::Kind::in_catalogue}; }

/// The same for a text whose English has several meanings; translators see `context`.
consteval Words trc(Literal context, Literal text) {
  Words words(text.view(), Words::Kind::in_catalogue);
  words.context_ = context.view().data();
  return words;
}

/// Words that are the same in every language: what somebody typed, a number, a name.
constexpr Words verbatim(std::string_view text [[clang::lifetimebound]]) { return {text, Words::Kind::as_typed}; }

}  // namespace counterbell
