// What is done to records of any type, knowing nothing but the schema.
#include <vector>

#include "simulator/commands/turn.h"

namespace counterbell::simulator {

std::string Turn::keep_with_ticket() {
  std::vector<const RecordSpec*> types;
  for (const RecordSpec& type : all_records()) {
    if (type.owner && spec(*type.owner).target == RecordType::ticket && !type.kind.is_made_by_rules)
      types.push_back(&type);
  }
  const RecordSpec& type = *chance_.pick(types);
  const bool is_new = chance_.one_in(2);
  Operation operation{
      .record = type.record, .id = is_new ? device_.replica->new_id() : any(type.record), .writes = {}, .edits = {}};
  const FieldSpec& one = chance_.pick(type.fields);
  for (const FieldSpec& field : type.fields) {
    if (is_new || &field == &one) put_something(operation, field);
  }
  const Record* me = desk_.staff().me();
  device_.replica->commit({std::move(operation)}, me ? me->id() : Id{});
  return (is_new ? "keeps a " : "alters a ") + std::string(type.name);
}

void Turn::put_something(Operation& operation, const FieldSpec& field) {
  if (field.type == FieldType::set) {
    operation.edits.push_back({field.field, std::string(chance_.pick(tags)), true, {}});
  } else {
    operation.writes.push_back({field.field, some_value(field)});
  }
}

Value Turn::some_value(const FieldSpec& field) {
  switch (field.type) {
    case FieldType::boolean:
      return chance_.one_in(2);
    case FieldType::integer:
    case FieldType::time:
      return static_cast<std::int64_t>(chance_.below(1'000'000));
    case FieldType::reference:
      return any(field.target);
    case FieldType::choice:
      return std::string(chance_.pick(field.choices).name);
    default:
      return std::string(chance_.pick(texts));
  }
}

}  // namespace counterbell::simulator
