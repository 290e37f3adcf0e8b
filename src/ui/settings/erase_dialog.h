// Erasing this device: says what would be lost for good, offers a file first, and wants the shop's name typed.
#pragma once

#include <string>

#include "ui/common/context.h"

namespace counterbell::ui {

/// How many changes here no other station is known to have.
std::uint64_t changes_only_here(desk::Desk& desk);

class EraseDialog {
 public:
  void open();
  void draw(Context& context);

 private:
  bool open_ = false;
  std::string typed_;
  float body_height_ = 0;
};

}  // namespace counterbell::ui
