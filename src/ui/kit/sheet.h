// What is printed: words, tables and bars, which the page lays out on paper (web/print/print.js).
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "desk/service/calendar/calendar.h"
#include "words/text.h"

namespace counterbell::ui {

struct Sheet {
  /// Days drawn as bars above a common scale of hours.
  struct Days {
    struct Day {
      Text name;
      Text words;
      std::vector<desk::sla::Calendar::Span> spans;
    };
    int from_hour = 0;  ///< What the scale shows,
    int to_hour = 24;
    int step_hours = 4;  ///< and how far its marks are apart.
    std::vector<Day> days;
  };
  /// The first row says what the columns are.
  using Table = std::vector<std::vector<Text>>;
  struct Section {
    Text title;
    Text about = {};
    Days days = {};
    Table table = {};
    std::vector<Text> lines = {};
    std::vector<std::pair<Text, Text>> facts = {};  ///< A name, and what there is to say of it.
  };
  /// Sections that stand beside each other where there is room.
  struct Group {
    std::string kind;  ///< By which print.css knows it.
    std::vector<Section> sections;
  };

  std::string shop;
  Text title;
  Text mark;                ///< What must not be overlooked; empty for nothing.
  std::vector<Text> notes;  ///< In small letters below the title.
  std::vector<Group> groups;
};

/// As the page reads it.
std::string to_json(const Sheet& sheet);

}  // namespace counterbell::ui
