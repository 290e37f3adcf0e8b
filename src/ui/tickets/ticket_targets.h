// A ticket's targets, how they stand, and why each deadline is when it is.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <vector>

#include "ui/common/context.h"
#include "ui/kit/later.h"
#include "ui/kit/layout.h"

namespace counterbell::ui {

class TicketTargets {
 public:
  /// Draws from the top of `rect`; returns the height it took, 0 when the ticket has no targets.
  float draw(Context& context, const desk::TicketRow& ticket, Rect rect);
  /// Shows from now on why that target is due when it is.
  void ask_why(Context& context, const desk::TicketRow& ticket, desk::sla::Metric metric);

 private:
  void follow(Context& context, const desk::TicketRow& ticket);
  void draw_breaches(Ui& ui, Flow& flow) const;
  COUNTERBELL_LATER(why) float draw_why(LaterPart, Context& context, const desk::TicketRow& ticket, Rect rect);

  Id ticket_;
  std::uint64_t revision_ = 0;
  std::chrono::sys_time<std::chrono::minutes> minute_;  ///< In which this was worked out.
  desk::sla::Verdict verdict_;
  std::optional<desk::sla::Metric> asked_;  ///< Why that one is due is shown.
  std::vector<desk::sla::Stretch> why_;
};

}  // namespace counterbell::ui
