// Targets judged second by second, by as little cleverness as can be, must come to what the product says.
#include <doctest/doctest.h>
#include <chrono>

#include <algorithm>
#include <cstdlib>
#include <optional>
#include <string>
#include <vector>

#include "desk/service/sla/service_clock.h"
#include "unit/desk/sla_zones.h"
#include "unit/fakes.h"

namespace counterbell::desk::sla {

using namespace std::chrono_literals;
using std::chrono::days;
using std::chrono::local_seconds;
using std::chrono::minutes;
using std::chrono::seconds;
using std::chrono::sys_seconds;

namespace {

/// The days around each of these are looked at: the clock changes at the first two, at the others nothing.
constexpr sys_seconds middles[] = {sys_seconds(1'711'846'800s), sys_seconds(1'729'990'800s),
                                   sys_seconds(1'715'000'000s)};
constexpr days before{4}, after{12};

const test::TwoZones zones;

std::size_t whole(seconds span) { return static_cast<std::size_t>(span.count()); }

bool is_stopped(TicketState state) { return state == TicketState::solved || state == TicketState::closed; }

/// For each second of some weeks whether the shop is open.
class OpenSeconds {
 public:
  OpenSeconds(const Calendar& calendar, sys_seconds begin, sys_seconds end) : begin_(begin) {
    // What clocks show at each second; what they show first, and what they skip.
    constexpr sys_seconds never;
    const local_seconds first_shown(begin.time_since_epoch() + zones.offset(calendar.zone, begin));
    std::vector<sys_seconds> shown_at(whole(end - begin + 2h), never);
    seconds offset{0};
    for (sys_seconds utc = begin; utc < end; ++utc) {
      if (utc == begin || utc.time_since_epoch() % 1h == 0s) offset = zones.offset(calendar.zone, utc);
      const std::size_t shown = whole(local_seconds(utc.time_since_epoch() + offset) - first_shown);
      if (shown < shown_at.size() && shown_at[shown] == never) shown_at[shown] = utc;
    }
    for (std::size_t shown = 1; shown < shown_at.size(); ++shown) {
      if (shown_at[shown] == never) shown_at[shown] = shown_at[shown - 1] + 1s;  // As if they had not been put forward.
    }
    is_open_.resize(whole(end - begin));
    const Date last(std::chrono::floor<days>(end.time_since_epoch()) - days(2));
    for (Date date = std::chrono::floor<days>(first_shown) + days(1); date <= last; ++date) {
      std::vector<Calendar::Span> spans = calendar.week[std::chrono::weekday(date).iso_encoding() - 1];
      if (calendar.special.contains(date)) spans = calendar.special.at(date);
      if (calendar.closed.contains(date)) spans.clear();
      for (const Calendar::Span& span : spans) {
        const auto utc = [&](seconds of_day) { return shown_at[whole(date + of_day - first_shown)]; };
        for (sys_seconds second = utc(span.from); second < utc(span.to); ++second) {
          is_open_[whole(second - begin)] = true;
        }
      }
    }
  }
  bool operator[](sys_seconds second) const { return is_open_[whole(second - begin_)]; }

 private:
  sys_seconds begin_;
  std::vector<bool> is_open_;
};

/// Judges one scenario the slow way.
class SlowJudge {
 public:
  SlowJudge(const std::vector<Event>& history, const OpenSeconds& open, sys_seconds now, sys_seconds horizon)
      : history_(history), open_(open), now_(now), horizon_(horizon) {}

  Verdict verdict() {
    for (std::size_t i = 0; i < history_.size() && history_[i].at <= now_; ++i) {
      at_ = history_[i].at;
      look_for_breaches();
      happen(history_[i]);
    }
    at_ = now_;
    look_for_breaches();
    Verdict found;
    found.first_response = standing(first_);
    if (has_next_) found.next_response = standing(next_);
    found.earlier_responses = earlier_;
    found.resolution = standing(resolution_);
    for (const Standing* one : {&found.first_response, &found.next_response, &found.resolution}) {
      if (one->due) found.next_due = std::min(one->due, found.next_due ? found.next_due : one->due);
    }
    found.breaches = breaches_;
    return found;
  }

 private:
  struct Measured {
    Metric metric{};
    sys_seconds begin;
    bool done = false;
    bool broken = false;
    Standing standing = {};
  };
  struct Walk {
    seconds used{0};
    std::optional<sys_seconds> due = {};
    bool late = false;
    bool counts = false;
  };

  void happen(const Event& event) {
    if (const auto* opened = std::get_if<Opened>(&event.what)) {
      state_ = opened->state;
      priority_ = opened->priority;
      first_ = {Metric::first_response, at_};
      resolution_ = {Metric::resolution, at_};
      is_opened_ = true;
      states_.push_back({at_, state_});
      if (opened->is_answered) end(first_);
      if (is_stopped(state_)) end(resolution_);
    } else if (const auto* said = std::get_if<Said>(&event.what)) {
      if (said->by == Said::By::staff) {
        if (!first_.done) end(first_);
        if (has_next_ && !next_.done) end(next_);
      }
      if (said->by == Said::By::customer && first_.done && !ignored_ && !(has_next_ && !next_.done)) {
        if (has_next_) earlier_.push_back(next_.standing);
        next_ = {Metric::next_response, at_};
        has_next_ = true;
      }
    } else if (const auto* state = std::get_if<TicketState>(&event.what)) {
      const bool was = is_stopped(state_), is = is_stopped(*state);
      state_ = *state;
      states_.push_back({at_, state_});
      if (is && !was && !resolution_.done) end(resolution_);
      if (is && !was && has_next_ && !next_.done) end(next_);
      if (was && !is) reopen();
    } else if (const auto* priority = std::get_if<Priority>(&event.what)) {
      priority_ = *priority;
    } else if (const auto* change = std::get_if<PolicyChange>(&event.what)) {
      policy_ = change->policy;
    } else if (const auto* due = std::get_if<Due>(&event.what)) {
      by_hand_ = due->at;
    }
  }

  void reopen() {
    if (policy_->reopening == Policy::Reopening::carry_on) resolution_.done = false;
    if (policy_->reopening == Policy::Reopening::ignore) ignored_ = true;
    if (policy_->reopening != Policy::Reopening::restart) return;
    resolution_ = {Metric::resolution, at_};
    if (!first_.done) first_ = {Metric::first_response, at_};
  }

  seconds target(Metric metric) const { return policy_->of(priority_)[metric]; }
  bool is_set(Metric metric) const { return metric == Metric::resolution && by_hand_; }
  bool counts(TicketState state) const {
    return !is_stopped(state) && std::ranges::find(policy_->pauses, state) == policy_->pauses.end();
  }
  /// Second by second from its beginning to now, and when `to_deadline` and it still counts then, on to its deadline.
  Walk walk(const Measured& measured, bool to_deadline = false) const {
    Walk walk;
    const seconds allowed = target(measured.metric);
    std::size_t next_state = 0;
    TicketState state = states_.front().second;
    sys_seconds second = measured.begin;
    for (; second < at_; ++second) {
      while (next_state < states_.size() && states_[next_state].first <= second) state = states_[next_state++].second;
      if (!counts(state)) continue;
      if (policy_->around_the_clock || open_[second]) ++walk.used;
      if (allowed > 0s && walk.used == allowed && !walk.due) walk.due = second + 1s;
      if (walk.due && second + 1s > *walk.due) walk.late = true;
    }
    walk.counts = counts(state_);
    seconds used = walk.used;
    for (; to_deadline && allowed > 0s && walk.counts && !walk.due && second < horizon_; ++second) {
      if (policy_->around_the_clock || open_[second]) ++used;
      if (used == allowed) walk.due = second + 1s;
    }
    if (is_set(measured.metric)) {
      walk.due = by_hand_;
      walk.late = at_ > *by_hand_;
    }
    return walk;
  }

  seconds margin(const Measured& measured, const Walk& walk) const {
    if (!is_set(measured.metric)) return target(measured.metric) - walk.used;
    seconds left{0};
    for (sys_seconds second = std::min(at_, *by_hand_); second < std::max(at_, *by_hand_); ++second) {
      if (policy_->around_the_clock || open_[second]) ++left;
    }
    return at_ <= *by_hand_ ? left : -left;
  }

  void end(Measured& measured) {
    using enum Standing::State;
    const Walk found = walk(measured);
    const bool has_target = target(measured.metric) > 0s || is_set(measured.metric);
    measured.done = true;
    measured.standing = {};
    measured.standing.state = !has_target ? none : found.late ? missed : met;
    measured.standing.met_at = at_;
    measured.standing.used = found.used;
    measured.standing.margin = has_target ? margin(measured, found) : 0s;
  }

  Standing standing(const Measured& measured) const {
    using enum Standing::State;
    if (measured.done) return measured.standing;
    Standing standing;
    if (ignored_ || (target(measured.metric) == 0s && !is_set(measured.metric))) return standing;
    const Walk found = walk(measured, true);
    standing.used = found.used;
    standing.margin = margin(measured, found);
    standing.state = paused;
    if (!found.counts && !is_set(measured.metric)) return standing;
    standing.state = found.late ? overdue : running;
    standing.due = found.due;
    return standing;
  }

  void look_for_breaches() {
    if (!is_opened_ || ignored_) return;
    std::vector<Breach> found;
    for (Measured* one : {&first_, &next_, &resolution_}) {
      if ((one == &next_ && !has_next_) || one->done || one->broken) continue;
      if (target(one->metric) == 0s && !is_set(one->metric)) continue;
      const Walk walked = walk(*one);
      if (!walked.late) continue;
      one->broken = true;
      found.push_back({one->metric, *walked.due});
    }
    std::ranges::stable_sort(found, {}, &Breach::due);
    breaches_.insert(breaches_.end(), found.begin(), found.end());
  }

  const std::vector<Event>& history_;
  const OpenSeconds& open_;
  sys_seconds now_, horizon_, at_;
  std::optional<sys_seconds> by_hand_;
  std::vector<std::pair<sys_seconds, TicketState>> states_;
  TicketState state_{};
  Priority priority_{};
  const Policy* policy_ = nullptr;
  Measured first_, next_, resolution_;
  bool has_next_ = false, ignored_ = false, is_opened_ = false;
  std::vector<Standing> earlier_;
  std::vector<Breach> breaches_;
};

/// Draws scenarios.
class Draw {
 public:
  explicit Draw(std::uint64_t seed) : random_(seed) {}

  Calendar calendar(sys_seconds middle) {
    const Date that_day(std::chrono::floor<days>(middle.time_since_epoch()));
    Calendar calendar{.zone = random_.one_in(4) ? "UTC" : "Europe/Berlin", .week = {}, .special = {}, .closed = {}};
    for (auto& spans : calendar.week) spans = this->spans();
    const auto near = [&] { return that_day - days(2) + days(random_.below(5)); };
    if (random_.one_in(3)) calendar.closed.insert(near());
    if (random_.one_in(3)) calendar.special[near()] = spans();
    calendar.special[that_day + days(2)] = {{9h, 17h}};  // It is open some time.
    return calendar;
  }

  Policy policy() {
    Policy policy;
    for (Targets& targets : policy.targets) {
      for (seconds& target : targets.of) target = random_.one_in(4) ? 0min : minutes(1 + random_.below(12 * 60));
    }
    policy.around_the_clock = random_.one_in(4);
    if (random_.one_in(3)) policy.pauses = {TicketState::on_hold};
    policy.reopening = static_cast<Policy::Reopening>(random_.below(3));
    return policy;
  }

  std::vector<Event> history(const std::vector<Policy>& policies, sys_seconds begin) {
    std::vector<Event> history = {{begin, PolicyChange{&policies.front()}}};
    history.push_back({begin, Opened{priority(), state(), random_.one_in(5)}});
    sys_seconds at = begin;
    for (std::size_t count = random_.below(14); count > 0; --count) {
      if (!random_.one_in(6)) at += random_.one_in(2) ? minutes(random_.below(3 * 60)) : seconds(random_.below(8000));
      history.push_back({at, what(policies, at)});
    }
    return history;
  }

  sys_seconds after(sys_seconds at) { return at + seconds(random_.below(whole(24h))); }
  std::size_t below(std::size_t limit) { return random_.below(limit); }

 private:
  std::vector<Calendar::Span> spans() {
    std::vector<Calendar::Span> spans;
    seconds at = std::chrono::hours(random_.below(12));
    for (std::size_t count = random_.below(4); count > 0 && at < 24h; --count) {
      const seconds end = random_.one_in(5) ? 24h : std::min<seconds>(24h, at + (1 + random_.below(24)) * 15min);
      spans.push_back({at, end});
      at = end + random_.below(5) * 15min;
    }
    return spans;
  }

  Priority priority() { return static_cast<Priority>(random_.below(4)); }
  TicketState state() { return random_.one_in(2) ? TicketState::open : static_cast<TicketState>(random_.below(6)); }

  decltype(Event::what) what(const std::vector<Policy>& policies, sys_seconds at) {
    switch (random_.below(9)) {
      case 0:
        return priority();
      case 1:
        return PolicyChange{&policies[random_.below(policies.size())]};
      case 2:
        return random_.one_in(2) ? Due{} : Due{at - 1h + seconds(random_.below(whole(8h)))};
      case 3:
      case 4:
      case 5:
        return state();
      default:
        return Said{static_cast<Said::By>(random_.below(3))};
    }
  }

  test::SeededRandom random_;
};

std::string number(sys_seconds time) { return std::to_string(time.time_since_epoch().count()); }

/// What lies beyond `horizon` was not looked at.
std::string text(const Standing& standing, sys_seconds horizon) {
  const auto or_none = [&](std::optional<sys_seconds> time) {
    return time && *time <= horizon ? number(*time) : "none";
  };
  return "state " + std::to_string(static_cast<int>(standing.state)) + " due " + or_none(standing.due) + " met " +
         or_none(standing.met_at) + " used " + std::to_string(standing.used.count()) + " margin " +
         std::to_string(standing.margin.count()) + '\n';
}

std::string text(const Verdict& verdict, sys_seconds horizon) {
  std::string text = sla::text(verdict.first_response, horizon) + sla::text(verdict.next_response, horizon);
  for (const Standing& earlier : verdict.earlier_responses) text += "earlier " + sla::text(earlier, horizon);
  text += sla::text(verdict.resolution, horizon);
  if (verdict.next_due && *verdict.next_due <= horizon) text += "next " + number(*verdict.next_due) + '\n';
  for (const Breach& breach : verdict.breaches) {
    text += "breach " + std::to_string(static_cast<int>(breach.metric)) + " at " + number(breach.due) + '\n';
  }
  return text;
}

}  // namespace

TEST_CASE("Random histories come to what going through them second by second comes to") {
  const char* const full = std::getenv("COUNTERBELL_TEST_FULL");  // Empty: the smaller share, too.
  const bool is_full = full && *full;
  const std::uint64_t scenarios = is_full ? 10'000 : 200;
  std::size_t kinds[6] = {};
  std::size_t breaches = 0;
  for (std::uint64_t seed = 1; seed <= scenarios; ++seed) {
    CAPTURE(seed);
    Draw draw(seed);
    const sys_seconds middle = middles[seed % std::size(middles)];
    const Calendar calendar = draw.calendar(middle);
    REQUIRE(check(calendar, zones));
    const std::vector<Policy> policies = {draw.policy(), draw.policy()};
    const std::vector<Event> history =
        draw.history(policies, middle - days(1) + std::chrono::hours(draw.below(2 * 24)));
    const sys_seconds now = draw.after(history.back().at);
    const OpenSeconds open(calendar, middle - before, middle + after);
    OpenTime open_time(calendar, zones);
    const Verdict verdict = judge(history, open_time, now);
    const sys_seconds horizon = middle + after - days(3);
    REQUIRE(text(verdict, horizon) == text(SlowJudge(history, open, now, horizon).verdict(), horizon));
    for (const Metric metric : every_metric) ++kinds[static_cast<std::size_t>(verdict.of(metric).state)];
    breaches += verdict.breaches.size();
  }
  for (const std::size_t kind : kinds) CHECK(kind > scenarios / 50);  // Everything did come to pass.
  CHECK(breaches > scenarios / 10);
}

}  // namespace counterbell::desk::sla
