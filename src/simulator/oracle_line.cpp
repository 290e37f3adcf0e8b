#include "simulator/oracle_line.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "replica/bytes/sha256.h"

namespace counterbell::simulator {
namespace {

using nlohmann::json;

/// Reads a name such as "ab:12", which must be well-formed.
Name name_of(const std::string& text) {
  const std::size_t colon = text.find(':');
  return {text.substr(0, colon), std::stoull(text.substr(colon + 1))};
}

std::vector<OracleLine::Range> ranges_of(const std::string& text) {
  std::vector<OracleLine::Range> ranges;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t comma = std::min(text.find(',', at), text.size());
    const std::string range = text.substr(at, comma - at);
    const std::size_t dash = range.find('-');
    const std::uint64_t first = std::stoull(range);
    ranges.emplace_back(first, dash == range.npos ? first : std::stoull(range.substr(dash + 1)));
    at = comma + 1;
  }
  return ranges;
}

bool is_id(const std::string& text) {
  return text.size() == 32 && text.find_first_not_of("0123456789abcdef") == text.npos;
}

/// The first 16 bytes of the SHA-256 over the line with each personal part replaced by its digest (FORMAT.md, section 3).
std::string chain_hash(json line) {
  for (json& operation : line["ops"]) {
    const auto personal = operation.find("personal");
    if (personal != operation.end() && personal->is_array()) *personal = hex(Sha256::of(personal->dump()));
  }
  return hex(Sha256::of(line.dump())).substr(0, 32);
}

/// A value of `field` as the dump shows it; nothing when this version does not expect a value of that kind.
std::optional<std::string> value_text(Field field, const json& value) {
  const FieldType type = spec(field).type;
  if (value.is_null()) return "null";
  if (value.is_boolean() && type == FieldType::boolean) return value.dump();
  if (value.is_number_integer() && (type == FieldType::integer || type == FieldType::time)) return value.dump();
  if (value.is_string() && (type == FieldType::text || type == FieldType::choice)) return value.dump();
  if (value.is_string() && type == FieldType::reference && is_id(value)) return value.get<std::string>();
  return std::nullopt;
}

/// Reads one operation. Sets `understood` to false when it skips something.
class OperationReader {
 public:
  OperationReader(OracleLine::Operation& operation, bool& understood)
      : operation_(operation), understood_(understood) {}

  void read(const json& members) {
    for (const auto& [key, value] : members.items()) {
      if (key == "about") continue;
      if (key == "add") {
        read_additions(value);
      } else if (key == "erase" && value == true) {
        operation_.erases = true;
      } else if (key == "personal") {
        if (value.is_array()) read_writes(value[1]);
        operation_.is_blank = value.is_string();
      } else if (key == "remove") {
        read_removals(value);
      } else if (key == "set") {
        read_writes(value);
      } else {
        understood_ = false;
      }
    }
  }

 private:
  void read_writes(const json& fields) {
    for (const auto& [name, value] : fields.items()) {
      const std::optional<Field> field = find_field(operation_.type, name);
      const bool is_register = field && spec(*field).type != FieldType::set;
      const std::optional<std::string> text = is_register ? value_text(*field, value) : std::nullopt;
      if (text) operation_.writes.push_back({*field, *text});
      const bool is_choice = text && spec(*field).type == FieldType::choice && value.is_string();
      if (!text || (is_choice && !is_known_choice(*field, value.get<std::string>()))) understood_ = false;
    }
  }

  void read_additions(const json& fields) {
    for (const auto& [name, elements] : fields.items()) {
      const std::optional<Field> field = find_field(operation_.type, name);
      if (!field || spec(*field).type != FieldType::set || !elements.is_array()) {
        understood_ = false;
        continue;
      }
      for (const json& element : elements) operation_.edits.push_back({*field, element.get<std::string>(), true, {}});
    }
  }

  void read_removals(const json& fields) {
    for (const auto& [name, elements] : fields.items()) {
      const std::optional<Field> field = find_field(operation_.type, name);
      if (!field || spec(*field).type != FieldType::set || !elements.is_object()) {
        understood_ = false;
        continue;
      }
      for (const auto& [element, names] : elements.items()) {
        OracleLine::Edit edit{*field, element, false, {}};
        for (const json& one : names) edit.cancels.push_back(name_of(one));
        operation_.edits.push_back(std::move(edit));
      }
    }
  }

  OracleLine::Operation& operation_;
  bool& understood_;
};

void read_operations(const json& operations, OracleLine& line) {
  for (const json& one : operations) {
    const std::string about = one["about"];
    if (one.value("erase", json()) == true) line.erases.push_back(about);
    if (one.contains("personal") && one["personal"].is_array()) line.personal.push_back(about);
    const std::optional<RecordType> type = find_record(about.substr(0, about.find('/')));
    if (!type) {
      line.understood = false;
      continue;
    }
    OracleLine::Operation operation{*type, about.substr(about.find('/') + 1), {}, {}};
    OperationReader(operation, line.understood).read(one);
    for (const OracleLine::Write& write : operation.writes) {
      const FieldSpec& field = spec(write.field);
      if (field.relation != Relation::part_of) continue;
      line.parts.emplace_back(about, std::string(spec(field.target).name) + '/' + write.value);
    }
    line.operations.push_back(std::move(operation));
  }
}

}  // namespace

std::string text_of(const Name& name) { return name.first + ':' + std::to_string(name.second); }

bool OracleLine::names_in_after(const Name& other) const {
  const auto found = after.find(other.first);
  if (found == after.end()) return false;
  return std::ranges::any_of(
      found->second, [&](const Range& range) { return range.first <= other.second && other.second <= range.second; });
}

std::uint64_t OracleLine::highest_named(const std::string& replica) const {
  std::uint64_t highest = undoes && undoes->first == replica ? undoes->second : 0;
  if (const auto found = after.find(replica); found != after.end()) {
    for (const auto& [first, last] : found->second) highest = std::max(highest, last);
  }
  for (const Operation& operation : operations) {
    for (const Edit& edit : operation.edits) {
      for (const auto& [other, number] : edit.cancels) {
        if (other == replica) highest = std::max(highest, number);
      }
    }
  }
  return highest;
}

std::optional<OracleLine> read_oracle_line(std::string_view text) {
  const json parsed = json::parse(text, nullptr, false);
  if (!parsed.is_object() || !parsed.contains("replica") || !parsed.contains("ops")) return std::nullopt;
  OracleLine line;
  line.text = text;
  line.name = {parsed["replica"].get<std::string>(), parsed["seq"].get<std::uint64_t>()};
  line.hash = chain_hash(parsed);
  for (const auto& [key, value] : parsed.items()) {
    if (key == "after") {
      for (const auto& [replica, ranges] : value.items()) line.after[replica] = ranges_of(ranges);
    } else if (key == "ops") {
      read_operations(value, line);
    } else if (key == "prev") {
      line.previous = value;
    } else if (key == "staff") {
      line.staff = value;
    } else if (key == "stamp") {
      line.stamp = value;
    } else if (key == "undoes") {
      line.is_undo = true;
      line.undoes = name_of(value);
    } else if (key != "replica" && key != "seq") {
      line.understood = false;
    }
  }
  return line;
}

const OracleLine* Lines::read(std::string_view text) {
  const auto known = by_text_.find(text);
  if (known != by_text_.end()) return known->second.get();
  std::optional<OracleLine> line = read_oracle_line(text);
  if (!line) return nullptr;
  return by_text_.emplace(text, std::make_unique<OracleLine>(*std::move(line))).first->second.get();
}

}  // namespace counterbell::simulator
