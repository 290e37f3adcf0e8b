// The keys, for who would rather not reach for the mouse.
#pragma once

#include "ui/ui.h"

namespace counterbell::ui {

class KeysHelp {
 public:
  void open() { open_ = true; }
  void draw(Ui& ui);

 private:
  bool open_ = false;
  float body_height_ = 0;
};

}  // namespace counterbell::ui
