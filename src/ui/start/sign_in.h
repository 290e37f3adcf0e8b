// Who is at the counter: staff sign in, or switch, with a name and a PIN.
#pragma once

#include <optional>
#include <string>

#include "desk/desk.h"
#include "ui/kit/ui.h"

namespace counterbell::ui {

class SignInPanel {
 public:
  /// Draws the staff list, or, when somebody with a PIN is chosen, the field for it. True once somebody is signed in.
  bool draw(Ui& ui, desk::Desk& desk, Rect area);
  /// Offers "Add yourself" below the list, for people who join with a new device.
  void allow_adding(bool allow) { allow_adding_ = allow; }
  /// Back to the list, nothing typed.
  void reset();
  /// How high what is drawn was, for a dialog around it.
  float height() const { return height_; }

 private:
  enum class Step : std::uint8_t { list, pin, add };
  bool draw_list(Ui& ui, desk::Desk& desk, Rect area);
  bool draw_pin(Ui& ui, desk::Desk& desk, Rect area);
  bool draw_add(Ui& ui, desk::Desk& desk, Rect area);
  bool choose(Ui& ui, desk::Desk& desk, const Record& person);

  Step step_ = Step::list;
  Id chosen_;
  std::string name_;
  std::string pin_;
  Message error_;
  bool focus_ = false;
  bool allow_adding_ = false;
  float height_ = 0;
};

/// The whole page before anybody is signed in.
class SignInScreen {
 public:
  void draw(Ui& ui, desk::Desk& desk, Rect area);
  SignInPanel& panel() { return panel_; }

 private:
  SignInPanel panel_;
};

/// The same over a screen, for a quick switch.
class SwitchDialog {
 public:
  void open();
  bool is_open() const { return open_; }
  void draw(Ui& ui, desk::Desk& desk);

 private:
  bool open_ = false;
  SignInPanel panel_;
};

}  // namespace counterbell::ui
