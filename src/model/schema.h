// What a shop knows: record types, their fields and each field's rules. The lists themselves are in records.def.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace counterbell {

/// The types of record, in the order of records.def.
enum class RecordType : std::uint8_t {
#define COUNTERBELL_RECORD(record, kind, label, one, many) record,
#define COUNTERBELL_FIELD(record, field, type, privacy, finding, label)
#include "model/records.def"
};

inline constexpr std::size_t record_type_count = 0
#define COUNTERBELL_RECORD(record, kind, label, one, many) +1
#define COUNTERBELL_FIELD(record, field, type, privacy, finding, label)
#include "model/records.def"
    ;

/// Every field of every record: Field::ticket_subject and so on, in the order of records.def.
enum class Field : std::uint8_t {
#define COUNTERBELL_RECORD(record, kind, label, one, many)
#define COUNTERBELL_FIELD(record, field, type, privacy, finding, label) record##_##field,
#include "model/records.def"
};

/// What a field holds, and with it how it merges.
enum class FieldType : std::uint8_t { text, integer, time, boolean, choice, reference, set };

/// How concurrent writes of a field come together (design section 4).
enum class MergeRule : std::uint8_t {
  last_writer_wins,  ///< The write with the highest (stamp, replica id) stands; the others stay in history.
  add_wins,          ///< Per element: an addition survives every removal that had not seen it.
};

enum class Privacy : std::uint8_t { personal, business };
enum class Finding : std::uint8_t { searchable, unsearched };

/// One value of a choice field: its name in files and what people call it.
struct Choice {
  std::string_view name;
  std::string_view label;
};

/// What a reference means for the record that holds it (records.def).
enum class Relation : std::uint8_t { none, names, owner, part_of };

struct FieldSpec {
  Field field;
  RecordType record;
  std::string_view name;   ///< In files.
  std::string_view label;  ///< On screen (English; the key into other catalogues).
  FieldType type;
  MergeRule merge;
  Privacy privacy;
  Finding finding;
  std::span<const Choice> choices;  ///< Empty unless type is choice.
  bool keeps_past;    ///< What was written before it is kept in the state, too: targets are worked out from it.
  bool is_setting;    ///< Undo takes back a change of it, in a record that has no trash.
  Relation relation;  ///< none unless type is reference.
  RecordType target;  ///< What a reference names; meaningless in any other field.
};

/// What is so of all records of a type (records.def).
struct RecordKind {
  bool is_counted = false;
  bool is_read_ahead = false;
  bool is_made_by_rules = false;
};

struct RecordSpec {
  RecordType record;
  std::string_view name;   ///< In files.
  std::string_view label;  ///< On screen.
  std::string_view one;    ///< On screen, after the number 1.
  std::string_view many;   ///< After any other.
  RecordKind kind;
  std::span<const FieldSpec> fields;
  std::optional<Field> title = {};  ///< By which people call it in a list.
  std::optional<Field> trash = {};  ///< The boolean that takes it out of sight.
  std::optional<Field> owner = {};  ///< The reference to the record that it is kept for, and erased with.
  bool is_part = false;             ///< The log itself erases it with its owner.
  bool is_personal = false;         ///< Any of its fields is.
  bool is_searchable = false;       ///< Any of its fields is.
};

/// Every record type, in the order of RecordType.
std::span<const RecordSpec> all_records();
/// Every field, in the order of Field.
std::span<const FieldSpec> all_fields();

const RecordSpec& spec(RecordType record);
const FieldSpec& spec(Field field);

/// The record type called `name` in files, or nothing when this version knows none.
std::optional<RecordType> find_record(std::string_view name);
/// The field of `record` called `name` in files, or nothing when this version knows none.
std::optional<Field> find_field(RecordType record, std::string_view name);

/// What people call the choice `name` of `field`; the name itself when this version does not know it.
std::string_view choice_label(Field field, std::string_view name);
/// Whether this version knows the choice `name` of `field`.
bool is_known_choice(Field field, std::string_view name);

}  // namespace counterbell
