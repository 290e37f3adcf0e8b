#include "desk/search/vocabulary.h"

#include <algorithm>
#include <span>

namespace counterbell::desk {
namespace {

/// Longer words are found by their beginning; nobody types more of one.
constexpr std::size_t longest_word = 64;

/// More would be packed in fewer, larger runs, but packing one must not be felt.
constexpr Vocabulary::Document documents_a_run = 2048;

}  // namespace

void Vocabulary::add(std::string_view word, Document document) {
  if (document - first_ >= documents_a_run) {
    pack();
    first_ = document;
  }
  word = word.substr(0, longest_word);
  auto known = fresh_.find(word);
  if (known == fresh_.end()) known = fresh_.emplace(word, std::vector<Offset>()).first;
  const auto offset = static_cast<Offset>(document - first_);
  std::vector<Offset>& documents = known->second;
  if (documents.empty() || documents.back() != offset) documents.push_back(offset);
}

void Vocabulary::pack() {
  std::vector<decltype(fresh_)::const_pointer> sorted;
  sorted.reserve(fresh_.size());
  for (const auto& word : fresh_) sorted.push_back(&word);
  std::ranges::sort(sorted, {}, [](const auto* word) { return std::string_view(word->first); });
  Run run(first_);
  run.words.reserve(sorted.size() + 1);
  for (const auto* word : sorted) {
    run.texts += word->first;
    run.documents.insert(run.documents.end(), word->second.begin(), word->second.end());
    run.end_word();
  }
  run.texts.shrink_to_fit();
  run.documents.shrink_to_fit();
  runs_.push_back(std::move(run));
  fresh_.clear();
}

void Vocabulary::find(std::string_view prefix, Bits& found) const {
  prefix = prefix.substr(0, longest_word);
  for (const Run& run : runs_) find(run, prefix, found);
  for (const auto& [word, documents] : fresh_) {
    if (!word.starts_with(prefix)) continue;
    for (const Offset offset : documents) found.set(first_ + offset);
  }
}

std::string_view Vocabulary::Run::text(const Word& word) const {
  return std::string_view(texts).substr(word.text, (&word)[1].text - word.text);
}

void Vocabulary::find(const Run& run, std::string_view prefix, Bits& found) {
  const auto beginning = [&](const Run::Word& word) { return run.text(word).substr(0, prefix.size()); };
  const std::span<const Run::Word> words = std::span(run.words).first(run.words.size() - 1);
  const auto range = std::ranges::equal_range(words, prefix, {}, beginning);
  if (range.empty()) return;
  const Offset* const end = run.documents.data() + (&range.back())[1].documents;
  for (const Offset* offset = run.documents.data() + range.front().documents; offset != end; ++offset) {
    found.set(run.first + *offset);
  }
}

Vocabulary::Run Vocabulary::kept(const Run& run, const Bits& documents) {
  Run kept(run.first);
  for (const Run::Word& word : std::span(run.words).first(run.words.size() - 1)) {
    for (std::uint32_t i = word.documents; i < (&word)[1].documents; ++i) {
      if (documents[run.first + run.documents[i]]) kept.documents.push_back(run.documents[i]);
    }
    if (kept.documents.size() == kept.words.back().documents) continue;
    kept.texts += run.text(word);
    kept.end_word();
  }
  return kept;
}

void Vocabulary::keep(const Bits& documents) {
  for (Run& run : runs_) run = kept(run, documents);
  std::erase_if(fresh_, [&](auto& word) {
    std::erase_if(word.second, [&](Offset offset) { return !documents[first_ + offset]; });
    return word.second.empty();
  });
}

std::size_t Vocabulary::memory() const {
  constexpr std::size_t node = sizeof(decltype(fresh_)::value_type) + 3 * sizeof(void*);
  std::size_t bytes = fresh_.size() * node;
  for (const Run& run : runs_) {
    bytes += sizeof run + run.texts.capacity() + run.words.capacity() * sizeof(Run::Word) +
             run.documents.capacity() * sizeof(Offset);
  }
  return bytes;
}

}  // namespace counterbell::desk
