// What rules did about tickets by themselves: whom they told, and which priority they raised.
#pragma once

#include <set>
#include <span>
#include <unordered_map>
#include <vector>

#include "model/id.h"
#include "replica/state/state.h"

namespace counterbell::desk {

/// Escalations by ticket, kept current record by record.
class EscalationIndex {
 public:
  /// To be called with each one when it comes in or is altered.
  void note(const Record& escalation);
  /// Whether anybody is still to see what concerns a ticket, which nobody is once it is not open any more.
  void settle(const Id& ticket, bool is_open);

  /// Of a ticket, the oldest first; those that were undone, too.
  std::span<const Record* const> of(const Id& ticket) const;
  /// Those of open tickets that somebody has been told of and not seen yet, in no particular order.
  const std::set<const Record*>& unseen() const { return unseen_; }

 private:
  std::unordered_map<Id, std::vector<const Record*>, IdHash> by_ticket_;
  std::set<const Record*> unseen_;
};

}  // namespace counterbell::desk
