#include "words/words.h"

#include <utility>

#include "words/argument.h"
#include "words/catalogue.h"
#include "words/message.h"
#include "words/packed.h"
#include "words/text.h"

namespace counterbell {

using namespace words_detail;

namespace {

std::uint32_t id_of(std::string_view context, std::string_view text) {
  return static_cast<std::uint32_t>(catalogue_hash(context, text));
}

std::uint32_t id_of(Literal context, Literal text, std::span<const Argument> arguments) {
  std::uint32_t id = id_of(context.view(), text.view());
  for (const Argument& one : arguments) id = (id ^ one.id()) * 0x01000193u;
  return id;
}

void pack_all(std::string& packed, std::span<const Argument> arguments) {
  packed += static_cast<char>('0' + arguments.size());
  for (const Argument& one : arguments) one.pack_into(packed);
}

}  // namespace

struct MessageMaker {
  static Message from(std::string packed) { return Message(std::move(packed)); }
};

Words::Words(const Text& text)
    : data_(text.shown().data()),
      size_(static_cast<std::uint32_t>(text.shown().size())),
      kind_(Kind::made),
      made_id_(text.id()) {}

std::string_view Words::shown() const {
  return is_in_catalogue() ? in_tongue(context(), source(), Tongue::in_use) : source();
}

std::uint32_t Words::id() const { return kind_ == Kind::made ? made_id_ : id_of(context(), source()); }

Text::Text(Words words) : shown_(words.shown()), id_(words.id()) {}

Text::Text(std::string shown, std::uint32_t id) : shown_(std::move(shown)), id_(id) {}

Argument::Argument(const Message& message) : kind_(Kind::message), packed_(message.packed()) {}

std::uint32_t Argument::id() const {
  switch (kind_) {
    case Kind::number:
      return static_cast<std::uint32_t>(number_);
    case Kind::message:
      return id_of({}, packed_);
    default:
      return words_.id();
  }
}

void Argument::pack_into(std::string& packed) const {
  if (kind_ == Kind::number) {
    packed += 'n' + std::to_string(number_) + ';';
  } else if (kind_ == Kind::message && !packed_.empty()) {
    packed += packed_;
  } else if (words_.is_in_catalogue()) {
    pack_text(packed, words_.context(), words_.source());
    packed += '0';
  } else {
    packed += 'v';
    pack_sized(packed, words_.source());
  }
}

Message::Message(Words words) {
  if (!words.empty()) Argument(words).pack_into(packed_);
}

Message Message::received(std::string packed) {
  if (packed.empty() || is_packed(packed)) return Message(std::move(packed));
  std::string text;
  pack_text(text, {}, packed);
  return Message(text + '0');
}

Text Message::shown() const { return {in_words(packed_, Tongue::in_use), id_of({}, packed_)}; }

std::string Message::english() const { return in_words(packed_, Tongue::english); }

Message words_detail::message(Literal context, Literal text, std::span<const Argument> arguments) {
  std::string packed;
  pack_text(packed, context.view(), text.view());
  pack_all(packed, arguments);
  return MessageMaker::from(std::move(packed));
}

Message words_detail::message_counted(Literal one, Literal many, std::span<const Argument> arguments) {
  std::string packed(1, 'p');
  pack_sized(packed, one.view());
  pack_sized(packed, many.view());
  pack_all(packed, arguments);
  return MessageMaker::from(std::move(packed));
}

Text words_detail::made(Literal context, Literal text, std::span<const Argument> arguments) {
  return {in_words(message(context, text, arguments).packed(), Tongue::in_use), id_of(context, text, arguments)};
}

Text words_detail::made_counted(Literal one, Literal many, std::span<const Argument> arguments) {
  return {in_words(message_counted(one, many, arguments).packed(), Tongue::in_use), id_of("", one, arguments)};
}

}  // namespace counterbell
