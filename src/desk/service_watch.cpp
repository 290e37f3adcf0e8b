#include "desk/service_watch.h"

#include <algorithm>
#include <limits>
#include <span>

namespace counterbell::desk {

void ServiceWatch::use(const sla::ZoneRules* zones) {
  zones_ = zones;
  rules_changed();
}

void ServiceWatch::rules_changed() {
  regimes_ = zones_ ? sla::read_regimes(*state_, *zones_) : std::deque<sla::Regime>();
  due_.clear();
  order_.clear();
  waiting_.clear();
  is_waiting_ = Bits();
  next_ = regimes_.empty() ? std::numeric_limits<std::size_t>::max() : 0;
}

void ServiceWatch::touched(const TicketRow& ticket) {
  if (regimes_.empty() || ticket.place >= next_) return;
  is_waiting_.resize(tickets_->rows().size());
  if (is_waiting_[ticket.place]) return;
  is_waiting_.set(ticket.place);
  waiting_.push_back(ticket.place);
}

std::size_t ServiceWatch::reckon_some(std::size_t budget) {
  const std::span<const TicketRow* const> rows = tickets_->rows();
  for (; budget > 0 && !waiting_.empty(); --budget) {
    const Place place = waiting_.back();
    waiting_.pop_back();
    if (!is_waiting_[place]) continue;
    reckon(*rows[place]);
  }
  for (; budget > 0 && next_ < rows.size(); --budget) reckon(*rows[next_++]);
  return budget;
}

void ServiceWatch::reckon(const TicketRow& ticket) {
  if (is_waiting_[ticket.place]) is_waiting_.reset(ticket.place);
  std::optional<Deadline> deadline;
  if (ticket.is_open()) {
    const sla::Verdict verdict = judge(ticket, std::numeric_limits<sla::Seconds>::min());
    for (const sla::Metric metric : sla::every_metric) {
      const std::optional<sla::Seconds> at = verdict.of(metric).due;
      if (at && (!deadline || *at < deadline->at)) deadline = {*at, metric};
    }
  }
  note(ticket.place, deadline);
}

void ServiceWatch::note(Place place, std::optional<Deadline> deadline) {
  if (const auto known = due_.find(place); known != due_.end()) {
    order_.erase({known->second.at, place});
    due_.erase(known);
  }
  if (!deadline) return;
  due_.emplace(place, *deadline);
  order_.emplace(deadline->at, place);
}

std::optional<Deadline> ServiceWatch::due(const TicketRow& ticket) {
  if (regimes_.empty()) return std::nullopt;
  const bool is_known = ticket.place < next_ && !is_waiting_[ticket.place];
  if (!is_known) reckon(ticket);
  const auto found = due_.find(ticket.place);
  return found == due_.end() ? std::nullopt : std::optional(found->second);
}

std::vector<ServiceWatch::DueTicket> ServiceWatch::all_due() const {
  std::vector<DueTicket> all;
  all.reserve(order_.size());
  for (const auto& [at, place] : order_) all.push_back({tickets_->rows()[place], due_.at(place)});
  return all;
}

/// What has happened has, whatever this device's clock says; and rules that a clock ahead of it published hold from now on.
ServiceWatch::Course ServiceWatch::course(const TicketRow& ticket, sla::Seconds now) {
  std::vector<sla::Event> events = sla::course_of(ticket, tickets_->messages(ticket.id()), *state_, regimes_);
  const auto is_promise = [](const sla::Event& event) { return std::holds_alternative<sla::Promised>(event.what); };
  for (const sla::Event& event : events) {
    if (!is_promise(event)) now = std::max(now, event.at);
  }
  for (sla::Event& event : events) event.at = std::min(event.at, now);
  return {std::move(events), now};
}

sla::Verdict ServiceWatch::judge(const TicketRow& ticket, sla::Seconds now) {
  const Course found = course(ticket, now);
  return sla::judge(found.events, always_, found.now);
}

std::vector<sla::Stretch> ServiceWatch::explain(const TicketRow& ticket, sla::Seconds now, sla::Metric metric) {
  const Course found = course(ticket, now);
  return sla::explain(found.events, always_, found.now, metric);
}

}  // namespace counterbell::desk
