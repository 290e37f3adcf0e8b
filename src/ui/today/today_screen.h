// Today: what needs me now.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "ui/common/context.h"
#include "ui/common/row_keys.h"
#include "ui/kit/later.h"
#include "ui/kit/widgets/page.h"
#include "ui/tickets/snooze_dialog.h"

namespace counterbell::ui {

class TodayScreen {
 public:
  void draw(Context& context, Rect area);

 private:
  /// What a row offers besides being opened.
  enum class RowAction : std::uint8_t { seen, take, take_over, snooze, wake };
  struct Section {
    Words title;
    const char* icon;
    std::vector<const desk::TicketRow*> tickets;
    bool tells_assignee = false;           ///< The tickets are of different people.
    std::optional<RowAction> action = {};  ///< Of every row; else it follows from who has the ticket.
    float top = 0;                         ///< From below the page's heading.
    std::size_t shown = 0;                 ///< The first so many tickets; the rest is folded away.
    bool folds() const { return shown < tickets.size(); }
  };

  /// What the sections were made from: they are made afresh when any of it changes.
  struct Basis {
    const desk::Desk* desk = nullptr;
    std::uint64_t revision = 0;
    std::uint64_t read_revision = 0;
    Id me;
    std::chrono::sys_time<std::chrono::minutes> minute;  ///< Waiting grows too long by itself.
    float row_height = 0;
    bool operator==(const Basis&) const = default;
  };

  const std::vector<Section>& sections(Context& context);
  COUNTERBELL_LATER(today_backup) static void draw_backup(LaterPart, Context& context, Flow& flow);
  void draw_sections(Context& context, Page& page, Rect area);
  void lay_out(float row_height);
  COUNTERBELL_LATER(today_fold) void draw_fold(LaterPart, Context& context, const Section& section, Rect rect);
  const desk::TicketRow* ticket_at(std::size_t index) const;
  RowAction action_of(Context& context, const Section& section, const desk::TicketRow& ticket) const;
  void do_it(Context& context, RowAction action, const desk::TicketRow& ticket);
  void act_by_keys(Context& context);
  void move_by_keys(Context& context, Page& page);
  void focus_row(Context& context, std::size_t index, Page& page);
  void draw_section(Context& context, const Section& section, std::size_t first_index, Rect rect, Rect visible);
  void draw_row(Context& context, const Section& section, std::size_t index, std::size_t first_index, Rect rect);
  void draw_row_action(Context& context, const Section& section, const desk::TicketRow& ticket, Rect rect);
  struct ActionLook {
    Words label;
    const char* icon = nullptr;
  };
  static ActionLook look_of(RowAction action);
  static float action_width(Ui& ui);
  bool draw_action(Context& context, Rect rect, RowAction action, const desk::TicketRow& ticket);
  void draw_empty(Context& context, Rect area);

  Basis basis_;
  std::vector<Section> sections_;
  float sections_height_ = 0;
  std::vector<std::uint32_t> unfolded_;  ///< Sections shown whole, by their title's id.
  std::optional<Time> holds_until_;      // From then on time alone makes them others.
  RowKeys keys_;
  std::optional<std::size_t> next_focus_;  ///< The row that follows one that was just seen to.
  SnoozeDialog snooze_dialog_;
};

}  // namespace counterbell::ui
