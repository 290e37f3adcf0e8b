#include "replica/change/canonical.h"

#include <bit>
#include <charconv>
#include <cstring>

namespace counterbell {
namespace {

constexpr std::string_view replacement_character = "\xEF\xBF\xBD";

std::uint8_t byte_at(std::string_view text, std::size_t at) { return static_cast<std::uint8_t>(text[at]); }

/// The length of the well-formed UTF-8 sequence (Unicode 16, table 3-7) that starts at `at`; 0 when there is none.
std::size_t utf8_length(std::string_view text, std::size_t at) {
  const std::uint8_t lead = byte_at(text, at);
  if (lead < 0x80) return 1;
  const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  if (lead < 0xC2 || lead > 0xF4 || text.size() - at < length) return 0;
  // The first continuation byte's range excludes overlong forms, surrogates and what lies beyond U+10FFFF.
  const std::uint8_t lowest = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
  const std::uint8_t highest = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
  if (byte_at(text, at + 1) < lowest || byte_at(text, at + 1) > highest) return 0;
  for (std::size_t i = 2; i < length; ++i) {
    if ((byte_at(text, at + i) & 0xC0) != 0x80) return 0;
  }
  return length;
}

// The characters that have a short escape, and the letters of those escapes in the same order.
constexpr std::string_view short_escaped = "\"\\\b\t\n\f\r";
constexpr std::string_view short_letters = "\"\\btnfr";

bool is_plain_ascii(char c) {
  const auto byte = static_cast<std::uint8_t>(c);
  return byte >= 0x20 && byte < 0x80 && c != '"' && c != '\\';
}

/// How many bytes at the start of `text` are plain ASCII. Looks at eight bytes at a time: the top bit of each byte of `other` is set
/// when that byte is not plain. Bytes above the first such one may be wrong, because of borrows; the first one is right.
std::size_t plain_ascii_length(std::string_view text) {
  constexpr std::uint64_t ones = 0x0101010101010101, tops = 0x8080808080808080;
  std::size_t at = 0;
  for (; text.size() - at >= sizeof(std::uint64_t); at += sizeof(std::uint64_t)) {
    std::uint64_t bytes;
    std::memcpy(&bytes, text.data() + at, sizeof bytes);
    const std::uint64_t quote = bytes ^ ones * '"', backslash = bytes ^ ones * '\\';
    const std::uint64_t other = (bytes | (bytes - ones * 0x20) | (quote - ones) | (backslash - ones)) & tops;
    if (other == 0) continue;
    static_assert(std::endian::native == std::endian::little, "the first byte is the lowest");
    return at + static_cast<std::size_t>(std::countr_zero(other)) / 8;
  }
  while (at < text.size() && is_plain_ascii(text[at])) ++at;
  return at;
}

}  // namespace

void append_json_string(std::string& out, std::string_view text) {
  constexpr std::string_view digits = "0123456789abcdef";
  out += '"';
  for (const char c : text) {
    const auto byte = static_cast<std::uint8_t>(c);
    if (byte >= 0x20 && c != '"' && c != '\\') {
      out += c;
    } else if (const std::size_t at = short_escaped.find(c); at != short_escaped.npos) {
      out += '\\';
      out += short_letters[at];
    } else {
      out += "\\u00";
      out += digits[byte >> 4];
      out += digits[byte & 15];
    }
  }
  out += '"';
}

void append_json_integer(std::string& out, std::int64_t value) {
  char digits[24];
  const std::to_chars_result end = std::to_chars(digits, digits + sizeof digits, value);
  out.append(digits, end.ptr);
}

bool is_clean_text(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t length = text[at] == '\0' ? 0 : utf8_length(text, at);
    if (length == 0) return false;
    at += length;
  }
  return true;
}

std::string clean_text(std::string_view text) {
  std::string clean;
  clean.reserve(text.size());
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t length = text[at] == '\0' ? 0 : utf8_length(text, at);
    clean += length == 0 ? replacement_character : text.substr(at, length);
    at += length == 0 ? 1 : length;
  }
  return clean;
}

bool CanonicalReader::fail(Msgid problem) {
  if (!problem_) problem_ = problem;
  return false;
}

bool CanonicalReader::take(char wanted) {
  if (position_ >= text_.size() || text_[position_] != wanted) return false;
  ++position_;
  return true;
}

bool CanonicalReader::expect(char wanted, Msgid problem) { return take(wanted) || fail(problem); }

bool CanonicalReader::end() { return position_ == text_.size() || fail(msgid("something follows the end")); }

bool CanonicalReader::enter() {
  if (depth_ >= max_json_depth) return fail(msgid("nested too deeply"));
  ++depth_;
  return true;
}

bool CanonicalReader::word(std::string_view wanted) {
  if (!text_.substr(position_).starts_with(wanted)) return fail(msgid("not a value that changes can hold"));
  position_ += wanted.size();
  return true;
}

/// Passes over characters that stand for themselves, up to a quote or a backslash.
bool CanonicalReader::plain_characters() {
  while (position_ < text_.size()) {
    position_ += plain_ascii_length(text_.substr(position_));
    if (position_ == text_.size()) break;
    const char c = text_[position_];
    if (c == '"' || c == '\\') return true;
    if (static_cast<std::uint8_t>(c) < 0x20) return fail(msgid("a control character in a text"));
    const std::size_t length = utf8_length(text_, position_);
    if (length == 0) return fail(msgid("not UTF-8"));
    position_ += length;
  }
  return fail(msgid("a text without an end"));
}

/// Resolves one escape. An escape is canonical only if its character cannot be written in any other way.
bool CanonicalReader::escape(std::string& out) {
  ++position_;  // The backslash.
  if (const std::size_t at = short_letters.find(peek()); at != short_letters.npos) {
    ++position_;
    out += short_escaped[at];
    return true;
  }
  const std::string_view unicode = text_.substr(position_, 5);  // u00xx
  if (unicode.size() != 5 || !unicode.starts_with("u00")) return fail(msgid("an escape that is not needed"));
  int value = 0;
  const std::from_chars_result parsed = std::from_chars(unicode.data() + 3, unicode.data() + 5, value, 16);
  const char digit = unicode[4];
  const bool lower_case = (digit >= '0' && digit <= '9') || (digit >= 'a' && digit <= 'f');
  const bool whole = parsed.ec == std::errc{} && parsed.ptr == unicode.data() + 5;
  if (!whole || !lower_case || value < 1 || value >= 0x20 || short_escaped.contains(static_cast<char>(value))) {
    return fail(msgid("an escape that is not needed"));
  }
  position_ += unicode.size();
  out += static_cast<char>(value);
  return true;
}

bool CanonicalReader::string(std::string_view& value, std::string& scratch) {
  if (!expect('"', msgid("a text is missing"))) return false;
  std::size_t start = position_;
  if (!plain_characters()) return false;
  if (peek() == '"') {
    value = since(start);
    ++position_;
    return true;
  }
  scratch.clear();
  while (peek() == '\\') {
    scratch += since(start);
    if (!escape(scratch)) return false;
    start = position_;
    if (!plain_characters()) return false;
  }
  scratch += since(start);
  ++position_;
  value = scratch;
  return true;
}

bool CanonicalReader::string(std::string& value) {
  std::string_view view;
  if (!string(view, value)) return false;
  if (view.data() != value.data()) value = view;
  return true;
}

bool CanonicalReader::integer(std::int64_t& value) {
  const std::size_t start = position_;
  take('-');
  const std::size_t first_digit = position_;
  while (peek() >= '0' && peek() <= '9') ++position_;
  const std::string_view digits = text_.substr(first_digit, position_ - first_digit);
  const std::string_view number = since(start);
  if (digits.empty()) return fail(msgid("a number is missing"));
  if (digits[0] == '0' && number != "0") return fail(msgid("a number with a needless zero"));
  const std::from_chars_result parsed = std::from_chars(number.data(), number.data() + number.size(), value);
  if (parsed.ec != std::errc{} || value > max_json_integer || value < -max_json_integer) {
    return fail(msgid("a number beyond what files can hold"));
  }
  return true;
}

bool CanonicalReader::boolean(bool& value) {
  value = peek() == 't';
  return word(value ? "true" : "false");
}

bool CanonicalReader::null() { return word("null"); }

bool CanonicalReader::skip() {
  switch (peek()) {
    case '{': {
      Members members(*this);
      while (members.next()) {
        if (!skip()) return false;
      }
      return ok();
    }
    case '[': {
      Items items(*this);
      while (items.next()) {
        if (!skip()) return false;
      }
      return ok();
    }
    case '"': {
      std::string_view value;
      std::string scratch;
      return string(value, scratch);
    }
    case 't':
    case 'f': {
      bool value;
      return boolean(value);
    }
    case 'n':
      return null();
    default: {
      std::int64_t value;
      return integer(value);
    }
  }
}

bool Members::next() {
  if (!reader_.ok()) return false;
  if (!started_ && !(reader_.expect('{', msgid("an object is missing")) && reader_.enter())) return false;
  if (reader_.take('}')) {
    reader_.leave();
    return false;
  }
  if (started_ && !reader_.expect(',', msgid("a comma or the end of an object is missing"))) return false;
  const std::string_view before = key_;
  turn_ ^= 1;
  if (!reader_.string(key_, scratch_[static_cast<std::size_t>(turn_)])) return false;
  if (started_ && key_ <= before) return reader_.fail(msgid("members out of order"));
  started_ = true;
  return reader_.expect(':', msgid("a colon is missing"));
}

bool Items::next() {
  if (!reader_.ok()) return false;
  if (!started_ && !(reader_.expect('[', msgid("a list is missing")) && reader_.enter())) return false;
  if (reader_.take(']')) {
    reader_.leave();
    return false;
  }
  if (started_ && !reader_.expect(',', msgid("a comma or the end of a list is missing"))) return false;
  started_ = true;
  return true;
}

}  // namespace counterbell
