#include "desk/example/example.h"

#include <algorithm>
#include <chrono>
#include <queue>
#include <unordered_map>

#include "desk/example/example_rules.h"
#include "desk/example/example_script.h"
#include "desk/example/example_tickets.h"

namespace counterbell::desk {

using namespace std::chrono_literals;
using std::chrono::days;

namespace {

/// First names first: that is what the scripts call them.
constexpr struct {
  std::string_view name;
  Role role;
} colleagues[] = {{"Mia Keller", Role::supervisor},
                  {"Jonas Weber", Role::staff},
                  {"Priya Nair", Role::staff},
                  {"Amara Okafor", Role::staff},
                  {"Tomás Rivera", Role::staff}};

std::string first_name(std::string_view name) { return std::string(name.substr(0, name.find(' '))); }

/// Puts what happens outside opening hours (nine to six, not on Sundays) at the start of the next day.
Time within_hours(Time at, Dice& dice) {
  constexpr auto opens = 9h;
  constexpr auto closes = 18h;
  std::chrono::sys_days day = std::chrono::floor<days>(at);
  const std::chrono::milliseconds of_day = at - day;
  const auto is_sunday = [&] { return std::chrono::weekday(day) == std::chrono::Sunday; };
  if (of_day >= opens && of_day < closes && !is_sunday()) return at;
  if (of_day >= closes) ++day;
  if (is_sunday()) ++day;
  return day + opens + dice.between(0min, 90min);
}

/// Plays what happens in the shop in the order of time, each act by the staff member who did it.
class Play {
 public:
  Play(Desk& desk, WoundClock& clock, const ExampleOptions& options) : desk_(desk), clock_(clock), options_(options) {}

  Result<void> run(const std::function<bool(std::size_t)>& progress);

 private:
  struct Event {
    Time at;
    std::uint64_t order;  // Of two at the same time, the one planned first.
    Id ticket;
    ExampleStep step;
    bool operator>(const Event& other) const { return at != other.at ? at > other.at : order > other.order; }
  };

  Result<void> prepare_shop(Time at);
  std::vector<Time> opening_times(std::size_t count, Time last, Dice& dice) const;
  Result<Id> open(Time at, ExampleStory story);
  Result<void> play_until(Time at);
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
  const Time first_story = options_.now - (stories.empty() ? 0min : stories.front().ago);
  Dice dice(options_.seed);
  const std::vector<Time> times = opening_times(options_.tickets - stories.size(), first_story, dice);
  if (Result<void> ready = prepare_shop((times.empty() ? first_story : times.front()) - days{1}); !ready) return ready;

  ExampleTickets tickets(dice.next(), options_.tickets / 3 + 20, first_names_);
  std::unordered_map<std::size_t, Id> customers;
  std::size_t done = 0;
  const auto go_on = [&] {
    ++done;
    return done % 64 != 0 || !progress || progress(done);
  };
  for (const Time at : times) {
    ExampleTickets::Made made = tickets.next();
    const auto known = customers.find(made.customer);
    if (known != customers.end()) made.story.ticket.customer = known->second;
    Result<Id> opened = open(at, std::move(made.story));
    if (!opened) return std::unexpected(opened.error());
    customers.try_emplace(made.customer, desk_.tickets().find(*opened)->customer);
    if (!go_on()) return fail(ErrorKind::cancelled, "Stopped.");
  }
  for (ExampleStory& story : stories) {
    const Time at = options_.now - story.ago;
    Result<Id> opened = open(at, std::move(story));
    if (!opened) return std::unexpected(opened.error());
    if (!go_on()) return fail(ErrorKind::cancelled, "Stopped.");
  }
  if (Result<void> played = play_until(options_.now); !played) return played;
  return sign_in(first_names_.front());
}

Result<void> Play::prepare_shop(Time at) {
  clock_.wind(at);
  if (!desk_.shop().record()) {
    if (Result<void> made = desk_.shop().set_up({"Lindqvist & Daughters", "Mia Keller"}); !made) return made;
  }
  if (desk_.staff().me()) staff_[first_name(desk_.staff().me()->text(Field::staff_name))] = desk_.staff().me()->id();
  for (const auto& [name, role] : colleagues) {
    first_names_.push_back(first_name(name));
    if (staff_.contains(first_names_.back())) continue;
    Result<Id> added = desk_.staff().add({.name = std::string(name), .role = std::string(desk::name(role))});
    if (!added) return std::unexpected(added.error());
    staff_[first_names_.back()] = *added;
  }
  return {};
}

/// When tickets are opened, ascending: some dozen a day, more before Christmas, up to `last`.
std::vector<Time> Play::opening_times(std::size_t count, Time last, Dice& dice) const {
  const auto a_day = static_cast<std::int64_t>(std::max<std::size_t>(count / 700, 14));
  const days span(static_cast<std::int64_t>(count) / a_day + 1);
  std::vector<Time> times;
  for (std::size_t i = 0; i < count; ++i) {
    const std::chrono::milliseconds a_day_ago = days(1);
    Time at = within_hours(last - dice.between(a_day_ago, a_day_ago + span), dice);
    if (dice.percent(85)) at = std::chrono::floor<days>(at) + 9h + dice.between(0min, 539min);
    times.push_back(std::min<Time>(at + dice.between(0s, 59s), last - 1min));
  }
  std::ranges::sort(times);
  return times;
}

Result<Id> Play::open(Time at, ExampleStory story) {
  if (Result<void> played = play_until(at); !played) return std::unexpected(played.error());
  clock_.wind(at);
  const std::string& taker = story.assignee.empty() ? first_names_[takers_++ % first_names_.size()] : story.assignee;
  if (Result<void> signed_in = sign_in(taker); !signed_in) return std::unexpected(signed_in.error());
  if (story.assignee.empty()) story.ticket.assignee = Id{};
  Result<OpenedTicket> opened = desk_.tickets().open(story.ticket);
  if (!opened) return std::unexpected(opened.error());
  if (Result<void> tagged = desk_.tickets().tag(opened->ticket, story.tags, {}); !tagged)
    return std::unexpected(tagged.error());
  Dice dice(static_cast<std::uint64_t>(at.time_since_epoch().count()));
  Time when = at;
  for (ExampleStep& step : story.steps) {
    const Time meant = at + step.after;
    when = std::max<Time>(when + 1min, story.ago == 0min ? within_hours(meant, dice) : meant);
    events_.push({when, planned_++, opened->ticket, std::move(step)});
  }
  return opened->ticket;
}

Result<void> Play::play_until(Time at) {
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
  const TicketRow* ticket = desk_.tickets().find(event.ticket);
  const std::string assignee = first_name(desk_.staff().name_of(ticket->assignee).source());
  if (Result<void> signed_in = sign_in(step.who.empty() ? assignee : step.who); !signed_in) return signed_in;
  if (step.act == "state") return desk_.tickets().set(event.ticket, Field::ticket_state, step.text);
  if (step.act == "priority") return desk_.tickets().set(event.ticket, Field::ticket_priority, step.text);
  if (step.act == "assign")
    return desk_.tickets().set(event.ticket, Field::ticket_assignee, staff_.at(step.text).text());
  const Direction direction = step.act == "from" ? Direction::from_customer
                              : step.act == "to" ? Direction::to_customer
                                                 : Direction::note;
  Result<SentMessage> sent = desk_.tickets().send(event.ticket, direction, step.text);
  if (!sent) return std::unexpected(sent.error());
  return {};
}

/// Who is not one of the staff the scripts know (nobody yet) is stood in for by the first.
Result<void> Play::sign_in(const std::string& name) {
  const auto found = staff_.find(name);
  return desk_.staff().resume(found == staff_.end() ? staff_.at(first_names_.front()) : found->second);
}

}  // namespace

namespace {

/// Published last: the shop has just written down its service levels.
Result<void> publish_example_rules(Desk& desk, const std::string& zone) {
  for (const Record* person : desk.staff().list()) {
    if (role_of(*person) != Role::owner) continue;
    if (Result<void> resumed = desk.staff().resume(person->id()); !resumed) return resumed;
    return desk.service().publish(example_rules(zone));
  }
  return fail(ErrorKind::invalid, "The made-up shop has no owner.");
}

}  // namespace

Result<void> make_example(Desk& desk, WoundClock& clock, const ExampleOptions& options,
                          const std::function<bool(std::size_t)>& progress) {
  const Id me = desk.staff().me() ? desk.staff().me()->id() : Id{};
  Result<void> made = Play(desk, clock, options).run(progress);
  clock.wind(options.now);
  const Id last = desk.staff().me() ? desk.staff().me()->id() : Id{};
  if (made && !options.zone.empty()) {
    made = publish_example_rules(desk, options.zone);
    if (Result<void> resumed = desk.staff().resume(last); !resumed) return resumed;
  }
  if (me) {
    if (Result<void> resumed = desk.staff().resume(me); !resumed) return resumed;
  }
  return made;
}

}  // namespace counterbell::desk
