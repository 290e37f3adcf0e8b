// What stands around every screen: navigation, search, New ticket, Undo, whether all is saved, and banners.
#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "ui/screen.h"

namespace counterbell::ui {

class Chrome {
 public:
  /// `notices` are shown one after the other in a banner, until dismissed.
  explicit Chrome(std::shared_ptr<std::vector<std::string>> notices) : notices_(std::move(notices)) {}

  /// Draws it and returns what is left for the screen.
  Rect draw(Context& ctx);

  /// Puts the focus into the search field.
  void focus_search() { focus_search_ = true; }

 private:
  void draw_rail(Context& ctx, Rect rect);
  void draw_bottom_bar(Context& ctx, Rect rect);
  void draw_person(Context& ctx, Rect rect, bool icon_only);
  void draw_top_bar(Context& ctx, Rect rect);
  void draw_search(Context& ctx, Rect rect);
  void draw_undo(Context& ctx, Rect rect);
  void draw_save_status(Context& ctx, Rect rect);
  void draw_banners(Context& ctx, Rect& rest);
  void draw_backup_banner(Context& ctx, Rect& rest);

  std::shared_ptr<std::vector<std::string>> notices_;
  bool focus_search_ = false;
  bool update_put_off_ = false;
  bool backup_put_off_ = false;
};

}  // namespace counterbell::ui
