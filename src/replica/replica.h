// One station's copy of the shop: its log of changes, the state they come to, and the way to make new ones.
//
// Invariants
// 1. The log only grows. A change, once in it, is never altered (erasure, which blanks personal values, excepted).
// 2. This replica's own sequence numbers are gapless, and each change names the hash of the one before.
// 3. A change made here beats every value its author saw: its stamp is above the stamp of each register it writes.
// 4. State equals the fold of the log, in whatever order its changes came in.
// 5. What a station has and what it could apply are counted apart; what it could not is kept and passed on untouched.
// 6. Nothing is told as saved before the journal has said so.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "model/error.h"
#include "replica/change.h"
#include "replica/environment.h"
#include "replica/state.h"
#include "replica/version_vector.h"

namespace counterbell {

/// How a change came to light on a screen: one line of a record's history.
struct HistoryEntry {
  Dot dot;
  Stamp stamp;
  Id staff;
  RecordType record;
  Id id;
  Field field;
  Value before;         ///< For sets: absent.
  Value after;          ///< For sets: the element.
  bool added = true;    ///< For sets: added or removed.
  bool lost = false;    ///< A concurrent write won: `after` was never, or is no longer because of that write, the value.
  bool is_undo = false;
};

/// Two changes with one name: a copied profile or a restored backup was used again.
struct Fork {
  Dot dot;
  ChainHash ours;
  ChainHash theirs;
};

/// How far saving has come.
struct SaveStatus {
  std::size_t pending = 0;        ///< Changes handed to the journal and not yet confirmed.
  std::uint64_t saved = 0;        ///< Changes confirmed since start.
  std::optional<Error> trouble;   ///< Why the last attempt failed; cleared by the next success.
};

class Replica {
 public:
  /// `id` names this station's branch of the log: fresh at set-up, the same at every start after it.
  /// The environment must outlive the replica. `journal` may be null: then nothing is kept (command line, tests).
  Replica(Id id, Id shop, Clock& clock, Random& random, Journal* journal);

  const Id& id() const { return id_; }
  /// The shop all changes here belong to: the id of its shop record. Files of other shops are refused.
  const Id& shop() const { return shop_; }
  const State& state() const { return state_; }
  Random& random() { return *random_; }
  Clock& clock() { return *clock_; }

  /// A fresh random id.
  Id new_id();

  /// Makes a change from `operations`: stamps it, applies it, hands it to the journal. `saved` (optional) is called when
  /// the journal confirmed it or failed. Returns its name. Operations that write nothing new are still recorded.
  Dot commit(std::vector<Operation> operations, const Id& staff, Journal::Done saved = {});

  /// Takes lines this device kept earlier; no journal is involved. Damaged lines are reported, the others taken.
  struct LoadReport {
    std::size_t changes = 0;
    std::vector<Error> damaged;
  };
  LoadReport load(std::span<const std::string_view> lines);

  /// Takes changes from another station, already validated by parse_line. Returns how many were new. Their lines go to
  /// the journal in one transaction per call.
  std::size_t merge(std::span<const ParsedChange> changes, std::span<const std::string_view> lines,
                    Journal::Done saved = {});

  /// What this station has (every change in the log) and what of it this version fully understood.
  const VersionVector& have() const { return have_; }
  const VersionVector& applied() const { return applied_; }
  const std::vector<Fork>& forks() const { return forks_; }
  /// The stored hash of a change, or nothing when it is not here.
  std::optional<ChainHash> hash(const Dot& dot) const;

  /// Replicas whose newest change is stamped more than HybridClock::max_lead_ms ahead of this device's clock, with how far.
  std::vector<std::pair<Id, std::int64_t>> clocks_ahead() const;

  /// The line of each change that `receiver` lacks, in canonical order (replica, then sequence number).
  void visit_lines(const VersionVector& receiver, const std::function<void(const Dot&, std::string_view)>& visit) const;

  /// Everything written to a record, oldest first, values that lost included.
  std::vector<HistoryEntry> history(RecordType type, const Id& id) const;

  /// The newest change made here that can be undone, or redone; parsed, so that a screen can name it.
  std::optional<Change> next_undo() const;
  std::optional<Change> next_redo() const;
  /// Makes the inverse of next_undo(): gives back each register it wrote that still holds what it wrote, and takes back its
  /// set edits. A record it created is not removed: the desk names in `created_flag` the flag to set instead (a ticket's
  /// trashed, a message's withdrawn); none when the record type has no such flag. Fails when there is nothing to undo.
  using CreatedFlag = std::function<std::optional<Field>(RecordType)>;
  Result<Dot> undo(const Id& staff, const CreatedFlag& created_flag, Journal::Done saved = {});
  Result<Dot> redo(const Id& staff, const CreatedFlag& created_flag, Journal::Done saved = {});

  const SaveStatus& save_status() const { return *save_status_; }

  /// Called after each applied change (committed, loaded or merged) with what it altered.
  using Listener = std::function<void(const Change&, std::span<const State::Alteration>)>;
  void listen(Listener listener) { listener_ = std::move(listener); }

 private:
  struct Entry {
    std::string line;
    Stamp stamp;
    ChainHash hash{};
    bool understood = true;
  };

  bool take(ParsedChange parsed, std::string line);
  void append_to_journal(std::vector<std::string> lines, Journal::Done saved);

  Id id_;
  Id shop_;
  Clock* clock_;
  Random* random_;
  Journal* journal_;
  HybridClock hybrid_clock_;
  State state_;
  std::map<Id, std::map<std::uint64_t, Entry>> log_;
  std::unordered_map<Id, std::vector<Dot>, IdHash> touching_;  // By record: the changes that write to it.
  VersionVector have_;
  VersionVector applied_;
  std::vector<Fork> forks_;
  std::vector<std::uint64_t> undo_stack_;
  std::vector<std::uint64_t> redo_stack_;
  std::shared_ptr<SaveStatus> save_status_;
  Listener listener_;
};

}  // namespace counterbell
