// A list and the one item chosen from it: side by side where both have room, else one in the place of the other.
#pragma once

#include <optional>

#include "ui/kit/ui.h"
#include "words/words.h"

namespace counterbell::ui {

class ListAndDetail {
 public:
  ListAndDetail(Rect area, bool is_item_chosen);

  /// Where the list goes; nothing when the chosen item takes its place.
  std::optional<Rect> list() const;
  /// Where the chosen item goes, or a word about what could be chosen; nothing when the list takes its place.
  std::optional<Rect> detail() const;
  bool are_side_by_side() const { return are_side_by_side_; }
  /// The line between both. To be drawn after the list, whose rows lie below it.
  void draw_line(Ui& ui) const;

 private:
  Rect list_;
  Rect detail_;
  bool are_side_by_side_;
  bool is_item_chosen_;
};

/// The column of an item's content in `content`, which is as wide as the item's area. `alone`: no list is beside it.
Rect detail_column(Rect content, bool alone);
/// The margin at the sides of that column.
float detail_margin(bool alone);

/// On top of an item that stands in the place of the list: the way back, what can be done, and what it is called. To be used in
/// this order.
class DetailBar {
 public:
  /// Takes its room off the top of `area`.
  DetailBar(Ui& ui, Rect& area);

  /// The button that leads back to the list; true when pressed.
  bool back();
  /// The place for one more square button, from the right.
  Rect next_action();
  /// The heading.
  void title(Words words);
  /// The heading in two lines; `name` is what it is called for who does not see them.
  void title(Words words, Words below, Words name, bool focus_now = false);

 private:
  Ui& ui_;
  Rect rest_;
};

}  // namespace counterbell::ui
