#include "ui/sharing/import_run.h"

#include <algorithm>
#include <chrono>
#include <utility>

#include "ui/kit/format.h"

namespace counterbell::ui {

namespace {

/// What merging takes of each frame, so that frames keep coming.
constexpr std::chrono::milliseconds frame_share{8};
/// Each step is a transaction, and needs some work of its own: it must be worth that, however slow the device,
constexpr std::size_t fewest_changes = 64;
/// and not be long, however coarse the clock that says how fast it is.
constexpr std::size_t most_changes = 16384;

/// Of which records the changes are: "2 new tickets, 1 message"; empty for others than tickets and messages.
Message records_in_words(const ImportOutcome& outcome) {
  Message words;
  const auto add = [&](std::size_t count, const Message& more) {
    // TRANSLATORS: A list: what stands in it so far, and the next.
    if (count > 0) words = words.empty() ? more : msg("{0}, {1}", words, more);
  };
  add(outcome.tickets_new, msgn("{0} new ticket", "{0} new tickets", outcome.tickets_new));
  add(outcome.tickets_changed, msgn("{0} changed ticket", "{0} changed tickets", outcome.tickets_changed));
  add(outcome.messages_new, msgn("{0} message", "{0} messages", outcome.messages_new));
  return words;
}

void add_sentence(Message& sentences, const Message& next) {
  // TRANSLATORS: Sentences, one after the other.
  sentences = msg("{0} {1}", sentences, next);
}

}  // namespace

Message in_words(const ImportOutcome& outcome) {
  if (!outcome.complete) return tr("Stopped half way. What came in is kept; import the same file again for the rest.");
  if (outcome.changes_new == 0) return tr("Nothing new: everything in the file was here already.");
  const Message records = records_in_words(outcome);
  Message words = records.empty()
                      ? msgn("{0} change came in.", "{0} changes came in.", outcome.changes_new)
                      : msgn("{0} change came in: {1}.", "{0} changes came in: {1}.", outcome.changes_new, records);
  if (outcome.changes_known > 0)
    add_sentence(words, msgn("{0} were here already.", "{0} were here already.", outcome.changes_known));
  if (outcome.changes_not_understood > 0) {
    add_sentence(
        words, msgn("{0} are from a newer version: kept, and shown after an update.",
                    "{0} are from a newer version: kept, and shown after an update.", outcome.changes_not_understood));
  }
  return words;
}

ImportRun::ImportRun(Replica& replica, ExchangeFile file, const ImportPreview& preview)
    : whole_{.changes_new = preview.changes_new,
             .changes_known = preview.changes_known,
             .changes_not_understood = preview.changes_not_understood,
             .tickets_new = preview.of(RecordType::ticket).made,
             .tickets_changed = preview.of(RecordType::ticket).altered,
             .messages_new = preview.of(RecordType::message).made,
             .header = file.header},
      import_(replica, std::move(file)) {}

bool ImportRun::step(LaterPart, Host& host) {
  const std::chrono::nanoseconds begin = host.elapsed();
  complete_ = !import_.step(changes_at_once_);
  const std::chrono::nanoseconds took = host.elapsed() - begin;
  if (took < frame_share / 2) changes_at_once_ = std::min(changes_at_once_ * 2, most_changes);
  if (took > frame_share) changes_at_once_ = std::max(changes_at_once_ / 2, fewest_changes);
  return !complete_;
}

float ImportRun::share() const {
  return import_.total() == 0 ? 1.0f : static_cast<float>(import_.done()) / static_cast<float>(import_.total());
}

ImportOutcome ImportRun::outcome() const {
  ImportOutcome outcome = whole_;
  outcome.complete = complete_;
  return outcome;
}

}  // namespace counterbell::ui
