// Service levels: where a shop writes down when it is open and how soon it promises to answer.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

#include "ui/cards.h"
#include "ui/later.h"
#include "ui/printing.h"
#include "ui/screen.h"
#include "ui/screens/holiday_file.h"
#include "ui/screens/service_draft.h"
#include "ui/screens/service_starters.h"
#include "ui/screens/service_trial.h"

namespace counterbell::ui {

class ServiceScreen {
 public:
  COUNTERBELL_LATER(service) void draw(LaterPart, Context& ctx, Rect area);

 private:
  void follow(Context& ctx);
  void keep(Ui& ui);
  void draw_hours(Ui& ui, Flow& flow);
  void take_holidays(Ui& ui);
  void draw_policy(Ui& ui, Flow& flow, std::size_t index);
  void draw_conditions(Ui& ui, Flow& flow, PolicyDraft& policy);
  void draw_targets(Ui& ui, Flow& flow, PolicyDraft& policy);
  void draw_publish(Context& ctx, Flow& flow);
  void publish(Context& ctx);

  Cards cards_;
  const desk::Desk* desk_ = nullptr;
  const Record* rules_ = nullptr;  ///< That the draft began with.
  std::uint64_t drafts_read_ = 0;  ///< As Drafts::changes_elsewhere then was.
  ServiceDraft published_;
  ServiceDraft draft_;
  bool edited_ = false;       ///< In this frame.
  bool is_beginning_ = true;  ///< Starters are offered.
  StarterChoice starters_;
  Printing printing_;
  std::string error_;
  TrialCard trial_;
  HolidayFile holiday_file_;
  std::string holidays_told_;  ///< What the last calendar file came to.
  std::string holidays_error_;
};

}  // namespace counterbell::ui
