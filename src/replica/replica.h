// One station's copy of the shop: its log of changes, the state they come to, and the way to make new ones.
//
// Invariants
// 1. The log only grows. A change, once in it, is never altered, but that erasure blanks personal values (FORMAT.md,
//    "Erasure"): a record's, in all of its changes, exactly when its erasure is in the log; and one blank copy of a change
//    is enough.
// 2. This replica's own sequence numbers are gapless, and each change names the hash of the one before. An id that turns
//    out to be used elsewhere too is not used here any more.
// 3. A change made here beats every value its author saw: its stamp is above the stamp of each register it writes.
// 4. State equals the fold of the log, in whatever order its changes came in.
// 5. What a station has and what it could apply are counted apart; what it could not is kept and passed on untouched.
// 6. Nothing is told as saved before the journal has said so.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/error.h"
#include "replica/branch.h"
#include "replica/causality.h"
#include "replica/change.h"
#include "replica/environment.h"
#include "replica/packed_line.h"
#include "replica/state.h"
#include "replica/version_vector.h"

namespace counterbell {

/// How a change came to light on a screen: one line of a record's history.
struct HistoryEntry {
  enum class Kind : std::uint8_t {
    value,          ///< A field was written.
    erased_values,  ///< Personal values were written, and are erased; `field`, `before` and `after` say nothing.
    erasure,        ///< The record's personal data was erased; they say nothing either.
  };
  Kind kind = Kind::value;
  Dot dot;
  Stamp stamp;
  Id staff;
  RecordType record;
  Id id;
  Field field;
  Value before;       ///< For sets: absent.
  Value after;        ///< For sets: the element.
  bool added = true;  ///< For sets: added or removed.
  bool lost = false;  ///< A write by somebody who had not seen this one stands above it (FORMAT.md, "History").
  bool is_undo = false;
};

/// Two changes with one name, or a change made after another of that name: a copied profile or a restored backup was used
/// again. All of them count, here and at every station.
struct Fork {
  Dot dot;
  ChainHash ours;    ///< Of the one that was here first.
  ChainHash theirs;  ///< Of another one, which need not be here yet.
  bool operator==(const Fork&) const = default;
};

/// How far saving has come.
struct SaveStatus {
  std::size_t pending = 0;       ///< Changes handed to the journal and not yet confirmed.
  std::uint64_t saved = 0;       ///< Changes confirmed since start.
  std::optional<Error> trouble;  ///< Why the last attempt failed; cleared by the next success.
};

class Replica {
 public:
  /// `id` names this station's branch of the log: fresh at set-up, the same at every start after it.
  /// The environment must outlive the replica. `journal` may be null: then nothing is kept (command line, tests).
  Replica(Id id, Id shop, Clock& clock, Random& random, Journal* journal);

  const Id& id() const { return id_; }
  /// Whether this station's id is no longer its alone: a change under it came from elsewhere, or others' changes name one that
  /// was never here, so this is a copy of another profile, or one put back from a backup. Then it must take a fresh id before
  /// its next change.
  bool is_id_shared() const;
  /// Notes whether changes that are about to be merged show that: those of them under this id, and the highest number of
  /// one under it that the others name. So the id can be renewed before they are kept, among which, after a crash, they
  /// would look like changes of our own.
  void foresee(std::span<const ExactDot> own, std::uint64_t highest_named);
  /// Goes on under a fresh id, which the device must keep before the next change. What was made under the old one stays, and
  /// cannot be undone here any more.
  const Id& renew_id();
  /// The shop all changes here belong to: the id of its shop record. Files of other shops are refused.
  const Id& shop() const { return shop_; }
  const State& state() const { return state_; }
  Random& random() const { return *random_; }
  Clock& clock() const { return *clock_; }

  /// A fresh random id.
  Id new_id();

  /// Makes a change from `operations`: stamps it, applies it, hands it to the journal. `saved` (optional) is called when
  /// the journal confirmed it or failed; without a journal, before this returns. Returns its name. Operations that write
  /// nothing new are still recorded. A change beyond max_line_bytes, which no screen lets anybody type, is not made: the
  /// name is zero and `saved` is told.
  Dot commit(std::vector<Operation> operations, const Id& staff, Journal::Done saved = {});

  /// Takes lines this device kept earlier, in any order. Damaged lines are reported, the others taken. The journal is not
  /// involved, but for values that are erased and that it keeps all the same: it was interrupted then, and is told again.
  struct LoadReport {
    std::size_t changes = 0;
    std::vector<Error> damaged;
  };
  LoadReport load(std::span<const KeptLine> lines);
  LoadReport load(std::span<const std::string_view> lines);
  /// The same in parts, which one after the other need less room: adds to `report`. What follows from all of them together
  /// (undo, erasures) waits for settle_load().
  void load_part(std::span<const KeptLine> lines, LoadReport& report);
  void settle_load();

  /// Whether the line of every change is here. After a start from an image (image.h) only load() brings them, and until then what
  /// needs them must wait: history, undo, erasing, and all that gives changes away.
  bool has_all_lines() const { return lines_missing_ == 0; }

  /// Takes a log that was made elsewhere under this replica's id as its own, and hands it to the journal.
  void adopt(std::vector<std::string> lines);

  /// Takes changes from another station, already validated by parse_line. Returns how many were new. Their lines go to
  /// the journal in one transaction per call.
  std::size_t merge(std::span<const ParsedChange> changes, std::span<const std::string_view> lines,
                    Journal::Done saved = {});

  /// What this station has (every change in the log) and what of it this version fully understood.
  const VersionVector& have() const { return have_; }
  const VersionVector& applied() const { return applied_; }
  /// Forks seen so far, one for each name.
  const std::vector<Fork>& forks() const { return forks_; }
  /// The names under which several changes are here.
  const VersionVector& doubled() const { return doubled_; }
  bool has(const ExactDot& name) const { return find(name) != nullptr; }
  /// The stored hash of a change, or nothing when it is not here. Of several the lowest.
  std::optional<ChainHash> hash(const Dot& dot) const;
  /// When and by whom a change was made; null when it is not here. Of several the one with the lowest hash.
  const Origin* origin(const Dot& dot) const;

  /// Replicas whose newest change is stamped more than HybridClock::max_lead_ms ahead of this device's clock, with how far.
  std::vector<std::pair<Id, std::int64_t>> clocks_ahead() const;

  /// The line of a change, or nothing when it is not here; of several the one with the lowest hash.
  std::optional<std::string> line(const Dot& dot) const;
  /// Calls `visit` with the line of each change of that name: one, none when it is not here, several after a fork. Each is
  /// valid during its visit.
  void visit_lines_of(const Dot& dot, const std::function<void(std::string_view)>& visit) const;

  /// The line of each change that `receiver` lacks, in canonical order (replica, sequence number, hash). Those of one name go
  /// together even when the receiver has that name: which of them it has nobody knows. Each is valid during its visit.
  void visit_lines(const VersionVector& receiver, const std::function<void(const Dot&, std::string_view)>& visit) const;

  /// Everything written to a record, oldest first, values that lost included.
  std::vector<HistoryEntry> history(RecordType type, const Id& id) const;

  /// The newest change made here that can be undone, or redone; parsed, so that a screen can name it.
  std::optional<Change> next_undo() const;
  std::optional<Change> next_redo() const;
  /// Makes the inverse of next_undo(): gives back each register it wrote that still holds what it wrote, and takes back its
  /// set edits. A record it created is not removed: its trash (RecordSpec) is set instead; where there is none, it stays.
  /// Fails when there is nothing to undo.
  Result<Dot> undo(const Id& staff, Journal::Done saved = {});
  Result<Dot> redo(const Id& staff, Journal::Done saved = {});

  /// Makes the inverse of another replica's change in the same way. This station's undo and redo pass over it.
  Result<Dot> take_back(const Dot& dot, const Id& staff, Journal::Done saved = {});

  /// Whether the personal data of the record "<type>/<id>" is erased.
  bool is_erased(std::string_view about) const;

  const SaveStatus& save_status() const { return *save_status_; }

  /// Called after each applied change (committed, loaded or merged) with what it altered, and after an erasure with an
  /// empty change and the fields that have gone.
  using Listener = std::function<void(const Change&, std::span<const State::Alteration>)>;
  void listen(Listener listener) { listener_ = std::move(listener); }

 private:
  friend class Image;
  static constexpr std::uint32_t changes_a_block = 8192;
  Dot make_change(std::vector<Operation> operations, const Id& staff, std::optional<Dot> undoes, Journal::Done saved);
  Stamp highest_seen(const std::vector<Operation>& operations) const;
  enum class Taken : std::uint8_t {
    nothing,  // It was here.
    blanks,   // It was here, with values that are erased in this copy of it.
    change,   // It is new.
  };
  Taken take(const ParsedChange& parsed, std::string_view line, bool is_kept);
  bool attach(const KeptLine& line);
  void note_line(LogEntry& entry, std::string_view line);
  void attach(LogEntry& entry, const Change& change, std::string_view line);
  void enter(Branch& branch, const ParsedChange& parsed, std::string_view line);
  void check_chain(Branch& branch, const Origin& origin, const ChainHash& previous);
  std::string line_of(const ExactDot& name) const;
  void note_fork(const Fork& fork);
  std::uint64_t own_named_by(const Change& change) const;
  void keep(std::vector<std::string> lines, Journal::Done saved);
  void append_to_journal(std::vector<std::string> lines, Journal::Done saved);
  void erase_from_journal(std::vector<std::string> records, Journal::Done saved);
  Journal::Done noting_outcome(std::size_t count, std::uint64_t changes, Journal::Done saved);
  std::span<const LogEntry> named(const Dot& dot) const;
  const LogEntry* find(const ExactDot& name) const;
  const LogEntry* find_first(const Dot& dot) const;
  static bool gives_something_back(const Change& change);

  std::vector<Change> changes_of(RecordType type, const Id& id) const;
  Change parsed(const Dot& dot) const;
  Change parsed_exactly(const ExactDot& name) const;

  void note_undoable(std::uint64_t seq, const Dot& undoes);
  void rebuild_undo_stacks();
  void drop_spent_undo();
  Result<Dot> make_inverse(std::vector<std::uint64_t>& stack, const Id& staff, Journal::Done saved);
  std::vector<Operation> inverse(const Change& change) const;
  void take_back_writes(const Record& record, const Operation& done, const Dot& dot, Operation& back) const;
  void take_back_edits(const Record& record, const Operation& done, const Dot& dot, Operation& back) const;

  // Erasure (replica_erasure.cpp)
  void note_erasures(const Change& change);
  /// Whether a line that comes in may have to be blanked.
  bool is_any_erased() const { return state_.erased() > 0 || !erased_unknown_.empty(); }
  bool concerns_erased(const Change& change) const;
  std::string without_erased(std::string_view line) const;
  bool take_blanks(const ExactDot& name, const LogEntry& entry, std::string_view line, bool is_kept);
  bool is_blanked_by_erasures(std::string_view line) const;
  void settle_erasures();
  void fold_blank(std::vector<State::Alteration>& alterations);
  void settle_unknown();
  void note_parts_of_erased();
  void note_parts_of_erased(const RecordSpec& type);
  bool belongs_to_erased(const Record& part) const;
  void rewrite(const ExactDot& name, std::string_view line);
  void note_kept_values(std::string_view line);
  std::vector<std::string> take_kept_values();

  Id id_;
  Id shop_;
  Clock* clock_;
  Random* random_;
  Journal* journal_;
  HybridClock hybrid_clock_;
  State state_;
  std::map<Id, Branch> log_;  // By replica.
  PackedLines lines_;         // Of the log.
  AlteredBlocks altered_changes_;
  std::size_t lines_missing_ = 0;
  bool all_lines_came_ = false;  // Just now.
  std::size_t next_line_ =
      0;  // Number of the change whose line is next, if they come in the order in which changes did.
  VersionVector have_;
  VersionVector applied_;
  VersionVector told_;  // Our own changes, and those of others that they name in `after`.
  Causality causality_;
  std::vector<Fork> forks_;
  VersionVector doubled_;
  bool is_id_shared_ = false;
  std::uint64_t own_named_ = 0;  // The highest number of a change of our own that another's change names.
  std::vector<std::uint64_t> undo_stack_;
  std::vector<std::uint64_t> redo_stack_;
  std::vector<std::pair<RecordType, Id>> newly_erased_;  // To be settled once all of a batch is in; so are the next.
  std::set<std::pair<RecordType, Id>> newly_blank_;      // Of some of their changes a blank copy came.
  std::set<std::string, std::less<>> erased_unknown_;    // Erased records of types this version does not know.
  bool newly_erased_unknown_ = false;
  std::set<std::string, std::less<>>
      kept_values_;  // Records of which the journal may keep values that the log has not.
  std::shared_ptr<SaveStatus> save_status_;
  Listener listener_;
};

}  // namespace counterbell
