// When the shop is open: hours for each weekday, special days, and holidays out of a calendar file.
#pragma once

#include "ui/kit/layout.h"
#include "ui/service/holiday_file.h"
#include "ui/service/holidays_dialog.h"
#include "ui/service/service_draft.h"
#include "words/message.h"

namespace counterbell::ui {

class HoursCard {
 public:
  /// Whether some day's hours are not understood; each says so in its place.
  static bool has_errors(const ServiceDraft& draft);
  /// True when `draft` was edited. `zones` are null on a device that knows none.
  bool draw(Ui& ui, Flow& flow, ServiceDraft& draft, const desk::sla::ZoneRules* zones);
  /// Above all else of the page; true when `draft` was edited.
  bool draw_dialog(Ui& ui, ServiceDraft& draft);

 private:
  void take_file(Ui& ui, const ServiceDraft& draft, const desk::sla::ZoneRules* zones);

  HolidayFile file_;
  HolidaysDialog dialog_;
  Message told_;  ///< What the last calendar file came to.
  Message error_;
};

}  // namespace counterbell::ui
