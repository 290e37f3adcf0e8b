// Beginning service levels with those of a shop alike.
#pragma once

#include <vector>

#include "ui/kit/layout.h"
#include "ui/service/service_draft.h"

namespace counterbell::ui {

class StarterChoice {
 public:
  /// Draws the choice of a starter to begin `draft` with; true when that put another in its place. Zone and special days stay, and
  /// what somebody wrote before is kept, also over a reload, until it is forgotten.
  bool draw(Ui& ui, Flow& flow, ServiceDraft& draft, const ServiceDraft& published);

  static void forget_written(Drafts& drafts);

 private:
  void read();
  int place_of(const ServiceDraft& draft) const;

  std::vector<ServiceDraft> starters_;  // Read when first drawn.
};

}  // namespace counterbell::ui
