// What was written to a record, and by whom.
#include <algorithm>
#include <map>

#include "replica/replica.h"

namespace counterbell {
namespace {

/// Marks the writes that lost. `writes` are the writes to one field, lowest first. A write lost when the next one above it wrote another
/// value and was made by somebody who had not seen it, unless its own author had replaced it before seeing that next one. After a fork,
/// a write with the same name does not count as by the same author.
void mark_lost(std::vector<HistoryEntry*>& writes, const Causality& causality) {
  std::map<Id, Dot> next_of;  // By replica: its lowest write above the current one.
  const HistoryEntry* above = nullptr;
  for (auto it = writes.rbegin(); it != writes.rend(); ++it) {
    HistoryEntry& write = **it;
    if (above && above->after != write.after && !causality.had_seen(above->dot, write.dot)) {
      const auto own = next_of.find(write.dot.replica);
      write.lost = own == next_of.end() || own->second == write.dot || causality.had_seen(own->second, above->dot);
    }
    next_of[write.dot.replica] = write.dot;
    above = &write;
  }
}

HistoryEntry entry_of(HistoryEntry entry, HistoryEntry::Kind kind) {
  entry.kind = kind;
  return entry;
}

}  // namespace

Change Replica::parsed(const Dot& dot) const {
  const std::optional<ChainHash> first = hash(dot);
  return first ? parsed_exactly({dot, *first}) : Change{};
}

Change Replica::parsed_exactly(const ExactDot& name) const {
  const LogEntry* entry = find(name);
  if (!entry) return {};
  Result<ParsedChange> result = parse_line(lines_.text(entry->line));
  return result ? std::move(result->change) : Change{};
}

/// The changes that write to a record, lowest first. Each holds only its operation on that record.
std::vector<Change> Replica::changes_of(RecordType type, const Id& id) const {
  std::vector<Change> changes;
  const Record* record = state_.find(type, id);
  if (!record) return changes;
  for (const ExactDot& name : record->changes()) {
    Change change = parsed_exactly(name);
    std::erase_if(change.operations, [&](const Operation& one) { return one.record != type || one.id != id; });
    if (!change.operations.empty()) changes.push_back(std::move(change));
  }
  return changes;
}

std::vector<HistoryEntry> Replica::history(RecordType type, const Id& id) const {
  std::vector<HistoryEntry> entries;
  std::map<Field, Value> standing;
  for (const Change& change : changes_of(type, id)) {
    const Operation& operation = change.operations.front();
    HistoryEntry entry{.kind = HistoryEntry::Kind::value,
                       .dot = change.dot,
                       .stamp = change.stamp,
                       .staff = change.staff,
                       .record = type,
                       .id = id,
                       .field = {},
                       .before = {},
                       .after = {},
                       .is_undo = change.undoes.has_value()};
    if (operation.erases) entries.push_back(entry_of(entry, HistoryEntry::Kind::erasure));
    if (operation.is_blank) entries.push_back(entry_of(entry, HistoryEntry::Kind::erased_values));
    for (const Write& write : operation.writes) {
      entry.field = write.field;
      entry.before = std::exchange(standing[write.field], write.value);
      entry.after = write.value;
      entries.push_back(entry);
    }
    entry.before = {};
    for (const SetEdit& edit : operation.edits) {
      entry.field = edit.field;
      entry.after = edit.element;
      entry.added = edit.add;
      entries.push_back(entry);
    }
  }
  std::map<Field, std::vector<HistoryEntry*>> writes;
  for (HistoryEntry& entry : entries) {
    const bool is_value = entry.kind == HistoryEntry::Kind::value;
    if (is_value && spec(entry.field).merge == MergeRule::last_writer_wins) writes[entry.field].push_back(&entry);
  }
  for (auto& [field, of_field] : writes) mark_lost(of_field, causality_);
  return entries;
}

}  // namespace counterbell
