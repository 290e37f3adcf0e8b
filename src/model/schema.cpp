#include "model/schema.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace counterbell {
namespace {

// The lists of choices, named as the types in records.def name them.
constexpr Choice role_choices[] = {{"staff", tr("Staff")}, {"supervisor", tr("Supervisor")}, {"owner", tr("Owner")}};
constexpr Choice channel_choices[] = {
    {"counter", tr("Counter")},     {"phone", tr("Phone")},           {"e-mail", tr("E-mail")},
    {"chat", tr("Chat")},           {"text", trc("channel", "Text")}, {"social", trc("channel", "Social")},
    {"web", trc("channel", "Web")}, {"letter", tr("Letter")},         {"kiosk", tr("Kiosk")}};
constexpr Choice state_choices[] = {{"new", trc("state", "New")}, {"open", trc("state", "Open")},
                                    {"pending", tr("Pending")},   {"on_hold", tr("On hold")},
                                    {"solved", tr("Solved")},     {"closed", trc("state", "Closed")}};
constexpr Choice priority_choices[] = {
    {"low", tr("Low")}, {"normal", tr("Normal")}, {"high", tr("High")}, {"urgent", tr("Urgent")}};
constexpr Choice direction_choices[] = {
    {"to_customer", tr("To customer")}, {"from_customer", tr("From customer")}, {"note", tr("Note")}};
constexpr Choice reopening_choices[] = {{"continue", tr("The time goes on")},
                                        {"restart", tr("The time starts anew")},
                                        {"ignore", tr("Nothing is counted any more")}};

/// What a type named in records.def stands for.
struct TypeSpec {
  FieldType type;
  std::span<const Choice> choices = {};
  bool keeps_past = false;
  bool is_setting = false;
  bool is_title = false;
  bool is_trash = false;
  Relation relation = Relation::none;
  RecordType target = {};
};

namespace types {
using enum RecordType;  // what a reference names
constexpr TypeSpec text{FieldType::text};
constexpr TypeSpec integer{FieldType::integer};
constexpr TypeSpec time{FieldType::time};
constexpr TypeSpec boolean{FieldType::boolean};
constexpr TypeSpec set{FieldType::set};
constexpr TypeSpec role{FieldType::choice, role_choices};
constexpr TypeSpec channel{FieldType::choice, channel_choices};
constexpr TypeSpec state{FieldType::choice, state_choices};
constexpr TypeSpec priority{FieldType::choice, priority_choices};
constexpr TypeSpec direction{FieldType::choice, direction_choices};
constexpr TypeSpec reopening{FieldType::choice, reopening_choices};
constexpr TypeSpec title{.type = FieldType::text, .is_title = true};
constexpr TypeSpec trash{.type = FieldType::boolean, .is_trash = true};

constexpr TypeSpec reference(RecordType to, Relation relation = Relation::names) {
  return {.type = FieldType::reference, .relation = relation, .target = to};
}
constexpr TypeSpec owner(RecordType of) { return reference(of, Relation::owner); }
constexpr TypeSpec part_of(RecordType whole) { return reference(whole, Relation::part_of); }
constexpr TypeSpec past(TypeSpec type) {
  type.keeps_past = true;
  return type;
}
constexpr TypeSpec setting(TypeSpec type) {
  type.is_setting = true;
  return type;
}

/// The type of each field, in the order of the fields.
constexpr TypeSpec of_fields[] = {
#define COUNTERBELL_RECORD(record, kind, label, one, many)
#define COUNTERBELL_FIELD(record, field, type, privacy, finding, label) type,
#include "model/records.def"
};
}  // namespace types

namespace kinds {
constexpr RecordKind plain;
constexpr RecordKind counted{.is_counted = true};
constexpr RecordKind read_ahead{.is_read_ahead = true};
constexpr RecordKind made_by_rules{.is_made_by_rules = true};
}  // namespace kinds

constexpr const TypeSpec& type_of(Field field) { return types::of_fields[static_cast<std::size_t>(field)]; }

constexpr MergeRule merge_rule(FieldType type) {
  return type == FieldType::set ? MergeRule::add_wins : MergeRule::last_writer_wins;
}

constexpr FieldSpec field_spec(Field field, RecordType record, std::string_view name, Privacy privacy, Finding finding,
                               Words label) {
  const TypeSpec& type = type_of(field);
  return {.field = field,
          .record = record,
          .name = name,
          .label = label,
          .type = type.type,
          .merge = merge_rule(type.type),
          .privacy = privacy,
          .finding = finding,
          .choices = type.choices,
          .keeps_past = type.keeps_past,
          .is_setting = type.is_setting,
          .relation = type.relation,
          .target = type.target};
}

constexpr FieldSpec field_specs[] = {
#define COUNTERBELL_RECORD(record, kind, label, one, many)
#define COUNTERBELL_FIELD(record, field, type, privacy, finding, label) \
  field_spec(Field::record##_##field, RecordType::record, #field, Privacy::privacy, Finding::finding, tr(label)),
#include "model/records.def"
};

constexpr struct {
  std::string_view name;
  RecordKind kind;
  Words label;
  LiteralWith<1> one;
  LiteralWith<1> many;
} record_names[] = {
#define COUNTERBELL_RECORD(record, kind, label, one, many) {#record, kinds::kind, tr(label), one, many},
#define COUNTERBELL_FIELD(record, field, type, privacy, finding, label)
#include "model/records.def"
};

/// Notes in `record` what one of its fields is for it.
constexpr void note_roles(RecordSpec& record, const FieldSpec& field) {
  if (type_of(field.field).is_title) record.title = field.field;
  if (type_of(field.field).is_trash) record.trash = field.field;
  if (field.relation == Relation::owner || field.relation == Relation::part_of) record.owner = field.field;
  record.is_part |= field.relation == Relation::part_of;
  record.is_personal |= field.privacy == Privacy::personal;
  record.is_searchable |= field.finding == Finding::searchable;
}

/// The record specs. The fields of a record stand together in field_specs, because records.def groups them.
constexpr auto record_specs = [] {
  std::array<RecordSpec, std::size(record_names)> specs{};
  std::size_t first = 0;
  for (std::size_t i = 0; i < specs.size(); ++i) {
    const auto record = static_cast<RecordType>(i);
    std::size_t end = first;
    while (end < std::size(field_specs) && field_specs[end].record == record) ++end;
    specs[i] = {.record = record,
                .name = record_names[i].name,
                .label = record_names[i].label,
                .one = record_names[i].one,
                .many = record_names[i].many,
                .kind = record_names[i].kind,
                .fields = std::span<const FieldSpec>(field_specs + first, end - first)};
    for (const FieldSpec& field : specs[i].fields) note_roles(specs[i], field);
    first = end;
  }
  return specs;
}();

}  // namespace

std::span<const RecordSpec> all_records() { return record_specs; }
std::span<const FieldSpec> all_fields() { return field_specs; }
const RecordSpec& spec(RecordType record) { return record_specs[static_cast<std::size_t>(record)]; }
const FieldSpec& spec(Field field) { return field_specs[static_cast<std::size_t>(field)]; }

std::optional<RecordType> find_record(std::string_view name) {
  const auto found = std::ranges::find(record_specs, name, &RecordSpec::name);
  if (found == record_specs.end()) return std::nullopt;
  return found->record;
}

std::optional<Field> find_field(RecordType record, std::string_view name) {
  const std::span<const FieldSpec> fields = spec(record).fields;
  const auto found = std::ranges::find(fields, name, &FieldSpec::name);
  if (found == fields.end()) return std::nullopt;
  return found->field;
}

Words choice_label(Field field, std::string_view name) {
  const std::span<const Choice> choices = spec(field).choices;
  const auto found = std::ranges::find(choices, name, &Choice::name);
  return found == choices.end() ? verbatim(name) : found->label;
}

bool is_known_choice(Field field, std::string_view name) {
  return std::ranges::contains(spec(field).choices, name, &Choice::name);
}

}  // namespace counterbell
