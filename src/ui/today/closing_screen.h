// Closing time: one page for the evening.
#pragma once

#include <chrono>
#include <cstdint>
#include <vector>

#include "desk/today/closing.h"
#include "ui/common/context.h"
#include "ui/kit/later.h"
#include "ui/kit/printing.h"
#include "ui/kit/widgets/page.h"

namespace counterbell::ui {

class ClosingScreen {
 public:
  void draw(LaterPart, Context& context, Rect area);

 private:
  /// Tickets under a heading.
  struct Part {
    Words title;
    Words about;
    const char* icon;
    std::vector<const desk::TicketRow*> tickets;
  };

  void follow(Context& context);
  void draw_part(Context& context, Flow& flow, const Part& part);
  void draw_backup(Context& context, Flow& flow);
  void draw_quiet(Ui& ui, Flow& flow);
  Sheet sheet(Context& context) const;

  const desk::Desk* desk_ = nullptr;
  std::uint64_t revision_ = 0;
  std::chrono::sys_time<std::chrono::minutes> minute_;
  std::vector<Part> parts_;
  std::uint64_t changes_only_here_ = 0;
  Printing printing_;
};

}  // namespace counterbell::ui
