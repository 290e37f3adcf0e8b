// Making a change.
#include <algorithm>
#include <utility>

#include "replica/replica.h"

namespace counterbell {

Dot Replica::commit(std::vector<Operation> operations, const Id& staff, Journal::Done saved) {
  return make_change(std::move(operations), staff, std::nullopt, std::move(saved));
}

Dot Replica::make_change(std::vector<Operation> operations, const Id& staff, std::optional<Dot> undoes,
                         Journal::Done saved) {
  Change change;
  change.dot = {id_, have_.last(id_) + 1};
  change.operations = canonical_operations(std::move(operations));
  change.stamp = hybrid_clock_.draw(clock_->now(), highest_seen(change.operations));
  change.staff = staff;
  change.after = have_.without(told_);
  change.undoes = undoes;
  if (const std::optional<ChainHash> before = hash({id_, change.dot.seq - 1})) change.previous = *before;

  std::vector<Id> salts(salts_needed(change.operations));
  for (Id& salt : salts) salt = new_id();
  std::string line = to_line(change, salts);

  // Applies what the line says and not `change`, so that the state here is the same as that of every reader of the line.
  const Result<ParsedChange> parsed = parse_line(line);
  if (!parsed) {
    if (saved) saved(fail(ErrorKind::invalid, "This is too long to be saved; shorten the text."));
    return {};
  }
  take(*parsed, line, false);
  settle_erasures();
  note_undoable(change.dot.seq, undoes.value_or(Dot{}));
  const LogEntry& made = *find({change.dot, parsed->hash});
  if (!made.is_undoable) drop_spent_undo();
  keep({lines_.text(made.line)}, std::move(saved));
  return change.dot;
}

/// The highest stamp of what `operations` write over: of the values, and of the creation of the records.
Stamp Replica::highest_seen(const std::vector<Operation>& operations) const {
  Stamp highest;
  for (const Operation& operation : operations) {
    const Record* record = state_.find(operation.record, operation.id);
    if (!record) continue;
    highest = std::max(highest, record->created());
    for (const Write& write : operation.writes) highest = std::max(highest, record->written(write.field));
  }
  return highest;
}

}  // namespace counterbell
