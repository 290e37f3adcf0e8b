// A customer: how to reach them, and one timeline over all their tickets.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "ui/common/context.h"
#include "ui/common/inline_editor.h"
#include "ui/customers/erasure_dialog.h"
#include "ui/kit/layout.h"

namespace counterbell::ui {

class CustomerPage {
 public:
  /// `alone`: no list beside it, so it has a bar with a way back.
  void draw(Context& context, Rect area, const Record& customer, bool alone);
  /// What floats above it; to be drawn after everything else.
  void draw_dialogs(LaterPart later, Context& context);

 private:
  struct Chapter {
    const desk::TicketRow* ticket;
    std::vector<desk::ConversationEntry> said;  ///< The newest few, oldest of them first.
    std::size_t more = 0;                       ///< Messages before those.
  };

  void follow(Context& context, const Record& customer);
  void draw_bar(Context& context, const Record& customer, Rect& area);
  void draw_title(Context& context, Flow& flow, const Record& customer, bool alone);
  void draw_more(Context& context, const Record& customer, Rect rect);
  void draw_facts(Context& context, Flow& flow, const Record& customer);
  void draw_fact(Context& context, Rect rect, const Record& customer, Field field, const char* icon);
  void draw_chapter(Context& context, Flow& flow, const Chapter& chapter, Rect visible);
  float chapter_height(Ui& ui, const Chapter& chapter) const;

  InlineEditor editor_;
  ErasureDialog erasure_;
  std::vector<Chapter> timeline_;
  Id customer_;
  const desk::Desk* desk_ = nullptr;
  std::uint64_t revision_ = 0;
};

}  // namespace counterbell::ui
