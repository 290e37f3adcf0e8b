// The shared folder: which of its files are segments, and which segments are to be written. FORMAT.md beside this file (section
// 11) is its specification. No file system here: names in, names and bytes out. Names are paths within the folder, with "/".
#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "replica/exchange.h"
#include "replica/replica.h"
#include "replica/version_vector.h"

namespace counterbell {

/// A segment is filled up to so many bytes of changes; a longer change has one to itself.
inline constexpr std::size_t folder_segment_bytes = std::size_t{256} * 1024;

/// No segment is larger, unpacked: one change of the greatest length and what is around it.
inline constexpr std::size_t most_segment_bytes = std::size_t{32} * 1024 * 1024;

/// How a segment's name ends.
inline constexpr std::string_view plain_segment_ending = ".json";
inline constexpr std::string_view packed_segment_ending = ".json.gz";
inline constexpr std::string_view sealed_segment_ending = ".counterbell";

/// What is worth reading in a folder.
struct FolderNames {
  /// Files that are segments by their names, each replica's in the order of their changes; then copies of some under other
  /// names, which may hold what the original no longer does.
  std::vector<std::string> segments;
  std::vector<std::string> copies;
  std::size_t foreign = 0;      ///< Files of other kinds, left alone.
  std::size_t other_shops = 0;  ///< Folders of other shops, left alone.
  bool is_sealed = false;       ///< One of them is sealed, by its name: nothing readable is to be written beside it.
};

/// Sorts the names of what lies in a folder, as a station of `shop` reads it.
FolderNames sort_folder(const Id& shop, std::span<const std::string> names);

/// The shops that have a part of a folder, by the names of what lies in it; each once.
std::vector<Id> shops_in(std::span<const std::string> names);

/// Whether `file` has no change but those that `replica` has, to the byte: taking it in would change nothing.
bool brings_nothing(const ExchangeFile& file, const Replica& replica);

/// Whether `name` is that of a segment of `replica`'s own.
bool is_own_segment(std::string_view name, const Replica& replica);

/// How a segment lay in its folder.
enum class Cover : std::uint8_t { readable, sealed };

/// What a program has read in a folder so far, segment by segment: what the folder brings, and which segments are to give way to
/// better ones. In a folder that is sealed readable ones are worth nothing: what only they bring is written anew.
class FolderContents {
 public:
  /// Forgets what is not in the folder any more; returns the names of what is still to be read, in the order to read it.
  std::vector<std::string> unread(const FolderNames& names);
  /// Takes note of a segment that was read, and all of whose changes `replica` has.
  void note(const std::string& name, const ExchangeFile& file, Cover cover, const Replica& replica);

  /// What need not be written. Left out, so that it is written anew and better, is what only segments bring that hold erased
  /// values, anybody's, that are readable in a `wanted` sealed folder, or that are the station's own, many and small.
  VersionVector settled(Cover wanted, const Replica& replica) const;
  /// The segments that can go, since others bring their changes, too: those that hold erased values or are readable in a folder
  /// `wanted` sealed, anybody's, copies as well, and the station's own.
  std::vector<std::string> redundant(Cover wanted, const Replica& replica) const;
  /// Whether any segment is readable.
  bool has_readable() const;

 private:
  struct Segment {
    VersionVector brings;
    std::size_t bytes = 0;  // Of changes.
    Cover cover;
    bool is_stale = false;     // It holds personal values that are erased here.
    bool is_original = false;  // Under a segment's own name.

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

/// Cuts what a replica has and the folder lacks into segments, each of one replica's changes.
class FolderWriter {
 public:
  /// `ending` is how the segments' names end. `replica` must outlive the writer and not change meanwhile.
  FolderWriter(const Replica& replica, const VersionVector& in_folder, std::string_view ending);

  /// The next segment; nothing after the last.
  std::optional<FolderSegment> next();

 private:
  FolderSegment segment_of(const Id& maker, const VersionVector& part) const;

  const Replica& replica_;
  std::string ending_;
  std::vector<std::pair<Id, VersionVector::Range>> left_;  // The next one last.
};

}  // namespace counterbell
