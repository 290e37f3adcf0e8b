// Undo and redo: changes that restore the values which an earlier change of this station replaced.
//
// Both stacks are worked out from the log alone, so that undo works after a reload. An ordinary change goes onto the undo stack and
// clears the redo stack. A change that undoes another one removes that from its stack and goes onto the other stack. A change that takes
// back another replica's change is on neither.
#include <algorithm>
#include <utility>

#include "replica/replica.h"

namespace counterbell {
namespace {

constexpr Words nothing_left_to_undo =
    tr("This can no longer be undone: it has been changed by someone else since, or is kept for good.");

/// One of the writes to a field.
struct Step {
  Dot dot;
  Dot undoes;  // Zero: it is not an undo.
  Value value;
};

/// The writes of `field` in `changes`, lowest first.
std::vector<Step> steps_of(const std::vector<Change>& changes, Field field) {
  std::vector<Step> steps;
  for (const Change& change : changes) {
    for (const Write& write : change.operations.front().writes) {
      if (write.field == field) steps.push_back({change.dot, change.undoes.value_or(Dot{}), write.value});
    }
  }
  return steps;
}

/// The index of the write that first put the value of `steps[at]` there: if that is an undo which gave a value back, the write of that
/// value. -1 when the undo made the field absent again.
std::ptrdiff_t source_of(const std::vector<Step>& steps, std::ptrdiff_t at) {
  while (at >= 0) {
    const Step& step = steps[static_cast<std::size_t>(at)];
    const auto undone = std::ranges::find(steps, step.undoes, &Step::dot);
    const std::ptrdiff_t given_back = undone - steps.begin() - 1;
    if (step.undoes == Dot{} || given_back + 1 >= at) return at;
    const Value& value = given_back >= 0 ? steps[static_cast<std::size_t>(given_back)].value : Value{};
    if (step.value != value) return at;
    at = given_back;
  }
  return at;
}

/// The value that was there before the write `dot`, if what that wrote is still the current value.
std::optional<Value> value_to_give_back(const std::vector<Step>& steps, const Dot& dot) {
  const auto written = std::ranges::find(steps, dot, &Step::dot);
  if (written == steps.end()) return std::nullopt;
  const std::ptrdiff_t at = written - steps.begin();
  if (source_of(steps, std::ssize(steps) - 1) != source_of(steps, at)) return std::nullopt;
  return at == 0 ? Value{} : std::prev(written)->value;
}

/// Removes `seq` from `stack`; false when it is not there.
bool take_off(std::vector<std::uint64_t>& stack, std::uint64_t seq) {
  const auto found = std::ranges::find(stack.rbegin(), stack.rend(), seq);
  if (found == stack.rend()) return false;
  stack.erase(std::next(found).base());
  return true;
}

}  // namespace

std::vector<Dot> Replica::deciders(const Record& record, Field field) const {
  const std::vector<Step> steps = steps_of(changes_of(record.type(), record.id()), field);
  std::vector<Dot> deciders;
  deciders.reserve(steps.size());
  for (std::ptrdiff_t at = 0; at < std::ssize(steps); ++at) {
    const std::ptrdiff_t source = source_of(steps, at);
    deciders.push_back(steps[static_cast<std::size_t>(source < 0 ? at : source)].dot);
  }
  return deciders;
}

/// Whether undoing a change could give anything back. False for what a service rule did by itself: nobody who presses Undo means that, and
/// it can be taken back in its own way.
bool Replica::gives_something_back(const Change& change) {
  return std::ranges::any_of(change.operations, [](const Operation& operation) {
    const RecordSpec& type = spec(operation.record);
    const bool is_making = type.owner && std::ranges::contains(operation.writes, *type.owner, &Write::field);
    if (type.kind.is_made_by_rules && is_making) return false;
    return !operation.writes.empty() || !operation.edits.empty();
  });
}

void Replica::note_undoable(std::uint64_t seq, const Dot& undoes) {
  if (undoes == Dot{}) {
    undo_stack_.push_back(seq);
    redo_stack_.clear();
  } else if (undoes.replica != id_) {
    return;
  } else if (take_off(undo_stack_, undoes.seq)) {
    redo_stack_.push_back(seq);
  } else if (take_off(redo_stack_, undoes.seq)) {
    undo_stack_.push_back(seq);
  }
}

void Replica::rebuild_undo_stacks() {
  undo_stack_.clear();
  redo_stack_.clear();
  const auto own = log_.find(id_);
  if (own == log_.end()) return;
  bool is_any_spent = false;
  for (const LogEntry& entry : own->second.entries()) {
    note_undoable(entry.seq, entry.undoes ? *entry.undoes : Dot{});
    is_any_spent |= !entry.is_undoable;
  }
  if (is_any_spent) drop_spent_undo();
}

/// Removes from both stacks what cannot be undone: erasures, and changes of which an erasure has left nothing to give back.
void Replica::drop_spent_undo() {
  const auto is_spent = [this](std::uint64_t seq) { return !find_first({id_, seq})->is_undoable; };
  std::erase_if(undo_stack_, is_spent);
  std::erase_if(redo_stack_, is_spent);
}

std::optional<Change> Replica::next_undo() const {
  if (undo_stack_.empty()) return std::nullopt;
  return parsed({id_, undo_stack_.back()});
}

std::optional<Change> Replica::next_redo() const {
  if (redo_stack_.empty()) return std::nullopt;
  return parsed({id_, redo_stack_.back()});
}

Result<Dot> Replica::undo(const Id& staff, Journal::Done saved) {
  if (undo_stack_.empty()) return fail(ErrorKind::not_found, "There is nothing to undo.");
  return make_inverse(undo_stack_, staff, std::move(saved));
}

Result<Dot> Replica::redo(const Id& staff, Journal::Done saved) {
  if (redo_stack_.empty()) return fail(ErrorKind::not_found, "There is nothing to redo.");
  return make_inverse(redo_stack_, staff, std::move(saved));
}

/// Makes the inverse of the change on top of `stack`. When nothing of it can be given back, removes it from the stack and fails.
Result<Dot> Replica::make_inverse(std::vector<std::uint64_t>& stack, const Id& staff, Journal::Done saved) {
  const std::uint64_t seq = stack.back();
  std::vector<Operation> operations = inverse(parsed({id_, seq}));
  if (operations.empty()) {
    stack.pop_back();
    return fail(ErrorKind::invalid, Message(nothing_left_to_undo));
  }
  return make_change(std::move(operations), staff, Dot{id_, seq}, std::move(saved));
}

Result<Dot> Replica::take_back(const Dot& dot, const Id& staff, Journal::Done saved) {
  std::vector<Operation> operations = inverse(parsed(dot));
  if (operations.empty()) return fail(ErrorKind::invalid, Message(nothing_left_to_undo));
  return make_change(std::move(operations), staff, dot, std::move(saved));
}

std::vector<Operation> Replica::inverse(const Change& change) const {
  std::vector<Operation> operations;
  for (const Operation& done : change.operations) {
    const Record* record = state_.find(done.record, done.id);
    if (!record) continue;
    Operation back{done.record, done.id, {}, {}};
    if (record->creator() == change.dot) {
      const std::optional<Field> trash = spec(done.record).trash;
      if (trash && !record->flag(*trash)) back.writes.push_back({*trash, true});
    } else {
      take_back_writes(*record, done, change.dot, back);
      take_back_edits(*record, done, change.dot, back);
    }
    if (!back.writes.empty() || !back.edits.empty()) operations.push_back(std::move(back));
  }
  return operations;
}

void Replica::take_back_writes(const Record& record, const Operation& done, const Dot& dot, Operation& back) const {
  if (done.writes.empty()) return;
  const std::vector<Change> changes = changes_of(record.type(), record.id());
  for (const Write& write : done.writes) {
    std::optional<Value> value = value_to_give_back(steps_of(changes, write.field), dot);
    if (value) back.writes.push_back({write.field, std::move(*value)});
  }
}

void Replica::take_back_edits(const Record& record, const Operation& done, const Dot& dot, Operation& back) const {
  for (const SetEdit& edit : done.edits) {
    if (!edit.add) {
      if (!record.has_element(edit.field, edit.element)) back.edits.push_back({edit.field, edit.element, true, {}});
      continue;
    }
    const std::vector<Dot> standing = state_.additions(record.type(), record.id(), edit.field, edit.element);
    if (std::ranges::contains(standing, dot)) back.edits.push_back({edit.field, edit.element, false, {dot}});
  }
}

}  // namespace counterbell
