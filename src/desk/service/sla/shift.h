// A made-up time at a shop: tickets come as its history says, so many people work on them, and targets are watched.
//
// Rules
// 1. Tickets come in the hours of the week, and of the kinds, that past ones did: drawn from them, always with the same dice.
// 2. Everybody on duty works while the shop is open, on one thing at a time, and always on what is due first of what waits. What is
//    begun is finished, if need be at the next opening.
// 3. Each piece of work takes about as long as was said, between half of that and half as much again: the same piece the same time,
//    however many work.
// 4. While the customer has the word, the ticket is pending.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <queue>
#include <span>
#include <string>
#include <vector>

#include "desk/service/sla/load.h"

namespace counterbell::desk::sla {

/// A ticket that will come.
struct Arrival {
  std::chrono::sys_seconds at{};
  const Concern* concern = nullptr;  ///< In the load that it was drawn from.
  bool operator==(const Arrival&) const = default;
};

/// The tickets of so many weeks from a local midnight on Monday on, in the order in which they come.
std::vector<Arrival> draw_arrivals(const Load& load, const ZoneRules& zones, const std::string& zone,
                                   std::chrono::local_seconds monday, int weeks, std::uint64_t seed);

class Shift {
 public:
  struct Staff {
    int people = 1;
    std::chrono::seconds work{};  ///< How long each piece of work takes, on average.
  };
  /// By rules that check() finds nothing wrong with, until `end`. All of them must outlive it; `open_time` is by the rules' calendar.
  Shift(const Rules& rules, const ZoneRules& zones, OpenTime& open_time, std::span<const Arrival> arrivals,
        std::chrono::sys_seconds end, Staff staff);

  /// Goes on for about so many events, and tells whether there are more.
  bool step(std::size_t budget);
  /// How far it is, from 0 to 1.
  double progress() const;
  /// How many targets were met, once step() says that it is over.
  const Outcome& outcome() const { return outcome_; }

 private:
  struct Ticket {
    enum class Turn : std::uint8_t { staff, customer, nobody };
    Turn turn = Turn::staff;  ///< Whose it is: nobody's when it is solved.
    std::size_t pieces_done = 0;
    std::chrono::sys_seconds waits_since{};  ///< For staff.
    std::chrono::seconds used{};             ///< Of the time to solve it, before…
    std::chrono::sys_seconds since{};        ///< …this time, from which on it counts.
  };
  struct Happening {
    enum class What : std::uint8_t { ticket_comes, customer_writes, work_is_done, shop_opens };
    std::chrono::sys_seconds at{};
    std::size_t order = 0;  ///< What is equally early happens as it was foreseen.
    What what{};
    std::size_t ticket = 0;
    bool operator>(const Happening& other) const { return at != other.at ? at > other.at : order > other.order; }
  };
  struct Job {
    std::chrono::sys_seconds due{};
    std::size_t order = 0;
    std::size_t ticket = 0;
    bool operator>(const Job& other) const { return due != other.due ? due > other.due : order > other.order; }
  };
  template <typename T>
  using Earliest = std::priority_queue<T, std::vector<T>, std::greater<>>;

  const Concern& concern(std::size_t ticket) const { return *arrivals_[ticket].concern; }
  const Policy& policy(std::size_t ticket) const { return rules_->policies[concern(ticket).policy].policy; }
  std::chrono::seconds target(std::size_t ticket, Metric metric) const {
    return policy(ticket).of(concern(ticket).priority)[metric];
  }
  OpenTime& clock(std::size_t ticket) { return policy(ticket).around_the_clock ? always_ : *open_time_; }
  bool is_paused(std::size_t ticket) const;
  bool is_in_hand(std::size_t ticket, Metric metric) const;
  bool is_running(std::size_t ticket, Metric metric) const;
  std::optional<std::chrono::sys_seconds> due(std::size_t ticket, Metric metric);
  std::chrono::seconds length(std::size_t ticket) const;

  void foresee(std::chrono::sys_seconds at, Happening::What what, std::size_t ticket);
  void meet(const Happening& happening);
  void need_work(std::size_t ticket, std::chrono::sys_seconds at);
  void assign_work(std::chrono::sys_seconds at);
  void finish_work(std::size_t ticket, std::chrono::sys_seconds at);
  void count(std::size_t ticket, Metric metric, std::chrono::sys_seconds at);
  void settle();

  const Rules* rules_;
  const ZoneRules* zones_;
  OpenTime* open_time_;
  OpenTime always_;
  std::span<const Arrival> arrivals_;
  std::chrono::sys_seconds begin_;
  std::chrono::sys_seconds end_;
  std::chrono::sys_seconds at_;
  Staff staff_;
  int free_;
  std::vector<Ticket> tickets_;  // As in arrivals_.
  std::size_t come_ = 0;         // So many of them have come.
  std::size_t order_ = 0;
  Earliest<Happening> happenings_;
  Earliest<Job> jobs_;
  std::optional<std::chrono::sys_seconds> opening_;  // That was foreseen, for what waits.
  Outcome outcome_;
};

}  // namespace counterbell::desk::sla
