#include "model/schema.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace counterbell {
namespace {

// The lists of choices, named as the types in fields.def name them.
constexpr Choice role_choices[] = {{"staff", "Staff"}, {"supervisor", "Supervisor"}, {"owner", "Owner"}};
constexpr Choice channel_choices[] = {{"counter", "Counter"}, {"phone", "Phone"},   {"e-mail", "E-mail"},
                                      {"chat", "Chat"},       {"text", "Text"},     {"social", "Social"},
                                      {"web", "Web"},         {"letter", "Letter"}, {"kiosk", "Kiosk"}};
constexpr Choice state_choices[] = {{"new", "New"},         {"open", "Open"},     {"pending", "Pending"},
                                    {"on_hold", "On hold"}, {"solved", "Solved"}, {"closed", "Closed"}};
constexpr Choice priority_choices[] = {{"low", "Low"}, {"normal", "Normal"}, {"high", "High"}, {"urgent", "Urgent"}};
constexpr Choice direction_choices[] = {
    {"to_customer", "To customer"}, {"from_customer", "From customer"}, {"note", "Note"}};

constexpr Choice reopening_choices[] = {
    {"continue", "The time goes on"}, {"restart", "The time starts anew"}, {"ignore", "Nothing is counted any more"}};

/// What a type named in fields.def stands for.
struct TypeSpec {
  FieldType type;
  std::span<const Choice> choices = {};
  bool keeps_past = false;
};

namespace types {
constexpr TypeSpec text{FieldType::text};
constexpr TypeSpec integer{FieldType::integer};
constexpr TypeSpec time{FieldType::time};
constexpr TypeSpec boolean{FieldType::boolean};
constexpr TypeSpec reference{FieldType::reference};
constexpr TypeSpec set{FieldType::set};
constexpr TypeSpec role{FieldType::choice, role_choices};
constexpr TypeSpec channel{FieldType::choice, channel_choices};
constexpr TypeSpec state{FieldType::choice, state_choices, true};
constexpr TypeSpec priority{FieldType::choice, priority_choices, true};
constexpr TypeSpec deadline{FieldType::time, {}, true};
constexpr TypeSpec direction{FieldType::choice, direction_choices};
constexpr TypeSpec reopening{FieldType::choice, reopening_choices};
}  // namespace types

constexpr MergeRule merge_rule(FieldType type) {
  return type == FieldType::set ? MergeRule::add_wins : MergeRule::last_writer_wins;
}

constexpr FieldSpec field_specs[] = {
#define COUNTERBELL_RECORD(record, label)
#define COUNTERBELL_FIELD(record_, field_, type_, privacy_, finding_, label_) \
  {.field = Field::record_##_##field_,                                        \
   .record = RecordType::record_,                                             \
   .name = #field_,                                                           \
   .label = label_,                                                           \
   .type = types::type_.type,                                                 \
   .merge = merge_rule(types::type_.type),                                    \
   .privacy = Privacy::privacy_,                                              \
   .finding = Finding::finding_,                                              \
   .choices = types::type_.choices,                                           \
   .keeps_past = types::type_.keeps_past},
#include "model/fields.def"
};

constexpr struct {
  std::string_view name;
  std::string_view label;
} record_names[] = {
#define COUNTERBELL_RECORD(record, label) {#record, label},
#define COUNTERBELL_FIELD(record, field, type, privacy, finding, label)
#include "model/fields.def"
};

/// The record specs, each with its run of field_specs, which lie together because fields.def groups them.
constexpr auto record_specs = [] {
  std::array<RecordSpec, std::size(record_names)> specs{};
  std::size_t first = 0;
  for (std::size_t i = 0; i < specs.size(); ++i) {
    const auto record = static_cast<RecordType>(i);
    std::size_t end = first;
    while (end < std::size(field_specs) && field_specs[end].record == record) ++end;
    specs[i] = {record, record_names[i].name, record_names[i].label,
                std::span<const FieldSpec>(field_specs + first, end - first)};
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

std::string_view choice_label(Field field, std::string_view name) {
  const std::span<const Choice> choices = spec(field).choices;
  const auto found = std::ranges::find(choices, name, &Choice::name);
  return found == choices.end() ? name : found->label;
}

bool is_known_choice(Field field, std::string_view name) {
  return std::ranges::contains(spec(field).choices, name, &Choice::name);
}

}  // namespace counterbell
