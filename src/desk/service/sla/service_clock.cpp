#include "desk/service/sla/service_clock.h"

#include <algorithm>
#include <array>

namespace counterbell::desk::sla {

using namespace std::chrono_literals;
using std::chrono::seconds;
using std::chrono::sys_seconds;

namespace {

bool is_stopped(TicketState state) { return state == TicketState::solved || state == TicketState::closed; }

/// A target, from when it began to run.
struct Target {
  Metric metric{};
  sys_seconds begin{};
  Standing standing = {};  ///< As it was judged when it was done; `met_at` tells whether it was.
  bool is_broken = false;
  bool is_done() const { return standing.met_at.has_value(); }
};

/// How much of a target's time has passed.
struct Progress {
  seconds used{};
  seconds margin{};
  bool counts = false;  ///< At the end of the time that was looked at.
  bool is_late = false;
  std::optional<sys_seconds> due;
};

/// Goes through a history, event by event.
class Judge {
 public:
  Judge(std::span<const Event> history, OpenTime& open_time, sys_seconds now);

  Verdict verdict() const;
  std::vector<Stretch> explain(Metric metric) const;

 private:
  struct Period {
    sys_seconds begin{};
    TicketState state{};
  };

  void meet(const Opened& opened);
  void meet(const Said& said);
  void meet(TicketState state);
  void meet(Priority priority) { priority_ = priority; }
  void meet(const PolicyChange& change);
  void meet(const Due& due) { set_due_ = due.at; }
  void stop();
  void reopen();

  bool pauses(TicketState state) const;
  bool counts(TicketState state) const { return !is_stopped(state) && !pauses(state); }
  seconds time_allowed(Metric metric) const { return policy_ ? policy_->of(priority_)[metric] : 0s; }
  std::optional<sys_seconds> set_due(Metric metric) const {
    return metric == Metric::resolution ? set_due_ : std::nullopt;
  }
  OpenTime& clock() const { return policy_ && policy_->around_the_clock ? always_ : *open_time_; }
  template <typename Visit>
  void visit_periods(sys_seconds begin, sys_seconds end, Visit visit) const;
  Progress progress(const Target& target, sys_seconds until) const;
  Standing standing(const Target& target) const;
  void finish(Target& target);
  void note_breaches();
  std::array<Target*, 3> targets() { return {&first_, next_ ? &*next_ : nullptr, &resolution_}; }
  bool is_running(const Target& target) const { return !target.is_done() && !is_ignored_; }

  OpenTime* open_time_;
  mutable OpenTime always_;
  sys_seconds at_{};  // The time of the event that is being met, and at last now.
  std::vector<Period> periods_;
  const Policy* policy_ = nullptr;
  Priority priority_ = Priority::normal;
  std::optional<sys_seconds> set_due_;
  Target first_{Metric::first_response};
  std::optional<Target> next_;
  Target resolution_{Metric::resolution};
  std::vector<Standing> earlier_;
  bool is_ignored_ = false;  // It was opened again, by a policy that counts nothing then.
  std::vector<Breach> breaches_;
};

Judge::Judge(std::span<const Event> history, OpenTime& open_time, sys_seconds now) : open_time_(&open_time) {
  for (const Event& event : history) {
    if (event.at > now) break;
    at_ = event.at;
    note_breaches();
    std::visit([this](const auto& what) { meet(what); }, event.what);
  }
  at_ = now;
  note_breaches();
}

void Judge::meet(const Opened& opened) {
  periods_.push_back({at_, opened.state});
  priority_ = opened.priority;
  first_.begin = resolution_.begin = at_;
  if (opened.is_answered) finish(first_);
  if (is_stopped(opened.state)) stop();
}

void Judge::meet(const PolicyChange& change) {
  policy_ = change.policy;
  if (change.open_time) open_time_ = change.open_time;
}

void Judge::meet(const Said& said) {
  if (said.by == Said::By::staff) {
    if (!first_.is_done()) finish(first_);
    if (next_ && !next_->is_done()) finish(*next_);
  } else if (said.by == Said::By::customer && first_.is_done() && !is_ignored_) {
    if (next_ && !next_->is_done()) return;
    if (next_) earlier_.push_back(next_->standing);
    next_ = Target{Metric::next_response, at_};
  }
}

void Judge::meet(TicketState state) {
  const bool was_stopped = is_stopped(periods_.back().state);
  periods_.push_back({at_, state});
  if (is_stopped(state) && !was_stopped) stop();
  if (!is_stopped(state) && was_stopped) reopen();
}

void Judge::stop() {
  if (!resolution_.is_done()) finish(resolution_);
  if (next_ && !next_->is_done()) finish(*next_);
}

void Judge::reopen() {
  switch (policy_ ? policy_->reopening : Policy::Reopening::carry_on) {
    case Policy::Reopening::carry_on:
      resolution_.standing = {};
      break;
    case Policy::Reopening::restart:
      resolution_ = {Metric::resolution, at_};
      if (!first_.is_done()) first_ = {Metric::first_response, at_};
      break;
    case Policy::Reopening::ignore:
      is_ignored_ = true;
      break;
  }
}

bool Judge::pauses(TicketState state) const { return policy_ && std::ranges::contains(policy_->pauses, state); }

/// Calls `visit` with each part of a period between `begin` and `end`, and its state.
template <typename Visit>
void Judge::visit_periods(sys_seconds begin, sys_seconds end, Visit visit) const {
  for (std::size_t i = 0; i < periods_.size(); ++i) {
    const sys_seconds from = std::max(begin, periods_[i].begin);
    const sys_seconds to = i + 1 < periods_.size() ? std::min(end, periods_[i + 1].begin) : end;
    if (from < to) visit(from, to, periods_[i].state);
  }
}

Progress Judge::progress(const Target& target, sys_seconds until) const {
  Progress found;
  const seconds allowed = time_allowed(target.metric);
  visit_periods(target.begin, until, [&](sys_seconds from, sys_seconds to, TicketState state) {
    if (!counts(state)) return;
    const seconds before = found.used;
    const seconds shown = clock().at(from);
    found.used += clock().at(to) - shown;
    if (allowed > 0s && !found.due && found.used >= allowed) found.due = clock().when(shown + allowed - before);
    found.is_late = found.due && to > *found.due;
  });
  found.margin = allowed - found.used;
  found.counts = counts(periods_.back().state);
  if (allowed > 0s && !found.due && found.counts) found.due = clock().when(clock().at(until) + found.margin);
  if (const std::optional<sys_seconds> by_hand = set_due(target.metric)) {
    found.due = by_hand;
    found.is_late = until > *by_hand;
    found.margin = clock().at(*by_hand) - clock().at(until);
  }
  return found;
}

Standing Judge::standing(const Target& target) const {
  using enum Standing::State;
  if (target.is_done()) return target.standing;
  const bool is_set = set_due(target.metric).has_value();
  if (is_ignored_ || (time_allowed(target.metric) == 0s && !is_set)) return {};
  const Progress found = progress(target, at_);
  Standing standing{
      .state = paused, .begin = target.begin, .due = {}, .met_at = {}, .used = found.used, .margin = found.margin};
  if (found.counts || is_set) {
    standing.state = found.is_late ? overdue : running;
    standing.due = found.due;
  }
  return standing;
}

/// The target is done now, in time or not.
void Judge::finish(Target& target) {
  using enum Standing::State;
  const Progress found = progress(target, at_);
  const bool has_target = time_allowed(target.metric) > 0s || set_due(target.metric);
  target.standing = {.state = !has_target     ? none
                              : found.is_late ? missed
                                              : met,
                     .begin = target.begin,
                     .due = {},
                     .met_at = at_,
                     .used = found.used,
                     .margin = has_target ? found.margin : 0s};
}

/// Notes what has been broken by now under what has held until now: once for each target.
void Judge::note_breaches() {
  if (periods_.empty()) return;
  std::vector<Breach> found;
  for (Target* target : targets()) {
    if (!target || target->is_broken || !is_running(*target)) continue;
    const Progress reached = progress(*target, at_);
    if (!reached.is_late) continue;
    target->is_broken = true;
    found.push_back({target->metric, *reached.due});
  }
  std::ranges::stable_sort(found, {}, &Breach::due);
  breaches_.insert(breaches_.end(), found.begin(), found.end());
}

Verdict Judge::verdict() const {
  Verdict verdict{.first_response = standing(first_),
                  .next_response = next_ ? standing(*next_) : Standing{},
                  .earlier_responses = earlier_,
                  .resolution = standing(resolution_),
                  .next_due = {},
                  .breaches = breaches_};
  for (const Metric metric : every_metric) {
    const std::optional<sys_seconds> due = verdict.of(metric).due;
    if (due && (!verdict.next_due || *due < *verdict.next_due)) verdict.next_due = due;
  }
  return verdict;
}

std::vector<Stretch> Judge::explain(Metric metric) const {
  const Target* target = metric == Metric::first_response ? &first_
                         : metric == Metric::resolution   ? &resolution_
                         : next_                          ? &*next_
                                                          : nullptr;
  std::vector<Stretch> stretches;
  if (!target || periods_.empty()) return stretches;
  const Standing stands = standing(*target);
  const sys_seconds end = stands.met_at.value_or(stands.due.value_or(at_));
  const auto add = [&](Stretch::Kind kind, sys_seconds from, sys_seconds to) {
    if (from < to) stretches.push_back({kind, from, to});
  };
  visit_periods(target->begin, end, [&](sys_seconds from, sys_seconds to, TicketState state) {
    if (is_stopped(state)) return add(Stretch::Kind::ticket_stopped, from, to);
    if (pauses(state)) return add(Stretch::Kind::ticket_paused, from, to);
    for (const OpenTime::Opening& opening : clock().openings(from, to)) {
      add(Stretch::Kind::shop_closed, from, opening.begin);
      add(Stretch::Kind::counts, opening.begin, opening.end);
      from = opening.end;
    }
    add(Stretch::Kind::shop_closed, from, to);
  });
  return stretches;
}

}  // namespace

const Standing& Verdict::of(Metric metric) const {
  switch (metric) {
    case Metric::first_response:
      return first_response;
    case Metric::next_response:
      return next_response;
    case Metric::resolution:
      break;
  }
  return resolution;
}

Verdict judge(std::span<const Event> history, OpenTime& open_time, sys_seconds now) {
  return Judge(history, open_time, now).verdict();
}

std::vector<Stretch> explain(std::span<const Event> history, OpenTime& open_time, sys_seconds now, Metric metric) {
  return Judge(history, open_time, now).explain(metric);
}

}  // namespace counterbell::desk::sla
