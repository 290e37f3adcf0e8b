// counterbell schema: prints the JSON Schema of exchange files, for programs that read or write them.
#include <string>

#include "model/schema.h"
#include "shell/cli/command.h"

#include <nlohmann/json.hpp>

namespace counterbell::cli {
namespace {

using nlohmann::ordered_json;

/// The schema without the records, which are added from model/records.def.
constexpr std::string_view frame = R"json({
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "$id": "urn:counterbell:exchange:1",
  "title": "Counterbell exchange file",
  "description": "The document in which stations hand changes to each other. src/replica/FORMAT.md is the whole specification, with what a schema cannot say: the framing in lines, canonical JSON, the order of changes, the digests.",
  "type": "object",
  "required": [ "format", "version", "minimum_reader", "shop", "brings", "changes", "digest" ],
  "properties": {
    "format": { "const": "counterbell exchange" },
    "version": { "description": "The version of the format.", "$ref": "#/$defs/positive" },
    "minimum_reader": { "description": "The lowest version that may apply the file.", "$ref": "#/$defs/positive" },
    "shop": { "description": "The shop whose changes these are.", "$ref": "#/$defs/id" },
    "maker": { "description": "The replica that wrote the file.", "$ref": "#/$defs/id" },
    "made": { "description": "When, in milliseconds since 1970, UTC.", "type": "integer" },
    "brings": { "description": "Exactly the changes in the file.", "$ref": "#/$defs/vector" },
    "changes": {
      "type": "array",
      "items": { "$ref": "#/$defs/change" }
    },
    "digest": { "description": "SHA-256 over all bytes before the last line.", "$ref": "#/$defs/sha256" }
  },
  "$defs": {
    "id": {
      "type": "string",
      "pattern": "^[0-9a-f]{32}$"
    },
    "dot": {
      "description": "A change's name: its replica and its number there.",
      "type": "string",
      "pattern": "^[0-9a-f]{32}:[1-9][0-9]*$"
    },
    "sha256": {
      "type": "string",
      "pattern": "^[0-9a-f]{64}$"
    },
    "integer": {
      "description": "An integer that every JSON reader can hold.",
      "type": [ "integer", "null" ],
      "minimum": -9007199254740991,
      "maximum": 9007199254740991
    },
    "positive": { "type": "integer", "minimum": 1, "maximum": 9007199254740991 },
    "vector": {
      "description": "Sequence numbers by replica, as ranges: \"1-12,15\".",
      "type": "object",
      "propertyNames": { "$ref": "#/$defs/id" },
      "additionalProperties": {
        "type": "string",
        "pattern": "^[1-9][0-9]*(-[1-9][0-9]*)?(,[1-9][0-9]*(-[1-9][0-9]*)?)*$"
      }
    },
    "change": {
      "description": "What one staff member at one station did at once. Members of newer versions may be added.",
      "type": "object",
      "required": [ "ops", "prev", "replica", "seq", "stamp" ],
      "properties": {
        "after": {
          "description": "Others' changes that the replica got since its change before.",
          "$ref": "#/$defs/vector"
        },
        "ops": {
          "type": "array",
          "items": { "$ref": "#/$defs/operation" }
        },
        "prev": {
          "description": "The chain hash of the replica's change before; zeros for its first.",
          "$ref": "#/$defs/id"
        },
        "replica": { "$ref": "#/$defs/id" },
        "seq": { "$ref": "#/$defs/positive" },
        "staff": { "$ref": "#/$defs/id" },
        "stamp": {
          "type": "string",
          "pattern": "^[0-9a-f]{12}-[0-9a-f]{6}$"
        },
        "undoes": { "description": "The change whose inverse this one is.", "$ref": "#/$defs/dot" }
      }
    },
    "operation": {
      "description": "What a change does to one record. Types of record and fields of newer versions may be added.",
      "type": "object",
      "required": [ "about" ],
      "properties": {
        "about": {
          "type": "string",
          "pattern": "^[^/]+/[0-9a-f]{32}$"
        },
        "add": { "description": "Elements added to sets, by field.", "type": "object" },
        "erase": { "description": "Erases the personal data of the record.", "const": true },
        "personal": {
          "description": "Writes to fields with personal data, after their salt; once erased, the digest of that.",
          "oneOf": [
            { "$ref": "#/$defs/sha256" },
            {
              "type": "array",
              "prefixItems": [
                { "$ref": "#/$defs/id" },
                { "type": "object" }
              ],
              "minItems": 2,
              "maxItems": 2
            }
          ]
        },
        "remove": { "description": "Elements removed from sets, by field.", "type": "object" },
        "set": { "description": "Writes to all other fields. Null clears a field.", "type": "object" }
      }
    },
    "time": { "description": "Milliseconds since 1970, UTC.", "$ref": "#/$defs/integer" },
    "reference": {
      "description": "The id of another record.",
      "type": [ "string", "null" ],
      "pattern": "^[0-9a-f]{32}$"
    },
    "elements": {
      "description": "Elements added to a set.",
      "type": "array",
      "items": { "type": "string" },
      "uniqueItems": true
    },
    "removals": {
      "description": "Elements removed from a set, each with the additions of it that are taken back.",
      "type": "object",
      "additionalProperties": {
        "type": "array",
        "items": { "$ref": "#/$defs/dot" }
      }
    }
  }
})json";

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

/// The schema of operations on records of that type: each field is in the part of the operation where it is written.
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
  ordered_json schema = {{"title", record.label.source()}};
  if (!add.is_null()) schema["properties"]["add"] = add;
  if (!personal.is_null()) schema["properties"]["personal"] = {{"prefixItems", {ordered_json::object(), personal}}};
  if (!remove.is_null()) schema["properties"]["remove"] = remove;
  if (!set.is_null()) schema["properties"]["set"] = set;
  return schema;
}

}  // namespace

Outcome schema(Words words) {
  if (!words.empty()) return misuse("schema takes nothing.");
  ordered_json whole = ordered_json::parse(frame);
  for (const RecordSpec& record : all_records()) {
    const std::string name(record.name);
    const ordered_json about = {{"properties", {{"about", {{"pattern", "^" + name + "/"}}}}}};
    whole["$defs"]["operation"]["allOf"].push_back({{"if", about}, {"then", {{"$ref", "#/$defs/" + name}}}});
    whole["$defs"][name] = operation_schema(record);
  }
  return whole.dump(2) + "\n";
}

}  // namespace counterbell::cli
