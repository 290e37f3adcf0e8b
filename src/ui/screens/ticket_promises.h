// What was promised on a ticket, how that stands, and why each deadline is where it is.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "ui/later.h"
#include "ui/layout.h"
#include "ui/screen.h"

namespace counterbell::ui {

class TicketPromises {
 public:
  /// Draws from the top of `rect`; returns the height it took, 0 while nothing is promised.
  float draw(Context& context, const desk::TicketRow& ticket, Rect rect);

 private:
  void follow(Context& context, const desk::TicketRow& ticket);
  void draw_breaches(Ui& ui, Flow& flow) const;
  COUNTERBELL_LATER(why) float draw_why(LaterPart, Context& context, const desk::TicketRow& ticket, Rect rect);

  Id ticket_;
  std::uint64_t revision_ = 0;
  std::int64_t minute_ = 0;  ///< In which this was worked out.
  desk::sla::Verdict verdict_;
  std::optional<desk::sla::Metric> asked_;  ///< Why that one is due is shown.
  std::vector<desk::sla::Stretch> why_;
};

}  // namespace counterbell::ui
