#include "desk/service/sla/load.h"

#include <algorithm>
#include <array>

namespace counterbell::desk::sla {

using namespace std::chrono_literals;
using std::chrono::seconds;
using std::chrono::sys_seconds;
using std::chrono::weeks;

namespace {

constexpr weeks quarter_length{13};

/// How long the customer took to write again each time after they had been answered.
std::vector<seconds> replies_in(std::span<const Event> course) {
  std::vector<seconds> replies;
  bool is_answered = false;
  sys_seconds answered_at;
  for (const Event& event : course) {
    const auto* opened = std::get_if<Opened>(&event.what);
    const auto* said = std::get_if<Said>(&event.what);
    if ((opened && opened->is_answered) || (said && said->by == Said::By::staff)) {
      is_answered = true;
      answered_at = event.at;
    } else if (said && said->by == Said::By::customer && is_answered) {
      is_answered = false;
      replies.push_back(event.at - answered_at);
    }
  }
  return replies;
}

}  // namespace

double Load::pieces_of_work_a_week() const {
  std::size_t pieces = 0;
  for (const Concern& concern : concerns) pieces += concern.pieces_of_work();
  return tickets_a_week * static_cast<double>(pieces) / static_cast<double>(concerns.size());
}

void LoadReading::take(const TicketRow& ticket, std::span<const Event> course, const State& state) {
  const auto is_opening = [](const Event& event) { return std::holds_alternative<Opened>(event.what); };
  const Event& opening = *std::ranges::find_if(course, is_opening);
  Quarter& quarter = quarters_[opening.at.time_since_epoch() / quarter_length];
  ++quarter.tickets;
  if (ticket.assignee) quarter.people.insert(ticket.assignee);

  const NamedPolicy* policy = policy_for(*rules_, state, ticket);
  if (!policy || opening.at > newest_ || opening.at <= newest_ - telling_time) return;
  oldest_ = std::min(oldest_, opening.at);
  concerns_.push_back({.hour = hour_of_week(*zones_, rules_->calendar.zone, opening.at),
                       .priority = ticket.priority,
                       .policy = static_cast<std::size_t>(policy - rules_->policies.data()),
                       .is_answered = std::get<Opened>(opening.what).is_answered,
                       .replies = replies_in(course)});
}

int LoadReading::busiest_people() const {
  const auto busiest =
      std::ranges::max_element(quarters_, {}, [](const auto& quarter) { return quarter.second.tickets; });
  const std::size_t people = busiest == quarters_.end() ? 0 : busiest->second.people.size();
  return static_cast<int>(std::clamp<std::size_t>(people, 1, most_people));
}

Load LoadReading::load() const {
  if (concerns_.size() < fewest_tickets) {
    Load usual = usual_load(*rules_);
    usual.people = busiest_people();
    return usual;
  }
  const seconds span = std::max<seconds>(newest_ - oldest_, weeks{1});
  return {.concerns = concerns_,
          .tickets_a_week = static_cast<double>(concerns_.size()) * std::chrono::duration<double>(weeks{1}) / span,
          .people = busiest_people()};
}

Load usual_load(const Rules& rules) {
  using enum Priority;
  constexpr std::array mix{normal, low, normal, high, normal, normal, urgent, normal, low, high};
  constexpr std::size_t days = 6;
  constexpr std::size_t first_hour = 9;
  constexpr std::size_t last_hour = 18;
  constexpr seconds reply = 3h;
  Load load{.concerns = {}, .tickets_a_week = 48, .is_made_up = true};
  for (std::size_t day = 0; day < days; ++day) {
    for (std::size_t hour = first_hour; hour < last_hour; ++hour) {
      for (const Priority priority : mix) {
        const bool writes_again = load.concerns.size() % 2 == 1;
        load.concerns.push_back({.hour = day * 24 + hour,
                                 .priority = priority,
                                 .policy = rules.policies.size() - 1,
                                 .replies = writes_again ? std::vector{reply} : std::vector<seconds>()});
      }
    }
  }
  return load;
}

}  // namespace counterbell::desk::sla
