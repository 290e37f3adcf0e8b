// Erasure: blanks the personal values of erased records, those in the log and those that come in later.
//
// What is erased depends only on the changes that are here: an erased record's personal values go from all of its changes, whether these
// came before the erasure or after it. With a record, every record is erased that any change ever made a part of it (part_of in
// model/records.def). New lines are blanked as they come in; what was here before is blanked once for each batch of changes
// (settle_erasures).
#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <utility>

#include "replica/change/erasure.h"
#include "replica/replica.h"

namespace counterbell {
namespace {

/// The record that an operation makes its record a part of; the zero id when it does not.
Id whole_named_by(const Operation& operation) {
  const RecordSpec& type = spec(operation.record);
  if (!type.is_part) return {};
  const auto named = std::ranges::find(operation.writes, *type.owner, &Write::field);
  return named == operation.writes.end() ? Id{} : as_reference(named->value);
}

bool is_erased_record(const State& state, RecordType type, const Id& id) {
  const Record* record = state.find(type, id);
  return record && record->is_erased();
}

/// The changes that write to any of `records`. Each occurs once, since one change may write to very many records.
template <typename Records>
std::set<ExactDot> changes_to(const State& state, const Records& records) {
  std::set<ExactDot> names;
  for (const auto& [type, id] : records) {
    const std::vector<ExactDot> changes = state.find(type, id)->changes();
    names.insert(changes.begin(), changes.end());
  }
  return names;
}

}  // namespace

bool Replica::is_erased(std::string_view record) const {
  const std::size_t slash = record.find('/');
  const std::optional<RecordType> type = find_record(record.substr(0, slash));
  if (!type) return erased_unknown_.contains(record);
  const std::optional<Id> id = slash == record.npos ? std::nullopt : Id::parse(record.substr(slash + 1));
  return id && is_erased_record(state_, *type, *id);
}

/// Notes the records whose personal data is erased by `change`, which is about to be applied.
void Replica::note_erasures(const Change& change) {
  for (const std::string& record : change.erases_unknown) {
    if (erased_unknown_.insert(record).second) newly_erased_unknown_ = true;
  }
  for (const Operation& one : change.operations) {
    if (one.erases && state_.note_erased(one.record, one.id)) newly_erased_.emplace_back(one.record, one.id);
  }
  if (state_.erased() == 0) return;
  for (const Operation& one : change.operations) {
    const Id whole = whole_named_by(one);
    if (!whole || !is_erased_record(state_, spec(*spec(one.record).owner).target, whole)) continue;
    if (state_.note_erased(one.record, one.id)) newly_erased_.emplace_back(one.record, one.id);
  }
}

/// Whether `change` may hold values of erased records.
bool Replica::concerns_erased(const Change& change) const {
  if (!change.fully_understood && !erased_unknown_.empty()) return true;
  return state_.erased() > 0 && std::ranges::any_of(change.operations, [this](const Operation& one) {
           return is_erased_record(state_, one.record, one.id);
         });
}

std::string Replica::without_erased(std::string_view line) const {
  return blank_records(line, [this](std::string_view record) { return is_erased(record); });
}

/// Makes blank in a change here what is blank in `line`, another copy of it; returns whether that was anything.
bool Replica::take_blanks(const ExactDot& name, const LogEntry& entry, std::string_view line, bool is_kept) {
  const std::string ours = lines_.text(entry.line);
  if (ours == line) return false;
  if (is_kept) note_kept_values(line);
  const std::string blank = blank_like(ours, line);
  if (blank == ours) return false;
  rewrite(name, blank);
  for (const Operation& one : parsed_exactly(name).operations) newly_blank_.emplace(one.record, one.id);
  return true;
}

/// Whether all blank parts of `line` belong to erased records.
bool Replica::is_blanked_by_erasures(std::string_view line) const {
  return std::ranges::all_of(records_with_blanks(line),
                             [this](const std::string& record) { return is_erased(record); });
}

/// Blanks in the log what the last batch of changes has erased, and takes what has become blank out of the state.
void Replica::settle_erasures() {
  settle_unknown();
  if (newly_erased_.empty() && newly_blank_.empty()) return;
  note_parts_of_erased();
  std::vector<State::Alteration> alterations;
  const auto erased = std::exchange(newly_erased_, {});
  for (const ExactDot& name : changes_to(state_, erased)) rewrite(name, without_erased(line_of(name)));
  for (const auto& [type, id] : erased) {
    std::ranges::move(state_.rebuild_personal(type, id, {}), std::back_inserter(alterations));
  }
  // Only the lines say which values of a record are left, and they may still be missing.
  if (has_all_lines()) rebuild_blank(alterations);
  drop_spent_undo();
  if (listener_) listener_({}, alterations);
}

/// Rebuilds the personal fields of the records for which a blank copy of some change has come.
void Replica::rebuild_blank(std::vector<State::Alteration>& alterations) {
  const auto blank = std::exchange(newly_blank_, {});
  std::map<std::pair<RecordType, Id>, std::vector<ParsedChange>> rest;  // For each record: what is left of its changes.
  for (const ExactDot& name : changes_to(state_, blank)) {
    for (Operation& one : parsed_exactly(name).operations) {
      if (!blank.contains({one.record, one.id})) continue;
      ParsedChange& part = rest[{one.record, one.id}].emplace_back();
      part.hash = name.hash;
      part.change.dot = name.dot;
      part.change.operations.push_back(std::move(one));
    }
  }
  for (const auto& [record, changes] : rest) {
    std::ranges::move(state_.rebuild_personal(record.first, record.second, changes), std::back_inserter(alterations));
  }
}

/// Blanks in the log what the last batch has erased of types that this version does not know. Such records are not in the state.
void Replica::settle_unknown() {
  if (!std::exchange(newly_erased_unknown_, false)) return;
  VersionVector names = have_.without(applied_);
  names.add(doubled_);  // Of several changes with one name, some may be understood and others not.
  for (const auto& [replica, ranges] : names.ranges()) {
    for (const VersionVector::Range& range : ranges) {
      for (std::uint64_t seq = range.first; seq <= range.last; ++seq) {
        for (const LogEntry& entry : named({replica, seq})) {
          const ExactDot name = entry.origin->name();
          rewrite(name, without_erased(line_of(name)));
        }
      }
    }
  }
}

/// Adds the parts of newly erased records to the newly erased ones.
void Replica::note_parts_of_erased() {
  for (const RecordSpec& type : all_records()) {
    if (type.is_part) note_parts_of_erased(type);
  }
}

void Replica::note_parts_of_erased(const RecordSpec& type) {
  const RecordType whole = spec(*type.owner).target;
  if (std::ranges::none_of(newly_erased_, [&](const auto& record) { return record.first == whole; })) return;
  std::vector<Id> parts;
  state_.for_each(type.record, [&](const Record& part) {
    if (!part.is_erased() && belongs_to_erased(part)) parts.push_back(part.id());
  });
  for (const Id& id : parts) {
    if (state_.note_erased(type.record, id)) newly_erased_.emplace_back(type.record, id);
  }
}

/// Whether any change, even one that lost, made a record part of an erased one.
bool Replica::belongs_to_erased(const Record& part) const {
  const Field owner = *spec(part.type()).owner;
  const RecordType whole = spec(owner).target;
  if (is_erased_record(state_, whole, part.reference(owner))) return true;
  if (part.changes().size() == 1) return false;
  return std::ranges::any_of(changes_of(part.type(), part.id()), [&](const Change& change) {
    return is_erased_record(state_, whole, whole_named_by(change.operations.front()));
  });
}

/// Replaces a change's line by `line`, which is the same with more values blank.
void Replica::rewrite(const ExactDot& name, std::string_view line) {
  LogEntry& entry = *log_.at(name.dot.replica).find(name.dot.seq, name.hash);
  if (!entry.line) return;  // The line is still missing; it is blanked when it comes.
  const std::string before = lines_.text(entry.line);
  if (before == line) return;
  note_kept_values(before);
  lines_.wipe(entry.line);
  entry.line = lines_.keep(line);
  const Change rest = parsed_exactly(name);
  if (rest.fully_understood) applied_.add(name.dot);
  entry.is_undoable = gives_something_back(rest);
  altered_changes_.note(entry.origin->number);
}

/// Notes that the journal may keep this copy of a change, of which the log has one with more values blank.
void Replica::note_kept_values(std::string_view line) {
  if (!journal_) return;
  for (std::string& record : records_with_values(line)) kept_values_.insert(std::move(record));
}

/// Takes the erased records of which the journal may still keep values.
std::vector<std::string> Replica::take_kept_values() {
  std::vector<std::string> records;
  std::erase_if(kept_values_, [&](const std::string& record) {
    if (!is_erased(record)) return false;
    records.push_back(record);
    return true;
  });
  return records;
}

}  // namespace counterbell
