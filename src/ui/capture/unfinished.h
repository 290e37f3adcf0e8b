// Tickets that somebody began to take and left: kept for whoever began them, and offered beside the blank form.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ui/capture/capture_draft.h"
#include "ui/common/context.h"
#include "ui/kit/later.h"

namespace counterbell::ui {

class UnfinishedTickets {
 public:
  struct One {
    std::string draft_name;
    CaptureDraft draft;
  };

  /// Finds all of whoever is signed in, but the one kept under `but`.
  void find(Context& context, std::string_view but);
  bool empty() const { return all_.empty(); }
  /// The way back to them: at once when it is one, else by a list. The one that people go on with.
  COUNTERBELL_LATER(unfinished) std::optional<One> draw(LaterPart, Context& context, Rect line);

 private:
  std::vector<One> all_;
};

/// A name for a draft that nothing else is kept under, in another tab of this browser included.
std::string free_draft_name(Context& context);

}  // namespace counterbell::ui
