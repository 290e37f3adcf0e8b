#include "desk/vocabulary.h"

#include <algorithm>

namespace counterbell::desk {
namespace {

/// Longer words are found by their beginning; nobody types more of one.
constexpr std::size_t longest_word = 64;

}  // namespace

void Vocabulary::add(std::string_view word, Document document) {
  word = word.substr(0, longest_word);
  auto known = words_.find(word);
  if (known == words_.end()) {
    known = words_.emplace(word, std::vector<Document>()).first;
    sorted_.push_back(&*known);
    ++unsorted_;
  }
  std::vector<Document>& documents = known->second;
  if (documents.empty() || documents.back() != document) documents.push_back(document);
}

void Vocabulary::find(std::string_view prefix, const std::function<void(std::span<const Document>)>& visit) const {
  prefix = prefix.substr(0, longest_word);
  sort();
  const auto beginning = [&](const Word* word) { return std::string_view(word->first).substr(0, prefix.size()); };
  for (const Word* word : std::ranges::equal_range(sorted_, prefix, {}, beginning)) visit(word->second);
}

void Vocabulary::sort() const {
  if (unsorted_ == 0) return;
  const auto less = [](const Word* a, const Word* b) { return a->first < b->first; };
  const auto fresh = sorted_.end() - static_cast<std::ptrdiff_t>(unsorted_);
  std::sort(fresh, sorted_.end(), less);
  std::inplace_merge(sorted_.begin(), fresh, sorted_.end(), less);
  unsorted_ = 0;
}

void Vocabulary::sweep(const std::vector<Document>& renumbered) {
  for (auto word = words_.begin(); word != words_.end();) {
    std::vector<Document>& documents = word->second;
    for (Document& document : documents) document = renumbered[document];
    std::erase(documents, dropped);
    word = documents.empty() ? words_.erase(word) : std::next(word);
  }
  sorted_.clear();
  for (const Word& word : words_) sorted_.push_back(&word);
  unsorted_ = sorted_.size();
}

std::size_t Vocabulary::memory() const {
  constexpr std::size_t node = sizeof(Word) + 3 * sizeof(void*);
  std::size_t bytes = words_.bucket_count() * sizeof(void*) + sorted_.capacity() * sizeof(void*);
  for (const auto& [word, documents] : words_) {
    bytes += node + (word.capacity() > 15 ? word.capacity() : 0) + documents.capacity() * sizeof(Document);
  }
  return bytes;
}

}  // namespace counterbell::desk
