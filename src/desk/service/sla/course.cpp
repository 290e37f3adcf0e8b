#include "desk/service/sla/course.h"

#include <algorithm>
#include <optional>
#include <tuple>
#include <utility>

#include "desk/tickets/reopening.h"
#include "model/sort_few.h"

namespace counterbell::desk::sla {

using std::chrono::sys_seconds;

namespace {

sys_seconds seconds_of(Time time) { return std::chrono::floor<std::chrono::seconds>(time); }
sys_seconds seconds_of(const Stamp& stamp) { return seconds_of(stamp.time()); }

bool is_in_person(Channel channel) { return channel == Channel::counter || channel == Channel::phone; }

/// Gathers the events of one ticket.
class Course {
 public:
  Course(const TicketRow& ticket, std::span<const Record* const> messages, const Replica& replica)
      : ticket_(ticket), messages_(messages), replica_(replica) {}

  void add_regimes(std::deque<Regime>& regimes);
  void add_opening();
  void add_states();
  void add_past();
  void add_messages();
  void add_raise(const Record& escalation);
  std::vector<Event> take();

 private:
  sys_seconds opened_at() const { return seconds_of(ticket_.opened_at); }
  /// Nothing happens to a ticket before it is opened, whatever the clocks of others say.
  void add(sys_seconds at, decltype(Event::what) what) {
    events_.push_back({std::max(at, opened_at()), std::move(what)});
  }

  const TicketRow& ticket_;
  std::span<const Record* const> messages_;
  const Replica& replica_;
  std::vector<Event> events_;
  bool counts_as_answered_ = false;
};

/// Of the rules that were published before it was opened only the newest count.
void Course::add_regimes(std::deque<Regime>& regimes) {
  auto first = std::ranges::upper_bound(regimes, opened_at(), {}, &Regime::since);
  if (first != regimes.begin()) --first;
  for (auto regime = first; regime != regimes.end(); ++regime) {
    const NamedPolicy* named = policy_for(regime->rules, replica_.state(), ticket_);
    if (regime == first) counts_as_answered_ = named && named->answered_in_person;
    add(regime->since, PolicyChange{named ? &named->policy : nullptr, &regime->open_time});
  }
}

void Course::add_opening() {
  const Stamp made = ticket_.record->created();
  const auto first = [&](Field field) -> std::string {
    const std::vector<Record::Written> past = ticket_.record->past(field);
    return past.empty() || past.front().stamp != made ? std::string() : std::string(as_text(past.front().value));
  };
  Opened opened{.is_answered = counts_as_answered_ && is_in_person(ticket_.channel)};
  if (const std::string state = first(Field::ticket_state); !state.empty()) opened.state = parse_state(state);
  if (const std::string priority = first(Field::ticket_priority); !priority.empty()) {
    opened.priority = parse_priority(priority);
  }
  add(opened_at(), opened);
}

/// What was given while a customer's message had not been seen holds only until that was written.
void Course::add_states() {
  const Stamp made = ticket_.record->created();
  const std::vector<Reopening> reopened = reopenings(replica_, *ticket_.record, messages_);
  for (const Record::Written& state : ticket_.record->past(Field::ticket_state)) {
    const Reopening* reopening = nullptr;
    for (const Reopening& one : reopened) {
      if (one.field == Field::ticket_state && one.decided == state.stamp) reopening = &one;
    }
    const bool holds = !reopening || reopening->at() > state.stamp;
    if (holds && state.stamp != made) add(seconds_of(state.stamp), parse_state(as_text(state.value)));
    if (reopening) add(seconds_of(reopening->at()), TicketState::open);
  }
}

void Course::add_past() {
  const Stamp made = ticket_.record->created();
  const auto add_all = [&](Field field, auto event_of) {
    for (const Record::Written& written : ticket_.record->past(field)) {
      if (written.stamp != made) add(seconds_of(written.stamp), event_of(written.value));
    }
  };
  add_all(Field::ticket_priority, [](const Value& value) { return parse_priority(as_text(value)); });
  for (const Record::Written& due : ticket_.record->past(Field::ticket_due)) {
    const bool is_set = std::holds_alternative<std::int64_t>(due.value);
    add(seconds_of(due.stamp), Due{is_set ? std::optional(seconds_of(as_time(due.value))) : std::nullopt});
  }
}

void Course::add_messages() {
  for (const Record* message : messages_) {
    if (message->flag(Field::message_withdrawn)) continue;
    const Direction direction = direction_of(*message);
    const Said::By by = direction == Direction::to_customer     ? Said::By::staff
                        : direction == Direction::from_customer ? Said::By::customer
                                                                : Said::By::note;
    // When it was said, but not before it could be known here that it was.
    add(seconds_of(message->time(Field::message_at, message->created().time())), Said{by});
  }
}

/// A rule raises the priority that stood then, whatever came to be known of it later.
void Course::add_raise(const Record& escalation) {
  const Priority raised = parse_priority(escalation.text(Field::escalation_raises));
  if (escalation.flag(Field::escalation_trashed) || raised == Priority::other) return;
  Priority stood = Priority::normal;
  for (const Record::Written& priority : ticket_.record->past(Field::ticket_priority)) {
    if (priority.stamp < escalation.created()) stood = parse_priority(as_text(priority.value));
  }
  if (stood < raised) add(seconds_of(escalation.created()), raised);
}

/// In the order of time; what holds from the opening on comes before it.
std::vector<Event> Course::take() {
  const auto rank = [](const Event& event) {
    const bool is_policy_change = std::holds_alternative<PolicyChange>(event.what);
    return std::holds_alternative<Opened>(event.what) ? 1 : is_policy_change ? 0 : 2;
  };
  const auto place = [&](const Event& event) { return std::pair(event.at, rank(event)); };
  std::ranges::stable_sort(events_, {}, place);
  return std::move(events_);
}

}  // namespace

std::deque<Regime> read_regimes(const State& state, const ZoneRules& zones) {
  std::deque<Regime> regimes;
  state.for_each(RecordType::rules, [&](const Record& record) {
    if (record.flag(Field::rules_trashed)) return;
    std::optional<Rules> rules = read_rules(state, record);
    if (!rules || !check(*rules, zones)) return;
    OpenTime open_time(rules->calendar, zones);
    Regime regime{&record, seconds_of(record.created()), *std::move(rules), std::move(open_time)};
    for (const Record* policy : policy_records(state, record)) regime.policies.push_back(policy->id());
    regimes.push_back(std::move(regime));
  });
  sort_few(regimes, {}, [](const Regime& regime) {
    return std::tuple(regime.record->created(), regime.record->creator(), regime.record->id());
  });
  return regimes;
}

std::vector<Event> course_of(const TicketRow& ticket, std::span<const Record* const> messages,
                             std::span<const Record* const> escalations, const Replica& replica,
                             std::deque<Regime>& regimes) {
  Course course(ticket, messages, replica);
  course.add_regimes(regimes);
  course.add_opening();
  course.add_messages();
  course.add_states();
  course.add_past();
  for (const Record* escalation : escalations) course.add_raise(*escalation);
  return course.take();
}

}  // namespace counterbell::desk::sla
