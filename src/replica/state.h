// What all changes together come to: records of last-writer-wins registers and add-wins sets.
//
// Invariants
// 1. State is a function of the set of applied changes: not of their order, number of arrivals, or of any clock here.
// 2. Only applying a change alters it, and erasing from those applied.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/id_table.h"
#include "model/schema.h"
#include "model/value.h"
#include "replica/altered_blocks.h"
#include "replica/byte_store.h"
#include "replica/change.h"
#include "replica/origin.h"
#include "replica/stored_array.h"

namespace counterbell {

/// One record's current content. A record exists from the first change that writes to it on.
class Record {
 public:
  explicit Record(const Id& id) : id_(id) {}
  RecordType type() const { return type_; }
  const Id& id() const { return id_; }

  /// The field's value now; absent when never written. For sets use `elements`.
  Value get(Field field) const;
  /// The field's value, when it is of that kind: else "", `otherwise`, false, the zero id. A text stays where it is until the
  /// field is written again or erased.
  std::string_view text(Field field) const;
  std::int64_t integer(Field field, std::int64_t otherwise = 0) const;
  bool flag(Field field) const;
  Id reference(Field field) const;

  /// When and in which change the value was written; zero stamp when never.
  Stamp written(Field field) const;
  Dot writer(Field field) const;

  /// A value that was written, and when.
  struct Written {
    Stamp stamp;
    Value value;
  };
  /// All that was written to a field that keeps its past (model/schema.h), lowest first; the last one stands. Of other fields
  /// what stands.
  std::vector<Written> past(Field field) const;

  /// The elements of a set field, sorted.
  std::vector<std::string> elements(Field field) const;
  bool has_element(Field field, std::string_view element) const;

  /// The earliest write to this record by (stamp, replica): when it was made, and by whom.
  Stamp created() const { return first_->stamp; }
  const Id& created_by() const { return first_->author->staff; }
  /// The change that made that write.
  Dot creator() const { return first_->dot(); }
  /// When it was last written to.
  Stamp changed() const;
  /// The changes that write to this record, lowest first.
  std::vector<ExactDot> changes() const;
  /// Whether its personal data is erased: nothing personal is in it, and nothing personal can come into it.
  bool is_erased() const { return is_erased_; }

 private:
  friend class State;
  friend class Image;
  /// A value, in as little room as it takes: a large shop has millions. Texts and ids lie in the state's store.
  struct Register {
    enum class Kind : std::uint8_t { absent, boolean, number, text, id };
    Field field;
    Kind kind = Kind::absent;
    const Origin* origin;
    union {
      bool truth;
      std::int64_t number;
      const char* text;  ///< Its length in four bytes, then itself.
      const char* id;    ///< Its sixteen bytes.
    };
    std::string_view as_text() const;
    Id as_id() const;
    Value value() const;
  };
  /// A write to a field that keeps its past, which does not stand, or not any more.
  struct Past {
    Register write;
    const Past* next;
  };
  struct Addition {
    Field field;
    std::string element;
    Dot dot;
    auto operator<=>(const Addition&) const = default;
  };
  /// The standing additions of one field, or of one element of it.
  std::span<const Addition> additions(Field field) const;
  std::span<const Addition> additions(Field field, std::string_view element) const;
  struct Sets {
    std::vector<Addition> additions;  // Sorted; those no removal cancels.
    std::vector<Addition> removals;   // Sorted; the additions that removals cancel, which may arrive later.
  };
  const Register* find_register(Field field, Register::Kind kind) const;
  const Register* find_register(Field field) const;
  /// The writes to `field`, lowest first.
  std::vector<const Register*> writes(Field field) const;
  Sets& sets();

  RecordType type_{};
  bool is_erased_ = false;
  std::uint32_t number_ = 0;  // Its place among the records of its type, in the order in which they came.
  Id id_;
  const Origin* first_ = nullptr;       // Of the lowest write.
  StoredArray<const Origin*> origins_;  // Of all changes that write here.
  StoredArray<Register> registers_;     // Sorted by field.
  const Past* past_ = nullptr;          // In no particular order.
  std::unique_ptr<Sets> sets_;          // Null as long as nothing was added or removed: with most records for ever.
};

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

  /// Told of each field that an applied change altered, after all of the change is in.
  struct Alteration {
    const Record* record;
    Field field;
  };

  /// What applying a change did.
  struct Applied {
    const Origin* origin;                     ///< Stays valid as long as the state lives.
    std::span<const Alteration> alterations;  ///< Valid until the next change is applied.
  };
  /// Applies one change. Applying a change twice alters nothing.
  Applied apply(const ParsedChange& parsed);

  /// Notes that the personal data of a record is erased, before the change that says so is applied; whether that is news.
  /// Takes nothing out: what is applied is blank already, and what was applied before is for fold_personal_again.
  bool note_erased(RecordType type, const Id& id);
  /// How many records' personal data is erased.
  std::size_t erased() const { return erased_; }
  /// The change that came as the `number`-th, from 0; null when there were not so many.
  const Origin* origin(std::size_t number) const { return number < origins_.size() ? &origins_[number] : nullptr; }
  /// Works out a record's personal fields anew, from `changes` alone, after values were erased from what was applied;
  /// returns what that may have altered.
  std::vector<Alteration> fold_personal_again(RecordType type, const Id& id, std::span<const ParsedChange> changes);

  /// The dots of the additions of `element` that stand now: what a removal must name as seen.
  std::vector<Dot> additions(RecordType type, const Id& id, Field field, std::string_view element) const;

  /// Every record and field in canonical order, for comparing two states in tests.
  std::string canonical_dump() const;

 private:
  friend class Image;
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
  std::deque<Origin> origins_;                               // Of all changes; never moved.
  std::set<Author> authors_;                                 // That origins point to.
  ByteStore store_;                                          // What registers point to.
  ByteStore arrays_;                                         // The arrays of records.
  std::map<std::string, const char*, std::less<>> choices_;  // The names of choices, each of which is stored once.
  std::vector<Alteration> alterations_;                      // Of the change applied last.
  std::vector<AlteredBlocks> altered_records_;               // By RecordType.
  std::size_t erased_ = 0;
};

}  // namespace counterbell
