// Loading the lines that this device kept, after a start from a snapshot or without one.
#include <utility>

#include "replica/replica.h"

namespace counterbell {

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
  const Time now = clock_->now();
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
  if (std::exchange(all_lines_came_, false) && listener_) listener_({}, {});  // What needs the lines can be shown now.
}

void Replica::adopt(std::vector<std::string> lines) {
  load(std::vector<std::string_view>(lines.begin(), lines.end()));
  append_to_journal(std::move(lines), {});
}

/// Gives a change that came with a snapshot its line without parsing it, when the line is the next one expected. Returns false when it is
/// not.
bool Replica::attach(const KeptLine& line) {
  if (lines_missing_ == 0 || !line.hash || is_any_erased()) return false;
  const Origin* origin = state_.origin(next_line_);
  if (!origin || origin->hash != *line.hash) return false;
  LogEntry& entry = *log_.at(origin->author->replica).find(origin->seq, origin->hash);
  ++next_line_;
  if (entry.line) {
    note_kept_values(line.text);  // The copy that came before may have values blank that this copy still has.
  } else {
    note_line(entry, line.text);
  }
  return true;
}

void Replica::note_line(LogEntry& entry, std::string_view line) {
  entry.line = lines_.keep(line);
  all_lines_came_ = --lines_missing_ == 0;
}

/// Gives a change that came with a snapshot its line.
void Replica::attach(LogEntry& entry, const Change& change, std::string_view line) {
  note_line(entry, line);
  next_line_ = entry.origin->number + 1;
  if (concerns_erased(change)) rewrite(entry.origin->name(), without_erased(line));
  if (is_blanked_by_erasures(lines_.text(entry.line))) return;
  for (const Operation& one : change.operations) newly_blank_.emplace(one.record, one.id);
}

}  // namespace counterbell
