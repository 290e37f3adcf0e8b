// Holidays from a calendar file, such as authorities and other calendars hand out.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "desk/service/calendar/calendar.h"
#include "desk/service/calendar/zone.h"
#include "model/error.h"
#include "words/message.h"

namespace counterbell::desk::sla {

/// A day on which a shop is closed, and why.
struct Holiday {
  Date date;
  std::string name;
  bool operator==(const Holiday&) const = default;
};

/// An entry of a calendar that is no holiday, and why.
struct PassedOver {
  std::string name;
  Message why;
};

struct Holidays {
  std::vector<Holiday> days;            ///< In their order, each day of an entry by itself.
  std::vector<PassedOver> passed_over;  ///< In the order of the file.
};

/// Where and when a calendar is read.
struct HolidayWindow {
  Date from;  ///< The first and the last day that count.
  Date to;
  std::string_view zone;  ///< Of the shop: times in UTC are those of its clocks.
};

/// The whole days that an iCalendar file (RFC 5545) names, with all that come again, less what is cancelled, moved or excepted. An entry from
/// midnight to midnight is of whole days. Refuses what is no such file. `zones` must know the window's zone.
Result<Holidays> read_holidays(std::string_view bytes, const HolidayWindow& window, const ZoneRules& zones);

}  // namespace counterbell::desk::sla
