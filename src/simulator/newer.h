// Changes as a newer version would write them, with record types, fields, choices and members that this version does not know.
#pragma once

#include <string>

#include "simulator/device.h"

namespace counterbell::simulator {

/// The line of a new change of `device`, as a newer version would write it.
std::string newer_line(Device& device);

/// The changes of other replicas among `lines` that `replica` has not named in an `after` yet, in the form of an `after`: ranges by
/// replica.
std::map<std::string, std::string> untold(const LineSet& lines, const std::string& replica);

/// The change of `replica` with the highest number among `lines`; null when there is none.
const OracleLine* last_of(const LineSet& lines, const std::string& replica);

}  // namespace counterbell::simulator
