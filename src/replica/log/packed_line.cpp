#include "replica/log/packed_line.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

namespace counterbell {
namespace {

/// Tokens: bytes that stand for longer text. They are byte values that no canonical line holds: control characters, and bytes that
/// UTF-8 does not use.
enum Token : std::uint8_t {
  literal,       ///< The byte that follows, as it is. Only for texts that are not canonical lines.
  long_digits,   ///< 32 hexadecimal digits; their 16 bytes follow.
  short_digits,  ///< 12 hexadecimal digits; their 6 bytes follow. Most of a stamp, or of a time in milliseconds.
  known_id,      ///< A known id; its number follows.
  first_phrase,
};
constexpr std::size_t low_tokens = 0x20, first_high_token = 0xF5, token_count = low_tokens + 0x100 - first_high_token;
constexpr std::size_t long_bytes = sizeof(Id), short_bytes = 6, max_known = 256;

constexpr char byte_of(std::size_t token) {
  return static_cast<char>(token < low_tokens ? token : token - low_tokens + first_high_token);
}

/// The token of a byte; `token_count` when the byte is not a token.
constexpr std::size_t token_of(char c) {
  const auto byte = static_cast<std::uint8_t>(c);
  if (byte < low_tokens) return byte;
  return byte < first_high_token ? token_count : byte - first_high_token + low_tokens;
}

/// The phrases that most lines are made of. Where one is the beginning of another, the longer one comes first.
constexpr std::array<std::string_view, token_count - first_phrase> phrases = {
    R"(","replica":")",
    R"(,"staff":")",
    R"({"ops":[{"about":"message/)",
    R"({"ops":[{"about":"ticket/)",
    R"({"ops":[{"about":"customer/)",
    R"({"ops":[{"about":")",
    R"({"after":{")",
    R"("},"ops":[{"about":")",
    R"("}},{"about":"ticket/)",
    R"("}]},{"about":"message/)",
    R"("}},{"about":")",
    R"(","personal":[")",
    R"(",{"body":")",
    R"(",{"subject":")",
    R"(",{"email":")",
    R"(",{"name":")",
    R"("}],"set":{"at":)",
    R"("}],"set":{"assignee":")",
    R"(,"channel":")",
    R"(","channel":")",
    R"(","direction":"from_customer","ticket":")",
    R"(","direction":"to_customer","ticket":")",
    R"(","direction":"note","ticket":")",
    R"(","customer":")",
    R"(","number":")",
    R"(","opened_at":)",
    R"(,"priority":"normal","state":"new"}}],"prev":")",
    R"(,"priority":")",
    R"(","state":")",
    R"(","set":{"state":")",
    R"(","set":{"assignee":")",
    R"(","set":{")",
    R"(","add":{"tags":[")",
    R"("}}],"prev":")",
    R"("]}}],"prev":")",
    R"(","seq":)",
    R"(","stamp":")",
    R"(-000000"})",
    R"(-00000)",
};
constexpr std::size_t replica_phrase = 0, staff_phrase = 1;  // The id that follows one of these becomes a known one.

/// A hash table of the phrases by their first bytes: the first phrase of each drawer, and after each phrase the next one of its drawer.
constexpr std::size_t drawn_by = 4, drawers = 64, none = phrases.size();
constexpr std::size_t drawer_of(const char* text) {
  std::uint32_t bytes = 0;
  for (std::size_t i = 0; i < drawn_by; ++i) bytes = bytes << 8 | static_cast<std::uint8_t>(text[i]);
  return bytes * 0x9E3779B1u >> 26;
}
struct Cabinet {
  std::array<std::uint8_t, drawers> first;
  std::array<std::uint8_t, phrases.size()> next;
};
constexpr Cabinet cabinet = [] {
  Cabinet made{};
  made.first.fill(none);
  for (std::size_t i = phrases.size(); i-- > 0;) {
    std::uint8_t& first = made.first[drawer_of(phrases[i].data())];
    made.next[i] = first;
    first = static_cast<std::uint8_t>(i);
  }
  return made;
}();

/// The phrase that `text` begins with, or `none`.
std::size_t phrase_at(std::string_view text) {
  if (text.size() < drawn_by) return none;
  std::size_t phrase = cabinet.first[drawer_of(text.data())];
  while (phrase != none && !text.starts_with(phrases[phrase])) phrase = cabinet.next[phrase];
  return phrase;
}

/// What may begin at a byte.
enum class Kind : std::uint8_t {
  plain,  // Nothing: it stands for itself.
  mark,   // A phrase. Hexadecimal digits may follow.
  token,  // Nothing, but the byte is a token, so it must be written as a literal.
};
constexpr std::array<Kind, 256> kinds = [] {
  std::array<Kind, 256> made{};
  for (std::size_t token = 0; token < token_count; ++token)
    made[static_cast<std::uint8_t>(byte_of(token))] = Kind::token;
  for (const char c : {'"', '/', ':'}) made[static_cast<std::uint8_t>(c)] = Kind::mark;
  for (const std::string_view phrase : phrases) made[static_cast<std::uint8_t>(phrase.front())] = Kind::mark;
  return made;
}();
Kind kind_of(char c) { return kinds[static_cast<std::uint8_t>(c)]; }

/// Takes the plain bytes off the front of `text`.
std::string_view take_plain(std::string_view& text) {
  const auto end = std::ranges::find_if(text, [](char c) { return kind_of(c) != Kind::plain; });
  const std::string_view plain(text.begin(), end);
  text.remove_prefix(plain.size());
  return plain;
}

/// Takes hexadecimal digits off the front of `text`, two for each of `bytes`; false, with nothing taken, when other characters are there.
bool take_digits(std::string_view& text, std::span<std::uint8_t> bytes) {
  if (text.size() < 2 * bytes.size() || !parse_hex(text, bytes)) return false;
  text.remove_prefix(2 * bytes.size());
  return true;
}

void append_bytes(std::string& out, Token token, std::span<const std::uint8_t> bytes) {
  out += byte_of(token);
  out.append(reinterpret_cast<const char*>(bytes.data()), bytes.size());
}

/// Takes `size` bytes off the front of `text`, which pack() wrote, so that they are there.
std::span<const std::uint8_t> take_bytes(std::string_view& text, std::size_t size) {
  const std::span bytes(reinterpret_cast<const std::uint8_t*>(text.data()), size);
  text.remove_prefix(size);
  return bytes;
}

/// Seven bits in each byte, lowest first.
void append_length(std::string& out, std::size_t length) {
  for (; length > 0x7F; length >>= 7) out += static_cast<char>(length | 0x80);
  out += static_cast<char>(length);
}

/// The packed line at `kept`, where its length stands before it.
std::string_view packed_at(const char* kept) {
  std::size_t length = 0;
  for (int shift = 0;; shift += 7) {
    const auto byte = static_cast<std::uint8_t>(*kept++);
    length |= static_cast<std::size_t>(byte & 0x7F) << shift;
    if (byte < 0x80) return {kept, length};
  }
}

}  // namespace

PackedLines::Line PackedLines::keep(std::string_view text) {
  pack(text);
  std::string length;
  append_length(length, packed_.size());
  Line line;
  line.packed_ = store_.allocate(length.size() + packed_.size());
  std::ranges::copy(packed_, std::ranges::copy(length, line.packed_).out);
  return line;
}

void PackedLines::pack(std::string_view text) {
  packed_.clear();
  while (true) {
    packed_ += take_plain(text);
    if (text.empty()) return;
    if (kind_of(text.front()) == Kind::token) packed_ += byte_of(literal);
    const std::size_t phrase = phrase_at(text);
    packed_ += phrase == none ? text.front() : byte_of(first_phrase + phrase);
    text.remove_prefix(phrase == none ? 1 : phrases[phrase].size());
    pack_digits(text, phrase == replica_phrase || phrase == staff_phrase);
  }
}

/// Packs the hexadecimal digits at the front of `text`. With `comes_again`, their id becomes a known one.
void PackedLines::pack_digits(std::string_view& text, bool comes_again) {
  std::array<std::uint8_t, short_bytes> few;
  for (Id id; take_digits(text, id.bytes);) {
    const auto known = std::ranges::find(known_, id);
    if (known != known_.end()) {
      packed_ += byte_of(known_id);
      packed_ += static_cast<char>(known - known_.begin());
      continue;
    }
    if (comes_again && known_.size() < max_known) known_.push_back(id);
    append_bytes(packed_, long_digits, id.bytes);
  }
  if (take_digits(text, few)) append_bytes(packed_, short_digits, few);
}

void PackedLines::read(Line line, std::string& text) const {
  text.clear();
  if (!line) return;
  std::string_view packed = packed_at(line.packed_);
  while (true) {
    const auto token = std::ranges::find_if(packed, [](char c) { return token_of(c) != token_count; });
    text.append(packed.begin(), token);
    if (token == packed.end()) return;
    packed = {token + 1, packed.end()};
    switch (const std::size_t read = token_of(*token)) {
      case literal:
        text += packed.front();
        packed.remove_prefix(1);
        break;
      case long_digits:
        append_hex(text, take_bytes(packed, long_bytes));
        break;
      case short_digits:
        append_hex(text, take_bytes(packed, short_bytes));
        break;
      case known_id:
        append_hex(text, known_[take_bytes(packed, 1).front()].bytes);
        break;
      default:
        text += phrases[read - first_phrase];
    }
  }
}

std::string PackedLines::text(Line line) const {
  std::string text;
  read(line, text);
  return text;
}

std::size_t PackedLines::bytes(Line line) {
  const std::string_view packed = packed_at(line.packed_);
  return static_cast<std::size_t>(packed.data() - line.packed_) + packed.size();
}

void PackedLines::wipe(Line line) { std::fill_n(line.packed_, bytes(line), '\0'); }

}  // namespace counterbell
