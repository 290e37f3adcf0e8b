#include "desk/sla/service_clock.h"

#include <algorithm>
#include <array>

namespace counterbell::desk::sla {
namespace {

bool is_stopped(TicketState state) { return state == TicketState::solved || state == TicketState::closed; }

/// Something promised, from when it began to run.
struct Promise {
  Metric metric{};
  Seconds begin = 0;
  Standing standing = {};  ///< As it was judged when it was done; `met_at` tells whether it was.
  bool is_broken = false;
  bool is_done() const { return standing.met_at.has_value(); }
};

/// How far a promise has come.
struct Progress {
  Seconds used = 0;
  Seconds margin = 0;
  bool counts = false;  ///< At the end of the time that was looked at.
  bool is_late = false;
  std::optional<Seconds> due;
};

/// Goes through a history, event by event.
class Judge {
 public:
  Judge(std::span<const Event> history, OpenTime& open_time, Seconds now);

  Verdict verdict() const;
  std::vector<Stretch> explain(Metric metric) const;

 private:
  struct Period {
    Seconds begin = 0;
    TicketState state{};
  };

  void meet(const Opened& opened);
  void meet(const Said& said);
  void meet(TicketState state);
  void meet(Priority priority) { priority_ = priority; }
  void meet(const Promised& promised);
  void meet(const Due& due) { set_due_ = due.at; }
  void stop();
  void reopen();

  bool pauses(TicketState state) const;
  bool counts(TicketState state) const { return !is_stopped(state) && !pauses(state); }
  Seconds target(Metric metric) const { return policy_ ? policy_->of(priority_)[metric] : 0; }
  std::optional<Seconds> set_due(Metric metric) const { return metric == Metric::resolution ? set_due_ : std::nullopt; }
  OpenTime& clock() const { return policy_ && policy_->around_the_clock ? always_ : *open_time_; }
  template <typename Visit>
  void visit_periods(Seconds begin, Seconds end, Visit visit) const;
  Progress progress(const Promise& promise, Seconds until) const;
  Standing standing(const Promise& promise) const;
  void finish(Promise& promise);
  void note_breaches();
  std::array<Promise*, 3> promises() { return {&first_, next_ ? &*next_ : nullptr, &resolution_}; }
  bool is_running(const Promise& promise) const { return !promise.is_done() && !is_ignored_; }

  OpenTime* open_time_;
  mutable OpenTime always_;
  Seconds at_ = 0;  // The time of the event that is being met, and at last now.
  std::vector<Period> periods_;
  const Policy* policy_ = nullptr;
  Priority priority_ = Priority::normal;
  std::optional<Seconds> set_due_;
  Promise first_{Metric::first_response};
  std::optional<Promise> next_;
  Promise resolution_{Metric::resolution};
  std::vector<Standing> earlier_;
  bool is_ignored_ = false;  // It was opened again, by a policy that counts nothing then.
  std::vector<Breach> breaches_;
};

Judge::Judge(std::span<const Event> history, OpenTime& open_time, Seconds now) : open_time_(&open_time) {
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

void Judge::meet(const Promised& promised) {
  policy_ = promised.policy;
  if (promised.open_time) open_time_ = promised.open_time;
}

void Judge::meet(const Said& said) {
  if (said.by == Said::By::staff) {
    if (!first_.is_done()) finish(first_);
    if (next_ && !next_->is_done()) finish(*next_);
  } else if (said.by == Said::By::customer && first_.is_done() && !is_ignored_) {
    if (next_ && !next_->is_done()) return;
    if (next_) earlier_.push_back(next_->standing);
    next_ = Promise{Metric::next_response, at_};
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
void Judge::visit_periods(Seconds begin, Seconds end, Visit visit) const {
  for (std::size_t i = 0; i < periods_.size(); ++i) {
    const Seconds from = std::max(begin, periods_[i].begin);
    const Seconds to = i + 1 < periods_.size() ? std::min(end, periods_[i + 1].begin) : end;
    if (from < to) visit(from, to, periods_[i].state);
  }
}

Progress Judge::progress(const Promise& promise, Seconds until) const {
  Progress found;
  const Seconds target = this->target(promise.metric);
  visit_periods(promise.begin, until, [&](Seconds from, Seconds to, TicketState state) {
    if (!counts(state)) return;
    const Seconds before = found.used;
    const Seconds shown = clock().at(from);
    found.used += clock().at(to) - shown;
    if (target > 0 && !found.due && found.used >= target) found.due = clock().when(shown + target - before);
    found.is_late = found.due && to > *found.due;
  });
  found.margin = target - found.used;
  found.counts = counts(periods_.back().state);
  if (target > 0 && !found.due && found.counts) found.due = clock().when(clock().at(until) + found.margin);
  if (const std::optional<Seconds> by_hand = set_due(promise.metric)) {
    found.due = by_hand;
    found.is_late = until > *by_hand;
    found.margin = clock().at(*by_hand) - clock().at(until);
  }
  return found;
}

Standing Judge::standing(const Promise& promise) const {
  using enum Standing::State;
  if (promise.is_done()) return promise.standing;
  const bool is_set = set_due(promise.metric).has_value();
  if (is_ignored_ || (target(promise.metric) == 0 && !is_set)) return {};
  const Progress found = progress(promise, at_);
  Standing standing{
      .state = paused, .begin = promise.begin, .due = {}, .met_at = {}, .used = found.used, .margin = found.margin};
  if (found.counts || is_set) {
    standing.state = found.is_late ? overdue : running;
    standing.due = found.due;
  }
  return standing;
}

/// The promise is done now, in time or not.
void Judge::finish(Promise& promise) {
  using enum Standing::State;
  const Progress found = progress(promise, at_);
  const bool is_promised = target(promise.metric) > 0 || set_due(promise.metric);
  promise.standing = {.state = !is_promised    ? none
                               : found.is_late ? missed
                                               : met,
                      .begin = promise.begin,
                      .due = {},
                      .met_at = at_,
                      .used = found.used,
                      .margin = is_promised ? found.margin : 0};
}

/// Notes what has been broken by now under what has held until now: once for each promise.
void Judge::note_breaches() {
  if (periods_.empty()) return;
  std::vector<Breach> found;
  for (Promise* promise : promises()) {
    if (!promise || promise->is_broken || !is_running(*promise)) continue;
    const Progress reached = progress(*promise, at_);
    if (!reached.is_late) continue;
    promise->is_broken = true;
    found.push_back({promise->metric, *reached.due});
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
    const std::optional<Seconds> due = verdict.of(metric).due;
    if (due && (!verdict.next_due || *due < *verdict.next_due)) verdict.next_due = due;
  }
  return verdict;
}

std::vector<Stretch> Judge::explain(Metric metric) const {
  const Promise* promise = metric == Metric::first_response ? &first_
                           : metric == Metric::resolution   ? &resolution_
                           : next_                          ? &*next_
                                                            : nullptr;
  std::vector<Stretch> stretches;
  if (!promise || periods_.empty()) return stretches;
  const Standing stands = standing(*promise);
  const Seconds end = stands.met_at.value_or(stands.due.value_or(at_));
  const auto add = [&](Stretch::Kind kind, Seconds from, Seconds to) {
    if (from < to) stretches.push_back({kind, from, to});
  };
  visit_periods(promise->begin, end, [&](Seconds from, Seconds to, TicketState state) {
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

Verdict judge(std::span<const Event> history, OpenTime& open_time, Seconds now) {
  return Judge(history, open_time, now).verdict();
}

std::vector<Stretch> explain(std::span<const Event> history, OpenTime& open_time, Seconds now, Metric metric) {
  return Judge(history, open_time, now).explain(metric);
}

}  // namespace counterbell::desk::sla
