// Whether promises to a customer are kept, worked out from a ticket's history.
//
// Nothing is counted and kept: whoever has the same history comes to the same answers, in whatever order it reached them.
//
// Rules
// 1. Time counts while the shop is open (or always, if the policy says so) and the ticket is neither in a state that pauses, nor
//    solved or closed.
// 2. A deadline is the earliest instant by which the target's time has passed. What is done at exactly that instant is in time.
// 3. While time does not count there is no deadline, only what is left.
// 4. A change of priority or policy counts from the original start for whatever is not done yet. What was done is judged by
//    what was promised then, and a breach stays on record with the target that it broke.
// 5. A due date set by hand stands instead of the target for the resolution, paused or not.
#pragma once

#include <optional>
#include <span>
#include <variant>
#include <vector>

#include "desk/sla/calendar.h"
#include "desk/sla/policy.h"

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
struct Promised {
  const Policy* policy = nullptr;
  OpenTime* open_time = nullptr;
};
struct Due {
  std::optional<Seconds> at;
};
/// Something that happened to a ticket.
struct Event {
  Seconds at = 0;
  std::variant<Opened, Said, TicketState, Priority, Promised, Due> what;
};

/// How one promise stands.
struct Standing {
  enum class State : std::uint8_t { none, running, overdue, paused, met, missed };
  State state = State::none;
  Seconds begin = 0;              ///< When it began to run.
  std::optional<Seconds> due;     ///< While it runs.
  std::optional<Seconds> met_at;  ///< When it was done, in time or not.
  Seconds used = 0;               ///< Time that counted.
  Seconds margin = 0;             ///< What is or was left; negative when late.
};

struct Breach {
  Metric metric{};
  Seconds due = 0;
  bool operator==(const Breach&) const = default;
};

/// A piece of the time from the start of what is promised to its deadline, or to now: why the deadline is where it is.
struct Stretch {
  enum class Kind : std::uint8_t {
    counts,
    shop_closed,
    ticket_paused,   ///< In a state that pauses.
    ticket_stopped,  ///< Solved or closed.
  };
  Kind kind{};
  Seconds begin = 0;
  Seconds end = 0;
  bool operator==(const Stretch&) const = default;
};

struct Verdict {
  Standing first_response;
  Standing next_response;  ///< Of the newest message that waited for an answer.
  std::vector<Standing> earlier_responses;
  Standing resolution;
  std::optional<Seconds> next_due;  ///< The earliest deadline of all that run or are overdue.
  std::vector<Breach> breaches;     ///< In the order in which they came to pass.

  const Standing& of(Metric metric) const;
};

/// How promises stand at `now`. `history` is in its order and begins with Opened; what is later than `now` has not happened.
/// `open_time` is by the shop's calendar, as long as no other is promised by.
Verdict judge(std::span<const Event> history, OpenTime& open_time, Seconds now);

/// Why a deadline is where it is: all time from the start of what is promised to its deadline, or to `now` when there is none.
std::vector<Stretch> explain(std::span<const Event> history, OpenTime& open_time, Seconds now, Metric metric);

}  // namespace counterbell::desk::sla
