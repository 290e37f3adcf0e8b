// What must hold for a simulated device. Each check returns a complaint, or nothing when all is well.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>

#include "simulator/device.h"
#include "simulator/oracle.h"

namespace counterbell::simulator {

using Complaint = std::optional<std::string>;

/// What the oracle says about one set of changes, worked out once for all devices that have these changes.
class Verdict {
 public:
  Verdict(const LineSet& lines, const std::string& shop);
  const LineSet& lines() const { return lines_; }
  /// Compares everything the device has with it: lines, state, file, histories, version vectors and forks.
  Complaint compare(const Device& device) const;

 private:
  LineSet lines_;
  Oracle oracle_;
  std::string dump_;
  std::string file_;
  std::map<std::pair<RecordType, std::string>, std::string> histories_;
  std::string standing_;
};

/// The device has exactly the lines that it must have, byte for byte.
Complaint check_lines(const Device& device);
/// When nothing waits to be saved, the disk holds all changes, and no personal values that are erased.
Complaint check_saved(const Device& device);
/// A change that was just made has the right place in its replica's chain, names what its author had seen, and beats every value here that
/// it writes over. `known`: the changes that were here before.
Complaint check_made(const Device& device, const OracleLine& line, const LineSet& known);
/// What a change that was just made wrote is now the state.
Complaint check_shown(const Device& device, const OracleLine& line);
/// The desk that has followed every change shows the same as one that starts now.
Complaint check_desk(Device& device);

}  // namespace counterbell::simulator
