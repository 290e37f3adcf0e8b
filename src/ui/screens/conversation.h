// A ticket's conversation: who said what, when, to whom.
#pragma once

#include <cstdint>
#include <vector>

#include "ui/screen.h"

namespace counterbell::ui {

class Conversation {
 public:
  /// Reads the ticket's messages when they may have changed and lays them out for `width`; returns the height they need.
  float lay_out(Context& context, const desk::TicketRow& ticket, float width);
  /// Draws from the top of `place`, only what lies within `visible`.
  void draw(Context& context, const desk::TicketRow& ticket, Rect place, Rect visible);
  /// How many messages were laid out.
  std::size_t count() const { return bubbles_.size(); }

 private:
  struct Bubble {
    desk::ConversationEntry entry;
    float top = 0;  ///< From the conversation's top.
    float height = 0;
  };

  void draw_bubble(Context& context, const desk::TicketRow& ticket, const Bubble& bubble, Rect rect);

  std::vector<Bubble> bubbles_;
  Id ticket_;
  const desk::Desk* desk_ = nullptr;
  std::uint64_t revision_ = 0;
  float width_ = 0;
};

}  // namespace counterbell::ui
