// Full-text search over tickets and customers, kept current change by change.
//
// Every word of the query must match: a word of the ticket (number, subject, wishes, tags, its messages, its customer's
// fields) that begins with it; in Chinese, Japanese and Thai each pair of characters; a run of three or more digits also
// matches inside a telephone number.
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "model/id.h"
#include "replica/state.h"

namespace counterbell::desk {

class SearchIndex {
 public:
  SearchIndex();
  ~SearchIndex();

  /// Takes note that `record` has changed (ticket, message or customer; others are ignored).
  void update(const State& state, const Record& record);

  /// The tickets that match every word of `query`, in no particular order, trashed ones included. Withdrawn messages do not match.
  std::vector<Id> tickets(std::string_view query) const;
  /// The customers whose own fields match every word of `query`.
  std::vector<Id> customers(std::string_view query) const;

  /// Bytes of memory, roughly.
  std::size_t memory() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace counterbell::desk
