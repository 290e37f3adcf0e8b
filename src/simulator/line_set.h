// The changes that a device must have, each in the copy it must have: what FORMAT.md, "Erasure", says of sets of lines, done
// plainly.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "simulator/oracle_line.h"

namespace counterbell::simulator {

using LineSet = std::map<Key, const OracleLine*>;

/// Takes in copies of changes: of two copies of one, a personal part is blank when it is in either. Then erases what the
/// erasures in the set say. Returns how many changes are new.
std::size_t learn(LineSet& set, const std::vector<const OracleLine*>& copies, Lines& lines);
/// The same for texts; those that are no change are passed over.
std::size_t learn(LineSet& set, const std::vector<std::string>& texts, Lines& lines);

/// The records ("<type>/<id>") whose personal data the changes of `set` erase.
std::set<std::string> erased_by(const LineSet& set);

}  // namespace counterbell::simulator
