// The oracle's own reading of a change line: plain, slow, with nlohmann/json, straight from FORMAT.md. It shares nothing with
// src/replica but the schema.
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

/// Names a change: replica (as text), sequence number. Ordered as FORMAT.md orders them.
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
    bool is_blank = false;  ///< Its personal part is.
  };
  using Range = std::pair<std::uint64_t, std::uint64_t>;

  std::string text;
  Name name;
  std::string hash;
  std::string previous;
  std::string stamp;
  std::string staff;  ///< Empty: nobody.
  bool is_undo = false;
  std::optional<Name> undoes;
  std::map<std::string, std::vector<Range>> after;
  std::vector<Operation> operations;  ///< Those about record types that this version knows.
  bool understood = true;
  std::vector<std::string>
      erases;  ///< The records ("<type>/<id>"), of unknown types too, whose personal data it erases.
  std::vector<std::string> personal;                       ///< Those of which personal values can be read in it.
  std::vector<std::pair<std::string, std::string>> parts;  ///< "message/<id>", made part of "ticket/<id>".

  bool names_in_after(const Name& other) const;
  /// The highest number of a change of `replica` that it names anywhere; 0 when it names none.
  std::uint64_t highest_named(const std::string& replica) const;
};

/// Reads a line; nothing when it is no change at all.
std::optional<OracleLine> read_oracle_line(std::string_view text);

/// Tells a line from all others, and orders lines as a canonical file does.
using Key = std::tuple<std::string, std::uint64_t, std::string>;
inline Key key_of(const OracleLine& line) { return {line.name.first, line.name.second, line.hash}; }

/// Every line that was ever seen in a simulated shop, read once.
class Lines {
 public:
  /// The line of that text; null when it is no change.
  const OracleLine* read(std::string_view text);

 private:
  std::map<std::string, std::unique_ptr<OracleLine>, std::less<>> by_text_;
};

}  // namespace counterbell::simulator
