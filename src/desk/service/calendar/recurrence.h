// How something comes again (RFC 5545, 3.3.10), in whole days.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string_view>
#include <vector>

#include "desk/service/calendar/calendar.h"

namespace counterbell::desk::sla {

struct Recurrence {
  enum class Frequency : std::uint8_t { daily, weekly, monthly, yearly };
  /// "the 2nd Monday", "the last Friday"; every one when `nth` is 0.
  struct Weekday {
    int nth = 0;
    std::chrono::weekday day;
  };

  Frequency frequency = Frequency::yearly;
  int interval = 1;
  int count = std::numeric_limits<int>::max();
  std::string_view until = {};       ///< The last day or moment, as the text says it; "" for none.
  std::vector<int> months = {};      ///< 1 to 12; empty: any, as in the following.
  std::vector<int> month_days = {};  ///< 1 to 31, or from the month's end when negative.
  std::vector<int> year_days = {};   ///< 1 to 366, or from the year's end when negative.
  std::vector<Weekday> weekdays = {};
  std::vector<int> places = {};  ///< Of the days of one period; from its end when negative.
  std::chrono::weekday week_begin = std::chrono::Monday;
};

/// Reads an RRULE, which must outlive the result; nothing for one that is not understood.
std::optional<Recurrence> parse_recurrence(std::string_view text);

/// The days on which it comes, the first no earlier than `first`, the last no later than `until` or `to`.
std::vector<Date> days_of(const Recurrence& recurrence, Date first, std::optional<Date> until, Date to);

}  // namespace counterbell::desk::sla
