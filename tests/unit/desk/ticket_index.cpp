#include "desk/tickets/ticket_index.h"

#include <array>
#include <string>
#include <tuple>
#include <vector>

#include "unit/desk/counter.h"
#include "unit/desk/queries.h"

namespace counterbell::desk {

using test::Counter;
using test::in;
using test::sorted;

namespace {

/// What the index must say, worked out from nothing but the state.
void check_against_fresh_index(Counter& counter) {
  const Desk& kept = counter.desk;
  std::vector<TicketRow> rows;
  counter.replica.state().for_each(RecordType::ticket,
                                   [&](const Record& record) { rows.push_back(*kept.tickets().find(record.id())); });
  std::array<std::size_t, built_in_view_count> counts{};
  for (const TicketRow& row : rows) {
    const bool resolved = !row.trashed && !row.is_open();
    const std::array<bool, built_in_view_count> views = {
        row.is_open(),
        row.is_open() && row.assignee && kept.staff().me() && row.assignee == kept.staff().me()->id(),
        row.is_open() && !row.assignee,
        row.is_open() && row.state == TicketState::pending,
        resolved && row.state_since >= counter.clock.now() - recently,
        row.trashed};
    for (std::size_t view = 0; view < views.size(); ++view) counts[view] += views[view];
  }
  CHECK(kept.tickets().counts() == counts);
  for (std::size_t view = 0; view < built_in_view_count; ++view) {
    CHECK(counter.desk.tickets().list(in(static_cast<BuiltInView>(view))).size() == counts[view]);
  }
  // An index that reads the state as it is now says the same as the one that followed every change.
  TicketIndex fresh(counter.replica);
  for (const TicketRow& row : rows) {
    const TicketRow& other = *fresh.find(row.id());
    CHECK(std::tuple(row.state, row.priority, row.channel, row.trashed, row.opened_at, row.state_since, row.changed_at,
                     row.waiting_since, row.messages, row.assignee, row.customer) ==
          std::tuple(other.state, other.priority, other.channel, other.trashed, other.opened_at, other.state_since,
                     other.changed_at, other.waiting_since, other.messages, other.assignee, other.customer));
  }
  const SearchIndex nothing;
  for (const SortKey key : {SortKey::urgency, SortKey::number, SortKey::subject, SortKey::customer, SortKey::changed}) {
    const auto ids = [](std::span<const TicketRow* const> listed) {
      std::vector<Id> found;
      for (const TicketRow* row : listed) found.push_back(row->id());
      return found;
    };
    CHECK(ids(counter.desk.tickets().list(sorted(key))) == ids(fresh.list(sorted(key), {}, nothing)));
  }
}

/// Everything a desk tells of its tickets and customers beside their rows.
std::vector<std::string> told(const Desk& desk) {
  std::vector<std::string> lines = desk.tickets().known_tags();
  desk.state().for_each(RecordType::ticket, [&](const Record& record) {
    const TicketRow* row = desk.tickets().by_number(record.text(Field::ticket_number));
    lines.push_back(row->id().text());
    for (const ConversationEntry& entry : desk.tickets().conversation(record.id()))
      lines.push_back(entry.message->id().text());
  });
  for (const Record* customer : desk.customers().list("")) {
    lines.push_back(customer->id().text());
    for (const TicketRow* row : desk.tickets().of_customer(customer->id())) lines.push_back(row->id().text());
  }
  for (const SortKey key : every_sort_key) {
    for (const TicketRow* row : desk.tickets().list(sorted(key))) lines.push_back(row->id().text());
  }
  return lines;
}

}  // namespace

TEST_CASE("rows, counts and orders follow any change like an index made anew") {
  test::SeededRandom random(11);
  test::SeededRandom idle(12);
  Counter first;
  Counter second(first, 2);
  const std::vector<std::string> states = {"new", "open", "pending", "on_hold", "solved", "closed"};
  const std::vector<std::string> priorities = {"low", "normal", "high", "urgent"};
  std::vector<Id> ids;
  for (int round = 0; round < 400; ++round) {
    Counter& counter = random.one_in(2) ? first : second;
    counter.clock.advance(std::chrono::hours(random.below(4)));
    std::vector<Id> known;
    for (const Id& id : ids) {
      const TicketRow* row = counter.desk.tickets().find(id);
      if (row && !row->trashed) known.push_back(id);
    }
    const std::size_t action = known.empty() ? 0 : random.below(9);
    const Id id = known.empty() ? Id{} : random.pick(known);
    switch (action) {
      case 0:
        ids.push_back(counter.open("Ticket " + std::to_string(random.below(50)),
                                   {"Name " + std::to_string(random.below(9)), "", ""}));
        break;
      case 1:
        counter.set(id, Field::ticket_state, random.pick(states));
        break;
      case 2:
        counter.set(id, Field::ticket_priority, random.pick(priorities));
        break;
      case 3:
        counter.set(id, Field::ticket_assignee, random.one_in(2) ? "" : counter.desk.staff().me()->id().text());
        break;
      case 4:
        counter.say(id, random.one_in(2) ? "to_customer" : "from_customer", "Words");
        break;
      case 5:
        CHECK((random.one_in(2) ? counter.desk.tickets().trash(id) : counter.desk.tickets().restore(random.pick(ids)))
                  .has_value());
        break;
      case 6:
        CHECK(counter.desk.tickets().tag(id, std::vector<std::string>{std::to_string(random.below(5))}, {}));
        break;
      case 7:
        (void)counter.desk.history().undo();
        break;
      default:
        first.take_from(second);
        second.take_from(first);
        break;
    }
    counter.desk.index_some(idle.below(40));
    if (round % 20 == 0) check_against_fresh_index(counter);
  }
  first.take_from(second);
  second.take_from(first);
  check_against_fresh_index(first);
  check_against_fresh_index(second);
}

TEST_CASE("what a desk reads later, after changes have come, is as if it had read it at once") {
  test::SeededRandom random(5);
  Counter counter;
  std::vector<Id> ids;
  for (int i = 0; i < 40; ++i) {
    ids.push_back(counter.open("Ticket", {"Name " + std::to_string(i % 7), "", ""}));
    CHECK(counter.desk.tickets().tag(ids.back(), std::vector<std::string>{std::to_string(i % 5)}, {}));
  }
  const Id me = counter.desk.staff().me()->id();
  struct Reading {
    std::size_t before = 0;
    std::size_t between = 0;  // Two changes.
  };
  for (const auto [before, between] :
       {Reading{}, {1}, {25}, {60}, {1000}, {0, 5}, {100, 20}, {1000, 7}, {10'000, 90}}) {
    Desk desk(counter.replica);
    REQUIRE(desk.staff().resume(me).has_value());
    desk.index_some(before);
    desk.index_some(before);  // Orders, which it makes only when nothing has changed since.
    for (int i = 0; i < 30; ++i) {
      counter.clock.advance(std::chrono::minutes(1));
      const Id id = random.pick(ids);
      const TicketRow& row = *desk.tickets().find(id);
      (void)desk.tickets().tag(id, std::vector<std::string>{"x" + std::to_string(random.below(3))}, {});
      (void)desk.tickets().send(id, Direction::to_customer, "Words");
      if (random.one_in(3)) (void)(row.trashed ? desk.tickets().restore(id) : desk.tickets().trash(id));
      if (random.one_in(4)) CHECK(desk.customers().set(row.customer, Field::customer_name, "A" + std::to_string(i)));
      if (random.one_in(5))
        CHECK(desk.customers().set(row.customer, Field::customer_trashed, random.one_in(2) ? "true" : "false"));
      if (random.one_in(6)) ids.push_back(desk.tickets().open({.new_customer = {"New"}, .subject = "Late"})->ticket);
      for (std::size_t parts = random.below(6); parts > 0 && between > 0; --parts) desk.index_some(between);
    }
    const std::vector<std::string> followed = told(desk);
    CHECK(followed == told(Desk(counter.replica)));
  }
}

TEST_CASE("messages that come before their ticket wait for it") {
  Counter first;
  const Id id = first.open("One");
  first.say(id, "from_customer", "First");
  first.say(id, "to_customer", "Second");
  std::vector<std::string> lines;
  first.replica.visit_lines({}, [&](const Dot&, std::string_view line) { lines.emplace_back(line); });
  test::FakeClock clock;
  test::SeededRandom random(5);
  Replica replica(Id{{8}}, first.replica.shop(), clock, random, nullptr);
  Desk desk(replica);
  for (auto line = lines.rbegin(); line != lines.rend(); ++line) {
    const std::vector<ParsedChange> changes{*parse_line(*line)};
    const std::vector<std::string_view> views{*line};
    replica.merge(changes, views);
  }
  REQUIRE(desk.tickets().find(id) != nullptr);
  CHECK(desk.tickets().find(id)->messages == 2);
  CHECK(desk.tickets().find(id)->waiting_since == Time{});
  REQUIRE(desk.tickets().conversation(id).size() == 2);
  CHECK(desk.tickets().conversation(id)[0].direction == Direction::from_customer);
}

}  // namespace counterbell::desk
