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
      altered_changes_(changes_a_block),
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
  const LogEntry& made = *find({change.dot, parsed->hash});
  if (!made.is_undoable) drop_spent_undo();
  keep({lines_.text(made.line)}, std::move(saved));
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
  std::vector<KeptLine> kept;
  kept.reserve(lines.size());
  for (const std::string_view line : lines) kept.push_back({line, std::nullopt});
  return load(kept);
}

Replica::LoadReport Replica::load(std::span<const KeptLine> lines) {
  LoadReport report;
  load_part(lines, report);
  settle_load();
  return report;
}

void Replica::load_part(std::span<const KeptLine> lines, LoadReport& report) {
  const std::int64_t now = clock_->now_ms();
  for (const KeptLine& line : lines) {
    if (attach(line)) continue;
    Result<ParsedChange> parsed = parse_line(line);
    if (!parsed) {
      report.damaged.push_back(std::move(parsed.error()));
      continue;
    }
    hybrid_clock_.observe(now, parsed->change.stamp);
    if (take(*parsed, line.text, true) == Taken::change) ++report.changes;
  }
}

void Replica::settle_load() {
  settle_erasures();
  rebuild_undo_stacks();
  keep({}, {});
  if (std::exchange(all_lines_came_, false) && listener_) listener_({}, {});  // What they tell can be shown now.
}

void Replica::adopt(std::vector<std::string> lines) {
  load(std::vector<std::string_view>(lines.begin(), lines.end()));
  append_to_journal(std::move(lines), {});
}

std::size_t Replica::merge(std::span<const ParsedChange> changes, std::span<const std::string_view> lines,
                           Journal::Done saved) {
  const std::int64_t now = clock_->now_ms();
  std::vector<std::size_t> taken;
  std::vector<ExactDot> blanked;
  bool has_own = false;
  for (std::size_t i = 0; i < changes.size() && i < lines.size(); ++i) {
    const Change& change = changes[i].change;
    hybrid_clock_.observe(now, change.stamp);
    const Taken how = take(changes[i], lines[i], false);
    if (how == Taken::blanks) blanked.push_back({change.dot, changes[i].hash});
    if (how != Taken::change) continue;
    taken.push_back(i);
    has_own |= change.dot.replica == id_;
  }
  is_id_shared_ |= has_own || own_named_ > have_.last(id_);
  if (has_own) rebuild_undo_stacks();
  settle_erasures();
  std::vector<std::string> kept;
  kept.reserve(taken.size() + blanked.size());
  for (const std::size_t i : taken) {
    kept.push_back(is_any_erased() ? line_of({changes[i].change.dot, changes[i].hash}) : std::string(lines[i]));
  }
  for (const ExactDot& name : blanked) {
    // The journal has a copy, too, which it blanks itself where there is an erasure to tell it of.
    if (std::string line = line_of(name); !is_blanked_by_erasures(line)) kept.push_back(std::move(line));
  }
  keep(std::move(kept), std::move(saved));
  return taken.size();
}

/// Puts a change into the log and the state, unless it is there already. `is_kept`: the line is from the journal.
Replica::Taken Replica::take(const ParsedChange& parsed, std::string_view line, bool is_kept) {
  const Change& change = parsed.change;
  Branch& branch = log_[change.dot.replica];
  if (LogEntry* known = branch.find(change.dot.seq, parsed.hash)) {
    if (!known->line) {
      attach(*known, change, line);
      return Taken::nothing;
    }
    return take_blanks({change.dot, parsed.hash}, *known, line, is_kept) ? Taken::blanks : Taken::nothing;
  }
  note_erasures(change);
  if (!concerns_erased(change)) {
    enter(branch, parsed, line);
    return Taken::change;
  }
  const std::string blank = without_erased(line);
  if (is_kept && blank != line) note_kept_values(line);
  if (const Result<ParsedChange> rest = parse_line(blank)) enter(branch, *rest, blank);
  return Taken::change;
}

/// Gives the change that came with an image its line, when it is plain which one that is; whether it is.
bool Replica::attach(const KeptLine& line) {
  if (lines_missing_ == 0 || !line.hash || is_any_erased()) return false;
  const Origin* origin = state_.origin(next_line_);
  if (!origin || origin->hash != *line.hash) return false;
  LogEntry& entry = *log_.at(origin->author->replica).find(origin->seq, origin->hash);
  ++next_line_;
  if (entry.line) {
    note_kept_values(line.text);  // The copy that came before may have values blank that this one has.
  } else {
    note_line(entry, line.text);
  }
  return true;
}

void Replica::note_line(LogEntry& entry, std::string_view line) {
  entry.line = lines_.keep(line);
  all_lines_came_ = --lines_missing_ == 0;
}

/// Gives a change that came with an image its line.
void Replica::attach(LogEntry& entry, const Change& change, std::string_view line) {
  note_line(entry, line);
  next_line_ = entry.origin->number + 1;
  if (concerns_erased(change)) rewrite(entry.origin->name(), without_erased(line));
  if (is_blanked_by_erasures(lines_.text(entry.line))) return;
  for (const Operation& one : change.operations) newly_blank_.emplace(one.record, one.id);
}

void Replica::enter(Branch& branch, const ParsedChange& parsed, std::string_view line) {
  const Change& change = parsed.change;
  const auto [origin, alterations] = state_.apply(parsed);
  branch.insert({.seq = change.dot.seq,
                 .origin = origin,
                 .line = lines_.keep(line),
                 .undoes = change.undoes ? std::make_unique<const Dot>(*change.undoes) : nullptr,
                 .is_undoable = gives_something_back(change)});
  altered_changes_.note(origin->number);
  check_chain(branch, *origin, change.previous);

  have_.add(change.dot);
  if (change.fully_understood) applied_.add(change.dot);
  if (change.dot.replica == id_) {
    told_.add(change.dot);
    told_.add(change.after);
  }
  if (change.dot.replica != id_) own_named_ = std::max(own_named_, own_named_by(change));
  causality_.note(change.dot, change.after);
  if (listener_) listener_(change, alterations);
}

/// Compares a new change's place in its chain with the changes of the same name and with the neighbours that are here.
void Replica::check_chain(Branch& branch, const Origin& origin, const ChainHash& previous) {
  const ExactDot name = origin.name();
  const Dot& dot = name.dot;
  for (const LogEntry& twin : std::as_const(branch).numbered(dot.seq)) {
    if (twin.origin == &origin) continue;
    doubled_.add(dot);
    note_fork({dot, twin.origin->hash, name.hash});
  }
  if (dot.seq > 1 && !branch.find(dot.seq - 1, previous)) {
    branch.await(dot.seq, previous);
    const std::span<const LogEntry> before = std::as_const(branch).numbered(dot.seq - 1);
    if (!before.empty()) note_fork({{dot.replica, dot.seq - 1}, before.front().origin->hash, previous});
  }
  if (const std::optional<ChainHash> other = branch.arrived(dot.seq, name.hash)) note_fork({dot, name.hash, *other});
}

void Replica::note_fork(const Fork& fork) {
  if (!std::ranges::contains(forks_, fork.dot, &Fork::dot)) forks_.push_back(fork);
}

bool Replica::is_id_shared() const {
  return is_id_shared_ || own_named_ > have_.last(id_) ||
         std::ranges::any_of(forks_, [&](const Fork& fork) { return fork.dot.replica == id_; });
}

void Replica::foresee(std::span<const ExactDot> own, std::uint64_t highest_named) {
  is_id_shared_ |=
      highest_named > have_.last(id_) || std::ranges::any_of(own, [&](const ExactDot& name) { return !has(name); });
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

/// The changes of that name.
std::span<const LogEntry> Replica::named(const Dot& dot) const {
  const auto branch = log_.find(dot.replica);
  return branch == log_.end() ? std::span<const LogEntry>() : branch->second.numbered(dot.seq);
}

const LogEntry* Replica::find(const ExactDot& name) const {
  const auto branch = log_.find(name.dot.replica);
  return branch == log_.end() ? nullptr : branch->second.find(name.dot.seq, name.hash);
}

/// The entry of that name; of several the one with the lowest hash.
const LogEntry* Replica::find_first(const Dot& dot) const {
  const std::span<const LogEntry> entries = named(dot);
  return entries.empty() ? nullptr : &entries.front();
}

/// Whether there is anything in a change that undoing it could give back.
/// What a rule did by itself nobody means by pressing Undo: it has a way of its own.
bool Replica::gives_something_back(const Change& change) {
  return std::ranges::any_of(change.operations, [](const Operation& operation) {
    const RecordSpec& type = spec(operation.record);
    const bool is_making = type.owner && std::ranges::contains(operation.writes, *type.owner, &Write::field);
    if (type.kind.is_made_by_rules && is_making) return false;
    return !operation.writes.empty() || !operation.edits.empty();
  });
}

std::optional<ChainHash> Replica::hash(const Dot& dot) const {
  const Origin* found = origin(dot);
  if (!found) return std::nullopt;
  return found->hash;
}

const Origin* Replica::origin(const Dot& dot) const {
  const LogEntry* entry = find_first(dot);
  return entry ? entry->origin : nullptr;
}

std::optional<std::string> Replica::line(const Dot& dot) const {
  const LogEntry* entry = find_first(dot);
  if (!entry || !entry->line) return std::nullopt;
  return lines_.text(entry->line);
}

/// The line of a change that is here.
std::string Replica::line_of(const ExactDot& name) const { return lines_.text(find(name)->line); }

void Replica::visit_lines_of(const Dot& dot, const std::function<void(std::string_view)>& visit) const {
  for (const LogEntry& entry : named(dot)) {
    if (entry.line) visit(lines_.text(entry.line));
  }
}

std::vector<std::pair<Id, std::int64_t>> Replica::clocks_ahead() const {
  std::vector<std::pair<Id, std::int64_t>> ahead;
  const std::int64_t now = clock_->now_ms();
  for (const auto& [replica, branch] : log_) {
    // A stamp with a counter may have been lifted above a value it replaced; one without was read off a clock.
    const LogEntry* newest = branch.last([](const LogEntry& entry) { return entry.origin->stamp.counter == 0; });
    if (!newest) continue;
    const std::int64_t lead = static_cast<std::int64_t>(newest->origin->stamp.ms) - now;
    if (lead > static_cast<std::int64_t>(HybridClock::max_lead_ms)) ahead.emplace_back(replica, lead);
  }
  return ahead;
}

void Replica::visit_lines(const VersionVector& receiver,
                          const std::function<void(const Dot&, std::string_view)>& visit) const {
  std::string line;
  for (const auto& [replica, branch] : log_) {
    for (const LogEntry& entry : branch.entries()) {
      const Dot dot{replica, entry.seq};
      const bool is_wanted = !receiver.contains(dot) || doubled_.contains(dot);
      if (!is_wanted || !entry.line) continue;
      lines_.read(entry.line, line);
      visit(dot, line);
    }
  }
}

}  // namespace counterbell
