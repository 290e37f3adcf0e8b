// Today: what needs me now.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "ui/layout.h"
#include "ui/screen.h"
#include "ui/screens/row_keys.h"

namespace counterbell::ui {

class TodayScreen {
 public:
  void draw(Context& context, Rect area);

 private:
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
    Id me;
    std::int64_t minute = 0;  ///< Since 1970: waiting grows too long by itself.
    float row_height = 0;
    bool operator==(const Basis&) const = default;
  };

  const std::vector<Section>& sections(Context& context);
  void move_by_keys(Context& context, const std::vector<Section>& sections, ScrollArea& scroll);
  float draw_section(Context& context, const Section& section, std::size_t first_index, Rect rect, Rect visible);
  void draw_row(Context& context, const Section& section, std::size_t index, std::size_t first_index, Rect rect);
  void draw_empty(Context& context, Rect area);

  Basis basis_;
  std::vector<Section> sections_;
  RowKeys keys_;
};

}  // namespace counterbell::ui
