// Promises judged second by second, by as little cleverness as can be, must come to what the product says.
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <string>
#include <vector>

#include "desk/sla/service_clock.h"
#include "unit/fakes.h"
#include "unit/sla_zones.h"

namespace counterbell::desk::sla {
namespace {

constexpr Seconds hour = 3600;
constexpr Seconds day = 24 * hour;
/// The days around each of these are looked at: the clock changes at the first two, at the others nothing.
constexpr Seconds middles[] = {1'711'846'800, 1'729'990'800, 1'715'000'000};
constexpr Seconds before = 4 * day, after = 12 * day;

const test::TwoZones zones;

bool is_stopped(TicketState state) { return state == TicketState::solved || state == TicketState::closed; }

/// For each second of some weeks whether the shop is open.
class OpenSeconds {
 public:
  OpenSeconds(const Calendar& calendar, Seconds begin, Seconds end) : begin_(begin) {
    // What clocks show at each second; what they show first, and what they skip.
    const Seconds first_shown = begin + zones.offset(calendar.zone, begin);
    std::vector<Seconds> shown_at(static_cast<std::size_t>(end - begin + 2 * hour), -1);
    Seconds offset = 0;
    for (Seconds utc = begin; utc < end; ++utc) {
      if (utc == begin || utc % hour == 0) offset = zones.offset(calendar.zone, utc);
      const auto shown = static_cast<std::size_t>(utc + offset - first_shown);
      if (shown < shown_at.size() && shown_at[shown] < 0) shown_at[shown] = utc;
    }
    for (std::size_t shown = 1; shown < shown_at.size(); ++shown) {
      if (shown_at[shown] < 0) shown_at[shown] = shown_at[shown - 1] + 1;  // As if they had not been put forward.
    }
    is_open_.resize(static_cast<std::size_t>(end - begin));
    for (Seconds midnight = (first_shown / day + 1) * day; midnight + 2 * day < end; midnight += day) {
      const Date date{std::chrono::days(midnight / day)};
      const auto weekday = static_cast<std::size_t>((midnight / day + 3) % 7);  // 1970 began on a Thursday.
      std::vector<Calendar::Span> spans = calendar.week[weekday];
      if (calendar.special.contains(date)) spans = calendar.special.at(date);
      if (calendar.closed.contains(date)) spans.clear();
      for (const Calendar::Span& span : spans) {
        const auto utc = [&](Seconds time) {
          return shown_at[static_cast<std::size_t>(midnight + time - first_shown)];
        };
        for (Seconds second = utc(span.from); second < utc(span.to); ++second) {
          is_open_[static_cast<std::size_t>(second - begin)] = true;
        }
      }
    }
  }
  bool operator[](Seconds second) const { return is_open_[static_cast<std::size_t>(second - begin_)]; }

 private:
  Seconds begin_;
  std::vector<bool> is_open_;
};

/// Judges one scenario the slow way.
class SlowJudge {
 public:
  SlowJudge(const std::vector<Event>& history, const OpenSeconds& open, Seconds now, Seconds horizon)
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
    Seconds begin = 0;
    bool done = false;
    bool broken = false;
    Standing standing = {};
  };
  struct Walk {
    Seconds used = 0;
    Seconds due = -1;
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
    } else if (const auto* promised = std::get_if<Promised>(&event.what)) {
      policy_ = promised->policy;
    } else if (const auto* due = std::get_if<Due>(&event.what)) {
      by_hand_ = due->at.value_or(-1);
    }
  }

  void reopen() {
    if (policy_->reopening == Policy::Reopening::carry_on) resolution_.done = false;
    if (policy_->reopening == Policy::Reopening::ignore) ignored_ = true;
    if (policy_->reopening != Policy::Reopening::restart) return;
    resolution_ = {Metric::resolution, at_};
    if (!first_.done) first_ = {Metric::first_response, at_};
  }

  Seconds target(Metric metric) const { return policy_->of(priority_)[metric]; }
  bool is_set(Metric metric) const { return metric == Metric::resolution && by_hand_ >= 0; }
  bool counts(TicketState state) const {
    return !is_stopped(state) && std::ranges::find(policy_->pauses, state) == policy_->pauses.end();
  }
  /// Second by second from its beginning to now, and when `to_deadline` and it still counts then, on to its deadline.
  Walk walk(const Measured& measured, bool to_deadline = false) const {
    Walk walk;
    const Seconds promised = target(measured.metric);
    std::size_t next_state = 0;
    TicketState state = states_.front().second;
    Seconds second = measured.begin;
    for (; second < at_; ++second) {
      while (next_state < states_.size() && states_[next_state].first <= second) state = states_[next_state++].second;
      if (!counts(state)) continue;
      if (policy_->around_the_clock || open_[second]) ++walk.used;
      if (promised > 0 && walk.used == promised && walk.due < 0) walk.due = second + 1;
      if (walk.due >= 0 && second + 1 > walk.due) walk.late = true;
    }
    walk.counts = counts(state_);
    Seconds used = walk.used;
    for (; to_deadline && promised > 0 && walk.counts && walk.due < 0 && second < horizon_; ++second) {
      if (policy_->around_the_clock || open_[second]) ++used;
      if (used == promised) walk.due = second + 1;
    }
    if (is_set(measured.metric)) {
      walk.due = by_hand_;
      walk.late = at_ > by_hand_;
    }
    return walk;
  }

  Seconds margin(const Measured& measured, const Walk& walk) const {
    if (!is_set(measured.metric)) return target(measured.metric) - walk.used;
    Seconds left = 0;
    for (Seconds second = std::min(at_, by_hand_); second < std::max(at_, by_hand_); ++second) {
      if (policy_->around_the_clock || open_[second]) ++left;
    }
    return at_ <= by_hand_ ? left : -left;
  }

  void end(Measured& measured) {
    using enum Standing::State;
    const Walk found = walk(measured);
    const bool promised = target(measured.metric) > 0 || is_set(measured.metric);
    measured.done = true;
    measured.standing = {};
    measured.standing.state = !promised ? none : found.late ? missed : met;
    measured.standing.met_at = at_;
    measured.standing.used = found.used;
    measured.standing.margin = promised ? margin(measured, found) : 0;
  }

  Standing standing(const Measured& measured) const {
    using enum Standing::State;
    if (measured.done) return measured.standing;
    Standing standing;
    if (ignored_ || (target(measured.metric) == 0 && !is_set(measured.metric))) return standing;
    const Walk found = walk(measured, true);
    standing.used = found.used;
    standing.margin = margin(measured, found);
    standing.state = paused;
    if (!found.counts && !is_set(measured.metric)) return standing;
    standing.state = found.late ? overdue : running;
    if (found.due >= 0) standing.due = found.due;
    return standing;
  }

  void look_for_breaches() {
    if (!is_opened_ || ignored_) return;
    std::vector<Breach> found;
    for (Measured* one : {&first_, &next_, &resolution_}) {
      if ((one == &next_ && !has_next_) || one->done || one->broken) continue;
      if (target(one->metric) == 0 && !is_set(one->metric)) continue;
      const Walk walked = walk(*one);
      if (!walked.late) continue;
      one->broken = true;
      found.push_back({one->metric, walked.due});
    }
    std::ranges::stable_sort(found, {}, &Breach::due);
    breaches_.insert(breaches_.end(), found.begin(), found.end());
  }

  const std::vector<Event>& history_;
  const OpenSeconds& open_;
  Seconds now_, horizon_, at_ = 0, by_hand_ = -1;
  std::vector<std::pair<Seconds, TicketState>> states_;
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

  Calendar calendar(Seconds middle) {
    Calendar calendar{.zone = random_.one_in(4) ? "UTC" : "Europe/Berlin", .week = {}, .special = {}, .closed = {}};
    for (auto& spans : calendar.week) spans = this->spans();
    const auto near = [&] {
      return Date(std::chrono::days(middle / day - 2 + static_cast<Seconds>(random_.below(5))));
    };
    if (random_.one_in(3)) calendar.closed.insert(near());
    if (random_.one_in(3)) calendar.special[near()] = spans();
    calendar.special[Date(std::chrono::days(middle / day + 2))] = {{9 * hour, 17 * hour}};  // It is open some time.
    return calendar;
  }

  Policy policy() {
    Policy policy;
    for (Targets& targets : policy.targets) {
      for (Seconds& seconds : targets.of) seconds = random_.one_in(4) ? 0 : whole(1 + random_.below(12 * 60)) * 60;
    }
    policy.around_the_clock = random_.one_in(4);
    if (random_.one_in(3)) policy.pauses = {TicketState::on_hold};
    policy.reopening = static_cast<Policy::Reopening>(random_.below(3));
    return policy;
  }

  std::vector<Event> history(const std::vector<Policy>& policies, Seconds begin) {
    std::vector<Event> history = {{begin, Promised{&policies.front()}}};
    history.push_back({begin, Opened{priority(), state(), random_.one_in(5)}});
    Seconds at = begin;
    for (std::size_t count = random_.below(14); count > 0; --count) {
      if (!random_.one_in(6)) at += random_.one_in(2) ? whole(random_.below(3 * 60)) * 60 : whole(random_.below(8000));
      history.push_back({at, what(policies, at)});
    }
    return history;
  }

  Seconds after(Seconds at) { return at + whole(random_.below(static_cast<std::size_t>(day))); }
  std::size_t below(std::size_t limit) { return random_.below(limit); }

 private:
  static Seconds whole(std::size_t number) { return static_cast<Seconds>(number); }

  std::vector<Calendar::Span> spans() {
    std::vector<Calendar::Span> spans;
    Seconds at = whole(random_.below(12)) * hour;
    for (std::size_t count = random_.below(4); count > 0 && at < day; --count) {
      const Seconds end = random_.one_in(5) ? day : std::min(day, at + (1 + whole(random_.below(24))) * 15 * 60);
      spans.push_back({at, end});
      at = end + whole(random_.below(5)) * 15 * 60;
    }
    return spans;
  }

  Priority priority() { return static_cast<Priority>(random_.below(4)); }
  TicketState state() { return random_.one_in(2) ? TicketState::open : static_cast<TicketState>(random_.below(6)); }

  decltype(Event::what) what(const std::vector<Policy>& policies, Seconds at) {
    switch (random_.below(9)) {
      case 0:
        return priority();
      case 1:
        return Promised{&policies[random_.below(policies.size())]};
      case 2:
        return random_.one_in(2) ? Due{} : Due{at - hour + whole(random_.below(static_cast<std::size_t>(8 * hour)))};
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

/// What lies beyond `horizon` was not looked at.
std::string text(const Standing& standing, Seconds horizon) {
  const auto or_none = [&](std::optional<Seconds> time) {
    return time && *time <= horizon ? std::to_string(*time) : "none";
  };
  return "state " + std::to_string(static_cast<int>(standing.state)) + " due " + or_none(standing.due) + " met " +
         or_none(standing.met_at) + " used " + std::to_string(standing.used) + " margin " +
         std::to_string(standing.margin) + '\n';
}

std::string text(const Verdict& verdict, Seconds horizon) {
  std::string text = sla::text(verdict.first_response, horizon) + sla::text(verdict.next_response, horizon);
  for (const Standing& earlier : verdict.earlier_responses) text += "earlier " + sla::text(earlier, horizon);
  text += sla::text(verdict.resolution, horizon);
  if (verdict.next_due && *verdict.next_due <= horizon) text += "next " + std::to_string(*verdict.next_due) + '\n';
  for (const Breach& breach : verdict.breaches) {
    text += "breach " + std::to_string(static_cast<int>(breach.metric)) + " at " + std::to_string(breach.due) + '\n';
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
    const Seconds middle = middles[seed % std::size(middles)];
    const Calendar calendar = draw.calendar(middle);
    REQUIRE(check(calendar, zones));
    const std::vector<Policy> policies = {draw.policy(), draw.policy()};
    const std::vector<Event> history =
        draw.history(policies, middle - day + static_cast<Seconds>(draw.below(2 * 24)) * hour);
    const Seconds now = draw.after(history.back().at);
    const OpenSeconds open(calendar, middle - before, middle + after);
    OpenTime open_time(calendar, zones);
    const Verdict verdict = judge(history, open_time, now);
    const Seconds horizon = middle + after - 3 * day;
    REQUIRE(text(verdict, horizon) == text(SlowJudge(history, open, now, horizon).verdict(), horizon));
    for (const Metric metric : every_metric) ++kinds[static_cast<std::size_t>(verdict.of(metric).state)];
    breaches += verdict.breaches.size();
  }
  for (const std::size_t kind : kinds) CHECK(kind > scenarios / 50);  // Everything did come to pass.
  CHECK(breaches > scenarios / 10);
}

}  // namespace counterbell::desk::sla
