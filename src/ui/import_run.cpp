#include "ui/import_run.h"

#include <algorithm>
#include <chrono>
#include <utility>

#include "ui/format.h"

namespace counterbell::ui {

namespace {

/// What merging takes of each frame, so that frames keep coming.
constexpr std::chrono::milliseconds frame_share{8};
/// Each step is a transaction, and needs some work of its own: it must be worth that, however slow the device,
constexpr std::size_t fewest_changes = 64;
/// and not be long, however coarse the clock that says how fast it is.
constexpr std::size_t most_changes = 16384;

}  // namespace

std::string in_words(const ImportOutcome& outcome) {
  if (!outcome.complete) return "Stopped half way. What came in is kept; import the same file again for the rest.";
  if (outcome.changes_new == 0) return "Nothing new: everything in the file was here already.";
  std::string words = counted(outcome.changes_new, "change", "changes") + " came in";
  const char* joint = ": ";
  const auto add = [&](std::size_t count, std::string_view one, std::string_view many) {
    if (count == 0) return;
    words += joint + counted(count, one, many);
    joint = ", ";
  };
  add(outcome.tickets_new, "new ticket", "new tickets");
  add(outcome.tickets_changed, "changed ticket", "changed tickets");
  add(outcome.messages_new, "message", "messages");
  words += ".";
  if (outcome.changes_known > 0) words += " " + std::to_string(outcome.changes_known) + " were here already.";
  if (outcome.changes_not_understood > 0) {
    words += " " + std::to_string(outcome.changes_not_understood) +
             " are from a newer version: kept, and shown after an update.";
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
