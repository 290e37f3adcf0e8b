#include "desk/example/example.h"

#include <algorithm>
#include <set>

#include "desk/example/example_script.h"
#include "unit/desk/counter.h"

namespace counterbell::desk {
namespace {

constexpr Time now(std::chrono::milliseconds(1'790'000'000'000));

/// A shop made up with these options.
struct ExampleShop {
  explicit ExampleShop(std::size_t tickets, std::uint64_t seed = 1)
      : random(seed), replica(Id{{1}}, Id{{2}}, clock, random, nullptr), desk(replica) {
    const Result<void> made = make_example(desk, clock, {tickets, seed, now});
    REQUIRE_MESSAGE(made.has_value(), (made ? "" : made.error().message.english()));
  }
  WoundClock clock;
  test::SeededRandom random;
  Replica replica;
  Desk desk;
};

}  // namespace

TEST_CASE("the scripts of the example shop fit their form") {
  const std::vector<ExampleStory> stories = read_example_stories();
  CHECK(stories.size() == 24);
  const std::set<std::string> acts = {"from", "to", "note", "state", "assign", "priority"};
  for (const ExampleStory& story : stories) {
    CAPTURE(story.ticket.subject);
    CHECK(!story.ticket.subject.empty());
    CHECK(!story.ticket.details.empty());
    CHECK(is_known_choice(Field::ticket_channel, story.ticket.channel));
    CHECK(is_known_choice(Field::ticket_priority, story.ticket.priority));
    CHECK(!story.tags.empty());
    for (const ExampleStep& step : story.steps) {
      CHECK(acts.contains(step.act));
      CHECK(!step.text.empty());
      CHECK(step.after <= story.ago);
      if (step.act == "state") CHECK(is_known_choice(Field::ticket_state, step.text));
    }
  }
  CHECK(std::ranges::is_sorted(stories, std::greater<>{}, &ExampleStory::ago));
  const ExampleWords words = read_example_words();
  for (const ExampleConcern& concern : read_example_concerns()) {
    CAPTURE(concern.lines.find("subject")->second.front());
    CHECK(concern.weight > 0);
    CHECK(concern.priorities.find_first_not_of("lnhu") == std::string_view::npos);
    CHECK(words.contains({concern.language, "given"}));
    CHECK(words.contains({concern.language, "family"}));
    for (const char* key :
         {"subject", "details", "want", "treat", "tags", "note", "reply", "more", "again", "done", "thanks"}) {
      CHECK(concern.lines.contains(key));
    }
  }
}

TEST_CASE("the example shop is believable") {
  ExampleShop shop(24);
  CHECK(shop.desk.state().count(RecordType::ticket) == 24);
  CHECK(shop.desk.staff().list().size() == 5);
  REQUIRE(shop.desk.staff().me() != nullptr);
  CHECK(shop.desk.staff().name_of(shop.desk.staff().me()->id()).source() == "Mia Keller");
  CHECK(shop.clock.now() == now);
  const auto& counts = shop.desk.tickets().counts();
  for (std::size_t view = 0; view + 1 < built_in_view_count; ++view) CHECK_MESSAGE(counts[view] > 0, view);
  const Workday day = shop.desk.today().workday();
  CHECK(!day.waiting_too_long.empty());
  CHECK(!day.mine.empty());
  TicketQuery query;
  query.search = "urn cracked";
  REQUIRE(shop.desk.tickets().list(query).size() == 1);
  const TicketRow& urn = *shop.desk.tickets().list(query).front();
  CHECK(urn.state == TicketState::open);
  CHECK(urn.priority == Priority::high);
  CHECK(shop.desk.tickets().conversation(urn.id()).size() == 3);
  CHECK(shop.desk.tickets().of_customer(urn.customer).size() == 2);
  for (const TicketRow* row : shop.desk.tickets().list({})) CHECK(row->opened_at <= now);
}

TEST_CASE("the same seed makes the same shop, another one another") {
  const ExampleShop one(300, 5);
  const ExampleShop again(300, 5);
  const ExampleShop other(300, 6);
  CHECK(canonical_file(one.replica) == canonical_file(again.replica));
  CHECK(canonical_file(one.replica) != canonical_file(other.replica));
  CHECK(one.desk.state().count(RecordType::ticket) == 300);
}

TEST_CASE("a larger shop has regulars, long conversations and work left to do") {
  ExampleShop shop(2000);
  const std::size_t customers = shop.desk.state().count(RecordType::customer);
  CHECK(customers > 200);
  CHECK(customers < 1200);
  std::uint32_t longest = 0;
  std::size_t most = 0;
  shop.desk.state().for_each(RecordType::ticket, [&](const Record& record) {
    longest = std::max(longest, shop.desk.tickets().find(record.id())->messages);
  });
  for (const Record* customer : shop.desk.customers().list(""))
    most = std::max(most, shop.desk.tickets().of_customer(customer->id()).size());
  CHECK(longest > 25);
  CHECK(most > 10);
  const auto& counts = shop.desk.tickets().counts();
  CHECK(counts[static_cast<std::size_t>(BuiltInView::all_open)] > 40);
  CHECK(counts[static_cast<std::size_t>(BuiltInView::all_open)] < 400);
  CHECK(counts[static_cast<std::size_t>(BuiltInView::recently_solved)] > 10);
}

TEST_CASE("making an example can be stopped") {
  WoundClock clock;
  test::SeededRandom random(1);
  Replica replica(Id{{1}}, Id{{2}}, clock, random, nullptr);
  Desk desk(replica);
  std::size_t told = 0;
  const Result<void> made = make_example(desk, clock, {1000, 1, now}, [&](std::size_t done) {
    told = done;
    return done < 200;
  });
  REQUIRE(!made);
  CHECK(made.error().kind == ErrorKind::cancelled);
  CHECK(told >= 200);
  CHECK(told < 300);
}

}  // namespace counterbell::desk
