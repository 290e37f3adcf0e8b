// Which documents hold which words: an inverted index that answers by the beginnings of words.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace counterbell::desk {

class Vocabulary {
 public:
  using Document = std::uint32_t;

  /// Notes that `document` holds `word`. Documents come in ascending order.
  void add(std::string_view word, Document document);

  /// Calls `visit` with the documents of each word that begins with `prefix`.
  void find(std::string_view prefix, const std::function<void(std::span<const Document>)>& visit) const;

  /// Gives each document its number of `renumbered`, which ascends with the old ones and is `dropped` for those to forget.
  static constexpr Document dropped = ~Document{0};
  void sweep(const std::vector<Document>& renumbered);

  /// Bytes of memory, roughly.
  std::size_t memory() const;

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view word) const { return std::hash<std::string_view>{}(word); }
  };
  using Words = std::unordered_map<std::string, std::vector<Document>, Hash, std::equal_to<>>;
  using Word = Words::value_type;

  void sort() const;

  Words words_;
  mutable std::vector<const Word*> sorted_;  // All but the last `unsorted_` in ascending order.
  mutable std::size_t unsorted_ = 0;
};

}  // namespace counterbell::desk
