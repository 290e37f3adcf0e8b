// Holidays from a calendar file, such as authorities and other calendars hand out.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "desk/service/calendar/calendar.h"
#include "model/error.h"

namespace counterbell::desk::sla {

/// Days on which a shop is closed, and why.
struct Holiday {
  std::string name;
  Date first;
  Date last;
  bool operator==(const Holiday&) const = default;
};

struct Holidays {
  std::vector<Holiday> days;  ///< In their order.
  std::size_t passed_over =
      0;  ///< Entries that take only part of a day, or come again in a way that is not understood.
};

/// The all-day events of an iCalendar file (RFC 5545) between two days, both included; those that come again each year as
/// often as they do. Refuses what is no such file.
Result<Holidays> read_holidays(std::string_view text, Date from, Date to);

}  // namespace counterbell::desk::sla
