// The shared folder: which of its files are segments, and which segments must be written. ../FORMAT.md, section 11, is its
// specification. There is no file system here: names go in, and names and bytes come out. Names are paths within the folder, with "/".
#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "replica/change/version_vector.h"
#include "replica/exchange/exchange.h"
#include "replica/replica.h"

namespace counterbell {

/// A segment is filled up to this many bytes of changes. A longer change has a segment of its own.
inline constexpr std::size_t folder_segment_bytes = std::size_t{256} * 1024;

/// No segment is larger than this, unpacked: it has room for one change of the greatest length and what is around it.
inline constexpr std::size_t most_segment_bytes = std::size_t{32} * 1024 * 1024;

/// The endings of segments' names.
inline constexpr std::string_view plain_segment_ending = ".json";
inline constexpr std::string_view packed_segment_ending = ".json.gz";
inline constexpr std::string_view sealed_segment_ending = ".counterbell";

/// The names in a folder, sorted by what is to be done with them.
struct FolderNames {
  /// Files with names of segments, by replica and in the order of their changes.
  std::vector<std::string> segments;
  /// Files that end like segments but have other names: copies of segments, which may hold what the original no longer holds.
  std::vector<std::string> copies;
  std::size_t foreign = 0;      ///< Files of other kinds, left alone.
  std::size_t other_shops = 0;  ///< Folders of other shops, left alone.
  bool is_sealed = false;       ///< One of them is sealed, by its name: nothing readable may be written beside it.
};

/// Sorts the names in a folder for a station of `shop`.
FolderNames sort_folder(const Id& shop, std::span<const std::string> names);

/// The shops that have files in a folder, going by the names in it; each once.
std::vector<Id> shops_in(std::span<const std::string> names);

/// Whether `replica` has every change of `file`, so that importing it would change nothing.
bool brings_nothing(const ExchangeFile& file, const Replica& replica);

/// Whether `name` is the name of a segment of `replica` itself.
bool is_own_segment(std::string_view name, const Replica& replica);

/// Whether a segment can be read by anybody or is sealed.
enum class Cover : std::uint8_t { readable, sealed };

/// What a program has read in a folder so far, segment by segment. From that follows which changes the folder lacks, and which segments
/// must be replaced by better ones. In a sealed folder readable segments do not count: what only they bring is written again.
class FolderContents {
 public:
  /// Forgets segments that are no longer in the folder. Returns the names of those still to be read, in the order to read them.
  std::vector<std::string> unread(const FolderNames& names);
  /// Notes a segment that has been read. `replica` must have all of its changes.
  void note(const std::string& name, const ExchangeFile& file, Cover cover, const Replica& replica);

  /// The changes that need not be written. A change counts as lacking, so that it is written again, if the only segments that bring it
  /// are ones that hold erased values, whoever wrote them; readable ones in a folder that is `wanted` sealed; or small ones of this
  /// station, when it has many of them.
  VersionVector settled(Cover wanted, const Replica& replica) const;
  /// The segments that can be removed because others also bring their changes: of anybody's segments and copies those that hold erased
  /// values, or are readable in a folder that is `wanted` sealed; and any of the station's own.
  std::vector<std::string> redundant(Cover wanted, const Replica& replica) const;
  /// Whether any segment is readable.
  bool has_readable() const;

 private:
  struct Segment {
    VersionVector brings;
    std::size_t bytes = 0;  // Of its changes.
    Cover cover;
    bool is_stale = false;     // It holds personal values that are erased here.
    bool is_original = false;  // Its name is the name of a segment: it is not a copy.

    bool is_good(Cover wanted) const { return !is_stale && (wanted == Cover::readable || cover == wanted); }
  };
  using Segments = std::map<std::string, Segment, std::less<>>;
  std::vector<Segments::const_iterator> own(const Replica& replica) const;

  Segments read_;
};

struct FolderSegment {
  std::string name;
  std::string bytes;  ///< An exchange file, neither packed nor sealed.
  std::size_t changes = 0;
};

/// Makes segments of the changes that a replica has and the folder lacks; each holds changes of one replica.
class FolderWriter {
 public:
  /// `ending`: of the segments' names. `replica` must outlive the writer and not change meanwhile.
  FolderWriter(const Replica& replica, const VersionVector& in_folder, std::string_view ending);

  /// The next segment; nothing after the last one.
  std::optional<FolderSegment> next();

 private:
  FolderSegment segment_of(const Id& maker, const VersionVector& part) const;

  const Replica& replica_;
  std::string ending_;
  std::vector<std::pair<Id, VersionVector::Range>> left_;  // Still to be written, the last one first.
};

}  // namespace counterbell
