// One record of the state: last-writer-wins registers and add-wins sets.
#pragma once

#include <compare>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/id.h"
#include "model/schema.h"
#include "model/time.h"
#include "model/value.h"
#include "replica/change/change.h"
#include "replica/log/origin.h"
#include "replica/state/stored_array.h"

namespace counterbell {

/// The current content of one record. A record exists once a change has written to it.
class Record {
 public:
  explicit Record(const Id& id) : id_(id) {}
  RecordType type() const { return type_; }
  const Id& id() const { return id_; }

  /// The field's current value; absent when it was never written. For sets, use `elements`.
  Value get(Field field) const;
  /// The field's value if it is of that kind; otherwise "", `otherwise`, false or the zero id. The text stays valid until the field is
  /// written again or erased.
  std::string_view text(Field field) const;
  std::int64_t integer(Field field, std::int64_t otherwise = 0) const;
  Time time(Field field, Time otherwise = {}) const;
  bool flag(Field field) const;
  Id reference(Field field) const;

  /// When the value was written, and by which change; zero when it never was.
  Stamp written(Field field) const;
  Dot writer(Field field) const;
  /// Whether that change was an undo.
  bool is_written_by_undo(Field field) const;

  /// A value, when it was written, by which change, and by whom.
  struct Written {
    Stamp stamp;
    Value value;
    Dot by;
    Id staff;
    bool is_undo = false;
  };
  /// All values written to a field that keeps its past (model/schema.h), lowest first; the last one is the current one. For other
  /// fields only the current one.
  std::vector<Written> past(Field field) const;

  /// The elements of a set field, sorted.
  std::vector<std::string> elements(Field field) const;
  bool has_element(Field field, std::string_view element) const;

  /// When the record was created, and by whom: by the lowest change that writes to it.
  Stamp created() const { return first_->stamp; }
  const Id& created_by() const { return first_->author->staff; }
  /// The change that created it.
  Dot creator() const { return first_->dot(); }
  /// When it was last written to: the highest stamp of all changes that write to it.
  Stamp changed() const;
  /// The changes that write to this record, lowest first.
  std::vector<ExactDot> changes() const;
  /// Whether its personal data is erased: it holds no personal values and never will again.
  bool is_erased() const { return is_erased_; }

 private:
  friend class State;
  friend class Snapshot;
  /// The current value of a field, in little memory: a large shop has millions. Texts and ids lie in the state's store.
  struct Register {
    enum class Kind : std::uint8_t { absent, boolean, number, text, id };
    Field field;
    Kind kind = Kind::absent;
    const Origin* origin;
    union {
      bool truth;
      std::int64_t number;
      const char* text;  ///< Points to the length in four bytes, then the text.
      const char* id;    ///< Points to the sixteen bytes.
    };
    std::string_view as_text() const;
    Id as_id() const;
    Value value() const;
  };
  /// A write to a field that keeps its past, whose value is not the current one.
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
  /// The additions of one field, or of one element of it, that no removal has cancelled.
  std::span<const Addition> additions(Field field) const;
  std::span<const Addition> additions(Field field, std::string_view element) const;
  struct Sets {
    std::vector<Addition> additions;  // Sorted; only those that no removal has cancelled.
    std::vector<Addition> removals;   // Sorted; the additions that removals cancel, even those that arrive later.
  };
  const Register* find_register(Field field, Register::Kind kind) const;
  const Register* find_register(Field field) const;
  /// The writes to `field`, lowest first.
  std::vector<const Register*> writes(Field field) const;
  Sets& sets();

  RecordType type_{};
  bool is_erased_ = false;
  std::uint32_t number_ = 0;  // Its number among the records of its type, from 0 in the order in which they came.
  Id id_;
  const Origin* first_ = nullptr;       // Of the lowest change that writes to it.
  StoredArray<const Origin*> origins_;  // Of all changes that write to it.
  StoredArray<Register> registers_;     // Sorted by field.
  const Past* past_ = nullptr;          // In no particular order.
  std::unique_ptr<Sets> sets_;          // Null until something is added or removed, which for most records is never.
};

}  // namespace counterbell
