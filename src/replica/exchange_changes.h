// The changes that an exchange file brings, in little room.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/id_table.h"
#include "replica/change.h"
#include "replica/packed_line.h"

namespace counterbell {

/// Changes as a file brings them: all of a file is read and checked before any of it is merged, and a large shop's would need
/// several times its length as parsed changes. So their lines are kept packed, to be parsed once more when they are merged, and
/// of what is in them only what tells beforehand what merging would do. A copy shares the lines.
class ExchangeChanges {
 public:
  /// What is known of a change without its line.
  struct Entry {
    ExactDot name;
    ChainHash previous{};
    bool fully_understood = true;
  };

  /// Adds a change that was read from `line`.
  void add(const ParsedChange& parsed, std::string_view line);

  std::size_t size() const { return size_; }
  bool empty() const { return size_ == 0; }
  const Entry& operator[](std::size_t number) const { return page_of(number).entries[number % page_size]; }
  /// The line of a change, into `text`, whose room serves one after the other.
  void read_line(std::size_t number, std::string& text) const;
  ParsedChange parsed(std::size_t number) const;
  /// Lets go of the first `count` changes, which must not be asked for again: when they are merged, or a large shop would lie in
  /// memory twice.
  void forget_first(std::size_t count);

  /// A record of a type that is counted (RecordKind), which changes here make or alter; each has a number.
  struct Touched {
    explicit Touched(const Id& its_id) : its_id(its_id) {}
    const Id& id() const { return its_id; }
    Id its_id;
    RecordType type{};
  };
  const IdTable<Touched>& touched() const { return touched_; }
  /// The numbers of those that one change makes or alters.
  std::span<const std::uint32_t> touched_by(std::size_t number) const;

  /// The changes that write to records that are read ahead (RecordKind).
  std::span<const std::size_t> read_ahead() const { return read_ahead_; }
  /// The highest number of a change of `replica` that changes of others name; 0 when they name none.
  std::uint64_t highest_named(const Id& replica) const;

 private:
  static constexpr std::size_t page_size = 4096;
  struct Page {
    std::vector<Entry> entries;
    std::vector<PackedLines::Line> lines;
    std::vector<std::uint32_t> touched;
    std::vector<std::uint32_t> touched_ends;  // By change: where in `touched` its numbers end.
    PackedLines texts;
  };
  const Page& page_of(std::size_t number) const { return *pages_[number / page_size]; }
  void note_named(const Change& change);

  std::size_t size_ = 0;
  std::vector<std::shared_ptr<Page>> pages_;  // Null: let go of.
  IdTable<Touched> touched_;
  std::vector<std::size_t> read_ahead_;
  std::map<Id, std::uint64_t> highest_named_;
};

}  // namespace counterbell
