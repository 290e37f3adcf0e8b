// The specification and the code say the same: FORMAT.md's worked example, and the exchange file's JSON Schema.
#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include <nlohmann/json.hpp>

#include "replica/sha256.h"
#include "unit/replica_station.h"

using namespace counterbell;
using namespace counterbell::test;
using nlohmann::ordered_json;

namespace {

const Id first = *Id::parse("0a1b2c3d4e5f60718293a4b5c6d7e8f9");
const Id second = *Id::parse("f0e1d2c3b4a5968778695a4b3c2d1e0f");
const Id ticket = *Id::parse("7b1e5f0c9d2a48e3b6c4d1a0f9e8d7c6");

std::string project_file(const char* path) {
  const std::filesystem::path data = COUNTERBELL_TEST_DATA_DIR;  // tests/data
  std::ifstream stream(data.parent_path().parent_path() / path, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}

/// The text of FORMAT.md's fenced block that is headed by `name`.
std::string block(const std::string& name) {
  const std::string document = project_file("src/replica/FORMAT.md");
  const std::string fence = "\n```" + name + "\n";
  const std::size_t start = document.find(fence);
  if (start == document.npos) return {};
  const std::size_t inside = start + fence.size();
  return document.substr(inside, document.find("\n```", inside) + 1 - inside);
}

}  // namespace

TEST_CASE("the worked example of FORMAT.md is a file, and comes to what is said there") {
  const std::string bytes = block("json exchange");
  const Result<ExchangeFile> file = read_file(bytes);
  REQUIRE(file);
  FakeClock clock;
  SeededRandom random(1);
  Replica replica(id_of('e'), file->header.shop, clock, random, nullptr);
  REQUIRE(preview(replica, *file));
  Import import(replica, *file);
  import.step(100);
  CHECK(canonical_file(replica) == bytes);

  const Record* record = replica.state().find(RecordType::ticket, ticket);
  REQUIRE(record);
  CHECK(record->text(Field::ticket_number) == "K7F-0001");
  CHECK(record->text(Field::ticket_subject) == "Cracked vase");
  CHECK(record->text(Field::ticket_state) == "on_hold");
  CHECK(record->elements(Field::ticket_tags).empty());
  for (const HistoryEntry& entry : replica.history(RecordType::ticket, ticket)) {
    CHECK(entry.lost == (as_text(entry.after) == "open"));
  }
}

TEST_CASE("the worked example's chain hash is the one the next change names") {
  std::string chained = block("json chain");
  REQUIRE_FALSE(chained.empty());
  chained.pop_back();  // The newline before the fence.
  const std::string hash = hex(Sha256::of(chained)).substr(0, 32);
  const Result<ExchangeFile> file = read_file(block("json exchange"));
  REQUIRE(file);
  CHECK(hex(file->changes[0].name.hash) == hash);
  CHECK(hex(file->changes[1].previous) == hash);
  CHECK(file->changes[0].name.dot == Dot{first, 1});
  CHECK(file->changes[2].name.dot == Dot{second, 1});
}

namespace {

ordered_json value_schema(const FieldSpec& field) {
  const auto or_null = [](const char* type) { return ordered_json{{"type", {type, "null"}}}; };
  switch (field.type) {
    case FieldType::boolean:
      return or_null("boolean");
    case FieldType::integer:
      return {{"$ref", "#/$defs/integer"}};
    case FieldType::time:
      return {{"$ref", "#/$defs/time"}};
    case FieldType::reference:
      return {{"$ref", "#/$defs/reference"}};
    case FieldType::choice: {
      ordered_json schema = or_null("string");
      for (const Choice& choice : field.choices) schema["examples"].push_back(choice.name);
      return schema;
    }
    default:
      return or_null("string");
  }
}

/// What the schema must say of operations about `record`: its fields, each in the part of the operation where it is written.
ordered_json operation_schema(const RecordSpec& record) {
  ordered_json personal;
  ordered_json set;
  ordered_json add;
  ordered_json remove;
  for (const FieldSpec& field : record.fields) {
    const std::string name(field.name);
    if (field.type == FieldType::set) {
      add["properties"][name] = {{"$ref", "#/$defs/elements"}};
      remove["properties"][name] = {{"$ref", "#/$defs/removals"}};
    } else {
      (field.privacy == Privacy::personal ? personal : set)["properties"][name] = value_schema(field);
    }
  }
  ordered_json schema = {{"title", record.label}};
  if (!add.is_null()) schema["properties"]["add"] = add;
  if (!personal.is_null()) schema["properties"]["personal"] = {{"prefixItems", {ordered_json::object(), personal}}};
  if (!remove.is_null()) schema["properties"]["remove"] = remove;
  if (!set.is_null()) schema["properties"]["set"] = set;
  return schema;
}

}  // namespace

TEST_CASE("the JSON Schema knows the records and fields that the program knows") {
  const ordered_json schema = ordered_json::parse(project_file("assets/exchange.schema.json"), nullptr, false);
  REQUIRE_FALSE(schema.is_discarded());
  ordered_json choices;
  for (const RecordSpec& record : all_records()) {
    const std::string name(record.name);
    choices.push_back({{"if", {{"properties", {{"about", {{"pattern", "^" + name + "/"}}}}}}},
                       {"then", {{"$ref", "#/$defs/" + name}}}});
    const ordered_json expected = operation_schema(record);
    INFO("$defs/" << name << " must be " << expected.dump(2));
    CHECK(schema["$defs"][name] == expected);
  }
  INFO("$defs/operation/allOf must be " << choices.dump(2));
  CHECK(schema["$defs"]["operation"]["allOf"] == choices);
}
