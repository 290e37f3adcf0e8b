// The schema: what everything that walks it relies on.
#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <string>

#include "model/id.h"
#include "model/schema.h"

using namespace counterbell;

TEST_CASE("every record and field is found by its name") {
  for (const RecordSpec& record : all_records()) {
    CHECK(find_record(record.name) == record.record);
    CHECK(&spec(record.record) == &record);
    CHECK_FALSE(record.fields.empty());
    for (const FieldSpec& field : record.fields) {
      CHECK(field.record == record.record);
      CHECK(find_field(record.record, field.name) == field.field);
      CHECK(&spec(field.field) == &field);
    }
  }
  CHECK_FALSE(find_record("tickets"));
  CHECK_FALSE(find_record(""));
  CHECK_FALSE(find_field(RecordType::ticket, "Subject"));
}

TEST_CASE("the records' fields together are all fields, in order") {
  std::size_t next = 0;
  for (const RecordSpec& record : all_records()) {
    for (const FieldSpec& field : record.fields) CHECK(static_cast<std::size_t>(field.field) == next++);
  }
  CHECK(next == all_fields().size());
}

TEST_CASE("names are plain lower-case words and unique where they must be") {
  const auto plain = [](std::string_view name) {
    return !name.empty() && std::ranges::all_of(name, [](char c) { return (c >= 'a' && c <= 'z') || c == '_'; });
  };
  std::set<std::string_view> records;
  for (const RecordSpec& record : all_records()) {
    CHECK(plain(record.name));
    CHECK_FALSE(record.label.empty());
    CHECK(records.insert(record.name).second);
    std::set<std::string_view> fields;
    for (const FieldSpec& field : record.fields) {
      CHECK(plain(field.name));
      CHECK_FALSE(field.label.empty());
      CHECK(fields.insert(field.name).second);
    }
  }
}

TEST_CASE("a field's type says how it merges and whether it has choices") {
  for (const FieldSpec& field : all_fields()) {
    CHECK((field.type == FieldType::set) == (field.merge == MergeRule::add_wins));
    CHECK((field.type == FieldType::choice) == !field.choices.empty());
  }
}

TEST_CASE("sets hold no personal data: files have salted digests for registers only") {
  for (const FieldSpec& field : all_fields()) {
    if (field.type == FieldType::set) CHECK(field.privacy == Privacy::business);
  }
}

TEST_CASE("a reference says what it names, and an owner is declared before what it owns") {
  for (const FieldSpec& field : all_fields()) {
    CHECK((field.type == FieldType::reference) == (field.relation != Relation::none));
    if (field.relation == Relation::owner || field.relation == Relation::part_of) CHECK(field.target < field.record);
    if (field.relation == Relation::part_of) CHECK_FALSE(spec(field.target).is_part);
  }
}

TEST_CASE("a record with personal data says whose it is, so that erasing that person takes it along") {
  for (const RecordSpec& record : all_records()) {
    if (!record.is_personal || record.record == RecordType::staff) continue;
    CAPTURE(record.name);
    const RecordSpec* owner = &record;
    while (owner->owner) owner = &spec(spec(*owner->owner).target);
    CHECK(owner->record == RecordType::customer);
  }
}

TEST_CASE("whatever a person makes can be brought out of sight, so that undo can take back its making") {
  for (const RecordSpec& record : all_records()) {
    const bool is_of_the_shop = record.record <= RecordType::staff;
    CHECK(record.trash.has_value() != is_of_the_shop);
    if (record.trash) CHECK(spec(*record.trash).type == FieldType::boolean);
    if (record.title) CHECK(spec(*record.title).type == FieldType::text);
  }
}

TEST_CASE("choices are known by name and shown by label") {
  CHECK(is_known_choice(Field::ticket_state, "on_hold"));
  CHECK(choice_label(Field::ticket_state, "on_hold").source() == "On hold");
  CHECK_FALSE(is_known_choice(Field::ticket_state, "escalated"));
  CHECK(choice_label(Field::ticket_state, "escalated").source() == "escalated");
}

TEST_CASE("ids are written as 32 lower-case hexadecimal digits and read back only so") {
  const std::string text = "00112233445566778899aabbccddeeff";
  const std::optional<Id> id = Id::parse(text);
  REQUIRE(id);
  CHECK(id->text() == text);
  CHECK(*id);
  CHECK_FALSE(Id{});
  CHECK_FALSE(Id::parse(""));
  CHECK_FALSE(Id::parse(text.substr(1)));
  CHECK_FALSE(Id::parse(text + "0"));
  CHECK_FALSE(Id::parse("00112233445566778899AABBCCDDEEFF"));
  CHECK_FALSE(Id::parse("0011223344556677 899aabbccddeeff"));
}
