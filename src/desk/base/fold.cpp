#include "desk/base/fold.h"

#include <algorithm>
#include <iterator>

#include "desk/base/unicode.h"
#include "desk/base/utf8.h"

namespace counterbell::desk {
namespace {

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

/// Beyond ASCII, what is not part of a word: punctuation, symbols, spaces and private signs.
constexpr Span separators[] = {
    {0x0080, 0x00A9}, {0x00AB, 0x00B1}, {0x00B4, 0x00B4}, {0x00B6, 0x00B8}, {0x00BB, 0x00BF},    {0x00D7, 0x00D7},
    {0x00F7, 0x00F7}, {0x02C2, 0x02C5}, {0x02D2, 0x02DF}, {0x037E, 0x037E}, {0x0387, 0x0387},    {0x055A, 0x055F},
    {0x0589, 0x058A}, {0x05BE, 0x05BE}, {0x05C0, 0x05C0}, {0x05C3, 0x05C3}, {0x05F3, 0x05F4},    {0x0600, 0x060F},
    {0x061B, 0x061F}, {0x066A, 0x066D}, {0x06D4, 0x06D4}, {0x0964, 0x0965}, {0x0E3F, 0x0E3F},    {0x0E4F, 0x0E4F},
    {0x0E5A, 0x0E5B}, {0x104A, 0x104F}, {0x1361, 0x1368}, {0x17D4, 0x17DB}, {0x1800, 0x180A},    {0x2000, 0x206F},
    {0x207A, 0x207E}, {0x208A, 0x208E}, {0x20A0, 0x20CF}, {0x2100, 0x2319}, {0x231C, 0x23E8},    {0x23F4, 0x25FF},
    {0x27C0, 0x2B4F}, {0x2B56, 0x2BFF}, {0x2E00, 0x2E7F}, {0x2FF0, 0x3004}, {0x3008, 0x3020},    {0x3030, 0x3030},
    {0x303D, 0x303F}, {0x30A0, 0x30A0}, {0x30FB, 0x30FB}, {0xE000, 0xF8FF}, {0xFE10, 0xFE6F},    {0xFEFF, 0xFF0F},
    {0xFF1A, 0xFF20}, {0xFF3B, 0xFF40}, {0xFF5B, 0xFF65}, {0xFFE0, 0xFFFF}, {0xF0000, 0x10FFFF},
};

/// What is found by pairs of characters: scripts written without spaces between words (Thai, Lao, Burmese, Khmer, Japanese, Chinese) or
/// with endings and names in one run (Korean), and emoji.
constexpr Span pair_scripts[] = {
    {0x0E01, 0x0EFF}, {0x1000, 0x109F}, {0x1780, 0x17FF}, {0x231A, 0x231B}, {0x23E9, 0x23F3},   {0x2600, 0x27BF},
    {0x2B50, 0x2B55}, {0x2E80, 0x2FDF}, {0x3005, 0x3007}, {0x3021, 0x302F}, {0x3031, 0x30FF},   {0x31F0, 0x31FF},
    {0x3400, 0x4DBF}, {0x4E00, 0x9FFF}, {0xAC00, 0xD7A3}, {0xF900, 0xFAFF}, {0x1F000, 0x1FAFF}, {0x20000, 0x3FFFF},
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
  if (plain == text.size()) return folded;
  std::string rest;  // What is not UTF-8 becomes so.
  for (std::size_t position = plain; position < text.size();) append_utf8(rest, next_code_point(text, position));
  return folded + fold_letters(rest);
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
