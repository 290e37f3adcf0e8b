// The changes that a device must have, each in the copy that it must have: a plain implementation of what FORMAT.md, "Erasure", says
// about sets of lines.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "simulator/oracle_line.h"

namespace counterbell::simulator {

using LineSet = std::map<Key, const OracleLine*>;

/// Adds copies of changes to the set. Of two copies of a change, a personal part is blank when it is blank in either. Then erases what the
/// erasures in the set say. Returns how many of the changes are new.
std::size_t learn(LineSet& set, const std::vector<const OracleLine*>& copies, Lines& lines);
/// The same for texts; those that are not changes are skipped.
std::size_t learn(LineSet& set, const std::vector<std::string>& texts, Lines& lines);

/// The records ("<type>/<id>") whose personal data the changes of `set` erase.
std::set<std::string> erased_by(const LineSet& set);

}  // namespace counterbell::simulator
