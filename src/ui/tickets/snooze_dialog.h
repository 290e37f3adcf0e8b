// Putting a ticket aside until later.
#pragma once

#include <optional>
#include <string>

#include "ui/common/context.h"
#include "ui/kit/later.h"

namespace counterbell::ui {

class SnoozeDialog {
 public:
  void open(const desk::TicketRow& ticket);
  bool is_open() const { return open_; }
  void close() { open_ = false; }
  COUNTERBELL_LATER(snooze) void draw(LaterPart, Context& context);

 private:
  std::optional<Time> chosen_time(Context& context) const;
  void draw_fields(Context& context, Flow& flow);
  void snooze(Context& context);

  bool open_ = false;
  Id ticket_;
  int choice_ = 0;
  bool wakes_on_message_ = false;
  std::string typed_;
  Message error_;
  bool is_new_ = false;       ///< The focus is to be set.
  bool focus_field_ = false;  ///< The field for another time takes the focus when it comes.
  float body_height_ = 0;
};

}  // namespace counterbell::ui
