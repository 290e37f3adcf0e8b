// What must hold of a simulated device. Each check returns a complaint, or nothing when all is well.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>

#include "simulator/device.h"
#include "simulator/oracle.h"

namespace counterbell::simulator {

using Complaint = std::optional<std::string>;

/// What the oracle says of one set of changes, worked out once for all devices that have it.
class Verdict {
 public:
  Verdict(const LineSet& lines, const std::string& shop);
  const LineSet& lines() const { return lines_; }
  /// Everything the device has against it: lines, state, file, histories, vectors and forks.
  Complaint compare(const Device& device) const;

 private:
  LineSet lines_;
  Oracle oracle_;
  std::string dump_;
  std::string file_;
  std::map<std::pair<RecordType, std::string>, std::string> histories_;
};

/// The device has the lines it must have, byte for byte, and no others.
Complaint check_lines(const Device& device);
/// What is durable is all there is when nothing waits to be saved.
Complaint check_saved(const Device& device);
/// A change just made: its place in its replica's chain, what it says its author had seen, and that it stands above everything
/// here that it writes over. `known` is what was here before it.
Complaint check_made(const Device& device, const OracleLine& line, const LineSet& known);
/// The change just made is what shows now.
Complaint check_shown(const Device& device, const OracleLine& line);
/// The desk that followed every change says the same as one that starts now.
Complaint check_desk(Device& device);

}  // namespace counterbell::simulator
