// One station's copy of the shop: its log of changes, the state that they result in, and the functions that make new changes.
//
// Invariants
// 1. The log only grows. A change in it is never altered, except that erasure blanks personal values (FORMAT.md, "Erasure"): all of
//    a record's, in all of its changes, once its erasure is in the log; and those of a change of which a blank copy has come.
// 2. This replica's own sequence numbers have no gaps, and each of its changes names the hash of the one before. An id that turns
//    out to be used elsewhere too is not used here any more.
// 3. A change made here beats every value its author saw: its stamp is above the stamp of each value that it writes over.
// 4. The state depends only on which changes are in the log, not on the order in which they arrived.
// 5. The changes that a station has and those that it understood completely are counted separately. What it did not understand is
//    kept and passed on untouched.
// 6. Nothing is reported as saved before the journal has confirmed it.
#pragma once

#include <chrono>
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
#include "replica/change/change.h"
#include "replica/change/version_vector.h"
#include "replica/environment.h"
#include "replica/log/branch.h"
#include "replica/log/causality.h"
#include "replica/log/packed_line.h"
#include "replica/state/state.h"

namespace counterbell {

/// One line of a record's history.
struct HistoryEntry {
  enum class Kind : std::uint8_t {
    value,          ///< A field was written.
    erased_values,  ///< Personal values were written and have since been erased. `field`, `before` and `after` mean nothing.
    erasure,        ///< The record's personal data was erased. They mean nothing here either.
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
  bool lost = false;  ///< Somebody who had not seen this write wrote over it (FORMAT.md, "History").
  bool is_undo = false;
};

/// Two different changes with the same name, or a change that names as its previous one a change other than the one here: a copied
/// profile or a restored backup was used. All of these changes count, at every station.
struct Fork {
  Dot dot;
  ChainHash ours;    ///< The hash of the change that was here first.
  ChainHash theirs;  ///< The hash of another one, which need not be here yet.
  bool operator==(const Fork&) const = default;
};

/// How saving goes.
struct SaveStatus {
  std::size_t pending = 0;       ///< Changes handed to the journal and not yet confirmed.
  std::uint64_t saved = 0;       ///< Changes confirmed since the start.
  std::optional<Error> trouble;  ///< Why the last attempt failed; nothing once one has succeeded.
};

class Replica {
 public:
  /// `id` names this station's changes: a fresh one at set-up, the same one at every start after that. The clock, the random source
  /// and the journal must outlive the replica. `journal` may be null: then nothing is kept (command line, tests).
  Replica(Id id, Id shop, Clock& clock, Random& random, Journal* journal);

  const Id& id() const { return id_; }
  /// Whether this station's id is also used elsewhere: a change under it came from another station, or other stations' changes name one
  /// under it that was never here. So this profile was copied or restored from a backup. It must take a fresh id (renew_id) before it
  /// makes its next change.
  bool is_id_shared() const;
  /// To be called before changes are merged, with those of them that are under this id, and the highest number under this id that the
  /// others name: notes whether they show that the id is also used elsewhere. It can then be renewed before they are kept; otherwise,
  /// after a crash, they would look like changes of our own.
  void foresee(std::span<const ExactDot> own, std::uint64_t highest_named);
  /// Takes a fresh id, which the device must keep before the next change is made. The changes made under the old id stay, but undo() no
  /// longer takes them back.
  const Id& renew_id();
  /// The shop that all changes here belong to: the id of its shop record. Other shops' files are refused.
  const Id& shop() const { return shop_; }
  const State& state() const { return state_; }
  Random& random() const { return *random_; }
  Clock& clock() const { return *clock_; }

  /// A fresh random id.
  Id new_id();

  /// Makes a change from `operations`: stamps it, applies it and hands it to the journal. Returns its name. `saved` (optional) is called
  /// once the journal has confirmed it or failed to keep it; without a journal, before this returns. Operations that write nothing new
  /// are recorded too. A change longer than max_line_bytes, which no screen lets anybody type, is not made: then `saved` is called with
  /// a failure, and the returned name is zero.
  Dot commit(std::vector<Operation> operations, const Id& staff, Journal::Done saved = {});

  /// Takes lines that this device kept earlier, in any order. Damaged lines are reported, and the others are taken. The journal is not
  /// called, unless it still keeps values that are erased, because it was interrupted: then it is told again to erase them.
  struct LoadReport {
    std::size_t changes = 0;
    std::vector<Error> damaged;
  };
  LoadReport load(std::span<const KeptLine> lines);
  LoadReport load(std::span<const std::string_view> lines);
  /// The same in parts, which takes less memory: adds to `report`. To be followed by settle_load(), which does what needs all of the
  /// lines: undo, and erasures.
  void load_part(std::span<const KeptLine> lines, LoadReport& report);
  void settle_load();

  /// Whether the line of every change is here. A start from a snapshot (snapshot.h) does not bring them; load() does. Until then,
  /// everything that needs lines must wait: history, undo, erasing, and handing out changes.
  bool has_all_lines() const { return lines_missing_ == 0; }

  /// Takes lines that were made elsewhere under this replica's id as its own, and hands them to the journal.
  void adopt(std::vector<std::string> lines);

  /// Takes changes from another station, already parsed by parse_line, with their lines. Returns how many were new. Hands the lines of
  /// those to the journal in one transaction.
  std::size_t merge(std::span<const ParsedChange> changes, std::span<const std::string_view> lines,
                    Journal::Done saved = {});

  /// The changes that this station has (all in the log), and those of them that this version fully understood.
  const VersionVector& have() const { return have_; }
  const VersionVector& applied() const { return applied_; }
  /// The forks noticed so far, one for each name.
  const std::vector<Fork>& forks() const { return forks_; }
  /// The names that several changes here have.
  const VersionVector& doubled() const { return doubled_; }
  bool has(const ExactDot& name) const { return find(name) != nullptr; }
  /// The hash of the change with that name, or nothing when it is not here. Of several, the lowest.
  std::optional<ChainHash> hash(const Dot& dot) const;
  /// When and by whom the change with that name was made; null when it is not here. Of several, the one with the lowest hash.
  const Origin* origin(const Dot& dot) const;

  /// Replicas whose clock seems to be more than HybridClock::max_lead ahead of this device's, going by their newest stamp; each with
  /// how far it is ahead.
  std::vector<std::pair<Id, std::chrono::milliseconds>> clocks_ahead() const;

  /// The line of the change with that name, or nothing when it is not here. Of several, the one with the lowest hash.
  std::optional<std::string> line(const Dot& dot) const;
  /// Calls `visit` with the line of each change of that name: one, none when it is not here, or several after a fork. Each line is valid
  /// only during its visit.
  void visit_lines_of(const Dot& dot, const std::function<void(std::string_view)>& visit) const;

  /// Calls `visit` with the line of each change that `receiver` lacks, in canonical order (replica, sequence number, hash). Includes all
  /// changes that share their name with another one, even when the receiver has that name, since nobody knows which of them it has.
  /// Each line is valid only during its visit.
  void visit_lines(const VersionVector& receiver, const std::function<void(const Dot&, std::string_view)>& visit) const;

  /// Whether the author of `later` had seen `earlier`. False while a change that would say so is still missing.
  bool had_seen(const Dot& later, const Dot& earlier) const { return causality_.had_seen(later, earlier); }
  /// For each write to a field, lowest first, the change whose author decided on its value: the one that wrote it or, when that is an undo
  /// which gave back an earlier value, the one that had first put it there. Needs has_all_lines().
  std::vector<Dot> deciders(const Record& record, Field field) const;

  /// Everything that was written to a record, lowest change first, including values that lost.
  std::vector<HistoryEntry> history(RecordType type, const Id& id) const;

  /// The newest change made here that can be undone, or redone; a screen names it to the user.
  std::optional<Change> next_undo() const;
  std::optional<Change> next_redo() const;
  /// Makes the inverse of next_undo(), or of next_redo(): sets each field that still holds what the change wrote back to the value before,
  /// and takes back its edits of sets. A record that the change created is not removed: its trash (RecordSpec) is set instead, if it has
  /// one. `saved` is as for commit. Fails with `not_found` when there is nothing to undo, and with `invalid` when nothing of the change can
  /// be taken back any more.
  Result<Dot> undo(const Id& staff, Journal::Done saved = {});
  Result<Dot> redo(const Id& staff, Journal::Done saved = {});

  /// Makes the inverse of another replica's change in the same way. undo() and redo() skip such a change.
  Result<Dot> take_back(const Dot& dot, const Id& staff, Journal::Done saved = {});

  /// Whether the personal data of the record "<type>/<id>" is erased.
  bool is_erased(std::string_view about) const;

  const SaveStatus& save_status() const { return *save_status_; }

  /// Called after each applied change (committed, loaded or merged) with what it altered; and with an empty change after an erasure, with
  /// the fields whose values are gone, and when the last of the missing lines has come.
  using Listener = std::function<void(const Change&, std::span<const State::Alteration>)>;
  void listen(Listener listener) { listener_ = std::move(listener); }

 private:
  friend class Snapshot;
  static constexpr std::uint32_t changes_a_block = 8192;

  // Finding changes (replica.cpp)
  std::span<const LogEntry> named(const Dot& dot) const;
  const LogEntry* find(const ExactDot& name) const;
  const LogEntry* find_first(const Dot& dot) const;
  std::string line_of(const ExactDot& name) const;

  // Making changes (replica_commit.cpp)
  Dot make_change(std::vector<Operation> operations, const Id& staff, std::optional<Dot> undoes, Journal::Done saved);
  Stamp highest_seen(const std::vector<Operation>& operations) const;

  // Loading lines (replica_load.cpp)
  bool attach(const KeptLine& line);
  void attach(LogEntry& entry, const Change& change, std::string_view line);
  void note_line(LogEntry& entry, std::string_view line);

  // Receiving changes (replica_receive.cpp)
  enum class Taken : std::uint8_t {
    nothing,  // The change was here already.
    blanks,   // It was here, but with values that are blank in this copy, which are now blank here too.
    change,   // The change is new.
  };
  Taken take(const ParsedChange& parsed, std::string_view line, bool is_kept);
  void enter(Branch& branch, const ParsedChange& parsed, std::string_view line);
  void check_chain(Branch& branch, const Origin& origin, const ChainHash& previous);
  void note_fork(const Fork& fork);

  // This replica's id (replica_identity.cpp)
  std::uint64_t own_named_by(const Change& change) const;

  // The journal (replica_journal.cpp)
  void keep(std::vector<std::string> lines, Journal::Done saved);
  void append_to_journal(std::vector<std::string> lines, Journal::Done saved);
  void erase_from_journal(std::vector<std::string> records, Journal::Done saved);
  Journal::Done noting_outcome(std::size_t count, std::uint64_t changes, Journal::Done saved);

  // History (replica_history.cpp)
  std::vector<Change> changes_of(RecordType type, const Id& id) const;
  Change parsed(const Dot& dot) const;
  Change parsed_exactly(const ExactDot& name) const;

  // Undo (replica_undo.cpp)
  static bool gives_something_back(const Change& change);
  void note_undoable(std::uint64_t seq, const Dot& undoes);
  void rebuild_undo_stacks();
  void drop_spent_undo();
  Result<Dot> make_inverse(std::vector<std::uint64_t>& stack, const Id& staff, Journal::Done saved);
  std::vector<Operation> inverse(const Change& change) const;
  void take_back_writes(const Record& record, const Operation& done, const Dot& dot, Operation& back) const;
  void take_back_edits(const Record& record, const Operation& done, const Dot& dot, Operation& back) const;

  // Erasure (replica_erasure.cpp)
  void note_erasures(const Change& change);
  /// Whether parts of an incoming line may have to be blanked.
  bool is_any_erased() const { return state_.erased() > 0 || !erased_unknown_.empty(); }
  bool concerns_erased(const Change& change) const;
  std::string without_erased(std::string_view line) const;
  bool take_blanks(const ExactDot& name, const LogEntry& entry, std::string_view line, bool is_kept);
  bool is_blanked_by_erasures(std::string_view line) const;
  void settle_erasures();
  void rebuild_blank(std::vector<State::Alteration>& alterations);
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
  bool all_lines_came_ = false;  // The last missing line has just come; the listener has not been told yet.
  std::size_t next_line_ = 0;    // The change whose line is next, if lines come in the order in which changes came.
  VersionVector have_;
  VersionVector applied_;
  VersionVector told_;  // Our own changes, and the changes of others that they name in `after`.
  Causality causality_;
  std::vector<Fork> forks_;
  VersionVector doubled_;
  bool is_id_shared_ = false;
  std::uint64_t own_named_ = 0;  // The highest number of a change of ours that a change of another replica names.
  std::vector<std::uint64_t> undo_stack_;
  std::vector<std::uint64_t> redo_stack_;
  // Until settle_erasures, at the end of a batch of changes: the records that the batch erases, and those of which it brought a blank
  // copy of some change.
  std::vector<std::pair<RecordType, Id>> newly_erased_;
  std::set<std::pair<RecordType, Id>> newly_blank_;
  std::set<std::string, std::less<>> erased_unknown_;  // Erased records of types that this version does not know.
  bool newly_erased_unknown_ = false;                  // The batch added some of those.
  std::set<std::string, std::less<>> kept_values_;  // Records of which the journal may keep values that the log lacks.
  std::shared_ptr<SaveStatus> save_status_;
  Listener listener_;
};

}  // namespace counterbell
