// Merging a validated file into the shop, a slice per frame.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>

#include "replica/exchange/exchange.h"
#include "ui/kit/host.h"
#include "ui/kit/later.h"

namespace counterbell::ui {

/// What came in, for telling.
struct ImportOutcome {
  std::size_t changes_new = 0;
  std::size_t changes_known = 0;
  std::size_t changes_not_understood = 0;
  std::size_t tickets_new = 0;
  std::size_t tickets_changed = 0;
  std::size_t messages_new = 0;
  ExchangeHeader header;
  bool complete = true;  ///< False when the person stopped it half way.
};

/// What came in, in one or two sentences.
Message in_words(const ImportOutcome& outcome);

class ImportRun {
 public:
  /// `preview` is what was found for `file` just before.
  ImportRun(Replica& replica, ExchangeFile file, const ImportPreview& preview);

  /// Merges for about one frame's share of time; false when all is in.
  bool step(LaterPart, Host& host);
  float share() const;
  /// What was done so far.
  ImportOutcome outcome() const;

 private:
  ImportOutcome whole_;
  Import import_;
  std::size_t changes_at_once_ = 256;  // Adapted to how long the last step took.
  bool complete_ = false;
};

}  // namespace counterbell::ui
