// Receiving changes: puts them into the log and the state, and notices forks.
#include <algorithm>
#include <memory>
#include <utility>

#include "replica/replica.h"

namespace counterbell {

std::size_t Replica::merge(std::span<const ParsedChange> changes, std::span<const std::string_view> lines,
                           Journal::Done saved) {
  const Time now = clock_->now();
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
    // The journal keeps a copy too. Where an erasure is the reason, it is told of that and blanks the copy itself.
    if (std::string line = line_of(name); !is_blanked_by_erasures(line)) kept.push_back(std::move(line));
  }
  keep(std::move(kept), std::move(saved));
  return taken.size();
}

/// Puts a change into the log and the state, unless it is there already. `is_kept`: the line came from the journal.
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

/// Looks for forks: compares a new change with the changes of the same name, and its place in its chain with the changes before and after
/// it, as far as they are here.
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

}  // namespace counterbell
