// The changes of an exchange file, in little memory.
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
#include "replica/change/change.h"
#include "replica/log/packed_line.h"

namespace counterbell {

/// The changes of a file that has been read but not merged. A whole file is read and checked before any of it is merged, and as parsed
/// changes a large shop's file would need several times its own size. So lines are kept packed and are parsed again when they are
/// merged; beside them, only what a preview of the import needs is kept. A copy shares the lines.
class ExchangeChanges {
 public:
  /// What is known of a change without reading its line.
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
  /// Reads the line of a change into `text`, whose memory can be used again for line after line.
  void read_line(std::size_t number, std::string& text) const;
  ParsedChange parsed(std::size_t number) const;
  /// Frees the first `count` changes, which must not be asked for again. To be called as they are merged, so that a large shop is not in
  /// memory twice.
  void forget_first(std::size_t count);

  /// A record of a counted type (RecordKind) that some change here creates or alters. Each has a number, its place in touched().
  struct Touched {
    explicit Touched(const Id& its_id) : its_id(its_id) {}
    const Id& id() const { return its_id; }
    Id its_id;
    RecordType type{};
  };
  const IdTable<Touched>& touched() const { return touched_; }
  /// The numbers of the records that one change creates or alters.
  std::span<const std::uint32_t> touched_by(std::size_t number) const;

  /// The numbers of the changes that write to records of a type that is read ahead (RecordKind).
  std::span<const std::size_t> read_ahead() const { return read_ahead_; }
  /// The highest sequence number of a change of `replica` that changes of other replicas name; 0 when they name none.
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
  std::vector<std::shared_ptr<Page>> pages_;  // Null once freed.
  IdTable<Touched> touched_;
  std::vector<std::size_t> read_ahead_;
  std::map<Id, std::uint64_t> highest_named_;
};

}  // namespace counterbell
