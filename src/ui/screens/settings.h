// Settings: the shop, its staff, this station, how it looks, and what is kept on this device.
#pragma once

#include <cstdint>
#include <string>
#include <tuple>

#include "ui/cards.h"
#include "ui/later.h"
#include "ui/printing.h"
#include "ui/screen.h"
#include "ui/screens/erase_dialog.h"
#include "ui/screens/erasure_dialog.h"
#include "ui/screens/staff_dialog.h"

namespace counterbell::ui {

/// Puts in force what was chosen for the look of this device.
void apply_look(Ui& ui);

class SettingsScreen {
 public:
  COUNTERBELL_LATER(settings) void draw(LaterPart later, Context& ctx, Rect area);

 private:
  void draw_shop(Context& ctx, Flow& flow);
  void draw_service(Context& ctx, Flow& flow);
  static void draw_notifying(Ui& ui, Flow& flow);
  void draw_staff(Context& ctx, Flow& flow);
  void draw_station(Context& ctx, Flow& flow);
  void draw_look(Context& ctx, Flow& flow);
  void draw_storage(Context& ctx, Flow& flow);
  void draw_retention(Context& ctx, Flow& flow);
  const desk::ErasePreview& kept_for_longer(Context& ctx, std::int64_t months);
  void draw_erase(Context& ctx, Flow& flow);
  void draw_about(Context& ctx, Flow& flow);

  /// A field that is written on Enter or its Save button, and follows the record until somebody types into it.
  /// It is kept as a draft until then.
  struct Edited {
    std::string draft;  ///< Its name among the drafts.
    std::string text = {};
    bool touched = false;
    std::optional<std::uint64_t> drafts_read = {};  ///< As Drafts::changes_elsewhere then was.
  };
  bool edit(Context& ctx, Flow& flow, std::string_view name, std::string_view kept, Edited& edited);
  void written(Context& ctx, Edited& edited);

  Cards cards_;
  Edited shop_name_{"settings/shop"};
  Edited follow_up_days_{"settings/days"};
  Edited station_name_{"settings/station"};
  Printing printing_;
  StaffDialog staff_dialog_;
  Edited retention_{"settings/retention"};
  desk::ErasePreview old_;
  std::tuple<std::uint64_t, std::int64_t, std::int64_t> old_key_;  // Revision, months and minute that it is of.
  EraseDialog erase_dialog_;
  ErasureDialog erasure_dialog_;
};

}  // namespace counterbell::ui
