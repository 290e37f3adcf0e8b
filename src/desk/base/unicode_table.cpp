#include <algorithm>

#include "desk/base/unicode.h"
#include "desk/base/utf8.h"
#include "desk/fold_table.h"

namespace counterbell::desk {
namespace {

constexpr char32_t voiced_mark = 0x3099;
constexpr char32_t half_voiced_mark = 0x309A;

/// Puts code points together that Unicode composes of several which stand apart in a decomposed text: syllables of Korean, and kana
/// with their voicing.
class Composer {
 public:
  void add(char32_t point) {
    if (const char32_t whole = composed(last_, point)) {
      last_ = whole;
      return;
    }
    flush();
    last_ = point;
  }
  std::string take() && {
    flush();
    return std::move(text_);
  }

 private:
  void flush() {
    if (last_ != 0) append_utf8(text_, last_);
  }

  /// `first` and `second` as one, or 0 (The Unicode Standard, 3.12).
  static char32_t composed(char32_t first, char32_t second) {
    constexpr char32_t leads = 0x1100, vowels = 0x1161, tails = 0x11A7, syllables = 0xAC00;
    constexpr char32_t lead_count = 19, vowel_count = 21, tail_count = 28;
    if (first - leads < lead_count && second - vowels < vowel_count) {
      return syllables + ((first - leads) * vowel_count + (second - vowels)) * tail_count;
    }
    const bool is_open =
        first - syllables < lead_count * vowel_count * tail_count && (first - syllables) % tail_count == 0;
    if (is_open && second > tails && second < tails + tail_count) return first + (second - tails);
    if (second == voiced_mark) return voiced(first);
    if (second == half_voiced_mark && is_ha_row(first)) return first + 2;
    return 0;
  }

  static bool is_ha_row(char32_t kana) { return kana >= U'は' && kana <= U'ほ' && (kana - U'は') % 3 == 0; }
  static char32_t voiced(char32_t kana) {
    if (kana == U'う') return U'ゔ';
    const bool is_before_tsu = kana >= U'か' && kana <= U'ち' && (kana - U'か') % 2 == 0;
    const bool is_from_tsu = kana == U'つ' || kana == U'て' || kana == U'と' || kana == U'ゝ';
    return is_before_tsu || is_from_tsu || is_ha_row(kana) ? kana + 1 : 0;
  }

  std::string text_;
  char32_t last_ = 0;
};

}  // namespace

std::string fold_letters(std::string_view text) {
  Composer folded;
  for (std::size_t position = 0; position < text.size();) {
    const char32_t point = next_code_point(text, position);
    const FoldEntry* entry = std::ranges::lower_bound(fold_table, point, {}, &FoldEntry::from);
    if (point < 0x80) {
      folded.add(point >= 'A' && point <= 'Z' ? point + ('a' - 'A') : point);
    } else if (entry == std::end(fold_table) || entry->from != point) {
      folded.add(point);
    } else {
      const std::string_view to = entry->to;
      for (std::size_t at = 0; at < to.size();) folded.add(next_code_point(to, at));
    }
  }
  return std::move(folded).take();
}

}  // namespace counterbell::desk
