// What a shop knows: record types, their fields and each field's rules. The lists themselves are in fields.def.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace counterbell {

/// The types of record, in the order of fields.def.
enum class RecordType : std::uint8_t {
#define COUNTERBELL_RECORD(record, label) record,
#define COUNTERBELL_FIELD(record, field, type, privacy, finding, label)
#include "model/fields.def"
};

/// Every field of every record: Field::ticket_subject and so on, in the order of fields.def.
enum class Field : std::uint8_t {
#define COUNTERBELL_RECORD(record, label)
#define COUNTERBELL_FIELD(record, field, type, privacy, finding, label) record##_##field,
#include "model/fields.def"
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
  bool keeps_past;  ///< What was written before it is kept in the state, too: promises are reckoned from it.
};

struct RecordSpec {
  RecordType record;
  std::string_view name;   ///< In files.
  std::string_view label;  ///< On screen.
  std::span<const FieldSpec> fields;
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
