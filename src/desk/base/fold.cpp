#include "desk/base/fold.h"

#include <algorithm>
#include <cstdint>
#include <iterator>

#include "desk/fold_table.h"

namespace counterbell::desk {
namespace {

constexpr char32_t replacement = 0xFFFD;

/// The code point at `position`, which moves behind it. What is not UTF-8 gives U+FFFD, one byte at a time.
char32_t next_code_point(std::string_view text, std::size_t& position) {
  const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(text[at]); };
  const unsigned char first = byte(position++);
  if (first < 0x80) return first;
  const int more = first < 0xC2 || first >= 0xF8 ? 0 : first < 0xE0 ? 1 : first < 0xF0 ? 2 : 3;
  if (more == 0 || position + static_cast<std::size_t>(more) > text.size()) return replacement;
  char32_t point = first & (0x3Fu >> more);
  for (int i = 0; i < more; ++i) {
    const unsigned char next = byte(position + static_cast<std::size_t>(i));
    if ((next & 0xC0) != 0x80) return replacement;
    point = point << 6 | (next & 0x3Fu);
  }
  constexpr char32_t smallest[] = {0, 0x80, 0x800, 0x10000};
  if (point < smallest[more] || point > 0x10FFFF || (point >= 0xD800 && point < 0xE000)) return replacement;
  position += static_cast<std::size_t>(more);
  return point;
}

void append_utf8(std::string& out, char32_t point) {
  const auto put = [&](char32_t byte) { out += static_cast<char>(byte); };
  if (point < 0x80) return put(point);
  if (point < 0x800) {
    put(0xC0 | point >> 6);
  } else {
    if (point < 0x10000) {
      put(0xE0 | point >> 12);
    } else {
      put(0xF0 | point >> 18);
      put(0x80 | (point >> 12 & 0x3F));
    }
    put(0x80 | (point >> 6 & 0x3F));
  }
  put(0x80 | (point & 0x3F));
}

bool is_ascii(char c) { return static_cast<unsigned char>(c) < 0x80; }
char lower_ascii(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; }

struct Span {
  char32_t first;
  char32_t last;
};

template <std::size_t size>
bool is_within(const Span (&spans)[size], char32_t point) {
  const Span* span = std::ranges::lower_bound(spans, point, {}, &Span::last);
  return span != std::end(spans) && span->first <= point;
}

/// Beyond ASCII, what is not part of a word: punctuation, symbols, spaces, emoji and private signs.
constexpr Span separators[] = {
    {0x0080, 0x00A9},   {0x00AB, 0x00B1},    {0x00B4, 0x00B4}, {0x00B6, 0x00B8}, {0x00BB, 0x00BF}, {0x00D7, 0x00D7},
    {0x00F7, 0x00F7},   {0x02C2, 0x02C5},    {0x02D2, 0x02DF}, {0x037E, 0x037E}, {0x0387, 0x0387}, {0x055A, 0x055F},
    {0x0589, 0x058A},   {0x05BE, 0x05BE},    {0x05C0, 0x05C0}, {0x05C3, 0x05C3}, {0x05F3, 0x05F4}, {0x0600, 0x060F},
    {0x061B, 0x061F},   {0x066A, 0x066D},    {0x06D4, 0x06D4}, {0x0964, 0x0965}, {0x0E3F, 0x0E3F}, {0x0E4F, 0x0E4F},
    {0x0E5A, 0x0E5B},   {0x104A, 0x104F},    {0x1361, 0x1368}, {0x17D4, 0x17DB}, {0x1800, 0x180A}, {0x2000, 0x206F},
    {0x207A, 0x207E},   {0x208A, 0x208E},    {0x20A0, 0x20CF}, {0x2100, 0x2BFF}, {0x2E00, 0x2E7F}, {0x2FF0, 0x3004},
    {0x3008, 0x3020},   {0x3030, 0x3030},    {0x303D, 0x303F}, {0x30A0, 0x30A0}, {0x30FB, 0x30FB}, {0xE000, 0xF8FF},
    {0xFE10, 0xFE6F},   {0xFEFF, 0xFF0F},    {0xFF1A, 0xFF20}, {0xFF3B, 0xFF40}, {0xFF5B, 0xFF65}, {0xFFE0, 0xFFFF},
    {0x1F000, 0x1FAFF}, {0xF0000, 0x10FFFF},
};

/// Scripts written without spaces between words, found by pairs of characters: Thai, Lao, Burmese, Khmer, Japanese, Chinese.
constexpr Span pair_scripts[] = {
    {0x0E01, 0x0EFF}, {0x1000, 0x109F}, {0x1780, 0x17FF},   {0x2E80, 0x2FDF}, {0x3005, 0x3007},
    {0x3021, 0x302F}, {0x3031, 0x30FF}, {0x31F0, 0x31FF},   {0x3400, 0x4DBF}, {0x4E00, 0x9FFF},
    {0xF900, 0xFAFF}, {0xFF66, 0xFF9D}, {0x20000, 0x3FFFF},
};

enum class Kind { separator, joiner, word, pair };

Kind kind_of(char32_t point) {
  if (point < 0x80) {
    if ((point >= 'a' && point <= 'z') || (point >= '0' && point <= '9')) return Kind::word;
    return point == '\'' || point == '-' ? Kind::joiner : Kind::separator;
  }
  if (point == 0x2019 || point == 0x2018 || point == 0x02BC || point == 0x2010 || point == 0x2011) return Kind::joiner;
  if (is_within(separators, point)) return Kind::separator;
  return is_within(pair_scripts, point) ? Kind::pair : Kind::word;
}

/// Signs that show nothing and part no words: soft hyphen, zero-width joiners, byte order mark.
bool is_invisible(char32_t point) {
  return point == 0xAD || (point >= 0x200B && point <= 0x200D) || point == 0x2060 || point == 0xFEFF;
}

/// Walks over a folded text and tells its words, pairs and joined words.
class WordReader {
 public:
  WordReader(std::string_view folded, const std::function<void(const Word&)>& visit) : text_(folded), visit_(visit) {}

  void read() {
    std::size_t next = 0;
    while (position_ < text_.size()) {
      const Kind kind = kind_of(next_code_point(text_, next = position_));
      if (kind == Kind::word) {
        read_word();
      } else if (kind == Kind::pair) {
        end_joined();
        read_pairs();
      } else {
        if (kind == Kind::separator || !follows_word_) end_joined();
        follows_word_ = false;
        position_ = next;
      }
    }
    end_joined();
  }

 private:
  void read_word() {
    const std::size_t start = position_;
    while (position_ < text_.size()) {
      std::size_t next = position_;
      if (kind_of(next_code_point(text_, next)) != Kind::word) break;
      position_ = next;
    }
    const std::string_view word = text_.substr(start, position_ - start);
    visit_({word});
    joined_ += word;
    ++parts_;
    follows_word_ = true;
  }

  void read_pairs() {
    std::size_t start = position_;
    std::size_t middle = start;
    next_code_point(text_, middle);
    bool paired = false;
    while (middle < text_.size() && kind_at(middle) == Kind::pair) {
      std::size_t end = middle;
      next_code_point(text_, end);
      visit_({text_.substr(start, end - start)});
      paired = true;
      start = middle;
      middle = end;
    }
    visit_({text_.substr(start, middle - start), paired ? Word::Kind::tail : Word::Kind::plain});
    position_ = middle;
  }

  Kind kind_at(std::size_t position) const { return kind_of(next_code_point(text_, position)); }

  void end_joined() {
    if (parts_ > 1) visit_({joined_, Word::Kind::joined, parts_});
    joined_.clear();
    parts_ = 0;
    follows_word_ = false;
  }

  std::string_view text_;
  const std::function<void(const Word&)>& visit_;
  std::size_t position_ = 0;
  std::string joined_;
  std::size_t parts_ = 0;
  bool follows_word_ = false;
};

}  // namespace

std::string fold(std::string_view text) {
  // Most texts are ASCII to the end, or nearly.
  std::string folded(text.begin(), std::ranges::find_if_not(text, is_ascii));
  const std::size_t plain = folded.size();
  for (char& c : folded) c = lower_ascii(c);
  for (std::size_t position = plain; position < text.size();) {
    if (is_ascii(text[position])) {
      folded += lower_ascii(text[position++]);
      continue;
    }
    const char32_t point = next_code_point(text, position);
    if (is_invisible(point)) continue;
    const FoldEntry* entry = std::ranges::lower_bound(fold_table, point, {}, &FoldEntry::from);
    if (entry == std::end(fold_table) || char32_t{entry->from} != point) {
      append_utf8(folded, point);
      continue;
    }
    for (const char16_t to : entry->to) {
      if (to != 0) append_utf8(folded, to);
    }
  }
  return folded;
}

bool folded_contains(std::string_view text, std::string_view folded) {
  if (!std::ranges::all_of(text, is_ascii)) return fold(text).contains(folded);
  if (folded.empty()) return true;
  for (std::size_t start = 0; start + folded.size() <= text.size(); ++start) {
    if (lower_ascii(text[start]) != folded.front()) continue;
    if (std::ranges::equal(text.substr(start, folded.size()), folded, {}, lower_ascii)) return true;
  }
  return false;
}

void visit_words(std::string_view folded, const std::function<void(const Word&)>& visit) {
  WordReader(folded, visit).read();
}

std::vector<std::string> words(std::string_view text) {
  std::vector<std::string> found;
  visit_words(fold(text), [&](const Word& word) {
    if (word.kind == Word::Kind::plain) found.emplace_back(word.text);
  });
  return found;
}

std::string digits(std::string_view text) {
  std::string found;
  std::ranges::copy_if(text, std::back_inserter(found), [](char c) { return c >= '0' && c <= '9'; });
  return found;
}

std::string_view trim(std::string_view text) {
  constexpr std::string_view blank = " \t\r\n\v\f";
  const std::size_t first = text.find_first_not_of(blank);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(blank) - first + 1);
}

}  // namespace counterbell::desk
