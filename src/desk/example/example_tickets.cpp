#include "desk/example/example_tickets.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "desk/base/fold.h"

namespace counterbell::desk {

using namespace std::chrono_literals;
using std::chrono::days;
using std::chrono::minutes;

namespace {

using Dial = std::pair<std::string_view, std::size_t>;  // A range of numbers, and how many there are.

// Numbers set aside for stories: none of them rings anybody.
constexpr Dial british[] = {{"+44 7700 900", 1000},  {"+44 20 7946 0", 1000}, {"+44 113 496 0", 1000},
                            {"+44 114 496 0", 1000}, {"+44 121 496 0", 1000}, {"+44 131 496 0", 1000},
                            {"+44 141 496 0", 1000}, {"+44 161 496 0", 1000}, {"+44 1632 960", 1000}};
constexpr Dial german[] = {
    {"+49 30 23125 ", 1000}, {"+49 40 66969 ", 1000}, {"+49 69 90009 ", 1000}, {"+49 221 4710 ", 1000}};
constexpr Dial french[] = {{"+33 1 99 00 ", 1000}, {"+33 2 61 91 ", 1000}, {"+33 3 53 01 ", 1000}};

std::string padded(std::size_t number, std::size_t width) {
  const std::string text = std::to_string(number);
  return text.size() < width ? std::string(width - text.size(), '0') + text : text;
}

/// A number of its own for each `ordinal`: from `dials` while they last, else an American 555-01xx.
std::string phone_number(std::span<const Dial> dials, std::size_t ordinal) {
  std::size_t rest = ordinal;
  for (const auto& [dial, count] : dials) {
    if (rest < count) return std::string(dial) + padded(rest, 3);
    rest -= count;
  }
  constexpr std::size_t first_area = 201;
  constexpr std::size_t areas = 789;
  return "+1 " + std::to_string(first_area + ordinal / 100 % areas) + " 555 01" + padded(ordinal % 100, 2);
}

std::string_view channel_of(Dice& dice) {
  constexpr std::string_view channels[] = {"counter", "counter", "counter", "counter", "phone", "phone",  "phone",
                                           "phone",   "e-mail",  "e-mail",  "e-mail",  "web",   "web",    "chat",
                                           "chat",    "text",    "social",  "letter",  "kiosk", "counter"};
  return channels[dice.below(std::size(channels))];
}

std::string_view priority_of(char letter) {
  switch (letter) {
    case 'l':
      return "low";
    case 'h':
      return "high";
    case 'u':
      return "urgent";
    default:
      return "normal";
  }
}

/// How often customer and shop write again: mostly hardly, rarely very often.
std::size_t exchanges(Dice& dice) {
  const std::size_t roll = dice.below(1000);
  if (roll < 780) return 0;
  if (roll < 910) return 1;
  if (roll < 960) return 2;
  if (roll < 990) return 3 + dice.below(3);
  return roll < 998 ? 6 + dice.below(7) : 15 + dice.below(25);
}

std::string fill_in(std::string_view phrase, const std::map<std::string_view, std::string>& slots) {
  std::string text;
  while (!phrase.empty()) {
    const std::size_t open = phrase.find('{');
    const std::size_t close = phrase.find('}', open);
    text += phrase.substr(0, open);
    if (close == phrase.npos) break;
    if (const auto slot = slots.find(phrase.substr(open + 1, close - open - 1)); slot != slots.end())
      text += slot->second;
    phrase.remove_prefix(close + 1);
  }
  return text;
}

/// Begins with a capital, where the script has them.
std::string sentence(std::string text) {
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
  return text;
}

}  // namespace

ExampleTickets::ExampleTickets(std::uint64_t seed, std::size_t customers, std::vector<std::string> staff)
    : dice_(seed),
      customers_(std::max<std::size_t>(customers, 1)),
      staff_(std::move(staff)),
      concerns_(read_example_concerns()),
      words_(read_example_words()) {}

ExampleTickets::Made ExampleTickets::next() {
  const ExampleConcern& concern = pick_concern();
  const Slots slots = {{"item", std::string(pick_word(concern.language, "item"))},
                       {"day", std::string(pick_word("en", "day"))},
                       {"letters", std::string(pick_word("en", "letters"))},
                       {"order", std::to_string(dice_.between(20'000, 99'999))}};
  ExampleStory story;
  NewTicket& ticket = story.ticket;
  ticket.subject = sentence(phrase(concern, "subject", slots));
  ticket.details = phrase(concern, "details", slots);
  if (dice_.percent(70)) ticket.want = sentence(phrase(concern, "want", slots));
  if (dice_.percent(60)) ticket.treat = phrase(concern, "treat", slots);
  ticket.channel = channel_of(dice_);
  if (ticket.channel == "social") ticket.network = dice_.percent(50) ? "Instagram" : "Facebook";
  ticket.priority = priority_of(concern.priorities[dice_.below(concern.priorities.size())]);
  if (dice_.percent(75)) story.assignee = staff_[dice_.skewed(staff_.size())];
  std::string tags = phrase(concern, "tags", slots);
  for (std::size_t space; !tags.empty(); tags.erase(0, space == tags.npos ? space : space + 1)) {
    space = tags.find(' ');
    if (dice_.percent(60)) story.tags.push_back(tags.substr(0, space));
  }
  // Each language has its own share of the customers, so that nobody changes theirs from ticket to ticket.
  const auto language = static_cast<std::size_t>(
      std::ranges::find(concerns_, concern.language, &ExampleConcern::language) - concerns_.begin());
  const std::size_t share = concern.language == "en" ? customers_ : std::max<std::size_t>(customers_ / 20, 1);
  const std::size_t ordinal = dice_.skewed(share) * concerns_.size() + language;
  ticket.new_customer = customer(concern.language, ordinal);
  make_course(concern, slots, story);
  return {std::move(story), ordinal};
}

const ExampleConcern& ExampleTickets::pick_concern() {
  std::size_t total = 0;
  for (const ExampleConcern& concern : concerns_) total += concern.weight;
  std::size_t roll = dice_.below(total);
  for (const ExampleConcern& concern : concerns_) {
    if (roll < concern.weight) return concern;
    roll -= concern.weight;
  }
  return concerns_.front();
}

std::string_view ExampleTickets::pick_word(std::string_view language, std::string_view kind) {
  const auto found = words_.find({language, kind});
  if (found == words_.end()) return {};
  return found->second[dice_.below(found->second.size())];
}

NewCustomer ExampleTickets::customer(std::string_view language, std::size_t ordinal) const {
  Dice dice(ordinal * 7919 + 17);
  const auto name = [&](std::string_view kind) {
    const std::vector<std::string_view>& names = words_.at({language, kind});
    return std::string(names[dice.below(names.size())]);
  };
  const std::string given = name("given");
  const std::string family = name("family");
  const bool family_first = language == "ja" || language == "zh";
  NewCustomer customer;
  customer.name = family_first ? family + (language == "ja" ? " " : "") + given : given + " " + family;
  std::span<const Dial> dials;
  if (language == "de") dials = german;
  if (language == "fr") dials = french;
  if (language == "en" && ordinal % 2 == 0) dials = british;
  if (dice.percent(80)) customer.phone = phone_number(dials, ordinal / 2);
  if (!dice.percent(60) && !customer.phone.empty()) return customer;
  const std::vector<std::string> spelled = words(given + " " + family);
  const bool is_latin = std::ranges::all_of(spelled, [](const std::string& word) { return word[0] > 0; });
  customer.email = (is_latin ? spelled.front() + "." + spelled.back() : std::string("mail")) + std::to_string(ordinal) +
                   (dice.percent(50) ? "@example.com" : "@example.org");
  return customer;
}

std::string ExampleTickets::phrase(const ExampleConcern& concern, std::string_view key, const Slots& slots) {
  std::string text;
  const auto [begin, end] = concern.lines.equal_range(key);
  for (auto line = begin; line != end; ++line) {
    const std::string next = fill_in(line->second[dice_.below(line->second.size())], slots);
    if (!text.empty() && !next.empty()) text += ' ';
    text += next;
  }
  return text;
}

void ExampleTickets::make_course(const ExampleConcern& concern, const Slots& slots, ExampleStory& story) {
  minutes after{0};
  const auto later = [&](minutes first, minutes last) { return after += dice_.between(first, last); };
  std::vector<ExampleStep>& steps = story.steps;
  if (story.assignee.empty()) {
    if (dice_.percent(4)) return;  // Nobody ever saw to it.
    steps.push_back({later(10min, 4h), "assign", staff_[dice_.skewed(staff_.size())], ""});
    steps.back().text = steps.back().who;
  }
  if (dice_.percent(25)) {
    const std::string who = dice_.percent(30) ? staff_[dice_.below(staff_.size())] : "";
    steps.push_back({later(3min, 40min), "note", who, phrase(concern, "note", slots)});
  }
  const bool is_pressing = story.ticket.priority == "urgent" || story.ticket.priority == "high";
  later(2min, is_pressing ? 45min : 90min + std::chrono::hours(dice_.skewed(24)));
  steps.push_back({after, "to", "", sentence(phrase(concern, "reply", slots))});
  if (dice_.percent(45)) steps.push_back({later(1min, 2min), "state", "", dice_.percent(85) ? "pending" : "on_hold"});
  for (std::size_t left = exchanges(dice_); left > 0; --left) {
    steps.push_back({later(20min, 2000min), "from", "", sentence(phrase(concern, "more", slots))});
    steps.push_back({later(5min, 5h), "to", "", sentence(phrase(concern, "again", slots))});
    if (dice_.percent(35)) steps.push_back({later(1min, 2min), "state", "", "pending"});
  }
  if (dice_.percent(98)) make_end(concern, slots, after, story);
}

void ExampleTickets::make_end(const ExampleConcern& concern, const Slots& slots, minutes after, ExampleStory& story) {
  const auto later = [&](minutes first, minutes last) { return after += dice_.between(first, last); };
  std::vector<ExampleStep>& steps = story.steps;
  if (dice_.percent(40)) {
    const std::string done = sentence(phrase(concern, "done", slots));
    const bool is_note = done.starts_with("# ");
    steps.push_back({later(1h, 4000min), is_note ? "note" : "to", "", is_note ? done.substr(2) : done});
  }
  if (dice_.percent(25)) steps.push_back({later(10min, 15h), "from", "", phrase(concern, "thanks", slots)});
  steps.push_back({later(1min, 200min), "state", "", "solved"});
  if (dice_.percent(6)) {
    steps.push_back({later(30min, 50h), "from", "", phrase(concern, "thanks", slots)});
    steps.push_back({later(5min, 10h), "state", "", "solved"});
  }
  if (dice_.percent(90)) steps.push_back({later(days(6), days(9)), "state", "", "closed"});
}

}  // namespace counterbell::desk
