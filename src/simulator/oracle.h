// The oracle: works out what a set of changes results in, in a plain and slow way. It sorts all changes and applies them in that order. The
// simulator compares every station with it. It shares no merge code with src/replica; where the two differ, FORMAT.md decides which of
// them is wrong.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "simulator/line_set.h"

namespace counterbell::simulator {

class Oracle {
 public:
  explicit Oracle(const LineSet& lines);

  /// The state in the form of State::canonical_dump.
  std::string dump() const;
  /// The canonical exchange file of the changes.
  std::string file(std::string_view shop) const;
  /// All records that the changes write to.
  std::vector<std::pair<RecordType, std::string>> records() const;
  /// A record's history, one line for each entry, in the form of history_text in checks.cpp.
  std::string history(RecordType type, const std::string& id) const;
  /// How each ticket stands, a line each: its id, its state, who sees it through, and whether it is in the trash. Who has left sees
  /// nothing through; a customer's message that whoever put the ticket to rest had not seen leaves it open.
  std::string standing() const;
  /// The names of all changes, and of those that are understood, as "<replica>:<ranges> …".
  std::string have() const;
  std::string applied() const;
  /// The names of the changes at which a fork shows.
  std::set<Name> forks() const;

 private:
  struct Entry {
    const OracleLine* line;
    const OracleLine::Operation* operation;
  };
  using RecordName = std::pair<RecordType, std::string>;
  /// The writes to one field, lowest first.
  using Writes = std::vector<std::pair<const OracleLine*, std::string>>;
  Writes writes_to(const std::vector<Entry>& entries, Field field) const;
  bool had_seen(const OracleLine& later, const OracleLine& earlier) const;
  bool has_lost(const Writes& writes, std::size_t at) const;
  static const OracleLine& decider(const Writes& writes, std::size_t at);
  std::string dump_record(const RecordName& name, const std::vector<Entry>& entries) const;

  const LineSet& lines_;
  std::set<std::string> erased_;
  std::map<RecordName, std::vector<Entry>> records_;  // The operations on each record, lowest change first.
  std::map<std::string, std::vector<const OracleLine*>> by_replica_;
};

/// Sequence numbers as ranges, such as "1-12,15".
std::string ranges_text(const std::set<std::uint64_t>& numbers);

}  // namespace counterbell::simulator
