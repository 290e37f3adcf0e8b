#include "desk/service/service_trial.h"

#include "desk/service/service_trial.h"

#include <algorithm>
#include <chrono>
#include <cmath>

#include "desk/service/service.h"

namespace counterbell::desk {
namespace {

/// Of all progress.
constexpr double share_of_history = 0.5;
/// So many tickets tell how a week usually goes; more only take longer.
constexpr double enough_tickets = 3000;
constexpr int fewest_weeks = 2;
constexpr int most_weeks = 26;

/// The local midnight on Monday with which the week that `now` is in began.
sla::Date monday_before(const sla::ZoneRules& zones, const std::string& zone, std::chrono::sys_seconds now) {
  const auto day = std::chrono::floor<std::chrono::days>(sla::to_local(zones, zone, now));
  return day - (std::chrono::weekday(day) - std::chrono::Monday);
}

}  // namespace

Trial::Trial(const Replica& replica, const TicketIndex& tickets, const sla::ZoneRules& zones, const sla::Rules& rules,
             std::chrono::sys_seconds now, const TrialOptions& options)
    : replica_(&replica),
      tickets_(&tickets),
      zones_(&zones),
      now_(now),
      options_(options),
      replay_(rules, zones, now),
      reading_(replay_.rules(), zones, newest_ticket()),
      open_time_(rules.calendar, zones) {}

/// When the newest ticket was opened; not what a clock ahead of this device's says.
std::chrono::sys_seconds Trial::newest_ticket() const {
  std::chrono::sys_seconds newest = std::chrono::sys_seconds::min();
  for (const TicketRow* row : tickets_->rows()) {
    const auto opened = std::chrono::floor<std::chrono::seconds>(row->opened_at);
    if (!row->trashed && opened <= now_) newest = std::max(newest, opened);
  }
  return newest;
}

bool Trial::step(std::size_t budget) {
  while (budget > 0 && stage_ == Stage::history) replay_some(budget);
  while (budget > 0 && stage_ == Stage::made_up) {
    constexpr std::size_t events_a_ticket = 8;
    --budget;
    if (!shift_->step(events_a_ticket)) end_shift();
  }
  if (stage_ == Stage::made_up) {
    // It ends by `expected` people at the soonest, and nobody knows how much later.
    const double tried = static_cast<double>(result_.staffed.size()) + shift_->progress();
    const double work = result_.load.pieces_of_work_a_week() * static_cast<double>(options_.work.count());
    const double needed = work / std::max(1.0, static_cast<double>(open_a_week(rules().calendar).count()));
    const double expected = std::clamp(needed + 2, static_cast<double>(result_.people), double{sla::most_people});
    advance(share_of_history + (1 - share_of_history) * tried / std::max(expected, tried + 1));
  }
  return stage_ != Stage::done;
}

void Trial::replay_some(std::size_t& budget) {
  const std::span<const TicketRow* const> rows = tickets_->rows();
  for (; budget > 0 && next_ < rows.size(); --budget) {
    const TicketRow& ticket = *rows[next_++];
    if (ticket.trashed) continue;
    ++result_.tickets;
    reading_.take(ticket, replay_.take(ticket, tickets_->messages(ticket.id()), *replica_), replica_->state());
  }
  if (next_ < rows.size())
    return advance(share_of_history * static_cast<double>(next_) / static_cast<double>(rows.size()));
  make_up();
}

/// From what was read off the history: what will come, and whether that can be done at all.
void Trial::make_up() {
  result_.history = replay_.outcome();
  result_.load = reading_.load();
  result_.people = std::clamp(options_.people > 0 ? options_.people : result_.load.people, 1, sla::most_people);
  result_.weeks = static_cast<int>(
      std::clamp(enough_tickets / result_.load.tickets_a_week, double{fewest_weeks}, double{most_weeks}));
  const std::string& zone = rules().calendar.zone;
  const sla::Date monday = monday_before(*zones_, zone, now_);
  end_ = sla::to_utc(*zones_, zone, monday + std::chrono::weeks(result_.weeks));
  arrivals_ = sla::draw_arrivals(result_.load, *zones_, zone, monday, result_.weeks, options_.seed);
  result_.made_up_tickets = arrivals_.size();
  result_.impossible = sla::find_impossible(rules(), result_.load, result_.people, options_.work);
  stage_ = Stage::made_up;
  begin_shift();
}

void Trial::begin_shift() {
  shift_.emplace(rules(), *zones_, open_time_, arrivals_, end_,
                 sla::Shift::Staff{.people = people_tried(), .work = options_.work});
}

void Trial::end_shift() {
  const int people = people_tried();
  result_.staffed.push_back(shift_->outcome());
  if (!result_.people_to_keep && shift_->outcome().least_kept() >= share_to_keep) result_.people_to_keep = people;
  if (people < sla::most_people && (people < result_.people || !result_.people_to_keep)) return begin_shift();
  if (!result_.people_to_keep) result_.impossible.push_back({.why = sla::Impossible::Why::too_few});
  shift_.reset();
  stage_ = Stage::done;
  advance(1);
}

void Trial::advance(double progress) { progress_ = std::max(progress_, progress); }

Result<std::unique_ptr<Trial>> Service::try_rules(const sla::Rules& rules, const TrialOptions& options) const {
  if (!zones_) return fail(ErrorKind::invalid, "This device knows no time zones.");
  if (Result<void> sound = check(rules, *zones_); !sound) return std::unexpected(sound.error());
  return std::make_unique<Trial>(workplace_.replica(), tickets_, *zones_, rules,
                                 std::chrono::floor<std::chrono::seconds>(workplace_.now()), options);
}

}  // namespace counterbell::desk
