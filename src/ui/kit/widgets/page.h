// The frames of whole screens. No screen builds its own: it takes one of these and fills its flow.
#pragma once

#include <string_view>

#include "ui/kit/layout.h"
#include "ui/kit/ui.h"
#include "words/words.h"

namespace counterbell::ui {

struct PageOptions {
  float most_width = 760;  ///< Of the content; what is wider is left free at the right.
  float side = gap_large;  ///< The margin left and right; on a phone it is `gap`.
  float spacing = gap;     ///< Of the flow.
  Words back = {};         ///< The button above the heading that leads to the place around this one; empty for none.
  Words aside = {};        ///< Quiet words at the right of the heading.
  Words sentence = {};     ///< What the page is for, below the heading.
};

/// The page of a place, for as long as it lives: a region that scrolls, with the heading on top.
class Page {
 public:
  /// `key` tells its scroll position from that of other pages; `title` is its heading and the region's name.
  Page(Ui& ui, std::string_view key, Words title, Rect area, const PageOptions& options = {});
  /// The page is as high as what its flow handed out.
  ~Page();
  Page(const Page&) = delete;
  Page& operator=(const Page&) = delete;

  /// What comes below the heading.
  Flow& flow() { return flow_; }
  ScrollArea& scroll() { return scroll_; }
  /// How far below the top of the scrolling content the flow is now.
  float flow_top() const { return flow_.y() - scroll_.content().y; }
  bool is_back_pressed() const { return is_back_pressed_; }

 private:
  void draw_heading(Ui& ui, Words title, const PageOptions& options);

  Scope region_;
  ScrollArea scroll_;
  float margin_;
  Flow flow_;
  bool is_back_pressed_ = false;
};

/// The page of a program that has nothing to navigate yet, for as long as it lives: a column in the middle, with the bell and a name
/// on top of it.
class FrontPage {
 public:
  struct Place {
    float width;  ///< Of the column, where the screen has room for it.
    float top;    ///< Of the column, from the top of the area.
  };
  /// `name` is that of the main region, `beside_bell` stands on top.
  FrontPage(Ui& ui, std::string_view key, Words name, Rect area, Place place, Words beside_bell);
  ~FrontPage();
  FrontPage(const FrontPage&) = delete;
  FrontPage& operator=(const FrontPage&) = delete;

  Flow& flow() { return flow_; }

 private:
  Scope main_;
  ScrollArea scroll_;
  float top_;
  Flow flow_;
};

}  // namespace counterbell::ui
