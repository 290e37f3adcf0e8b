// The state: what all changes together result in. Records of last-writer-wins registers and add-wins sets.
//
// Invariants
// 1. The state depends only on the set of applied changes: not on their order, on how often they arrive, or on any clock here.
// 2. Only applying a change alters it, and erasing values of applied changes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/id_table.h"
#include "model/schema.h"
#include "model/value.h"
#include "replica/bytes/byte_store.h"
#include "replica/change/change.h"
#include "replica/log/altered_blocks.h"
#include "replica/log/origin.h"
#include "replica/state/record.h"

namespace counterbell {

class State {
 public:
  State();
  State(const State&) = delete;  // Records point into it.
  State& operator=(const State&) = delete;

  /// The record, or null when nothing was ever written to it. Pointers stay valid as long as the state lives.
  const Record* find(RecordType type, const Id& id) const;
  std::size_t count(RecordType type) const;
  /// Calls `visit` for each record of `type`, in no particular order.
  void for_each(RecordType type, const std::function<void(const Record&)>& visit) const;

  /// A field of a record that was altered.
  struct Alteration {
    const Record* record;
    Field field;
  };

  /// What applying a change did.
  struct Applied {
    const Origin* origin;                     ///< Stays valid as long as the state lives.
    std::span<const Alteration> alterations;  ///< Valid until the next change is applied.
  };
  /// Applies one change, which must not have been applied before.
  Applied apply(const ParsedChange& parsed);

  /// Notes that the personal data of a record is erased; to be called before the change that erases it is applied. Returns false when
  /// that was known. Takes no values out of the record; rebuild_personal does.
  bool note_erased(RecordType type, const Id& id);
  /// The number of records whose personal data is erased.
  std::size_t erased() const { return erased_; }
  /// The origin of the change with that number (Origin::number); null when there are not that many.
  const Origin* origin(std::size_t number) const { return number < origins_.size() ? &origins_[number] : nullptr; }
  /// Sets a record's personal fields to what `changes` wrote, and clears those that none of them wrote, after values were erased. Returns
  /// all personal fields of the record: that it is erased may itself be the news.
  std::vector<Alteration> rebuild_personal(RecordType type, const Id& id, std::span<const ParsedChange> changes);

  /// The changes whose additions of `element` are not cancelled: a removal must name them in `seen`.
  std::vector<Dot> additions(RecordType type, const Id& id, Field field, std::string_view element) const;

  /// All records and fields in canonical order, for comparing two states in tests.
  std::string canonical_dump() const;

 private:
  friend class Snapshot;
  static constexpr std::uint32_t records_a_block = 1024;
  using Register = Record::Register;

  const Origin& note_origin(const ParsedChange& parsed);
  const Origin& note_origin(Origin origin);
  Record& make(RecordType type, const Id& id);
  void apply(Record& record, const Operation& operation, const Origin& origin);
  bool write(Record& record, const Write& write, const Origin& origin);
  void keep_past(Record& record, const Register& write);
  void set(Register& place, const Value& value);
  const char* stored_text(Field field, std::string_view text);
  static bool add(Record& record, const SetEdit& edit, const Dot& dot);
  static bool remove(Record& record, const SetEdit& edit);

  std::vector<IdTable<Record>> records_;                     // By RecordType.
  std::deque<Origin> origins_;                               // Of all changes, by their numbers. They never move.
  std::set<Author> authors_;                                 // The authors that origins point to.
  ByteStore store_;                                          // The texts and ids that registers point to.
  ByteStore arrays_;                                         // The arrays of records.
  std::map<std::string, const char*, std::less<>> choices_;  // The names of choices: each is stored only once.
  std::vector<Alteration> alterations_;                      // Of the change applied last.
  std::vector<AlteredBlocks> altered_records_;               // By RecordType.
  std::size_t erased_ = 0;
};

}  // namespace counterbell
