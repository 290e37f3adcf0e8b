// What floats: dialogs, menus and toasts. Input goes to the topmost; Escape and Back close it first.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ui/kit/layout.h"
#include "ui/kit/ui.h"
#include "words/message.h"

namespace counterbell::ui {

/// A modal dialog for as long as it lives; on a phone it fills the screen. Draw into body(), then into footer().
class Dialog {
 public:
  /// `height` is what the body would like; it scrolls when the screen is lower.
  Dialog(Ui& ui, Words title, float width, float body_height, float footer_height = 0);
  ~Dialog();
  Dialog(const Dialog&) = delete;
  Dialog& operator=(const Dialog&) = delete;

  Rect body() const { return body_; }
  /// Ends the body: what is drawn from now on does not scroll.
  Rect footer();
  /// Tells how high the body turned out to be, for the next frame.
  void set_body_height(float height);
  /// Escape, the close button or a press beside the dialog.
  bool close_requested() const { return close_requested_; }

 private:
  Ui& ui_;
  NodeId node_ = 0;
  Rect box_;
  Rect body_;
  Rect footer_;
  std::optional<ScrollArea> area_;
  bool close_requested_ = false;

  void open_node(Words title);
  void draw_header(Words title);
  void request_close();
};

struct MenuItem {
  Words label = {};
  const char* icon = nullptr;
  bool danger = false;
  bool disabled = false;
  bool checked = false;
};

/// Opens the menu `key`, to be drawn by menu() below `anchor`.
void open_menu(Ui& ui, std::string_view key);
/// Draws the menu `key` if open; returns the index chosen, or -1.
int menu(Ui& ui, std::string_view key, Rect anchor, std::span<const MenuItem> items);

/// Short messages at the bottom that go by themselves after a few seconds, with an optional button (Undo).
/// What was just done or went wrong, one at a time: the newest, with the undo of what was done last.
class Toasts {
 public:
  void show(Text text, bool bad = false, Words action = {}, std::function<void()> on_action = {});
  /// Why something could not be done.
  void show(const Message& trouble) { show(trouble.shown(), true); }
  /// Where in this frame nothing else is. A toast that does not fit in there, and any when there is no such place, stands above the
  /// bottom of the screen.
  void stand_in(Rect free) { free_ = free; }
  void draw(Ui& ui);

 private:
  struct Toast {
    Text text;
    bool bad = false;
    Text action;
    std::function<void()> on_action;
    std::optional<std::chrono::nanoseconds> until = {};  // By Ui::elapsed; nothing before it was drawn.
  };
  std::optional<Toast> toast_;
  std::optional<Rect> free_;

  static bool draw_one(Ui& ui, const Toast& toast, std::optional<Rect> free);
  static bool toast_button(Ui& ui, Rect rect, Words label);
};

}  // namespace counterbell::ui
