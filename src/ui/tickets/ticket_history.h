// What happened to a ticket, the newest first.
#pragma once

#include <cstdint>
#include <vector>

#include "ui/common/context.h"
#include "ui/kit/later.h"

namespace counterbell::ui {

class TicketHistory {
 public:
  /// Draws from the top of `rect`; returns the height it took.
  COUNTERBELL_LATER(history)
  float draw(LaterPart, Context& context, const desk::TicketRow& ticket, Rect rect);

 private:
  void follow(Context& context, const desk::TicketRow& ticket);

  const desk::Desk* desk_ = nullptr;
  Id ticket_;
  std::uint64_t revision_ = 0;
  std::vector<desk::HistoryLine> lines_;
  bool shows_all_ = false;
};

}  // namespace counterbell::ui
