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
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "model/schema.h"
#include "model/value.h"
#include "replica/change.h"

namespace counterbell {

/// One record's current content. A record exists from the first change that writes to it on.
class Record {
 public:
  RecordType type() const { return type_; }
  const Id& id() const { return id_; }

  /// The field's value now; absent when never written. For sets use `elements`.
  const Value& get(Field field) const;
  std::string_view text(Field field) const { return as_text(get(field)); }
  std::int64_t integer(Field field, std::int64_t otherwise = 0) const { return as_integer(get(field), otherwise); }
  bool flag(Field field) const { return as_bool(get(field)); }
  Id reference(Field field) const { return as_reference(get(field)); }

  /// When and in which change the value was written; zero stamp when never.
  Stamp written(Field field) const;
  Dot writer(Field field) const;

  /// The elements of a set field, sorted.
  std::vector<std::string> elements(Field field) const;
  bool has_element(Field field, std::string_view element) const;

  /// The earliest write to this record by (stamp, replica): when it was made, and by whom.
  Stamp created() const { return first_->stamp; }
  const Id& created_by() const { return first_->staff; }
  /// The change that made that write.
  const Dot& creator() const { return first_->change.dot; }
  /// When it was last written to.
  Stamp changed() const;
  /// The changes that write to this record, lowest first.
  std::vector<ExactDot> changes() const;
  /// Whether its personal data is erased: nothing personal is in it, and nothing personal can come into it.
  bool is_erased() const { return is_erased_; }

 private:
  friend class State;
  /// What a register knows of the change that wrote it; shared by all of the change's writes.
  struct Origin {
    Stamp stamp;
    ExactDot change;
    Id staff;
    /// Whether writes from here stand above writes from `other`.
    bool stands_above(const Origin& other) const;
  };
  struct Register {
    Field field;
    const Origin* origin;
    Value value;
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
  const Register* find_register(Field field) const;

  RecordType type_{};
  bool is_erased_ = false;
  Id id_;
  const Origin* first_ = nullptr;       // Of the lowest write.
  std::vector<const Origin*> origins_;  // Of all changes that write here.
  std::vector<Register> registers_;     // Sorted by field.
  std::vector<Addition> additions_;     // Sorted; those no removal cancels.
  std::vector<Addition> removals_;      // Sorted; the additions that removals cancel, which may arrive later.
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

  /// Applies one change; returns what it altered. Applying a change twice alters nothing.
  std::vector<Alteration> apply(const ParsedChange& parsed);

  /// Notes that the personal data of a record is erased, before the change that says so is applied; whether that is news.
  /// Takes nothing out: what is applied is blank already, and what was applied before is for fold_personal_again.
  bool note_erased(RecordType type, const Id& id);
  /// How many records' personal data is erased.
  std::size_t erased() const { return erased_; }
  /// Works out a record's personal fields anew, from `changes` alone, after values were erased from what was applied;
  /// returns what that may have altered.
  std::vector<Alteration> fold_personal_again(RecordType type, const Id& id, std::span<const ParsedChange> changes);

  /// The dots of the additions of `element` that stand now: what a removal must name as seen.
  std::vector<Dot> additions(RecordType type, const Id& id, Field field, std::string_view element) const;

  /// Every record and field in canonical order, for comparing two states in tests.
  std::string canonical_dump() const;

 private:
  Record& make(RecordType type, const Id& id);
  static void apply(Record& record, const Operation& operation, const Record::Origin& origin,
                    std::vector<Alteration>& alterations);
  static bool write(Record& record, const Write& write, const Record::Origin& origin);
  static bool add(Record& record, const SetEdit& edit, const Dot& dot);
  static bool remove(Record& record, const SetEdit& edit);

  std::vector<std::unordered_map<Id, Record, IdHash>> records_;  // By RecordType.
  std::deque<Record::Origin> origins_;                           // Of the changes that wrote something; never moved.
  std::size_t erased_ = 0;
};

}  // namespace counterbell
