#include "replica/replica.h"

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

/// The entries of all changes with that name.
std::span<const LogEntry> Replica::named(const Dot& dot) const {
  const auto branch = log_.find(dot.replica);
  return branch == log_.end() ? std::span<const LogEntry>() : branch->second.numbered(dot.seq);
}

const LogEntry* Replica::find(const ExactDot& name) const {
  const auto branch = log_.find(name.dot.replica);
  return branch == log_.end() ? nullptr : branch->second.find(name.dot.seq, name.hash);
}

/// The entry with that name, or null; of several, the one with the lowest hash.
const LogEntry* Replica::find_first(const Dot& dot) const {
  const std::span<const LogEntry> entries = named(dot);
  return entries.empty() ? nullptr : &entries.front();
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

/// The line of a change, which must be here.
std::string Replica::line_of(const ExactDot& name) const { return lines_.text(find(name)->line); }

void Replica::visit_lines_of(const Dot& dot, const std::function<void(std::string_view)>& visit) const {
  for (const LogEntry& entry : named(dot)) {
    if (entry.line) visit(lines_.text(entry.line));
  }
}

std::vector<std::pair<Id, std::chrono::milliseconds>> Replica::clocks_ahead() const {
  std::vector<std::pair<Id, std::chrono::milliseconds>> ahead;
  const Time now = clock_->now();
  for (const auto& [replica, branch] : log_) {
    // A stamp with a counter may have been raised above the value that it replaced; one without was read off a clock.
    const LogEntry* newest = branch.last([](const LogEntry& entry) { return entry.origin->stamp.counter == 0; });
    if (!newest) continue;
    const std::chrono::milliseconds lead = newest->origin->stamp.time() - now;
    if (lead > HybridClock::max_lead) ahead.emplace_back(replica, lead);
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
