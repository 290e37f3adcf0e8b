// Targets that nobody could meet, found without trying them.
#pragma once

#include <chrono>
#include <cstddef>
#include <vector>

#include "desk/service/sla/load.h"
#include "desk/service/sla/rules.h"

namespace counterbell::desk::sla {

/// Why a shop asks the impossible of its people.
struct Impossible {
  enum class Why : std::uint8_t {
    too_much_work,  ///< `needed` of work a week for people who have `available` together.
    too_short,      ///< The target is shorter than the work itself, `needed`.
    shop_closed,    ///< It counts around the clock and is shorter than the shop is closed at a time, `needed`.
    too_few,        ///< Not even most_people kept enough.
  };
  Why why{};
  std::chrono::seconds needed{};
  std::chrono::seconds available{};
  // Of the two that are about a target: the shortest of a policy that asks for this.
  std::size_t policy = 0;
  Priority priority = Priority::normal;
  Metric metric{};
  std::chrono::seconds target{};
  bool operator==(const Impossible&) const = default;
};

/// What is impossible for so many people, each piece of whose work takes `work`, at this load; by rules that check() finds nothing
/// wrong with. In the order of Why; `too_few` takes trying.
std::vector<Impossible> find_impossible(const Rules& rules, const Load& load, int people, std::chrono::seconds work);

/// How long the shop is open in a usual week.
std::chrono::seconds open_a_week(const Calendar& calendar);

}  // namespace counterbell::desk::sla
