// The canonical dump of a state: two states are equal exactly when their dumps are.
#include <algorithm>
#include <string>
#include <vector>

#include "replica/change/canonical.h"
#include "replica/state/state.h"

namespace counterbell {
namespace {

struct ValueText {
  std::string operator()(std::monostate) const { return "null"; }
  std::string operator()(bool truth) const { return truth ? "true" : "false"; }
  std::string operator()(std::int64_t number) const { return std::to_string(number); }
  std::string operator()(const std::string& text) const {
    std::string quoted;
    append_json_string(quoted, text);
    return quoted;
  }
  std::string operator()(const Id& id) const { return id.text(); }
};

}  // namespace

std::string State::canonical_dump() const {
  std::string dump;
  for (const RecordSpec& type : all_records()) {
    std::vector<const Record*> records;
    for_each(type.record, [&](const Record& record) { records.push_back(&record); });
    std::ranges::sort(records, {}, [](const Record* record) { return record->id(); });
    for (const Record* record : records) {
      dump += std::string(type.name) + ' ' + record->id().text() + " made " + record->created().text() + ' ' +
              record->creator().text() + (record->is_erased() ? " erased\n" : "\n");
      for (const Record::Register& standing : record->registers_) {
        for (const Record::Register* one : record->writes(standing.field)) {
          dump += "  " + std::string(spec(one->field).name) + (one == &standing ? " = " : " was ") +
                  std::visit(ValueText{}, one->value()) + " by " + one->origin->dot().text() + " at " +
                  one->origin->stamp.text() + '\n';
        }
      }
      if (!record->sets_) continue;
      for (const Record::Addition& one : record->sets_->additions) {
        dump += "  " + std::string(spec(one.field).name) + " + " + ValueText{}(one.element) + " by " + one.dot.text() +
                '\n';
      }
      for (const Record::Addition& one : record->sets_->removals) {
        dump += "  " + std::string(spec(one.field).name) + " - " + ValueText{}(one.element) + " of " + one.dot.text() +
                '\n';
      }
    }
  }
  return dump;
}

}  // namespace counterbell
