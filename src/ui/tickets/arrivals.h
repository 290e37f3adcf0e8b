// What came in on a ticket while somebody was writing there.
#pragma once

#include <cstdint>
#include <unordered_set>
#include <vector>

#include "desk/desk.h"
#include "ui/kit/host.h"

namespace counterbell::ui {

/// Knows the messages that were there when a draft was begun: every other one is new to its writer. They are kept with the
/// draft, by their ids: no time and no order tells, for what a merge brings may have been said before what was here already.
class Arrivals {
 public:
  /// Takes what is kept with the ticket's draft.
  void read(const Drafts& drafts, const Id& ticket);
  /// The ticket's draft is begun: what has been said so far lies before its writer.
  void begin(const desk::Desk& desk, Drafts& drafts, const Id& ticket);
  /// The ticket's draft was sent or emptied.
  void forget(Drafts& drafts, const Id& ticket);

  bool has_begun() const { return begun_; }
  bool is_new(const Id& message) const { return begun_ && !seen_.contains(message); }
  /// What of the ticket's conversation is new, in its order.
  std::vector<desk::ConversationEntry> among(const desk::Desk& desk, const Id& ticket) const;
  /// Grows whenever is_new may answer otherwise than before.
  std::uint64_t revision() const { return revision_; }

 private:
  std::unordered_set<Id, IdHash> seen_;
  bool begun_ = false;
  std::uint64_t revision_ = 0;
};

}  // namespace counterbell::ui
