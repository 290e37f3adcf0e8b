// The texts of one language, by their English. There is one language at a time in a program, as gettext has it: what shows words
// looks here.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace counterbell {

/// The hash under which compile.py keeps a text: 64-bit FNV-1a of the context, a byte 4 when there is one, and the text.
std::uint64_t catalogue_hash(std::string_view context, std::string_view text);

/// One language's texts, as assets/languages/compile.py writes them. All numbers are little-endian:
///   "CBWORDS1", u32 plural rule, u32 number of slots (a power of two)
///   per slot: u64 hash (0: empty), u32 offset of the text from the file's beginning, u32 size; the next slot after a taken one
///   the texts; the forms of a plural have a zero byte between them
class Catalogue {
 public:
  /// Null when `file` is no such table or was cut off.
  static std::unique_ptr<const Catalogue> read(std::string file);

  /// The text in this language, or nothing (data() is null) when the table lacks it.
  std::string_view find(std::string_view context, std::string_view text) const;
  /// The form of the text whose English singular is `one` for `count`.
  std::string_view find_plural(std::string_view one, std::uint64_t count) const;

 private:
  explicit Catalogue(std::string file) : file_(std::move(file)) {}
  bool is_sound() const;
  std::string file_;
};

/// The language from now on; null for English. Whatever was made before keeps its words. Not while a frame is drawn.
void use_catalogue(std::unique_ptr<const Catalogue> catalogue);
/// The language in use; null for English.
const Catalogue* catalogue_in_use();

}  // namespace counterbell
