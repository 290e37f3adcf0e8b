// The search over this shop: its index, made ready bit by bit and kept current change by change.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "desk/base/workplace.h"
#include "desk/search/search_index.h"

namespace counterbell::desk {

class Search {
 public:
  /// Notes all that is to be searched, and reads none of it yet.
  explicit Search(const Workplace& workplace);

  /// Takes in about `budget` more records, and gives how much of the budget is left.
  std::size_t prepare_some(std::size_t budget);
  /// Whether a search finds everything.
  bool is_complete() const;
  /// Grows when a search may find more than before, though nothing has changed: the records of another type are all in.
  std::uint64_t growth() const { return growth_; }

  /// The index, to be asked: complete, unless it is prepared between calls.
  const SearchIndex& index();
  /// The index as far as it is ready.
  const SearchIndex& index_so_far() const { return index_; }

  void follow(const Change& change, Alterations alterations);

 private:
  const Workplace& workplace_;
  SearchIndex index_;
  std::vector<const Record*> unread_;  // Not in the index yet; the last one is next.
  std::uint64_t growth_ = 0;
};

}  // namespace counterbell::desk
