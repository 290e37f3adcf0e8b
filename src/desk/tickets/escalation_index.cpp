#include "desk/tickets/escalation_index.h"

#include <algorithm>
#include <tuple>

#include "model/sort_few.h"

namespace counterbell::desk {
namespace {

bool is_unseen(const Record& escalation) {
  if (escalation.flag(Field::escalation_trashed)) return false;
  return std::ranges::any_of(escalation.elements(Field::escalation_tells), [&](const std::string& person) {
    return !escalation.has_element(Field::escalation_seen_by, person);
  });
}

}  // namespace

void EscalationIndex::note(const Record& escalation) {
  std::vector<const Record*>& known = by_ticket_[escalation.reference(Field::escalation_ticket)];
  if (!std::ranges::contains(known, &escalation)) known.push_back(&escalation);
  // One that another station made, too, may be older than it was here.
  sort_few(known, {}, [](const Record* one) { return std::tuple(one->created(), one->creator(), one->id()); });
}

void EscalationIndex::settle(const Id& ticket, bool is_open) {
  for (const Record* one : of(ticket)) {
    if (is_open && is_unseen(*one)) {
      unseen_.insert(one);
    } else {
      unseen_.erase(one);
    }
  }
}

std::span<const Record* const> EscalationIndex::of(const Id& ticket) const {
  const auto found = by_ticket_.find(ticket);
  if (found == by_ticket_.end()) return {};
  return found->second;
}

}  // namespace counterbell::desk
