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

#include "desk/service/calendar/zone.h"
#include "model/error.h"

namespace counterbell::desk::sla {

/// A date on a local calendar.
using Date = std::chrono::local_days;

/// Opening hours as people write them down.
struct Calendar {
  /// From one time of a day to another, after local midnight; the end may be midnight, 24:00.
  struct Span {
    std::chrono::seconds from{};
    std::chrono::seconds to{};
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

/// How long the shop is open on a day, when that is the same on every day of the week that it opens; nothing else.
std::optional<std::chrono::seconds> working_day(const Calendar& calendar);

/// The time during which a shop is open, as one clock that stands still while it is closed. What is asked for is worked out
/// once and kept, so that to ask again takes a search among the openings of some years.
class OpenTime {
 public:
  /// When it is open without a break, in UTC.
  struct Opening {
    std::chrono::sys_seconds begin{};
    std::chrono::sys_seconds end{};
    bool operator==(const Opening&) const = default;
  };

  /// Always open.
  OpenTime() = default;
  /// By a calendar that check() finds nothing wrong with. The rules must outlive it.
  OpenTime(Calendar calendar, const ZoneRules& rules);

  /// What the clock shows at `utc`: it may begin anywhere, differences are open time.
  std::chrono::seconds at(std::chrono::sys_seconds utc);
  /// The earliest time at which the clock shows `shown`, which is more than at() gave for some time: closing time rather
  /// than the next opening. Nothing when that is decades away, or never.
  std::optional<std::chrono::sys_seconds> when(std::chrono::seconds shown);
  /// The first time from `utc` on at which it is open. Nothing when that is decades away, or never.
  std::optional<std::chrono::sys_seconds> next_open(std::chrono::sys_seconds utc);
  /// The openings that reach into `begin`…`end`, cut to it.
  std::vector<Opening> openings(std::chrono::sys_seconds begin, std::chrono::sys_seconds end);

  const std::optional<Calendar>& calendar() const { return calendar_; }

 private:
  struct Kept {
    Opening opening;
    std::chrono::seconds shown{};  ///< By the clock, when it begins.
  };
  void reach(Date first, Date last);
  void add_day(Date date);
  std::chrono::seconds shown_at(std::chrono::sys_seconds utc) const;
  const std::vector<Calendar::Span>& spans(Date date) const;

  std::optional<Calendar> calendar_;
  const ZoneRules* rules_ = nullptr;
  std::vector<Kept> kept_;  // Ascending and apart from each other.
  Date first_{};            // The days that are in kept_: from this one…
  Date end_{};              // …to before this one.
  // What the clock showed at the first opening kept, so that it shows the same when earlier ones come.
  std::chrono::seconds origin_{};
};

}  // namespace counterbell::desk::sla
