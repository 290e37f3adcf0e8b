// Writing in a ticket: to the customer, a note for colleagues, or what the customer said.
#pragma once

#include <optional>
#include <string>

#include "ui/screen.h"

namespace counterbell::ui {

/// Half-typed text is kept as a draft per ticket at every keystroke, with what it is meant as: a note must not come back as
/// a letter to the customer.
class Composer {
 public:
  /// The height it needs in `width` for what is typed.
  float height(Context& context, const desk::TicketRow& ticket, float width);
  /// True when a message was added.
  bool draw(Context& context, const desk::TicketRow& ticket, Rect rect);
  /// Puts the focus into the field.
  void focus() { take_focus_ = true; }

 private:
  enum class Mode : std::uint8_t { reply, note, from_customer };

  void follow(Context& context, const desk::TicketRow& ticket);
  void choose(Context& context, Mode mode);
  void keep_draft(Context& context);
  bool send(Context& context, const desk::TicketRow& ticket, Mode as);
  void solve(Context& context, const desk::TicketRow& ticket, bool& sent);
  bool draw_modes(Context& context, const desk::TicketRow& ticket, Rect rect);
  bool draw_buttons(Context& context, const desk::TicketRow& ticket, Rect rect);

  Id ticket_;
  Mode mode_ = Mode::reply;
  std::string text_;
  std::uint64_t drafts_read_ = 0;  ///< As Drafts::changes_elsewhere then was.
  bool take_focus_ = false;
};

}  // namespace counterbell::ui
