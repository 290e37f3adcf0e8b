// The oracle's own reader of change lines: a plain and slow implementation of FORMAT.md with nlohmann/json. It shares only the schema with
// src/replica.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "model/schema.h"

namespace counterbell::simulator {

/// The name of a change: its replica, as text, and its sequence number. Ordered as in FORMAT.md.
using Name = std::pair<std::string, std::uint64_t>;

std::string text_of(const Name& name);

struct OracleLine {
  struct Write {
    Field field;
    std::string value;  ///< As in State::canonical_dump: null, true, 12, "text", or an id without quotes.
  };
  struct Edit {
    Field field;
    std::string element;
    bool add;
    std::vector<Name> cancels;  ///< Only for removals.
  };
  struct Operation {
    RecordType type;
    std::string id;
    std::vector<Write> writes;
    std::vector<Edit> edits;
    bool erases = false;
    bool is_blank = false;  ///< Its personal part is blank.
  };
  using Range = std::pair<std::uint64_t, std::uint64_t>;

  std::string text;
  Name name;
  std::string hash;
  std::string previous;
  std::string stamp;
  std::string staff;  ///< Empty: nobody was signed in.
  bool is_undo = false;
  std::optional<Name> undoes;
  std::map<std::string, std::vector<Range>> after;
  std::vector<Operation> operations;  ///< Only those on records of types that this version knows.
  bool understood = true;
  // Records as "<type>/<id>", of unknown types too:
  std::vector<std::string> erases;                         ///< Those whose personal data it erases.
  std::vector<std::string> personal;                       ///< Those of which personal values can be read in it.
  std::vector<std::pair<std::string, std::string>> parts;  ///< Each "message/<id>" made part of a "ticket/<id>".

  bool names_in_after(const Name& other) const;
  /// The highest sequence number of a change of `replica` that this change names anywhere; 0 when it names none.
  std::uint64_t highest_named(const std::string& replica) const;
};

/// Reads a line; nothing when it is not a change.
std::optional<OracleLine> read_oracle_line(std::string_view text);

/// Identifies a change exactly, and orders changes as a canonical file does.
using Key = std::tuple<std::string, std::uint64_t, std::string>;
inline Key key_of(const OracleLine& line) { return {line.name.first, line.name.second, line.hash}; }

/// All lines that were ever seen in a simulated shop. Each is read only once.
class Lines {
 public:
  /// The line with that text; null when it is not a change. Stays valid as long as this object.
  const OracleLine* read(std::string_view text);

 private:
  std::map<std::string, std::unique_ptr<OracleLine>, std::less<>> by_text_;
};

}  // namespace counterbell::simulator
