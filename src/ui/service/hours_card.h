// When the shop is open: hours for each weekday, special days, and holidays out of a calendar file.
#pragma once

#include "ui/kit/layout.h"
#include "ui/service/holiday_file.h"
#include "ui/service/service_draft.h"
#include "words/message.h"

namespace counterbell::ui {

class HoursCard {
 public:
  /// True when `draft` was edited.
  bool draw(Ui& ui, Flow& flow, ServiceDraft& draft);

 private:
  bool take_holidays(Ui& ui, ServiceDraft& draft);

  HolidayFile file_;
  Message told_;  ///< What the last calendar file came to.
  Message error_;
};

}  // namespace counterbell::ui
