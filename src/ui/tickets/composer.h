// Writing in a ticket: to the customer, a note for colleagues, or what the customer said.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "ui/common/context.h"
#include "ui/kit/widgets/fields.h"
#include "ui/tickets/arrivals.h"

namespace counterbell::ui {

/// Half-typed text is kept as a draft per ticket at every keystroke, with what it is meant as: a note must not come back as
/// a letter to the customer. Where something came in since it was begun, it is held for a look: pressing again sends it.
class Composer {
 public:
  /// The height it needs in `width` for what is typed.
  float height(Context& context, const desk::TicketRow& ticket, float width);
  /// True when a message was added.
  bool draw(Context& context, const desk::TicketRow& ticket, Rect rect);
  /// Puts the focus into the field.
  void focus() { take_focus_ = true; }
  /// Begins a reply, a note or what they said, or solves the ticket as the button does, with the next drawing.
  void ask(TicketAction action) { asked_ = action; }
  /// True once after Escape left the field.
  bool take_left() { return std::exchange(just_left_, false); }
  /// True once after the ticket was solved here.
  bool take_solved() { return std::exchange(just_solved_, false); }
  /// What came in since the draft was begun.
  const Arrivals& arrivals() const { return arrivals_; }
  /// True once after a message was held: what came in is to come into sight.
  bool take_held() { return std::exchange(just_held_, false); }

 private:
  enum class Mode : std::uint8_t { reply, note, from_customer };

  void follow(Context& context, const desk::TicketRow& ticket);
  bool is_folded(const Ui& ui) const;
  FieldResult draw_field(Context& context, const desk::TicketRow& ticket, Rect rect);
  void choose(Context& context, Mode mode);
  void keep_draft(Context& context);
  void begin_or_forget(Context& context);
  bool hold(Context& context, const desk::TicketRow& ticket);
  float notice_height(Ui& ui, float width) const;
  void draw_notice(Ui& ui, Rect rect) const;
  void begin_asked(Context& context, const desk::TicketRow& ticket, bool& sent);
  bool send(Context& context, const desk::TicketRow& ticket, Mode as);
  void solve(Context& context, const desk::TicketRow& ticket, bool& sent);
  bool draw_modes(Context& context, const desk::TicketRow& ticket, Rect rect, bool compact);
  bool draw_buttons(Context& context, const desk::TicketRow& ticket, Rect rect, bool compact);

  Id ticket_;
  Mode mode_ = Mode::reply;
  std::string text_;
  std::uint64_t drafts_read_ = 0;  ///< As Drafts::changes_elsewhere then was.
  bool take_focus_ = false;
  bool is_in_use_ =
      false;  ///< The focus was in it since the ticket is on screen: what folded then would move the text that is read.
  Arrivals arrivals_;
  Message notice_;        ///< Why the message is held; empty when it is not.
  std::vector<Id> told_;  ///< The messages the notice is about.
  std::chrono::nanoseconds held_at_{0};
  bool just_held_ = false;
  std::optional<TicketAction> asked_;
  bool just_left_ = false;
  bool just_solved_ = false;
};

}  // namespace counterbell::ui
