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
#include "replica/dot.h"
#include "replica/stamp.h"
#include "replica/version_vector.h"

namespace counterbell {

/// The first half of a SHA-256: links a replica's changes into a chain, so that a fork is seen.
using ChainHash = std::array<std::uint8_t, 16>;

/// The longest line that is read: far beyond what anybody types, and a bound on what a hostile file can make us hold.
inline constexpr std::size_t max_line_bytes = std::size_t{16} * 1024 * 1024;

/// Writes `value` into a last-writer-wins field. An absent value clears it.
struct Write {
  Field field;
  Value value;
};

/// Adds an element to a set, or removes it as far as its additions `seen` go.
struct SetEdit {
  Field field;
  std::string element;
  bool add = true;
  std::vector<Dot> seen;  ///< Only for removals: the additions of the element that its author saw.
};

/// What a change does to one record. Writing to a record that does not exist yet makes it.
struct Operation {
  RecordType record;
  Id id;
  std::vector<Write> writes;
  std::vector<SetEdit> edits;
  bool erases = false;    ///< Erases the personal data of the record, at every station and for good.
  bool is_blank = false;  ///< Wrote personal values that are erased since; only read, never written by to_line.
};

/// A change as this version understands it.
struct Change {
  Dot dot;
  Stamp stamp;
  Id staff;                   ///< Zero when nobody was signed in (set-up, kiosk).
  VersionVector after;        ///< Others' changes that its replica got since its own change before.
  ChainHash previous{};       ///< Hash of the replica's change before; zeros for its first.
  std::optional<Dot> undoes;  ///< The change whose inverse this one is.
  std::vector<Operation> operations;
  std::vector<std::string> erases_unknown;  ///< What it erases of types this version does not know: "<type>/<id>".
  bool fully_understood = true;  ///< False when a newer version put something in that this one kept but skipped.
};

/// A change read from its text form.
struct ParsedChange {
  Change change;
  ChainHash hash{};  ///< What the replica's next change must name as its previous.
};

/// A change's line as this device kept it, with its hash where that was kept too.
struct KeptLine {
  std::string_view text;
  std::optional<ChainHash> hash;
};

/// Tells a change from all others, also where a fork gave one name to two.
struct ExactDot {
  Dot dot;
  ChainHash hash{};
  auto operator<=>(const ExactDot&) const = default;
};

/// `operations` in the form in which a line holds them: one per record, sorted; of several writes to one field the last;
/// texts and numbers as files can hold them.
std::vector<Operation> canonical_operations(std::vector<Operation> operations);

/// The number of salts that `to_line` needs for `operations`: one for each that writes a personal field.
std::size_t salts_needed(const std::vector<Operation>& operations);

/// The canonical text form of `change`, whose operations must be canonical: one line of JSON without a newline. `salts`
/// are random and in the order of the operations; they keep the digests of erased values from being guessed.
std::string to_line(const Change& change, const std::vector<Id>& salts);

/// Reads one canonical line. Refuses everything that is not exactly what to_line, of this version or a newer one, writes;
/// record types, fields and choices of a newer version are skipped and reported through fully_understood.
Result<ParsedChange> parse_line(std::string_view line);

/// The same, but that its hash is not worked out again when it was kept: hashing is half of the work.
Result<ParsedChange> parse_line(const KeptLine& line);

}  // namespace counterbell
