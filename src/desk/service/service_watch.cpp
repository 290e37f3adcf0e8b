#include "desk/service/service_watch.h"

#include <algorithm>
#include <limits>
#include <span>
#include <utility>

namespace counterbell::desk {

bool ServiceWatch::Earlier::operator()(const Due& a, const Due& b) const {
  if (a.first != b.first || a.second == b.second) return a.first < b.first;
  return tickets->rows()[a.second]->id() < tickets->rows()[b.second]->id();
}

void ServiceWatch::use(const sla::ZoneRules* zones) {
  zones_ = zones;
  rules_changed();
}

void ServiceWatch::rules_changed() {
  regimes_ = zones_ ? sla::read_regimes(*state_, *zones_) : std::deque<sla::Regime>();
  due_.clear();
  order_.clear();
  ++due_revision_;
  step_clock_.forget();
  next_steps_.clear();
  step_order_.clear();
  waiting_.clear();
  is_waiting_ = Bits();
  next_ = zones_ ? 0 : std::numeric_limits<std::size_t>::max();
}

void ServiceWatch::touched(const TicketRow& ticket) {
  if (!zones_ || ticket.place >= next_) return;
  is_waiting_.resize(tickets_->rows().size());
  if (is_waiting_[ticket.place]) return;
  is_waiting_.set(ticket.place);
  waiting_.push_back(ticket.place);
}

std::size_t ServiceWatch::recompute_some(std::size_t budget) {
  constexpr std::size_t cost = 8;  // Of a ticket, in what one record costs to be searched.
  const std::span<const TicketRow* const> rows = tickets_->rows();
  for (; budget > 0 && !waiting_.empty(); budget -= std::min(budget, cost)) {
    const Place place = waiting_.back();
    waiting_.pop_back();
    if (!is_waiting_[place]) continue;
    recompute(*rows[place]);
  }
  for (; budget > 0 && next_ < rows.size(); budget -= std::min(budget, cost)) recompute(*rows[next_++]);
  return budget;
}

void ServiceWatch::recompute(const TicketRow& ticket) {
  if (is_waiting_[ticket.place]) is_waiting_.reset(ticket.place);
  std::optional<Deadline> deadline;
  std::optional<std::chrono::sys_seconds> step;
  const bool has_target = !regimes_.empty() || ticket.record->time(Field::ticket_due) != Time{};
  if (ticket.is_open() && has_target) {
    const Course found = course(ticket, std::chrono::sys_seconds::min());
    const sla::Verdict verdict = sla::judge(found.events, always_, found.now);
    for (const sla::Metric metric : sla::every_metric) {
      const std::optional<std::chrono::sys_seconds> at = verdict.of(metric).due;
      if (at && (!deadline || *at < deadline->at)) deadline = {*at, metric};
    }
    if (const std::vector<sla::DueStep> next = deadline ? steps(ticket, found) : std::vector<sla::DueStep>();
        !next.empty()) {
      step = next.front().at;
    }
  }
  note(ticket.place, deadline);
  note_step(ticket.place, step);
}

std::vector<sla::DueStep> ServiceWatch::steps(const TicketRow& ticket) {
  if (!ticket.is_open()) return {};
  return steps(ticket, course(ticket, std::chrono::sys_seconds::min()));
}

std::vector<sla::DueStep> ServiceWatch::steps(const TicketRow& ticket, const Course& course) {
  const sla::NamedPolicy* named = policy(ticket);
  if (!named || named->steps.empty()) return {};
  sla::Regime& regime = regimes_.back();
  std::vector<sla::DueStep> due =
      step_clock_.steps(ticket.id(), *named, course.events, regime.open_time, regime.since, course.now);
  std::erase_if(due,
                [&](const sla::DueStep& step) { return state_->find(RecordType::escalation, step.id) != nullptr; });
  return due;
}

const sla::NamedPolicy* ServiceWatch::policy(const TicketRow& ticket) const {
  return regimes_.empty() ? nullptr : sla::policy_for(regimes_.back().rules, *state_, ticket);
}

Id ServiceWatch::policy_record(const TicketRow& ticket) const {
  const sla::NamedPolicy* named = policy(ticket);
  if (!named) return {};
  const sla::Regime& regime = regimes_.back();
  return regime.policies[static_cast<std::size_t>(named - regime.rules.policies.data())];
}

std::optional<std::chrono::sys_seconds> ServiceWatch::next_step() const {
  return step_order_.empty() ? std::nullopt : std::optional(step_order_.begin()->first);
}

std::vector<const TicketRow*> ServiceWatch::tickets_with_step_before(std::chrono::sys_seconds now,
                                                                     std::size_t limit) const {
  std::vector<const TicketRow*> tickets;
  for (const auto& [at, place] : step_order_) {
    if (at >= now || tickets.size() == limit) break;
    tickets.push_back(tickets_->rows()[place]);
  }
  return tickets;
}

void ServiceWatch::note_step(Place place, std::optional<std::chrono::sys_seconds> at) {
  if (const auto known = next_steps_.find(place); known != next_steps_.end()) {
    step_order_.erase({known->second, place});
    next_steps_.erase(known);
  }
  if (!at) return;
  next_steps_.emplace(place, *at);
  step_order_.emplace(*at, place);
}

void ServiceWatch::work_out() {
  constexpr std::size_t in_a_frame = 64;
  recompute_some(preparing_ == Preparing::when_asked ? std::numeric_limits<std::size_t>::max() : in_a_frame);
}

std::span<const std::uint32_t> ServiceWatch::due_places() const {
  if (std::exchange(places_revision_, due_revision_) != due_revision_) {
    due_places_.clear();
    due_places_.reserve(order_.size());
    for (const auto& [at, place] : order_) due_places_.push_back(place);
  }
  return due_places_;
}

void ServiceWatch::note(Place place, std::optional<Deadline> deadline) {
  const auto known = due_.find(place);
  const bool is_same = known == due_.end() ? !deadline : deadline == known->second;
  if (is_same) return;
  ++due_revision_;
  if (known != due_.end()) {
    order_.erase({known->second.at, place});
    due_.erase(known);
  }
  if (!deadline) return;
  due_.emplace(place, *deadline);
  order_.emplace(deadline->at, place);
}

std::optional<std::chrono::sys_seconds> ServiceWatch::next_open(std::chrono::sys_seconds from) {
  return regimes_.empty() ? std::nullopt : regimes_.back().open_time.next_open(from);
}

std::optional<Deadline> ServiceWatch::due(const TicketRow& ticket) {
  if (!zones_) return std::nullopt;
  const bool is_known = ticket.place < next_ && !is_waiting_[ticket.place];
  if (!is_known) recompute(ticket);
  const auto found = due_.find(ticket.place);
  return found == due_.end() ? std::nullopt : std::optional(found->second);
}

void ServiceWatch::visit_due(const std::function<bool(const TicketRow&, const Deadline&)>& visit) const {
  for (const auto& [at, place] : order_) {
    if (!visit(*tickets_->rows()[place], due_.at(place))) return;
  }
}

/// What has happened has, whatever this device's clock says; and rules that a clock ahead of it published hold from now on.
ServiceWatch::Course ServiceWatch::course(const TicketRow& ticket, std::chrono::sys_seconds now) {
  std::vector<sla::Event> events = sla::course_of(ticket, tickets_->messages(ticket.id()),
                                                  tickets_->escalations().of(ticket.id()), *replica_, regimes_);
  const auto is_policy_change = [](const sla::Event& event) {
    return std::holds_alternative<sla::PolicyChange>(event.what);
  };
  for (const sla::Event& event : events) {
    if (!is_policy_change(event)) now = std::max(now, event.at);
  }
  for (sla::Event& event : events) event.at = std::min(event.at, now);
  return {std::move(events), now};
}

sla::Verdict ServiceWatch::judge(const TicketRow& ticket, std::chrono::sys_seconds now) {
  const Course found = course(ticket, now);
  return sla::judge(found.events, always_, found.now);
}

std::vector<sla::Stretch> ServiceWatch::explain(const TicketRow& ticket, std::chrono::sys_seconds now,
                                                sla::Metric metric) {
  const Course found = course(ticket, now);
  return sla::explain(found.events, always_, found.now, metric);
}

}  // namespace counterbell::desk
