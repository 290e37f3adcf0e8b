// What is known around a ticket: its customer, its tags, the tickets before and after it, and its history.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "ui/common/context.h"
#include "ui/tickets/ticket_due.h"
#include "ui/tickets/ticket_history.h"
#include "ui/tickets/ticket_targets.h"

namespace counterbell::ui {

class TicketFacts {
 public:
  /// Draws from the top of `rect`; returns the height it took.
  float draw(Context& context, const desk::TicketRow& ticket, Rect rect);
  /// Shows from now on why that target is due when it is.
  void ask_why(Context& context, const desk::TicketRow& ticket, desk::sla::Metric metric) {
    targets_.ask_why(context, ticket, metric);
  }

 private:
  void follow(Context& context, const desk::TicketRow& ticket);
  float draw_customer(Context& context, const desk::TicketRow& ticket, Rect rect);
  float draw_tags(Context& context, const desk::TicketRow& ticket, Rect rect);
  float draw_tag_field(Context& context, const desk::TicketRow& ticket, Rect rect);
  float draw_follow_ups(Context& context, const desk::TicketRow& ticket, Rect rect);
  float draw_history(Context& context, const desk::TicketRow& ticket, Rect rect);
  void add_tag(Context& context, const desk::TicketRow& ticket, std::string_view tag);

  TicketTargets targets_;
  TicketDue due_;
  TicketHistory history_;
  Id ticket_;
  const desk::Desk* desk_ = nullptr;
  std::uint64_t revision_ = 0;
  std::vector<const desk::TicketRow*> follow_ups_;
  std::vector<std::string> suggestions_;  ///< Tags in use, most used first.
  std::size_t other_tickets_ = 0;
  bool adding_tag_ = false;
  bool take_focus_ = false;
  std::string tag_;
};

}  // namespace counterbell::ui
