// Today: what needs me now.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "ui/layout.h"
#include "ui/screen.h"
#include "ui/screens/row_keys.h"
#include "ui/screens/snooze_dialog.h"

namespace counterbell::ui {

class TodayScreen {
 public:
  void draw(Context& context, Rect area);

 private:
  /// What a row offers besides being opened.
  enum class RowAction : std::uint8_t { seen, take, take_over, snooze, wake };
  struct Section {
    std::string_view title;
    const char* icon;
    std::vector<const desk::TicketRow*> tickets;
    bool tells_assignee = false;  ///< The tickets are of different people.
    float top = 0;                ///< From the content's top, as laid out.
  };

  /// What the sections were made from: they are made afresh when any of it changes.
  struct Basis {
    const desk::Desk* desk = nullptr;
    std::uint64_t revision = 0;
    std::uint64_t read_revision = 0;
    Id me;
    std::int64_t minute = 0;  ///< Since 1970: waiting grows too long by itself.
    float row_height = 0;
    bool operator==(const Basis&) const = default;
  };

  const std::vector<Section>& sections(Context& context);
  void draw_list(Context& context, Rect area);
  void lay_out(float row_height);
  const desk::TicketRow* ticket_at(std::size_t index) const;
  RowAction action_of(Context& context, const Section& section, const desk::TicketRow& ticket) const;
  void do_it(Context& context, RowAction action, const desk::TicketRow& ticket);
  void act_by_keys(Context& context);
  void move_by_keys(Context& context, ScrollArea& scroll);
  void focus_row(Context& context, std::size_t index, ScrollArea& scroll);
  float draw_section(Context& context, const Section& section, std::size_t first_index, Rect rect, Rect visible);
  void draw_row(Context& context, const Section& section, std::size_t index, std::size_t first_index, Rect rect);
  void draw_row_action(Context& context, const Section& section, const desk::TicketRow& ticket, Rect rect);
  struct ActionLook {
    std::string_view label;
    const char* icon = nullptr;
  };
  static ActionLook look_of(RowAction action);
  static float action_width(Ui& ui);
  bool draw_action(Context& context, Rect rect, RowAction action, const desk::TicketRow& ticket);
  void draw_empty(Context& context, Rect area);

  Basis basis_;
  std::vector<Section> sections_;
  std::optional<std::int64_t> holds_until_;  // From then on time alone makes them others.
  RowKeys keys_;
  std::optional<std::size_t> next_focus_;  ///< The row that follows one that was just seen to.
  SnoozeDialog snooze_dialog_;
};

}  // namespace counterbell::ui
