// What a calendar file holds, to be looked through before any of it closes the shop.
#pragma once

#include <deque>
#include <string_view>
#include <vector>

#include "desk/service/calendar/holidays.h"
#include "ui/kit/layout.h"
#include "ui/kit/ui.h"

namespace counterbell::ui {

class HolidaysDialog {
 public:
  /// Offers all days of `found` but those that `special_days` name already.
  void open(desk::sla::Holidays found, std::string_view special_days);
  bool is_open() const { return is_open_; }
  /// Draws it when it is open. True when the days that were ticked are to be added.
  bool draw(Ui& ui);
  /// Those days, in their order.
  std::vector<desk::sla::Date> chosen() const;

 private:
  void draw_days(Ui& ui, Flow& flow);
  void draw_passed_over(Ui& ui, Flow& flow) const;

  desk::sla::Holidays found_;
  std::deque<bool> is_chosen_;  ///< Of each of its days.
  bool is_open_ = false;
  float body_height_ = 0;
};

}  // namespace counterbell::ui
