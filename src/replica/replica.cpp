#include "replica/replica.h"

#include <algorithm>
#include <ranges>

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
  if (const std::optional<ChainHash> before = hash({id_, change.dot.seq - 1})) change.previous = *before;

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
  const Entry& made = *find({change.dot, parsed->hash});
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
  std::vector<ExactDot> taken;
  std::vector<ExactDot> blanked;
  bool has_own = false;
  for (std::size_t i = 0; i < changes.size() && i < lines.size(); ++i) {
    const Change& change = changes[i].change;
    hybrid_clock_.observe(now, change.stamp);
    const Taken how = take(changes[i], lines[i], false);
    if (how == Taken::blanks) blanked.push_back({change.dot, changes[i].hash});
    if (how != Taken::change) continue;
    taken.push_back({change.dot, changes[i].hash});
    has_own |= change.dot.replica == id_;
  }
  is_id_shared_ |= has_own || own_named_ > have_.last(id_);
  if (has_own) rebuild_undo_stacks();
  settle_erasures();
  std::vector<std::string> kept;
  for (const ExactDot& name : taken) kept.push_back(find(name)->line);
  for (const ExactDot& name : blanked) {
    // The journal has a copy, too, which it blanks itself where there is an erasure to tell it of.
    if (!is_blanked_by_erasures(find(name)->line)) kept.push_back(find(name)->line);
  }
  keep(std::move(kept), std::move(saved));
  return taken.size();
}

/// Puts a change into the log and the state, unless it is there already. `is_kept`: the line is from the journal.
Replica::Taken Replica::take(const ParsedChange& parsed, std::string_view line, bool is_kept) {
  const Change& change = parsed.change;
  Branch& branch = log_[change.dot.replica];
  const Place at{change.dot.seq, parsed.hash};
  const auto place = branch.lower_bound(at);
  if (place != branch.end() && place->first == at) {
    return take_blanks({change.dot, parsed.hash}, place->second, line, is_kept) ? Taken::blanks : Taken::nothing;
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
  const auto entry = branch.emplace_hint(place, Place{change.dot.seq, parsed.hash},
                                         Entry{std::string(line), change.stamp, change.previous,
                                               change.undoes.value_or(Dot{}), gives_something_back(change)});
  check_chain(branch, {change.dot, parsed.hash}, entry->second);

  have_.add(change.dot);
  if (change.fully_understood) applied_.add(change.dot);
  if (change.dot.replica == id_) {
    told_.add(change.dot);
    told_.add(change.after);
  }
  if (change.dot.replica != id_) own_named_ = std::max(own_named_, own_named_by(change));
  causality_.note(change.dot, change.after);

  const std::vector<State::Alteration> alterations = state_.apply(parsed);
  if (listener_) listener_(change, alterations);
}

/// Compares a new entry's place in its chain with the changes of the same name and with the neighbours that are here.
void Replica::check_chain(const Branch& branch, const ExactDot& name, const Entry& entry) {
  const Dot& dot = name.dot;
  const auto numbered = [&](std::uint64_t seq) {
    return std::ranges::subrange(branch.lower_bound({seq, {}}), branch.lower_bound({seq + 1, {}}));
  };
  for (const auto& [place, twin] : numbered(dot.seq)) {
    if (place.second == name.hash) continue;
    doubled_.add(dot);
    note_fork({dot, place.second, name.hash});
  }
  const auto before = numbered(dot.seq - 1);
  if (!before.empty() && !branch.contains({dot.seq - 1, entry.previous})) {
    note_fork({{dot.replica, dot.seq - 1}, before.front().first.second, entry.previous});
  }
  for (const auto& [place, after] : numbered(dot.seq + 1)) {
    if (!branch.contains({dot.seq, after.previous})) note_fork({dot, name.hash, after.previous});
  }
}

void Replica::note_fork(const Fork& fork) {
  if (!std::ranges::contains(forks_, fork.dot, &Fork::dot)) forks_.push_back(fork);
}

bool Replica::is_id_shared() const {
  return is_id_shared_ || own_named_ > have_.last(id_) ||
         std::ranges::any_of(forks_, [&](const Fork& fork) { return fork.dot.replica == id_; });
}

void Replica::foresee(std::span<const ParsedChange> changes) {
  is_id_shared_ |= std::ranges::any_of(changes, [&](const ParsedChange& parsed) {
    if (parsed.change.dot.replica == id_) return !has({parsed.change.dot, parsed.hash});
    return own_named_by(parsed.change) > have_.last(id_);
  });
}

/// The highest number under which `change` names one of our own; 0 when it names none.
std::uint64_t Replica::own_named_by(const Change& change) const {
  std::uint64_t highest = change.after.last(id_);
  if (change.undoes && change.undoes->replica == id_) highest = std::max(highest, change.undoes->seq);
  for (const Operation& operation : change.operations) {
    for (const SetEdit& edit : operation.edits) {
      for (const Dot& dot : edit.seen) {
        if (dot.replica == id_) highest = std::max(highest, dot.seq);
      }
    }
  }
  return highest;
}

const Id& Replica::renew_id() {
  id_ = new_id();
  is_id_shared_ = false;
  own_named_ = 0;
  told_.clear();
  rebuild_undo_stacks();
  return id_;
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

const Replica::Entry* Replica::find(const ExactDot& name) const {
  const auto branch = log_.find(name.dot.replica);
  if (branch == log_.end()) return nullptr;
  const auto entry = branch->second.find({name.dot.seq, name.hash});
  return entry == branch->second.end() ? nullptr : &entry->second;
}

/// The entry of that name; of several the one with the lowest hash.
const Replica::Branch::value_type* Replica::find_first(const Dot& dot) const {
  const auto branch = log_.find(dot.replica);
  if (branch == log_.end()) return nullptr;
  const auto entry = branch->second.lower_bound({dot.seq, {}});
  return entry == branch->second.end() || entry->first.first != dot.seq ? nullptr : &*entry;
}

/// Of each change of that name.
std::vector<ChainHash> Replica::hashes(const Dot& dot) const {
  std::vector<ChainHash> hashes;
  const auto branch = log_.find(dot.replica);
  if (branch == log_.end()) return hashes;
  for (auto entry = branch->second.lower_bound({dot.seq, {}});
       entry != branch->second.end() && entry->first.first == dot.seq; ++entry) {
    hashes.push_back(entry->first.second);
  }
  return hashes;
}

/// Whether there is anything in a change that undoing it could give back.
bool Replica::gives_something_back(const Change& change) {
  return std::ranges::any_of(change.operations, [](const Operation& operation) {
    return !operation.writes.empty() || !operation.edits.empty();
  });
}

std::optional<ChainHash> Replica::hash(const Dot& dot) const {
  const auto* entry = find_first(dot);
  if (!entry) return std::nullopt;
  return entry->first.second;
}

std::optional<std::string_view> Replica::line(const Dot& dot) const {
  const auto* entry = find_first(dot);
  if (!entry) return std::nullopt;
  return entry->second.line;
}

void Replica::visit_lines_of(const Dot& dot, const std::function<void(std::string_view)>& visit) const {
  const auto branch = log_.find(dot.replica);
  if (branch == log_.end()) return;
  for (auto entry = branch->second.lower_bound({dot.seq, {}});
       entry != branch->second.end() && entry->first.first == dot.seq; ++entry) {
    visit(entry->second.line);
  }
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
    for (const auto& [place, entry] : branch) {
      const Dot dot{replica, place.first};
      if (!receiver.contains(dot) || doubled_.contains(dot)) visit(dot, entry.line);
    }
  }
}

}  // namespace counterbell
