// Canonical JSON: exactly one way to write a given JSON value, so that the same change is always the same bytes.
//
// A value is canonical when it is written without whitespace, in UTF-8; object members are sorted by the bytes of their
// keys, without duplicates; numbers are integers within ±(2^53 - 1) without leading zeros or "-0"; and strings escape
// only what must be (", \ and control characters, by \b \t \n \f \r where JSON has such a short form and else by \u00xx
// in lower case). NUL does not occur.
//
// Reading accepts this grammar and nothing else, in one pass and without building a tree. A general JSON parser would need a second
// pass to prove that the text is canonical; accepting only canonical text is simpler and several times faster. The tests compare it
// with nlohmann/json in both directions.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "words/words.h"

namespace counterbell {

/// The largest absolute value of an integer in a file: beyond it, other JSON readers lose digits.
inline constexpr std::int64_t max_json_integer = (std::int64_t{1} << 53) - 1;

/// How deeply arrays and objects may be nested.
inline constexpr int max_json_depth = 32;

/// Appends `text` as a JSON string. It must be clean (see clean_text).
void append_json_string(std::string& out, std::string_view text);
void append_json_integer(std::string& out, std::int64_t value);

/// `text` in a form that files can hold: NUL, and bytes that are not UTF-8, are replaced by U+FFFD.
std::string clean_text(std::string_view text);
bool is_clean_text(std::string_view text);

/// Reads canonical JSON. Each reading function consumes one value and returns true, or fails and returns false; then `problem` and
/// `position` say what is wrong and where, and nothing more may be read.
class CanonicalReader {
 public:
  explicit CanonicalReader(std::string_view text) : text_(text) {}

  /// The next byte, or NUL (which canonical JSON never holds) at the end.
  char peek() const { return position_ < text_.size() ? text_[position_] : '\0'; }
  /// Consumes the next byte if it is `wanted`.
  bool take(char wanted);
  /// Consumes the next byte, which must be `wanted`.
  bool expect(char wanted, Msgid problem);
  /// Checks that nothing follows.
  bool end();

  /// Reads a string. `value` points into the text, or into `scratch` when escapes had to be resolved.
  bool string(std::string_view& value, std::string& scratch);
  bool string(std::string& value);
  bool integer(std::int64_t& value);
  bool boolean(bool& value);
  bool null();
  /// Reads one value of any kind and ignores it.
  bool skip();

  /// Rejects what was read last, because of `problem`; always returns false.
  bool fail(Msgid problem);
  bool ok() const { return !problem_; }
  /// What is wrong; null while nothing is.
  Msgid problem() const { return problem_; }
  /// The offset of the next byte, or of the byte at which reading failed.
  std::size_t position() const { return position_; }
  /// The text from `start` to here.
  std::string_view since(std::size_t start) const { return text_.substr(start, position_ - start); }

 private:
  friend class Members;
  friend class Items;
  bool enter();
  void leave() { --depth_; }
  bool word(std::string_view wanted);
  bool plain_characters();
  bool escape(std::string& out);

  std::string_view text_;
  std::size_t position_ = 0;
  int depth_ = 0;
  Msgid problem_;
};

/// The members of an object, in a loop that reads each member's value:
///     Members members(reader);
///     while (members.next()) { … members.key() … reader.skip() … }
///     if (!reader.ok()) …
class Members {
 public:
  explicit Members(CanonicalReader& reader) : reader_(reader) {}
  /// Goes to the next member's value; false after the last one and on failure.
  bool next();
  /// The member's key; valid until the next but one call of `next`.
  std::string_view key() const { return key_; }

 private:
  CanonicalReader& reader_;
  std::string_view key_;
  std::array<std::string, 2> scratch_;  // This key and the one before, when escapes had to be resolved.
  int turn_ = 0;
  bool started_ = false;
};

/// The items of an array, in a loop that reads each one.
class Items {
 public:
  explicit Items(CanonicalReader& reader) : reader_(reader) {}
  /// Goes to the next item; false after the last one and on failure.
  bool next();

 private:
  CanonicalReader& reader_;
  bool started_ = false;
};

}  // namespace counterbell
