// Undo and redo, and what they are about in words.

#include <algorithm>
#include <map>
#include <ranges>
#include <set>
#include <tuple>

#include "desk/impl.h"

namespace counterbell::desk {
namespace {

bool is_setting(Field field) { return spec(field).is_setting; }

/// What has no trash has a few settings; all else about it nobody means by pressing Undo at the counter.
bool is_undoable(const State& state, const Change& change) {
  return !change.operations.empty() && std::ranges::all_of(change.operations, [&](const Operation& operation) {
    if (spec(operation.record).trash) return true;
    const Record* record = state.find(operation.record, operation.id);
    const bool made = record && record->creator() == change.dot;
    return !made && std::ranges::all_of(operation.writes, is_setting, &Write::field) &&
           std::ranges::all_of(operation.edits, is_setting, &SetEdit::field);
  });
}

std::optional<Change> change_named(const Replica& replica, const Dot& dot) {
  const std::optional<std::string> line = replica.line(dot);
  if (!line) return std::nullopt;
  Result<ParsedChange> parsed = parse_line(*line);
  if (!parsed) return std::nullopt;
  return std::move(parsed->change);
}

/// The changes that one of `replicas` has undone, unless that undoing was undone in turn.
std::set<Dot> undone_by(const Replica& here, const std::set<Id>& replicas) {
  std::map<std::tuple<Stamp, Dot>, Dot> undoings;
  for (const Id& replica : replicas) {
    for (std::uint64_t seq = here.have().last(replica); seq > 0; --seq) {
      const std::optional<Change> change = change_named(here, {replica, seq});
      if (change && change->undoes) undoings[{change->stamp, change->dot}] = *change->undoes;
    }
  }
  std::set<Dot> undone;
  for (const auto& [undoing, done] : std::views::reverse(undoings)) {
    if (!undone.contains(std::get<Dot>(undoing))) undone.insert(done);
  }
  return undone;
}

/// Whether there is nothing in a change to take back: it erased, or what it wrote is erased.
bool is_spent(const Change& change) {
  return std::ranges::all_of(change.operations, [](const Operation& operation) {
    return operation.writes.empty() && operation.edits.empty();
  });
}

/// The newest change of `replica` that is not undone; nothing when that is not one to undo. What is spent is passed over.
std::optional<Change> last_standing(const Replica& here, const Id& replica, const std::set<Dot>& undone) {
  for (std::uint64_t seq = here.have().last(replica); seq > 0; --seq) {
    const std::optional<Change> change = change_named(here, {replica, seq});
    if (!change || !is_undoable(here.state(), *change)) return std::nullopt;
    if (!change->undoes && !undone.contains(change->dot) && !is_spent(*change)) return change;
  }
  return std::nullopt;
}

/// The change that a chain of undoing and redoing began with.
Change first_of_chain(const Replica& replica, Change change) {
  while (change.undoes) {
    std::optional<Change> undone = change_named(replica, *change.undoes);
    if (!undone || undone->stamp >= change.stamp) break;
    change = *std::move(undone);
  }
  return change;
}

std::string message_in_words(const Record& message) {
  const std::string_view direction = message.text(Field::message_direction);
  if (direction == "note") return "Note";
  return direction == "from_customer" ? "Message from customer" : "Message to customer";
}

/// What making `record` is called.
std::string making_in_words(const Record& record) {
  switch (record.type()) {
    case RecordType::ticket:
      return "Ticket " + std::string(record.text(Field::ticket_number)) + " opened";
    case RecordType::message:
      return message_in_words(record);
    case RecordType::customer:
      return "Customer " + std::string(record.text(Field::customer_name)) + " added";
    case RecordType::view:
      return "View " + std::string(record.text(Field::view_name)) + " saved";
    default:
      return std::string(spec(record.type()).label);
  }
}

std::string trashing_in_words(const Record& record, bool trashed) {
  if (record.type() == RecordType::escalation) return trashed ? "Escalation undone" : "Escalation done again";
  const RecordSpec& type = spec(record.type());
  const std::string_view name = type.title ? record.text(*type.title) : std::string_view();
  std::string words(type.label);
  if (!name.empty()) words += " " + std::string(name);
  return words + (trashed ? " moved to the trash" : " restored");
}

/// Which of a change's operations names it best: a new ticket before its customer and first message, a new message before
/// the state it brought about.
const Operation& main_operation(const State& state, const Change& change) {
  const auto rank = [&](const Operation& operation) {
    const Record* record = state.find(operation.record, operation.id);
    const bool is_made = record && record->creator() == change.dot;
    if (!is_made) return 3;
    return operation.record == RecordType::ticket ? 0 : operation.record == RecordType::message ? 1 : 2;
  };
  return *std::ranges::min_element(change.operations, {}, rank);
}

std::string in_words(const Desk& desk, const Change& change, const std::function<std::string(const Write&)>& value) {
  const Operation& operation = main_operation(desk.state(), change);
  const Record* record = desk.state().find(operation.record, operation.id);
  if (!record) return {};
  if (record->creator() == change.dot) return making_in_words(*record);
  if (!operation.writes.empty()) {
    const Write& write = operation.writes.front();
    if (write.field == spec(record->type()).trash) return trashing_in_words(*record, as_bool(write.value));
    return std::string(spec(write.field).label) + ": " + value(write);
  }
  if (operation.edits.empty()) return {};
  const SetEdit& edit = operation.edits.front();
  if (edit.field != Field::ticket_tags) return std::string(spec(edit.field).label) + ": " + edit.element;
  return (edit.add ? "Tag added: " : "Tag removed: ") + edit.element;
}

}  // namespace

std::string Desk::undo_label() const {
  const std::optional<Change> next = replica_->next_undo();
  if (!next || !is_undoable(state(), *next)) return {};
  return in_words(*this, first_of_chain(*replica_, *next),
                  [&](const Write& write) { return impl_->in_words(write.field, write.value); });
}

std::string Desk::redo_label() const {
  const std::optional<Change> next = replica_->next_redo();
  if (!next || !is_undoable(state(), *next)) return {};
  return in_words(*this, first_of_chain(*replica_, *next),
                  [&](const Write& write) { return impl_->in_words(write.field, write.value); });
}

Result<void> Desk::undo(Journal::Done saved) {
  if (!replica_->has_all_lines()) return fail(ErrorKind::storage, std::string(still_reading));
  const std::optional<Change> next = replica_->next_undo();
  if (!next || !is_undoable(state(), *next)) return fail(ErrorKind::not_found, "There is nothing to undo.");
  Result<Dot> undone = replica_->undo(impl_->me, std::move(saved));
  if (!undone) return std::unexpected(undone.error());
  return {};
}

Result<std::string> Desk::undo_earlier() {
  std::set<Id> replicas = {replica_->id()};
  if (const Record* here = station()) {
    for (const std::string& text : here->elements(Field::station_replicas)) {
      if (const std::optional<Id> replica = Id::parse(text)) replicas.insert(*replica);
    }
  }
  const std::set<Dot> undone_before = undone_by(*replica_, replicas);
  std::optional<Change> last;
  for (const Id& replica : replicas) {
    if (replica == replica_->id()) continue;
    std::optional<Change> standing = last_standing(*replica_, replica, undone_before);
    if (standing && (!last || standing->stamp > last->stamp)) last = std::move(standing);
  }
  if (!last) return fail(ErrorKind::not_found, "There is nothing to undo.");
  std::string label =
      in_words(*this, *last, [&](const Write& write) { return impl_->in_words(write.field, write.value); });
  Result<Dot> undone = replica_->take_back(last->dot, impl_->me);
  if (!undone) return std::unexpected(undone.error());
  return label;
}

Result<void> Desk::redo(Journal::Done saved) {
  if (!replica_->has_all_lines()) return fail(ErrorKind::storage, std::string(still_reading));
  const std::optional<Change> next = replica_->next_redo();
  if (!next || !is_undoable(state(), *next)) return fail(ErrorKind::not_found, "There is nothing to redo.");
  Result<Dot> redone = replica_->redo(impl_->me, std::move(saved));
  if (!redone) return std::unexpected(redone.error());
  return {};
}

}  // namespace counterbell::desk
