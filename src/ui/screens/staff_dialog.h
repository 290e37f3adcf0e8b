// One member of staff: added, renamed, given a role or a new PIN, or marked as having left.
#pragma once

#include <string>

#include "ui/screen.h"

namespace counterbell::ui {

class StaffDialog {
 public:
  void open_new(const Drafts& drafts);
  void open(const Record& person);
  void draw(Context& ctx);

 private:
  void draw_fields(Context& ctx, Flow& flow);
  void close(Context& ctx);
  void save(Context& ctx);
  Result<void> save_changes(desk::Desk& desk) const;

  bool open_ = false;
  Id person_;  ///< The zero id for somebody new.
  std::string name_;
  std::string pin_;
  int role_ = 0;
  bool left_ = false;
  std::string error_;
  bool focus_ = false;
  float body_height_ = 0;
};

}  // namespace counterbell::ui
