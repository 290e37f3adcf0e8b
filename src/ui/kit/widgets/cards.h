// White cards around content whose height only drawing it tells.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>

#include "ui/kit/layout.h"
#include "ui/kit/ui.h"

namespace counterbell::ui {

/// Remembers each card's height from frame to frame: a card is drawn as high as its content was the frame before, and a
/// further frame is asked for when that changed.
class Cards {
 public:
  /// The height the card `key` needs.
  float height(std::string_view key) const;
  /// Draws the card `key`, titled `title` (its region's name), and in it what `draw` puts into the flow.
  void draw(Ui& ui, std::string_view key, Rect rect, Words title, const std::function<void(Flow&)>& draw);
  /// The same, as the next thing in `page`.
  void draw(Ui& ui, std::string_view key, Flow& page, Words title, const std::function<void(Flow&)>& draw_it);

 private:
  std::map<std::string, float, std::less<>> heights_;
};

}  // namespace counterbell::ui
