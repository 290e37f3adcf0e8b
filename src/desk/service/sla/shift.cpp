#include "desk/service/sla/shift.h"

#include <algorithm>
#include <cmath>

#include "desk/example/dice.h"

namespace counterbell::desk::sla {

using namespace std::chrono_literals;
using std::chrono::seconds;
using std::chrono::sys_seconds;

namespace {

constexpr sys_seconds never = sys_seconds::max();

}  // namespace

std::vector<Arrival> draw_arrivals(const Load& load, const ZoneRules& zones, const std::string& zone,
                                   std::chrono::local_seconds monday, int weeks, std::uint64_t seed) {
  Dice dice(seed);
  std::vector<Arrival> arrivals(static_cast<std::size_t>(std::lround(load.tickets_a_week * weeks)));
  for (Arrival& arrival : arrivals) {
    arrival.concern = &load.concerns[dice.below(load.concerns.size())];
    const std::chrono::weeks week(dice.between(0, weeks - 1));
    const seconds within_hour = dice.between(0s, 3599s);
    arrival.at = to_utc(zones, zone, monday + week + std::chrono::hours(arrival.concern->hour) + within_hour);
  }
  std::ranges::stable_sort(arrivals, {}, &Arrival::at);
  return arrivals;
}

Shift::Shift(const Rules& rules, const ZoneRules& zones, OpenTime& open_time, std::span<const Arrival> arrivals,
             sys_seconds end, Staff staff)
    : rules_(&rules),
      zones_(&zones),
      open_time_(&open_time),
      arrivals_(arrivals),
      begin_(arrivals.empty() ? end : arrivals.front().at),
      end_(end),
      at_(begin_),
      staff_(staff),
      free_(staff.people),
      tickets_(arrivals.size()) {
  if (!arrivals_.empty()) foresee(arrivals_.front().at, Happening::What::ticket_comes, 0);
}

bool Shift::step(std::size_t budget) {
  for (; budget > 0 && !happenings_.empty() && happenings_.top().at < end_; --budget) {
    const Happening next = happenings_.top();
    happenings_.pop();
    meet(next);
  }
  if (!happenings_.empty() && happenings_.top().at < end_) return true;
  if (at_ != end_) settle();
  at_ = end_;
  return false;
}

double Shift::progress() const {
  return at_ == end_ ? 1.0 : std::chrono::duration<double>(at_ - begin_) / (end_ - begin_);
}

void Shift::foresee(sys_seconds at, Happening::What what, std::size_t ticket) {
  happenings_.push({at, order_++, what, ticket});
}

void Shift::meet(const Happening& happening) {
  using enum Happening::What;
  at_ = happening.at;
  const std::size_t ticket = happening.ticket;
  switch (happening.what) {
    case ticket_comes:
      come_ = ticket + 1;
      if (come_ < arrivals_.size()) foresee(arrivals_[come_].at, ticket_comes, come_);
      tickets_[ticket].since = at_;
      need_work(ticket, at_);
      break;
    case customer_writes:
      if (is_paused(ticket)) tickets_[ticket].since = at_;
      need_work(ticket, at_);
      break;
    case work_is_done:
      ++free_;
      finish_work(ticket, at_);
      break;
    case shop_opens:
      opening_.reset();
      break;
  }
  assign_work(at_);
}

bool Shift::is_paused(std::size_t ticket) const {
  return tickets_[ticket].turn == Ticket::Turn::customer &&
         std::ranges::contains(policy(ticket).pauses, TicketState::pending);
}

/// Whether the next piece of work on the ticket is the one that meets the target.
bool Shift::is_in_hand(std::size_t ticket, Metric metric) const {
  const std::size_t done = tickets_[ticket].pieces_done;
  const bool solves = done == concern(ticket).replies.size() + 1;
  switch (metric) {
    case Metric::first_response:
      return done == 0 && !concern(ticket).is_answered;
    case Metric::next_response:
      return done > 0 && !solves && tickets_[ticket].turn == Ticket::Turn::staff;
    case Metric::resolution:
      return solves;
  }
  return false;
}

/// When a target of a ticket is due.
std::optional<sys_seconds> Shift::due(std::size_t ticket, Metric metric) {
  const Ticket& one = tickets_[ticket];
  const seconds target = this->target(ticket, metric);
  if (target == 0s) return std::nullopt;
  const bool is_solving = metric == Metric::resolution;
  const sys_seconds since = is_solving ? one.since : one.waits_since;
  return clock(ticket).when(clock(ticket).at(since) + target - (is_solving ? one.used : 0s));
}

void Shift::need_work(std::size_t ticket, sys_seconds at) {
  tickets_[ticket].turn = Ticket::Turn::staff;
  tickets_[ticket].waits_since = at;
  sys_seconds first = never;
  if (tickets_[ticket].pieces_done == 0 && concern(ticket).is_answered) first = at;  // The customer stands there.
  for (const Metric metric : every_metric) {
    if (metric != Metric::resolution && !is_in_hand(ticket, metric)) continue;
    first = std::min(first, due(ticket, metric).value_or(never));
  }
  jobs_.push({first, order_++, ticket});
}

void Shift::assign_work(sys_seconds at) {
  if (free_ == 0 || jobs_.empty()) return;
  const seconds shown = open_time_->at(at);
  const std::optional<sys_seconds> next_second = open_time_->when(shown + 1s);
  if (!next_second) return;  // It never opens again.
  if (const sys_seconds opening = *next_second - 1s; opening > at) {
    if (opening_ != opening) foresee(opening, Happening::What::shop_opens, 0);
    opening_ = opening;
    return;
  }
  for (; free_ > 0 && !jobs_.empty(); --free_) {
    const std::size_t ticket = jobs_.top().ticket;
    jobs_.pop();
    foresee(open_time_->when(shown + length(ticket)).value_or(never), Happening::What::work_is_done, ticket);
  }
}

seconds Shift::length(std::size_t ticket) const {
  constexpr std::uint64_t most_pieces = 1 << 16;
  Dice dice(ticket * most_pieces + tickets_[ticket].pieces_done);
  return std::max<seconds>(staff_.work / 2 + dice.between(0s, staff_.work), 1s);
}

void Shift::finish_work(std::size_t ticket, sys_seconds at) {
  Ticket& one = tickets_[ticket];
  for (const Metric metric : every_metric) {
    if (is_in_hand(ticket, metric)) count(ticket, metric, at);
  }
  const std::vector<seconds>& replies = concern(ticket).replies;
  const std::size_t answers = one.pieces_done++;
  if (answers < replies.size()) {
    one.turn = Ticket::Turn::customer;
    foresee(at + replies[answers], Happening::What::customer_writes, ticket);
    if (is_paused(ticket)) one.used += clock(ticket).at(at) - clock(ticket).at(one.since);
  } else if (answers == replies.size()) {
    need_work(ticket, at);
  } else {
    one.turn = Ticket::Turn::nobody;
  }
}

/// Counts a target whose work is done at `at`; or, at the end, is still not done.
void Shift::count(std::size_t ticket, Metric metric, sys_seconds at) {
  const std::optional<sys_seconds> due = this->due(ticket, metric);
  if (!due) return;
  const bool is_solving = metric == Metric::resolution;
  const sys_seconds begin = is_solving ? arrivals_[ticket].at : tickets_[ticket].waits_since;
  const std::size_t hour = hour_of_week(*zones_, rules_->calendar.zone, begin);
  outcome_.count(concern(ticket).priority, metric, hour, at <= *due);
}

/// At the end: what is not done and was due by then is not kept. What is due later is not decided.
void Shift::settle() {
  for (std::size_t ticket = 0; ticket < come_; ++ticket) {
    for (const Metric metric : every_metric) {
      const std::optional<sys_seconds> due_at = is_running(ticket, metric) ? due(ticket, metric) : std::nullopt;
      if (due_at && *due_at < end_) count(ticket, metric, end_);
    }
  }
}

/// Whether time passes for what is not done, or has already run out.
bool Shift::is_running(std::size_t ticket, Metric metric) const {
  const Ticket& one = tickets_[ticket];
  if (metric != Metric::resolution) return is_in_hand(ticket, metric);
  return one.turn != Ticket::Turn::nobody && (!is_paused(ticket) || one.used > target(ticket, metric));
}

}  // namespace counterbell::desk::sla
