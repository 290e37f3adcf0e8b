// What a set of changes comes to, found out the slow and plain way: sort them all, then fold. The simulator holds every
// station against it. It shares no merge code with src/replica; where the two differ, FORMAT.md decides who is wrong.
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
  /// The canonical exchange file of these changes.
  std::string file(std::string_view shop) const;
  /// Every record there is.
  std::vector<std::pair<RecordType, std::string>> records() const;
  /// A record's history, one line an entry, as history_text in checks.cpp writes it.
  std::string history(RecordType type, const std::string& id) const;
  /// Which changes these are, as "<replica>:<ranges> …"; all of them, or of each name those understood.
  std::string have() const;
  std::string applied() const;
  /// The names under which a fork shows.
  std::set<Name> forks() const;

 private:
  struct Entry {
    const OracleLine* line;
    const OracleLine::Operation* operation;
  };
  using RecordName = std::pair<RecordType, std::string>;
  bool had_seen(const OracleLine& later, const OracleLine& earlier) const;
  bool has_lost(const std::vector<std::pair<const OracleLine*, std::string>>& writes, std::size_t at) const;
  std::string dump_record(const RecordName& name, const std::vector<Entry>& entries) const;

  const LineSet& lines_;
  std::set<std::string> erased_;
  std::map<RecordName, std::vector<Entry>> records_;  // Entries lowest first.
  std::map<std::string, std::vector<const OracleLine*>> by_replica_;
};

/// "1-12,15".
std::string ranges_text(const std::set<std::uint64_t>& numbers);

}  // namespace counterbell::simulator
