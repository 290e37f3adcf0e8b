// Undo and redo, and what they are about in words.

#include "desk/history/history.h"

#include <algorithm>
#include <map>
#include <ranges>
#include <set>
#include <tuple>

#include "desk/shop/shop.h"
#include "desk/staff/staff.h"
#include "desk/tickets/ticket_row.h"

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

Words message_in_words(const Record& message) {
  const Direction direction = direction_of(message);
  if (direction == Direction::note) return tr("Note");
  return direction == Direction::from_customer ? tr("Message from customer") : tr("Message to customer");
}

/// What making `record` is called.
Message making_in_words(const Record& record) {
  switch (record.type()) {
    case RecordType::ticket:
      return msg("Ticket {0} opened", verbatim(record.text(Field::ticket_number)));
    case RecordType::message:
      return message_in_words(record);
    case RecordType::customer:
      return msg("Customer {0} added", verbatim(record.text(Field::customer_name)));
    case RecordType::view:
      return msg("View {0} saved", verbatim(record.text(Field::view_name)));
    default:
      return spec(record.type()).label;
  }
}

Message trashing_in_words(const Record& record, bool trashed) {
  if (record.type() == RecordType::escalation) return trashed ? tr("Escalation undone") : tr("Escalation done again");
  const RecordSpec& type = spec(record.type());
  const Words name = verbatim(type.title ? record.text(*type.title) : std::string_view());
  if (name.empty()) return trashed ? msg("{0} moved to the trash", type.label) : msg("{0} restored", type.label);
  // TRANSLATORS: {0} is a kind of record, such as Ticket, {1} its name
  return trashed ? msg("{0} {1} moved to the trash", type.label, name) : msg("{0} {1} restored", type.label, name);
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

}  // namespace

Message History::in_words(const Change& change) const {
  const Operation& operation = main_operation(workplace_.state(), change);
  const Record* record = workplace_.state().find(operation.record, operation.id);
  if (!record) return {};
  if (record->creator() == change.dot) return making_in_words(*record);
  if (!operation.writes.empty()) {
    const Write& write = operation.writes.front();
    if (write.field == spec(record->type()).trash) return trashing_in_words(*record, as_bool(write.value));
    return msg("{0}: {1}", spec(write.field).label, in_words(write.field, write.value));
  }
  if (operation.edits.empty()) return {};
  const SetEdit& edit = operation.edits.front();
  if (edit.field != Field::ticket_tags) return msg("{0}: {1}", spec(edit.field).label, verbatim(edit.element));
  return edit.add ? msg("Tag added: {0}", verbatim(edit.element)) : msg("Tag removed: {0}", verbatim(edit.element));
}

Message History::undo_label() const {
  const std::optional<Change> next = workplace_.replica().next_undo();
  if (!next || !is_undoable(workplace_.state(), *next)) return {};
  return in_words(first_of_chain(workplace_.replica(), *next));
}

Message History::redo_label() const {
  const std::optional<Change> next = workplace_.replica().next_redo();
  if (!next || !is_undoable(workplace_.state(), *next)) return {};
  return in_words(first_of_chain(workplace_.replica(), *next));
}

Result<void> History::check_may_undo(const Change& change) const {
  return std::ranges::any_of(change.operations, is_managed, &Operation::record) ? staff_.check_may_manage()
                                                                                : Result<void>();
}

Result<void> History::undo(Journal::Done saved) {
  if (!workplace_.replica().has_all_lines()) return fail(ErrorKind::storage, Message(still_reading));
  const std::optional<Change> next = workplace_.replica().next_undo();
  if (!next || !is_undoable(workplace_.state(), *next)) return fail(ErrorKind::not_found, "There is nothing to undo.");
  if (Result<void> may = check_may_undo(*next); !may) return may;
  Result<Dot> undone = workplace_.replica().undo(workplace_.me(), std::move(saved));
  if (!undone) return std::unexpected(undone.error());
  return {};
}

Result<Message> History::undo_earlier() {
  std::set<Id> replicas = {workplace_.replica().id()};
  if (const Record* here = shop_.station()) {
    for (const std::string& text : here->elements(Field::station_replicas)) {
      if (const std::optional<Id> replica = Id::parse(text)) replicas.insert(*replica);
    }
  }
  const std::set<Dot> undone_before = undone_by(workplace_.replica(), replicas);
  std::optional<Change> last;
  for (const Id& replica : replicas) {
    if (replica == workplace_.replica().id()) continue;
    std::optional<Change> standing = last_standing(workplace_.replica(), replica, undone_before);
    if (standing && (!last || standing->stamp > last->stamp)) last = std::move(standing);
  }
  if (!last) return fail(ErrorKind::not_found, "There is nothing to undo.");
  if (Result<void> may = check_may_undo(*last); !may) return std::unexpected(may.error());
  Message label = in_words(*last);
  Result<Dot> undone = workplace_.replica().take_back(last->dot, workplace_.me());
  if (!undone) return std::unexpected(undone.error());
  return label;
}

Result<void> History::redo(Journal::Done saved) {
  if (!workplace_.replica().has_all_lines()) return fail(ErrorKind::storage, Message(still_reading));
  const std::optional<Change> next = workplace_.replica().next_redo();
  if (!next || !is_undoable(workplace_.state(), *next)) return fail(ErrorKind::not_found, "There is nothing to redo.");
  if (Result<void> may = check_may_undo(*next); !may) return may;
  Result<Dot> redone = workplace_.replica().redo(workplace_.me(), std::move(saved));
  if (!redone) return std::unexpected(redone.error());
  return {};
}

}  // namespace counterbell::desk
