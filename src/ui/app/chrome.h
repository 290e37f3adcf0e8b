// What stands around every screen: navigation, search, New ticket, Undo, whether all is saved, and banners.
#pragma once

#include <memory>
#include <utility>
#include <vector>

#include "ui/app/banners.h"
#include "ui/common/context.h"
#include "words/message.h"

namespace counterbell::ui {

class Chrome {
 public:
  /// `notices` are shown one after the other in a banner, until dismissed.
  explicit Chrome(std::shared_ptr<std::vector<Message>> notices) : banners_(std::move(notices)) {}

  /// Draws it and returns what is left for the screen.
  Rect draw(Context& context);

  /// Puts the focus into the search field.
  void focus_search() { focus_search_ = true; }

 private:
  void draw_top_bar(Context& context, Rect rect);
  void draw_search(Context& context, Rect rect);
  void draw_undo(Context& context, Rect rect);

  Banners banners_;
  bool focus_search_ = false;
};

}  // namespace counterbell::ui
