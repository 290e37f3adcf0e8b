// Whether a ticket's targets are met, worked out from its history.
//
// Nothing is counted and kept: whoever has the same history comes to the same answers, in whatever order it reached them.
//
// Rules
// 1. Time counts while the shop is open (or always, if the policy says so) and the ticket is neither in a state that pauses, nor
//    solved or closed.
// 2. A deadline is the earliest instant by which the target's time has passed. What is done at exactly that instant is in time.
// 3. While time does not count there is no deadline, only what is left.
// 4. A change of priority or policy counts from the original start for whatever is not done yet. What was done is judged by
//    the target of that time, and a breach stays on record with the target that it broke.
// 5. A due date set by hand stands instead of the target for the resolution, paused or not.
#pragma once

#include <chrono>
#include <optional>
#include <span>
#include <variant>
#include <vector>

#include "desk/service/calendar/calendar.h"
#include "desk/service/sla/policy.h"

namespace counterbell::desk::sla {

struct Opened {
  Priority priority = Priority::normal;
  TicketState state = TicketState::fresh;
  bool is_answered = false;  ///< It was taken face to face or on the phone, which is a first response.
};
struct Said {
  enum class By : std::uint8_t { customer, staff, note };
  By by = By::customer;
};
/// From now on this policy holds, null: none; by this calendar, null: the one that held before. Both must outlive the history.
struct PolicyChange {
  const Policy* policy = nullptr;
  OpenTime* open_time = nullptr;
};
struct Due {
  std::optional<std::chrono::sys_seconds> at;
};
/// Something that happened to a ticket.
struct Event {
  std::chrono::sys_seconds at{};
  std::variant<Opened, Said, TicketState, Priority, PolicyChange, Due> what;
};

/// How one target stands.
struct Standing {
  enum class State : std::uint8_t { none, running, overdue, paused, met, missed };
  State state = State::none;
  std::chrono::sys_seconds begin{};                ///< When it began to run.
  std::optional<std::chrono::sys_seconds> due;     ///< While it runs.
  std::optional<std::chrono::sys_seconds> met_at;  ///< When it was done, in time or not.
  std::chrono::seconds used{};                     ///< Time that counted.
  std::chrono::seconds margin{};                   ///< What is or was left; negative when late.
};

struct Breach {
  Metric metric{};
  std::chrono::sys_seconds due{};
  bool operator==(const Breach&) const = default;
};

/// A piece of the time from when a target began to run to its deadline, or to now: why the deadline is when it is.
struct Stretch {
  enum class Kind : std::uint8_t {
    counts,
    shop_closed,
    ticket_paused,   ///< In a state that pauses.
    ticket_stopped,  ///< Solved or closed.
  };
  Kind kind{};
  std::chrono::sys_seconds begin{};
  std::chrono::sys_seconds end{};
  bool operator==(const Stretch&) const = default;
};

struct Verdict {
  Standing first_response;
  Standing next_response;  ///< Of the newest message that waited for an answer.
  std::vector<Standing> earlier_responses;
  Standing resolution;
  std::optional<std::chrono::sys_seconds> next_due;  ///< The earliest deadline of all that run or are overdue.
  std::vector<Breach> breaches;                      ///< In the order in which they came to pass.

  const Standing& of(Metric metric) const;
};

/// How targets stand at `now`. `history` is in its order and begins with Opened; what is later than `now` has not
/// happened.
/// `open_time` is by the shop's calendar, as long as targets run by no other.
Verdict judge(std::span<const Event> history, OpenTime& open_time, std::chrono::sys_seconds now);

/// Why a deadline is when it is: all time from when the target began to run to its deadline, or to `now` without one.
std::vector<Stretch> explain(std::span<const Event> history, OpenTime& open_time, std::chrono::sys_seconds now,
                             Metric metric);

}  // namespace counterbell::desk::sla
