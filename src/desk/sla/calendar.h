// When a shop is open, and arithmetic with that time.
#pragma once

#include <array>
#include <chrono>
#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "desk/sla/zone.h"
#include "model/error.h"

namespace counterbell::desk::sla {

/// A date on a local calendar.
using Date = std::chrono::local_days;

/// Opening hours as people write them down.
struct Calendar {
  /// From one time of a day to another, in seconds after local midnight; the end may be midnight, 24:00.
  struct Span {
    Seconds from = 0;
    Seconds to = 0;
    bool operator==(const Span&) const = default;
  };
  std::string zone;                           ///< An IANA name.
  std::array<std::vector<Span>, 7> week;      ///< From Monday on.
  std::map<Date, std::vector<Span>> special;  ///< Days with other hours.
  std::set<Date> closed;                      ///< Days without any, whatever else is said of them.
  bool operator==(const Calendar&) const = default;
};

/// Why nobody could work by this calendar: no such zone, a span that is none, never open.
Result<void> check(const Calendar& calendar, const ZoneRules& rules);

/// The time during which a shop is open, as one clock that stands still while it is closed. What is asked for is worked out
/// once and kept, so that to ask again takes a search among the openings of some years.
class OpenTime {
 public:
  /// When it is open without a break, in UTC.
  struct Opening {
    Seconds begin = 0;
    Seconds end = 0;
    bool operator==(const Opening&) const = default;
  };

  /// Always open.
  OpenTime() = default;
  /// By a calendar that check() finds nothing wrong with. The rules must outlive it.
  OpenTime(Calendar calendar, const ZoneRules& rules);

  /// What the clock shows at `utc`: it may begin anywhere, differences are seconds of open time.
  Seconds at(Seconds utc);
  /// The earliest time at which the clock shows `shown`, which is more than at() gave for some time: closing time rather
  /// than the next opening. Nothing when that is decades away, or never.
  std::optional<Seconds> when(Seconds shown);
  /// The first time from `utc` on at which it is open. Nothing when that is decades away, or never.
  std::optional<Seconds> next_open(Seconds utc);
  /// The openings that reach into `begin`…`end`, cut to it.
  std::vector<Opening> openings(Seconds begin, Seconds end);

  const std::optional<Calendar>& calendar() const { return calendar_; }

 private:
  struct Kept {
    Opening opening;
    Seconds shown = 0;  ///< By the clock, when it begins.
  };
  void reach(Date first, Date last);
  void add_day(Date date);
  Seconds shown_at(Seconds utc) const;
  const std::vector<Calendar::Span>& spans(Date date) const;

  std::optional<Calendar> calendar_;
  const ZoneRules* rules_ = nullptr;
  std::vector<Kept> kept_;  // Ascending and apart from each other.
  Date first_{};            // The days that are in kept_: from this one…
  Date end_{};              // …to before this one.
  Seconds origin_ =
      0;  // What the clock showed at the first opening kept, so that it shows the same when earlier ones come.
};

}  // namespace counterbell::desk::sla
