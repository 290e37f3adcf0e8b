// Today: what needs me now.
#pragma once

#include <cstddef>
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
    bool offers_to_take = false;
    float top = 0;  ///< From the content's top, as laid out.
  };

  std::vector<Section> sections(Context& context);
  void move_by_keys(Context& context, const std::vector<Section>& sections, ScrollArea& scroll);
  float draw_section(Context& context, const Section& section, std::size_t first_index, Rect rect, Rect visible);
  void draw_row(Context& context, const Section& section, std::size_t index, std::size_t first_index, Rect rect);
  void draw_empty(Context& context, Rect area);

  RowKeys keys_;
};

}  // namespace counterbell::ui
