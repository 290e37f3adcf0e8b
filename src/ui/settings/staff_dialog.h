// One member of staff: added, renamed, given a role or a new PIN, or marked as having left.
#pragma once

#include <cstddef>
#include <string>

#include "ui/common/context.h"

namespace counterbell::ui {

class StaffDialog {
 public:
  void open_new(const Drafts& drafts);
  void open(const Record& person);
  void draw(Context& context);

 private:
  void draw_fields(Context& context, Flow& flow);
  void close(Context& context);
  void save(Context& context);
  void draw_hand_over(Context& context, Flow& flow);
  Result<void> save_changes(desk::Desk& desk) const;
  /// Gives their tickets to whom was chosen, and tells it, when they have left.
  void hand_over(Context& context);

  bool open_ = false;
  Id person_;  ///< The zero id for somebody new.
  std::string name_;
  std::string pin_;
  int role_ = 0;
  bool left_ = false;
  std::size_t in_hand_ = 0;  ///< Unsolved tickets that they see through.
  Id successor_;             ///< Who gets those; the zero id for nobody yet.
  Message error_;
  bool focus_ = false;
  float body_height_ = 0;
};

}  // namespace counterbell::ui
