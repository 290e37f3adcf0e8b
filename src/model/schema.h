// The schema: types of record, their fields, and the rules of each field. The lists themselves are in records.def.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "words/text.h"

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

/// What a field holds. How it merges follows from that.
enum class FieldType : std::uint8_t { text, integer, time, boolean, choice, reference, set };

/// How concurrent writes to a field are merged (replica/FORMAT.md, section 5).
enum class MergeRule : std::uint8_t {
  last_writer_wins,  ///< The write with the highest (stamp, replica id) stands; the others stay in history.
  add_wins,          ///< Per element: an addition survives every removal whose author had not seen it.
};

enum class Privacy : std::uint8_t { personal, business };
enum class Finding : std::uint8_t { searchable, unsearched };

/// One value of a choice field: its name in files and what people call it.
struct Choice {
  std::string_view name;
  Words label;
};

/// What a reference means for the record that holds it (records.def).
enum class Relation : std::uint8_t { none, names, owner, part_of };

struct FieldSpec {
  Field field;
  RecordType record;
  std::string_view name;  ///< In files.
  Words label;            ///< On screen.
  FieldType type;
  MergeRule merge;
  Privacy privacy;
  Finding finding;
  std::span<const Choice> choices;  ///< Empty unless type is choice.
  bool keeps_past;                  ///< The state also keeps the earlier values: targets are worked out from them.
  bool is_setting;                  ///< Undo takes back a change of this field, in a record that has no trash.
  Relation relation;                ///< none unless type is reference.
  RecordType target;                ///< What a reference names; meaningless for other fields.
};

/// What holds for all records of a type (records.def).
struct RecordKind {
  bool is_counted = false;
  bool is_read_ahead = false;
  bool is_made_by_rules = false;
};

struct RecordSpec {
  RecordType record;
  std::string_view name;        ///< In files.
  Words label;                  ///< On screen.
  LiteralWith<1> one = "{0}";   ///< On screen, with the number 1.
  LiteralWith<1> many = "{0}";  ///< With any other.
  RecordKind kind;
  std::span<const FieldSpec> fields;
  std::optional<Field> title = {};  ///< What people call the record in a list.
  std::optional<Field> trash = {};  ///< The boolean that hides the record.
  std::optional<Field> owner = {};  ///< The reference to the record that it belongs to and is erased with.
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
Words choice_label(Field field, std::string_view name [[clang::lifetimebound]]);
/// Whether this version knows the choice `name` of `field`.
bool is_known_choice(Field field, std::string_view name);

}  // namespace counterbell
