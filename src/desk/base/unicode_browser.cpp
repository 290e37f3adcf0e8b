#include "desk/base/unicode.h"

#include <cstddef>

extern "C" {
/// Folds a text and returns how many bytes of UTF-8 that is (unicode.js).
std::size_t desk_fold(const char* text, std::size_t size);
/// Writes what was folded last to `to`, which has room for it.
void desk_take_folded(char* to);
}

namespace counterbell::desk {

std::string fold_letters(std::string_view text) {
  std::string folded(desk_fold(text.data(), text.size()), '\0');
  desk_take_folded(folded.data());
  return folded;
}

}  // namespace counterbell::desk
