// What a station of a newer version writes: record types, fields, choices and members that this version does not know.
#pragma once

#include <string>

#include "simulator/device.h"

namespace counterbell::simulator {

/// A fresh change of `device`, as a newer version would write it over what is there.
std::string newer_line(Device& device);

/// The changes of other replicas that `replica` has among `lines` and did not yet name in an `after` of its own, as an `after`
/// member names them: ranges by replica.
std::map<std::string, std::string> untold(const LineSet& lines, const std::string& replica);

/// The change of `replica` among `lines` with the highest number; null when it made none.
const OracleLine* last_of(const LineSet& lines, const std::string& replica);

}  // namespace counterbell::simulator
