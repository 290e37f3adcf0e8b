// Changes to lines. FORMAT.md specifies what is written here.
#include <algorithm>
#include <iterator>
#include <map>
#include <string>
#include <tuple>

#include "replica/bytes/sha256.h"
#include "replica/change/canonical.h"
#include "replica/change/change.h"

namespace counterbell {
namespace {

/// The record of an operation, as files name it: "ticket/4f1c…".
std::string about(const Operation& operation) {
  return std::string(spec(operation.record).name) + '/' + operation.id.text();
}

/// Sorts `items` by key and keeps only the last one of each key.
template <typename Item, typename Key>
void sort_keeping_last(std::vector<Item>& items, Key key) {
  std::ranges::reverse(items);
  std::ranges::stable_sort(items, {}, key);
  const auto rest = std::ranges::unique(items, {}, key);
  items.erase(rest.begin(), rest.end());
}

void make_writable(Value& value) {
  if (std::string* text = std::get_if<std::string>(&value); text && !is_clean_text(*text)) *text = clean_text(*text);
  if (std::int64_t* number = std::get_if<std::int64_t>(&value)) {
    *number = std::clamp(*number, -max_json_integer, max_json_integer);
  }
}

void make_canonical(Operation& operation) {
  sort_keeping_last(operation.writes, [](const Write& write) { return spec(write.field).name; });
  for (Write& write : operation.writes) make_writable(write.value);
  for (SetEdit& edit : operation.edits) edit.element = clean_text(edit.element);
  sort_keeping_last(operation.edits, [](const SetEdit& edit) {
    return std::tuple(!edit.add, spec(edit.field).name, std::string_view(edit.element));
  });
}

/// Writes an object, member by member.
class ObjectWriter {
 public:
  explicit ObjectWriter(std::string& out) : out_(out) { out_ += '{'; }
  /// Starts a member. Returns the text, to which the caller must append the member's value next.
  std::string& member(std::string_view key) {
    if (!first_) out_ += ',';
    first_ = false;
    append_json_string(out_, key);
    out_ += ':';
    return out_;
  }
  void close() { out_ += '}'; }

 private:
  std::string& out_;
  bool first_ = true;
};

void append_value(std::string& out, const Value& value) {
  if (const bool* truth = std::get_if<bool>(&value)) {
    out += *truth ? "true" : "false";
  } else if (const std::int64_t* number = std::get_if<std::int64_t>(&value)) {
    append_json_integer(out, *number);
  } else if (const std::string* text = std::get_if<std::string>(&value)) {
    append_json_string(out, *text);
  } else if (const Id* id = std::get_if<Id>(&value)) {
    append_json_string(out, id->text());
  } else {
    out += "null";
  }
}

bool writes(const Operation& operation, Privacy privacy) {
  return std::ranges::any_of(operation.writes,
                             [=](const Write& write) { return spec(write.field).privacy == privacy; });
}

void append_writes(std::string& out, const Operation& operation, Privacy privacy) {
  ObjectWriter object(out);
  for (const Write& write : operation.writes) {
    if (spec(write.field).privacy == privacy) append_value(object.member(spec(write.field).name), write.value);
  }
  object.close();
}

/// The additions that a removal cancels, as ["<replica>:<seq>",…].
void append_dots(std::string& out, const std::vector<Dot>& dots) {
  out += '[';
  for (std::size_t i = 0; i < dots.size(); ++i) {
    if (i > 0) out += ',';
    append_json_string(out, dots[i].text());
  }
  out += ']';
}

/// The added or removed elements, by field: {"tags":["damaged"]} or {"tags":{"damaged":["<replica>:<seq>"]}}.
void append_edits(std::string& out, const Operation& operation, bool additions) {
  ObjectWriter fields(out);
  for (auto edit = operation.edits.begin(); edit != operation.edits.end();) {
    if (edit->add != additions) {
      ++edit;
      continue;
    }
    const Field field = edit->field;
    std::string& value = fields.member(spec(field).name);
    value += additions ? '[' : '{';
    for (bool first = true; edit != operation.edits.end() && edit->add == additions && edit->field == field; ++edit) {
      if (!first) value += ',';
      first = false;
      append_json_string(value, edit->element);
      if (additions) continue;
      value += ':';
      append_dots(value, edit->seen);
    }
    value += additions ? ']' : '}';
  }
  fields.close();
}

void append_operation(std::string& out, const Operation& operation, const Id& salt) {
  ObjectWriter object(out);
  append_json_string(object.member("about"), about(operation));
  if (std::ranges::any_of(operation.edits, &SetEdit::add)) append_edits(object.member("add"), operation, true);
  if (operation.erases) object.member("erase") += "true";
  if (writes(operation, Privacy::personal)) {
    std::string& value = object.member("personal");
    value += '[';
    append_json_string(value, salt.text());
    value += ',';
    append_writes(value, operation, Privacy::personal);
    value += ']';
  }
  if (!std::ranges::all_of(operation.edits, &SetEdit::add)) append_edits(object.member("remove"), operation, false);
  if (writes(operation, Privacy::business)) append_writes(object.member("set"), operation, Privacy::business);
  object.close();
}

void append_operations(std::string& out, const std::vector<Operation>& operations, const std::vector<Id>& salts) {
  auto salt = salts.begin();
  out += '[';
  for (std::size_t i = 0; i < operations.size(); ++i) {
    if (i > 0) out += ',';
    const bool personal = writes(operations[i], Privacy::personal);
    append_operation(out, operations[i], personal && salt != salts.end() ? *salt++ : Id{});
  }
  out += ']';
}

}  // namespace

std::vector<Operation> canonical_operations(std::vector<Operation> operations) {
  std::map<std::string, Operation> by_record;
  for (Operation& operation : operations) {
    const auto [same, is_first] =
        by_record.try_emplace(about(operation), Operation{operation.record, operation.id, {}, {}});
    std::ranges::move(operation.writes, std::back_inserter(same->second.writes));
    std::ranges::move(operation.edits, std::back_inserter(same->second.edits));
    same->second.erases |= operation.erases;
  }
  std::vector<Operation> canonical;
  for (auto& [name, operation] : by_record) {
    make_canonical(operation);
    canonical.push_back(std::move(operation));
  }
  return canonical;
}

std::size_t salts_needed(const std::vector<Operation>& operations) {
  return static_cast<std::size_t>(std::ranges::count_if(
      operations, [](const Operation& operation) { return writes(operation, Privacy::personal); }));
}

std::string to_line(const Change& change, const std::vector<Id>& salts) {
  std::string line;
  ObjectWriter object(line);
  if (!change.after.empty()) {
    ObjectWriter after(object.member("after"));
    for (const auto& [replica, ranges] : change.after.ranges()) {
      append_json_string(after.member(replica.text()), VersionVector::text(ranges));
    }
    after.close();
  }
  append_operations(object.member("ops"), change.operations, salts);
  append_json_string(object.member("prev"), hex(change.previous));
  append_json_string(object.member("replica"), change.dot.replica.text());
  append_json_integer(object.member("seq"), static_cast<std::int64_t>(change.dot.seq));
  if (change.staff) append_json_string(object.member("staff"), change.staff.text());
  append_json_string(object.member("stamp"), change.stamp.text());
  if (change.undoes) append_json_string(object.member("undoes"), change.undoes->text());
  object.close();
  return line;
}

}  // namespace counterbell
