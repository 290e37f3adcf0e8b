// Settings: the shop, its staff, this station, how it looks, and what is kept on this device.
#pragma once

#include "ui/common/context.h"
#include "ui/kit/later.h"
#include "ui/kit/printing.h"
#include "ui/kit/widgets/cards.h"
#include "ui/settings/erase_dialog.h"
#include "ui/settings/kept_field.h"
#include "ui/settings/retention_card.h"
#include "ui/settings/staff_dialog.h"

namespace counterbell::ui {

class SettingsScreen {
 public:
  void draw(LaterPart later, Context& context, Rect area);

 private:
  void draw_shop(LaterPart later, Context& context, Flow& flow);
  void draw_service(Context& context, Flow& flow);
  static void draw_notifying(Ui& ui, Flow& flow);
  void draw_staff(Context& context, Flow& flow);
  void draw_station(Context& context, Flow& flow);
  void draw_storage(Context& context, Flow& flow);
  void draw_erase(Context& context, Flow& flow);
  void draw_about(Context& context, Flow& flow);

  Cards cards_;
  KeptField shop_name_{"settings/shop"};
  KeptField follow_up_days_{"settings/days"};
  KeptField station_name_{"settings/station"};
  Printing printing_;
  StaffDialog staff_dialog_;
  RetentionCard retention_;
  EraseDialog erase_dialog_;
};

}  // namespace counterbell::ui
