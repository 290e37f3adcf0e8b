// Putting a ticket aside until later.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "ui/later.h"
#include "ui/screen.h"

namespace counterbell::ui {

class SnoozeDialog {
 public:
  void open(const desk::TicketRow& ticket);
  bool is_open() const { return open_; }
  void close() { open_ = false; }
  COUNTERBELL_LATER(snooze) void draw(LaterPart, Context& ctx);

 private:
  std::optional<std::int64_t> chosen_time(Context& ctx) const;
  void draw_fields(Context& ctx, Flow& flow);
  void snooze(Context& ctx);

  bool open_ = false;
  Id ticket_;
  int choice_ = 0;
  bool wakes_on_message_ = false;
  std::string typed_;
  std::string error_;
  bool is_new_ = false;       ///< The focus is to be set.
  bool focus_field_ = false;  ///< The field for another time takes the focus when it comes.
  float body_height_ = 0;
};

}  // namespace counterbell::ui
