// Full-text search over tickets and customers, kept current change by change.
//
// Every word of the query must match: a word of the ticket (number, subject, wishes, tags, its messages, its customer's
// fields) that begins with it; in Chinese, Japanese and Thai each pair of characters; a run of three or more digits also
// matches inside a telephone number.
//
// How it works. A document is the text of one ticket, message or customer, as it was when indexed; it has a number, and
// belongs to a ticket or customer. A vocabulary says which documents hold each word. A document that changed gets a new
// number and its old one belongs to nobody, so nothing is ever searched for in order to be removed; when too many numbers
// are dead, the vocabulary forgets them in one sweep.
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "desk/base/bits.h"
#include "model/id.h"
#include "replica/state/state.h"

namespace counterbell::desk {

/// Whether records of a type are found by their words: tickets, customers, and what is kept for either and has searchable fields.
bool is_searched(RecordType type);

class SearchIndex {
 public:
  /// The ordinal of a ticket that is not in the index.
  static constexpr std::uint32_t none = ~std::uint32_t{0};

  SearchIndex();
  ~SearchIndex();

  /// Makes room for all that is in `state` and for what may come, so that taking it in bit by bit never stops to move what is there.
  void reserve(const State& state);

  /// Takes note that `record` has changed (those of types that are not searched are ignored).
  void update(const State& state, const Record& record);

  /// Lets go of every word that no text holds any more, at once and not in time: after an erasure.
  void forget_unused_words();

  /// The tickets that match every word of `query`, in no particular order, trashed ones included. What else lies in the trash, such as a withdrawn message, does not match.
  std::vector<Id> tickets(std::string_view query) const;
  /// The customers whose own fields match every word of `query`.
  std::vector<Id> customers(std::string_view query) const;

  /// The same as `tickets` as a set of ordinals, for lists that look at every ticket anyway.
  Bits ticket_set(std::string_view query) const;
  /// A ticket's number in such a set, which it keeps.
  std::uint32_t ordinal(const Id& ticket) const;

  /// Bytes of memory, roughly.
  std::size_t memory() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace counterbell::desk
