// A shop's targets, as far as one ticket is concerned.
#pragma once

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "desk/service/calendar/zone.h"
#include "desk/tickets/ticket_row.h"

namespace counterbell::desk::sla {

/// What is measured.
enum class Metric : std::uint8_t {
  first_response,  ///< From opening to the first message that staff send to the customer.
  next_response,   ///< After that, from the oldest message of the customer that nobody has answered to the answer.
  resolution,      ///< From opening to solved or closed.
};
inline constexpr std::array every_metric{Metric::first_response, Metric::next_response, Metric::resolution};

/// No target is longer.
inline constexpr std::chrono::seconds longest_target = std::chrono::days{10 * 366};

/// How long each metric may take; 0: there is no target.
struct Targets {
  std::array<std::chrono::seconds, every_metric.size()> of{};
  std::chrono::seconds operator[](Metric metric) const { return of[static_cast<std::size_t>(metric)]; }
  std::chrono::seconds& operator[](Metric metric) { return of[static_cast<std::size_t>(metric)]; }
  bool operator==(const Targets&) const = default;
};

struct Policy {
  /// What a ticket that was solved or closed and is opened again counts from.
  enum class Reopening : std::uint8_t {
    carry_on,  ///< It goes on; the time in between does not count.
    restart,   ///< From then on, as if it were new.
    ignore,    ///< Nothing is counted any more.
  };
  std::array<Targets, static_cast<std::size_t>(Priority::other)> targets{};  ///< By priority.
  bool around_the_clock = false;                                             ///< Else while the shop is open.
  std::vector<TicketState> pauses = {TicketState::pending, TicketState::on_hold};
  Reopening reopening = Reopening::carry_on;
  bool operator==(const Policy&) const = default;

  /// Nothing for a priority of a newer version.
  Targets of(Priority priority) const {
    return priority == Priority::other ? Targets{} : targets[static_cast<std::size_t>(priority)];
  }
};

}  // namespace counterbell::desk::sla
