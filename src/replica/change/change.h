// A change: the atomic set of writes by one staff member at one station, which is stored, undone and exchanged.
// FORMAT.md beside this file is the specification of its text form.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/error.h"
#include "model/id.h"
#include "model/schema.h"
#include "model/value.h"
#include "replica/change/dot.h"
#include "replica/change/stamp.h"
#include "replica/change/version_vector.h"

namespace counterbell {

/// The first half of a SHA-256. Links a replica's changes into a chain, so that a fork is noticed.
using ChainHash = std::array<std::uint8_t, 16>;

/// The longest line that is read: far longer than anybody types, and a limit on the memory that a hostile file can make us use.
inline constexpr std::size_t max_line_bytes = std::size_t{16} * 1024 * 1024;

/// Writes `value` into a last-writer-wins field. An absent value clears it.
struct Write {
  Field field;
  Value value;
};

/// Adds an element to a set, or removes it by cancelling the additions in `seen`.
struct SetEdit {
  Field field;
  std::string element;
  bool add = true;
  std::vector<Dot> seen;  ///< Only for removals: the additions of the element that the author saw.
};

/// What a change does to one record. Writing to a record that does not exist yet creates it.
struct Operation {
  RecordType record;
  Id id;
  std::vector<Write> writes;
  std::vector<SetEdit> edits;
  bool erases = false;    ///< Erases the personal data of the record, at every station and for good.
  bool is_blank = false;  ///< It wrote personal values that are erased now. Set by parse_line, ignored by to_line.
};

/// A change as this version understands it.
struct Change {
  Dot dot;
  Stamp stamp;
  Id staff;                   ///< Zero when nobody was signed in (set-up, kiosk).
  VersionVector after;        ///< Other replicas' changes that its replica got since its own previous change.
  ChainHash previous{};       ///< The hash of its replica's previous change; zeros for the first one.
  std::optional<Dot> undoes;  ///< The change whose inverse this one is.
  std::vector<Operation> operations;
  std::vector<std::string> erases_unknown;  ///< "<type>/<id>" of erased records whose type this version does not know.
  bool fully_understood = true;             ///< False when it holds something from a newer version, which was skipped.
};

/// A change read from its text form.
struct ParsedChange {
  Change change;
  ChainHash hash{};  ///< What the replica's next change must name as its previous.
};

/// A change's line as this device kept it, with the change's hash if that was kept too.
struct KeptLine {
  std::string_view text;
  std::optional<ChainHash> hash;
};

/// Identifies a change exactly, even when a fork gave its name to another change too.
struct ExactDot {
  Dot dot;
  ChainHash hash{};
  auto operator<=>(const ExactDot&) const = default;
};

/// `operations` in the form in which a line holds them: one for each record, sorted; only the last of several writes to a field; texts
/// and numbers limited to what files can hold.
std::vector<Operation> canonical_operations(std::vector<Operation> operations);

/// The number of salts that `to_line` needs for `operations`: one for each operation that writes a personal field.
std::size_t salts_needed(const std::vector<Operation>& operations);

/// The canonical text of `change`, whose operations must be canonical: one line of JSON without a newline. `salts` must be random, and
/// as many as salts_needed says, in the order of the operations. They keep erased values from being guessed from their digests.
std::string to_line(const Change& change, const std::vector<Id>& salts);

/// Reads one canonical line. Fails (`damaged`) on everything that to_line, of this version or a newer one, would not write. Record types
/// and fields of a newer version are skipped; then fully_understood is false.
Result<ParsedChange> parse_line(std::string_view line);

/// The same, but takes the hash from `line` if it is there: hashing is half of the work.
Result<ParsedChange> parse_line(const KeptLine& line);

}  // namespace counterbell
