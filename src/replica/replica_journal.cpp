// Handing lines to the journal, and counting what it has confirmed.
#include <utility>

#include "replica/replica.h"

namespace counterbell {

/// Hands new lines to the journal, then tells it what to erase. `saved` is called when both are done.
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

/// Counts `count` as pending until the journal confirms, and `changes` as saved then. Returns the function that the journal must call.
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

}  // namespace counterbell
