// Whether this station's replica id is used elsewhere too, and taking a fresh one.
#include <algorithm>

#include "replica/replica.h"

namespace counterbell {

bool Replica::is_id_shared() const {
  return is_id_shared_ || own_named_ > have_.last(id_) ||
         std::ranges::any_of(forks_, [&](const Fork& fork) { return fork.dot.replica == id_; });
}

void Replica::foresee(std::span<const ExactDot> own, std::uint64_t highest_named) {
  is_id_shared_ |=
      highest_named > have_.last(id_) || std::ranges::any_of(own, [&](const ExactDot& name) { return !has(name); });
}

/// The highest sequence number of our own changes that `change` names; 0 when it names none.
std::uint64_t Replica::own_named_by(const Change& change) const {
  std::uint64_t highest = change.after.last(id_);
  if (change.undoes && change.undoes->replica == id_) highest = std::max(highest, change.undoes->seq);
  for (const Operation& operation : change.operations) {
    for (const SetEdit& edit : operation.edits) {
      for (const Dot& dot : edit.seen) {
        if (dot.replica == id_) highest = std::max(highest, dot.seq);
      }
    }
  }
  return highest;
}

const Id& Replica::renew_id() {
  id_ = new_id();
  is_id_shared_ = false;
  own_named_ = 0;
  told_.clear();
  rebuild_undo_stacks();
  return id_;
}

}  // namespace counterbell
