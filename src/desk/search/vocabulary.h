// Which documents hold which words: an inverted index that answers by the beginnings of words.
//
// Words are packed in runs, each of the documents of one stretch of numbers: its words in their order, and word by word the
// documents that hold them. So the documents of all words with one beginning lie next to each other, and a beginning that
// ten thousand words share is found by reading along one array a run. Only the newest documents' words are not packed yet.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "desk/base/bits.h"

namespace counterbell::desk {

class Vocabulary {
 public:
  using Document = std::uint32_t;

  /// Notes that `document` holds `word`. Documents come in ascending order.
  void add(std::string_view word, Document document);

  /// Adds the documents that hold a word which begins with `prefix` to `found`.
  void find(std::string_view prefix, Bits& found) const;

  /// Forgets all documents but those, and the words that only they held.
  void keep(const Bits& documents);

  /// Bytes of memory, roughly.
  std::size_t memory() const;

 private:
  using Offset = std::uint16_t;  ///< A document's number after the first of its run.
  struct Run {
    explicit Run(Document its_first) : first(its_first) {}
    /// Where a word and its documents begin; they end where those of the next begin.
    struct Word {
      std::uint32_t text;
      std::uint32_t documents;
    };
    void end_word() {
      words.push_back({static_cast<std::uint32_t>(texts.size()), static_cast<std::uint32_t>(documents.size())});
    }
    std::string_view text(const Word& word) const;

    Document first;
    std::string texts;
    std::vector<Word> words = {{0, 0}};  // Ascending by their texts, and one that only tells where the last one ends.
    std::vector<Offset> documents;
  };
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view word) const { return std::hash<std::string_view>{}(word); }
  };

  void pack();
  static void find(const Run& run, std::string_view prefix, Bits& found);
  static Run kept(const Run& run, const Bits& documents);

  std::vector<Run> runs_;
  Document first_ = 0;  // Of those not packed yet.
  std::unordered_map<std::string, std::vector<Offset>, Hash, std::equal_to<>> fresh_;
};

}  // namespace counterbell::desk
