// Checkpoint segments: how the device keeps the older part of the log. ../FORMAT.md, section 12, is their specification.
#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/error.h"
#include "replica/change/change.h"

namespace counterbell {

/// A segment is filled up to this size: IndexedDB reads and writes blocks of about a megabyte far faster than rows of single changes. A
/// longer line has a segment of its own.
inline constexpr std::size_t segment_bytes = std::size_t{1024} * 1024;

/// `lines` in as many segments as they need, in their order. To add lines to a log, pass the lines of its last segment and the new ones:
/// the result replaces that last segment, and the other segments stay as they are.
std::vector<std::string> pack_segments(std::span<const KeptLine> lines);
std::vector<std::string> pack_segments(std::span<const std::string_view> lines);

/// The same for lines that come one by one.
class SegmentPacker {
 public:
  /// Adds a line. Works out its hash unless `line` holds it.
  void add(const KeptLine& line);
  /// Takes the segments of all lines that were added.
  std::vector<std::string> take();

 private:
  void close();

  std::vector<std::string> segments_;
  std::string hashes_, body_;  // Of the segment being filled.
};

/// The lines in a segment, as views into it, with their hashes as they were when it was packed. Fails (`damaged`) when the segment is not
/// as pack_segments wrote it.
Result<std::vector<KeptLine>> unpack_segment(std::string_view segment);

/// The segment with the personal parts of erased records blank in all of its lines (blank_records in erasure.h). It may be longer than
/// before. A damaged segment stays damaged.
std::string blank_segment(std::string_view segment, const std::function<bool(std::string_view about)>& is_erased);

}  // namespace counterbell
