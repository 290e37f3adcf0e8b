// The keys, for who would rather not reach for the mouse.
#pragma once

#include "ui/kit/later.h"
#include "ui/kit/ui.h"

namespace counterbell::ui {

class KeysHelp {
 public:
  void open() { open_ = true; }
  bool is_open() const { return open_; }
  void close() { open_ = false; }
  COUNTERBELL_LATER(keys) void draw(LaterPart, Ui& ui);

 private:
  bool open_ = false;
  float body_height_ = 0;
};

}  // namespace counterbell::ui
