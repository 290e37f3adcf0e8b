#include "desk/example.h"

#include <algorithm>
#include <queue>
#include <unordered_map>

#include "desk/example_rules.h"
#include "desk/example_script.h"
#include "desk/example_tickets.h"

namespace counterbell::desk {
namespace {

constexpr std::int64_t minute_ms = 60'000;
constexpr std::int64_t hour_ms = 60 * minute_ms;
constexpr std::int64_t day_ms = 24 * hour_ms;

/// First names first: that is what the scripts call them.
constexpr struct {
  std::string_view name;
  std::string_view role;
} colleagues[] = {{"Mia Keller", "supervisor"},
                  {"Jonas Weber", "staff"},
                  {"Priya Nair", "staff"},
                  {"Amara Okafor", "staff"},
                  {"Tomás Rivera", "staff"}};

std::string first_name(std::string_view name) { return std::string(name.substr(0, name.find(' '))); }

/// Puts what happens outside opening hours (nine to six, not on Sundays) at the start of the next day.
std::int64_t within_hours(std::int64_t at, Dice& dice) {
  const std::int64_t of_day = at % day_ms;
  std::int64_t day = at / day_ms;
  constexpr std::int64_t opens = 9 * hour_ms;
  constexpr std::int64_t closes = 18 * hour_ms;
  const auto is_sunday = [](std::int64_t number) {
    return number % 7 == 3;
  };  // The first of January 1970 was a Thursday.
  if (of_day >= opens && of_day < closes && !is_sunday(day)) return at;
  if (of_day >= closes) ++day;
  if (is_sunday(day)) ++day;
  return day * day_ms + opens + dice.between(0, 90) * minute_ms;
}

/// Plays what happens in the shop in the order of time, each act by the staff member who did it.
class Play {
 public:
  Play(Desk& desk, WoundClock& clock, const ExampleOptions& options) : desk_(desk), clock_(clock), options_(options) {}

  Result<void> run(const std::function<bool(std::size_t)>& progress);

 private:
  struct Event {
    std::int64_t at;
    std::uint64_t order;  // Of two at the same time, the one planned first.
    Id ticket;
    ExampleStep step;
    bool operator>(const Event& other) const { return at != other.at ? at > other.at : order > other.order; }
  };

  Result<void> prepare_shop(std::int64_t at);
  std::vector<std::int64_t> opening_times(std::size_t count, std::int64_t last, Dice& dice) const;
  Result<Id> open(std::int64_t at, ExampleStory story);
  Result<void> play_until(std::int64_t at);
  Result<void> play(const Event& event);
  Result<void> sign_in(const std::string& first_name);

  Desk& desk_;
  WoundClock& clock_;
  ExampleOptions options_;
  std::unordered_map<std::string, Id> staff_;
  std::vector<std::string> first_names_;
  std::priority_queue<Event, std::vector<Event>, std::greater<>> events_;
  std::uint64_t planned_ = 0;
  std::size_t takers_ = 0;
};

Result<void> Play::run(const std::function<bool(std::size_t)>& progress) {
  std::vector<ExampleStory> stories = read_example_stories();
  if (options_.tickets < stories.size()) {
    stories.erase(stories.begin(), stories.end() - static_cast<std::ptrdiff_t>(options_.tickets));
  }
  const std::int64_t first_story = options_.now_ms - (stories.empty() ? 0 : stories.front().minutes_ago * minute_ms);
  Dice dice(options_.seed);
  const std::vector<std::int64_t> times = opening_times(options_.tickets - stories.size(), first_story, dice);
  if (Result<void> ready = prepare_shop((times.empty() ? first_story : times.front()) - day_ms); !ready) return ready;

  ExampleTickets tickets(dice.next(), options_.tickets / 3 + 20, first_names_);
  std::unordered_map<std::size_t, Id> customers;
  std::size_t done = 0;
  const auto go_on = [&] {
    ++done;
    return done % 64 != 0 || !progress || progress(done);
  };
  for (const std::int64_t at : times) {
    ExampleTickets::Made made = tickets.next();
    const auto known = customers.find(made.customer);
    if (known != customers.end()) made.story.ticket.customer = known->second;
    Result<Id> opened = open(at, std::move(made.story));
    if (!opened) return std::unexpected(opened.error());
    customers.try_emplace(made.customer, desk_.ticket(*opened)->customer);
    if (!go_on()) return fail(ErrorKind::cancelled, "Stopped.");
  }
  for (ExampleStory& story : stories) {
    const std::int64_t at = options_.now_ms - story.minutes_ago * minute_ms;
    Result<Id> opened = open(at, std::move(story));
    if (!opened) return std::unexpected(opened.error());
    if (!go_on()) return fail(ErrorKind::cancelled, "Stopped.");
  }
  if (Result<void> played = play_until(options_.now_ms); !played) return played;
  return sign_in(first_names_.front());
}

Result<void> Play::prepare_shop(std::int64_t at) {
  clock_.wind(at);
  if (!desk_.shop()) {
    if (Result<void> made = desk_.set_up_shop({"Lindqvist & Daughters", "Mia Keller"}); !made) return made;
  }
  if (desk_.me()) staff_[first_name(desk_.me()->text(Field::staff_name))] = desk_.me()->id();
  for (const auto& [name, role] : colleagues) {
    first_names_.push_back(first_name(name));
    if (staff_.contains(first_names_.back())) continue;
    Result<Id> added = desk_.add_staff({.name = std::string(name), .role = std::string(role)});
    if (!added) return std::unexpected(added.error());
    staff_[first_names_.back()] = *added;
  }
  return {};
}

/// When tickets are opened, ascending: some dozen a day, more before Christmas, up to `last`.
std::vector<std::int64_t> Play::opening_times(std::size_t count, std::int64_t last, Dice& dice) const {
  const auto a_day = static_cast<std::int64_t>(std::max<std::size_t>(count / 700, 14));
  const std::int64_t days = static_cast<std::int64_t>(count) / a_day + 1;
  std::vector<std::int64_t> times;
  for (std::size_t i = 0; i < count; ++i) {
    std::int64_t at = within_hours(last - dice.between(day_ms, (days + 1) * day_ms), dice);
    if (dice.percent(85)) at = at / day_ms * day_ms + 9 * hour_ms + dice.between(0, 9 * 60 - 1) * minute_ms;
    times.push_back(std::min(at + dice.between(0, 59) * 1000, last - minute_ms));
  }
  std::ranges::sort(times);
  return times;
}

Result<Id> Play::open(std::int64_t at, ExampleStory story) {
  if (Result<void> played = play_until(at); !played) return std::unexpected(played.error());
  clock_.wind(at);
  const std::string& taker = story.assignee.empty() ? first_names_[takers_++ % first_names_.size()] : story.assignee;
  if (Result<void> signed_in = sign_in(taker); !signed_in) return std::unexpected(signed_in.error());
  if (story.assignee.empty()) story.ticket.assignee = Id{};
  Result<OpenedTicket> opened = desk_.open_ticket(story.ticket);
  if (!opened) return std::unexpected(opened.error());
  if (Result<void> tagged = desk_.tag(opened->ticket, story.tags, {}); !tagged) return std::unexpected(tagged.error());
  Dice dice(static_cast<std::uint64_t>(at));
  std::int64_t when = at;
  for (ExampleStep& step : story.steps) {
    const std::int64_t meant = at + step.minutes * minute_ms;
    when = std::max(when + minute_ms, story.minutes_ago == 0 ? within_hours(meant, dice) : meant);
    events_.push({when, planned_++, opened->ticket, std::move(step)});
  }
  return opened->ticket;
}

Result<void> Play::play_until(std::int64_t at) {
  while (!events_.empty() && events_.top().at <= at) {
    const Event event = events_.top();
    events_.pop();
    clock_.wind(event.at);
    if (Result<void> played = play(event); !played) return played;
  }
  return {};
}

Result<void> Play::play(const Event& event) {
  const ExampleStep& step = event.step;
  const TicketRow* ticket = desk_.ticket(event.ticket);
  const std::string assignee = first_name(desk_.staff_name(ticket->assignee));
  if (Result<void> signed_in = sign_in(step.who.empty() ? assignee : step.who); !signed_in) return signed_in;
  if (step.act == "state") return desk_.set_ticket(event.ticket, Field::ticket_state, step.text);
  if (step.act == "priority") return desk_.set_ticket(event.ticket, Field::ticket_priority, step.text);
  if (step.act == "assign") return desk_.set_ticket(event.ticket, Field::ticket_assignee, staff_.at(step.text).text());
  const std::string_view direction = step.act == "from" ? "from_customer" : step.act == "to" ? "to_customer" : "note";
  Result<SentMessage> sent = desk_.send_message(event.ticket, direction, step.text);
  if (!sent) return std::unexpected(sent.error());
  return {};
}

/// Who is not one of the staff the scripts know (nobody yet) is stood in for by the first.
Result<void> Play::sign_in(const std::string& name) {
  const auto found = staff_.find(name);
  return desk_.resume(found == staff_.end() ? staff_.at(first_names_.front()) : found->second);
}

}  // namespace

namespace {

/// Published last: the shop has just written down what it promises.
Result<void> publish_example_rules(Desk& desk, const std::string& zone) {
  for (const Record* person : desk.staff()) {
    if (person->text(Field::staff_role) != "owner") continue;
    if (Result<void> resumed = desk.resume(person->id()); !resumed) return resumed;
    return desk.publish_rules(example_rules(zone));
  }
  return fail(ErrorKind::invalid, "The made-up shop has no owner.");
}

}  // namespace

Result<void> make_example(Desk& desk, WoundClock& clock, const ExampleOptions& options,
                          const std::function<bool(std::size_t)>& progress) {
  const Id me = desk.me() ? desk.me()->id() : Id{};
  Result<void> made = Play(desk, clock, options).run(progress);
  clock.wind(options.now_ms);
  const Id last = desk.me() ? desk.me()->id() : Id{};
  if (made && !options.zone.empty()) {
    made = publish_example_rules(desk, options.zone);
    if (Result<void> resumed = desk.resume(last); !resumed) return resumed;
  }
  if (me) {
    if (Result<void> resumed = desk.resume(me); !resumed) return resumed;
  }
  return made;
}

}  // namespace counterbell::desk
