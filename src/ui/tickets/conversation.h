// A ticket's conversation: who said what, when, to whom.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "ui/common/context.h"
#include "ui/tickets/arrivals.h"

namespace counterbell::ui {

class Conversation {
 public:
  /// Reads the ticket's messages when they may have changed and lays them out for `width`; returns the height they need.
  /// What is new to somebody writing is marked.
  float lay_out(Context& context, const desk::TicketRow& ticket, const Arrivals& arrivals, float width);
  /// Draws from the top of `place`, only what lies within `visible`.
  void draw(Context& context, const desk::TicketRow& ticket, Rect place, Rect visible);
  /// How many messages were laid out.
  std::size_t count() const { return bubbles_.size(); }
  /// From where to where, as laid out, the first new message goes; nothing when none is.
  struct Extent {
    float top = 0;
    float bottom = 0;
  };
  std::optional<Extent> first_new() const;

 private:
  struct Bubble {
    desk::ConversationEntry entry;
    float top = 0;  ///< From the conversation's top.
    float height = 0;
    bool is_new = false;
    bool opens_new = false;  ///< The first of some new ones: a line above it says so, within its height.
  };

  void draw_bubble(Context& context, const desk::TicketRow& ticket, const Bubble& bubble, Rect rect);

  std::vector<Bubble> bubbles_;
  Id ticket_;
  const desk::Desk* desk_ = nullptr;
  std::uint64_t revision_ = 0;
  std::uint64_t arrivals_revision_ = 0;
  float width_ = 0;
};

}  // namespace counterbell::ui
