// Checkpoint segments: how the device keeps the older part of the log. FORMAT.md beside this file is their specification.
#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/error.h"
#include "replica/change.h"

namespace counterbell {

/// A segment is filled up to this size: IndexedDB reads and writes blocks of about a megabyte far faster than rows of
/// single changes. A longer line has a segment to itself.
inline constexpr std::size_t segment_bytes = std::size_t{1024} * 1024;

/// `lines` in as many segments as they need, in their order. To add to a log, give the lines of its last segment and the new
/// ones: what comes out replaces that last segment, and no other is touched.
std::vector<std::string> pack_segments(std::span<const KeptLine> lines);
std::vector<std::string> pack_segments(std::span<const std::string_view> lines);

/// The same for lines that come one by one.
class SegmentPacker {
 public:
  /// Hashes the line, unless its hash was kept.
  void add(const KeptLine& line);
  /// The segments of all that were added.
  std::vector<std::string> take();

 private:
  void close();

  std::vector<std::string> segments_;
  std::string hashes_, body_;  // Of the segment that is being filled.
};

/// The lines in a segment, as views into it, with their hashes, which packing worked out; refused when a byte of it is not what
/// pack_segments wrote.
Result<std::vector<KeptLine>> unpack_segment(std::string_view segment);

/// A segment with the personal values of erased records ("<type>/<id>") blank in all its lines (erasure.h). It may be longer
/// than before; a damaged one stays damaged.
std::string blank_segment(std::string_view segment, const std::function<bool(std::string_view about)>& is_erased);

}  // namespace counterbell
