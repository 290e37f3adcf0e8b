#include "replica/replica.h"

#include <algorithm>

namespace counterbell {

Replica::Replica(Id id, Id shop, Clock& clock, Random& random, Journal* journal)
    : id_(id),
      shop_(shop),
      clock_(&clock),
      random_(&random),
      journal_(journal),
      save_status_(std::make_shared<SaveStatus>()) {}

Id Replica::new_id() {
  Id id;
  random_->fill(id.bytes);
  return id;
}

Dot Replica::commit(std::vector<Operation> operations, const Id& staff, Journal::Done saved) {
  return make_change(std::move(operations), staff, std::nullopt, std::move(saved));
}

Dot Replica::make_change(std::vector<Operation> operations, const Id& staff, std::optional<Dot> undoes,
                         Journal::Done saved) {
  Change change;
  change.dot = {id_, have_.last(id_) + 1};
  change.operations = canonical_operations(std::move(operations));
  change.stamp = hybrid_clock_.draw(clock_->now_ms(), highest_seen(change.operations));
  change.staff = staff;
  change.after = have_.without(told_);
  change.undoes = undoes;
  if (const Entry* before = find({id_, change.dot.seq - 1})) change.previous = before->hash;

  std::vector<Id> salts(salts_needed(change.operations));
  for (Id& salt : salts) salt = new_id();
  std::string line = to_line(change, salts);

  // What is applied is what the line says, so that the state here is the one that every reader of the line comes to.
  const Result<ParsedChange> parsed = parse_line(line);
  if (!parsed) {
    if (saved) saved(fail(ErrorKind::invalid, "This is too long to be saved; shorten the text."));
    return {};
  }
  take(*parsed, line, false);
  settle_erasures();
  note_undoable(change.dot.seq, undoes.value_or(Dot{}));
  const Entry& made = *find(change.dot);
  if (!made.is_undoable) drop_spent_undo();
  std::vector<std::string> lines;
  lines.push_back(made.line);
  keep(std::move(lines), std::move(saved));
  return change.dot;
}

/// The highest stamp that the values `operations` write over stand under, and the records' making.
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

Replica::LoadReport Replica::load(std::span<const std::string_view> lines) {
  LoadReport report;
  const std::int64_t now = clock_->now_ms();
  for (const std::string_view line : lines) {
    Result<ParsedChange> parsed = parse_line(line);
    if (!parsed) {
      report.damaged.push_back(std::move(parsed.error()));
      continue;
    }
    hybrid_clock_.observe(now, parsed->change.stamp);
    if (take(*parsed, line, true) == Taken::change) ++report.changes;
  }
  settle_erasures();
  rebuild_undo_stacks();
  keep({}, {});
  return report;
}

void Replica::adopt(std::vector<std::string> lines) {
  load(std::vector<std::string_view>(lines.begin(), lines.end()));
  append_to_journal(std::move(lines), {});
}

std::size_t Replica::merge(std::span<const ParsedChange> changes, std::span<const std::string_view> lines,
                           Journal::Done saved) {
  const std::int64_t now = clock_->now_ms();
  std::vector<Dot> taken;
  std::vector<Dot> blanked;
  std::optional<Dot> own;
  for (std::size_t i = 0; i < changes.size() && i < lines.size(); ++i) {
    const Change& change = changes[i].change;
    hybrid_clock_.observe(now, change.stamp);
    const Taken how = take(changes[i], lines[i], false);
    if (how == Taken::blanks) blanked.push_back(change.dot);
    if (how != Taken::change) continue;
    taken.push_back(change.dot);
    if (change.dot.replica == id_ && !own) own = change.dot;
  }
  if (own) {
    note_fork({*own, {}, *hash(*own)});
    rebuild_undo_stacks();
  }
  settle_erasures();
  std::vector<std::string> kept;
  for (const Dot& dot : taken) kept.push_back(find(dot)->line);
  for (const Dot& dot : blanked) {
    // The journal has a copy, too, which it blanks itself where there is an erasure to tell it of.
    if (!is_blanked_by_erasures(find(dot)->line)) kept.push_back(find(dot)->line);
  }
  keep(std::move(kept), std::move(saved));
  return taken.size();
}

/// Puts a change into the log and the state, unless it is there already. `is_kept`: the line is from the journal.
Replica::Taken Replica::take(const ParsedChange& parsed, std::string_view line, bool is_kept) {
  const Change& change = parsed.change;
  Branch& branch = log_[change.dot.replica];
  const auto place = branch.lower_bound(change.dot.seq);
  if (place != branch.end() && place->first == change.dot.seq) {
    if (place->second.hash == parsed.hash) {
      return take_blanks(change.dot, place->second, line, is_kept) ? Taken::blanks : Taken::nothing;
    }
    note_fork({change.dot, place->second.hash, parsed.hash});
    return Taken::nothing;
  }
  note_erasures(change);
  if (!concerns_erased(change)) {
    enter(branch, place, parsed, line);
    return Taken::change;
  }
  const std::string blank = without_erased(line);
  if (is_kept && blank != line) note_kept_values(line);
  if (const Result<ParsedChange> rest = parse_line(blank)) enter(branch, place, *rest, blank);
  return Taken::change;
}

void Replica::enter(Branch& branch, Branch::iterator place, const ParsedChange& parsed, std::string_view line) {
  const Change& change = parsed.change;
  const auto entry = branch.emplace_hint(place, change.dot.seq,
                                         Entry{std::string(line), change.stamp, parsed.hash, change.previous,
                                               change.undoes.value_or(Dot{}), gives_something_back(change)});
  check_chain(branch, change.dot, entry->second);

  have_.add(change.dot);
  if (change.fully_understood) applied_.add(change.dot);
  if (change.dot.replica == id_) {
    told_.add(change.dot);
    told_.add(change.after);
  }
  causality_.note(change.dot, change.after);

  const std::vector<State::Alteration> alterations = state_.apply(change);
  if (listener_) listener_(change, alterations);
}

/// Compares a new entry's place in its chain with the neighbours that are here.
void Replica::check_chain(const Branch& branch, const Dot& dot, const Entry& entry) {
  const auto before = branch.find(dot.seq - 1);
  if (before != branch.end() && before->second.hash != entry.previous) {
    note_fork({{dot.replica, dot.seq - 1}, before->second.hash, entry.previous});
  }
  const auto after = branch.find(dot.seq + 1);
  if (after != branch.end() && after->second.previous != entry.hash) {
    note_fork({dot, entry.hash, after->second.previous});
  }
}

void Replica::note_fork(const Fork& fork) {
  if (!std::ranges::contains(forks_, fork)) forks_.push_back(fork);
}

/// Hands new lines to the journal, and then what it must forget; saved is both.
void Replica::keep(std::vector<std::string> lines, Journal::Done saved) {
  std::vector<std::string> erased = take_kept_values();
  if (erased.empty()) {
    append_to_journal(std::move(lines), std::move(saved));
  } else {
    append_to_journal(std::move(lines), {});
    erase_from_journal(std::move(erased), std::move(saved));
  }
}

void Replica::append_to_journal(std::vector<std::string> lines, Journal::Done saved) {
  if (lines.empty() || !journal_) {
    if (saved) saved({});
    return;
  }
  const std::size_t count = lines.size();
  journal_->append(std::move(lines), noting_outcome(count, count, std::move(saved)));
}

void Replica::erase_from_journal(std::vector<std::string> records, Journal::Done saved) {
  if (!journal_) {
    if (saved) saved({});
    return;
  }
  journal_->erase(std::move(records), noting_outcome(1, 0, std::move(saved)));
}

/// Counts something as pending until it is confirmed, and `changes` of it as saved then.
Journal::Done Replica::noting_outcome(std::size_t count, std::uint64_t changes, Journal::Done saved) {
  save_status_->pending += count;
  return [status = save_status_, count, changes, saved = std::move(saved)](Result<void> outcome) {
    if (outcome) {
      status->pending -= count;
      status->saved += changes;
      status->trouble.reset();
    } else {
      status->trouble = outcome.error();
    }
    if (saved) saved(std::move(outcome));
  };
}

const Replica::Entry* Replica::find(const Dot& dot) const {
  const auto branch = log_.find(dot.replica);
  if (branch == log_.end()) return nullptr;
  const auto entry = branch->second.find(dot.seq);
  return entry == branch->second.end() ? nullptr : &entry->second;
}

/// Whether there is anything in a change that undoing it could give back.
bool Replica::gives_something_back(const Change& change) {
  return std::ranges::any_of(change.operations, [](const Operation& operation) {
    return !operation.writes.empty() || !operation.edits.empty();
  });
}

std::optional<ChainHash> Replica::hash(const Dot& dot) const {
  const Entry* entry = find(dot);
  if (!entry) return std::nullopt;
  return entry->hash;
}

std::optional<std::string_view> Replica::line(const Dot& dot) const {
  const Entry* entry = find(dot);
  if (!entry) return std::nullopt;
  return entry->line;
}

std::vector<std::pair<Id, std::int64_t>> Replica::clocks_ahead() const {
  std::vector<std::pair<Id, std::int64_t>> ahead;
  const std::int64_t now = clock_->now_ms();
  for (const auto& [replica, branch] : log_) {
    // A stamp with a counter may have been lifted above a value it replaced; one without was read off a clock.
    const auto newest = std::ranges::find_if(branch.rbegin(), branch.rend(),
                                             [](const auto& entry) { return entry.second.stamp.counter == 0; });
    if (newest == branch.rend()) continue;
    const std::int64_t lead = static_cast<std::int64_t>(newest->second.stamp.ms) - now;
    if (lead > static_cast<std::int64_t>(HybridClock::max_lead_ms)) ahead.emplace_back(replica, lead);
  }
  return ahead;
}

void Replica::visit_lines(const VersionVector& receiver,
                          const std::function<void(const Dot&, std::string_view)>& visit) const {
  for (const auto& [replica, branch] : log_) {
    for (const auto& [seq, entry] : branch) {
      const Dot dot{replica, seq};
      if (!receiver.contains(dot)) visit(dot, entry.line);
    }
  }
}

}  // namespace counterbell
