// Opening hours in writing: as people type them, and as files hold them.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "desk/service/calendar/calendar.h"

namespace counterbell::desk::sla {

/// "08:00-12:30, 13:30-18:00"; "" for none.
std::string hours_text(std::span<const Calendar::Span> spans);

/// The hours that a text in the form of hours_text says, as published rules hold them. None for an empty text; nothing for one that says
/// no hours.
std::optional<std::vector<Calendar::Span>> read_hours(std::string_view text);

/// Hours that people typed.
struct OpeningHours {
  std::vector<Calendar::Span> spans;
  bool is_guess = false;  ///< The text may mean something else, such as "9-12:30, 1:30-6": people should be asked.
};

/// The hours that a text says, however it is typed: "8-12:30 und 13.30 – 18", "9am-5:30pm". None for an empty text; nothing when it says
/// no hours, or anything besides (hours_parser.cpp).
std::optional<OpeningHours> parse_hours(std::string_view text);

/// "2026-12-24".
std::string date_text(Date date);
std::optional<Date> parse_date(std::string_view text);

}  // namespace counterbell::desk::sla
