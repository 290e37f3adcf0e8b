// Canonical JSON: the one way to write a given JSON value, so that the same change is always the same bytes.
//
// A value is canonical when it is written without whitespace, in UTF-8; object members are sorted by the bytes of their
// keys, without duplicates; numbers are integers within ±(2^53 - 1) without leading zeros or "-0"; and strings escape
// only what must be (", \ and control characters, by \b \t \n \f \r where JSON has such a short form and else by \u00xx
// in lower case). NUL does not occur.
//
// Reading accepts this grammar and nothing else, in one pass and without building a tree. A general JSON parser
// would have to be followed by a second pass that proves the text canonical; accepting only the canonical is both
// simpler and several times faster. The tests hold it against nlohmann/json in both directions.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace counterbell {

/// The largest magnitude of an integer in a file: beyond it, other JSON readers lose digits.
inline constexpr std::int64_t max_json_integer = (std::int64_t{1} << 53) - 1;

/// How deep arrays and objects may lie in each other.
inline constexpr int max_json_depth = 32;

/// Appends `text` as a JSON string. It must be clean (see clean_text).
void append_json_string(std::string& out, std::string_view text);
void append_json_integer(std::string& out, std::int64_t value);

/// `text` as files can hold it: what is not UTF-8, and NUL, is replaced by U+FFFD.
std::string clean_text(std::string_view text);
bool is_clean_text(std::string_view text);

/// Walks over canonical JSON. Each reading function consumes one value and returns true, or fails, returns false and
/// leaves `problem` and `position` saying what and where; after that, nothing more may be read.
class CanonicalReader {
 public:
  explicit CanonicalReader(std::string_view text) : text_(text) {}

  /// The next byte, or NUL (which canonical JSON never holds) at the end.
  char peek() const { return position_ < text_.size() ? text_[position_] : '\0'; }
  /// Consumes the next byte if it is `wanted`.
  bool take(char wanted);
  /// Consumes the next byte, which must be `wanted`.
  bool expect(char wanted, const char* problem);
  /// Nothing may follow.
  bool end();

  /// Reads a string. The view is into the text, or into `scratch` when escapes had to be resolved.
  bool string(std::string_view& value, std::string& scratch);
  bool string(std::string& value);
  bool integer(std::int64_t& value);
  bool boolean(bool& value);
  bool null();
  /// Reads any one value and forgets it.
  bool skip();

  /// Notes that what was read last does not do; always false.
  bool fail(const char* problem);
  bool ok() const { return problem_ == nullptr; }
  /// What was wrong; null while nothing is.
  const char* problem() const { return problem_; }
  /// Offset of the next byte, or of the byte that failed.
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
  const char* problem_ = nullptr;
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
  std::array<std::string, 2> scratch_;  // This key's and the one's before, when escapes had to be resolved.
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
