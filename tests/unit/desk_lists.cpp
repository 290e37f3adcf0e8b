#include <algorithm>
#include <array>
#include <tuple>

#include "desk/ticket_index.h"
#include "unit/desk_counter.h"

namespace counterbell::desk {

using test::Counter;
using test::day_ms;
using test::minute_ms;
using Subjects = std::vector<std::string>;

namespace {

std::size_t count(Counter& counter, BuiltInView view) { return counter.desk.counts()[static_cast<std::size_t>(view)]; }

TicketQuery in(BuiltInView view) {
  TicketQuery query;
  query.view = view;
  return query;
}

TicketQuery sorted(SortKey key, bool descending = false) {
  TicketQuery query;
  query.sort = {key, descending};
  return query;
}

}  // namespace

TEST_CASE("who waits, and since when") {
  Counter counter;
  const Id id = counter.open("One");
  const auto waiting_since = [&] { return counter.row(id).waiting_since; };
  const std::int64_t opened = counter.clock.now_ms();
  CHECK(waiting_since() == opened);
  counter.say(id, "from_customer", "Hello?");
  counter.say(id, "note", "Hm");
  CHECK(waiting_since() == opened);
  counter.say(id, "to_customer", "Here I am");
  CHECK(waiting_since() == 0);
  counter.say(id, "from_customer", "And?");
  const std::int64_t asked = counter.clock.now_ms();
  counter.say(id, "from_customer", "And??");
  CHECK(waiting_since() == asked);
  for (const char* state : {"pending", "on_hold", "solved", "closed"}) {
    counter.set(id, Field::ticket_state, state);
    CHECK(waiting_since() == 0);
  }
  counter.set(id, Field::ticket_state, "open");
  CHECK(waiting_since() == asked);
  counter.say(id, "to_customer", "Done");
  CHECK(counter.desk.undo());
  CHECK(waiting_since() == asked);  // The withdrawn answer was none.
  CHECK(counter.desk.trash(id));
  CHECK(waiting_since() == 0);
}

TEST_CASE("the built-in views") {
  Counter counter;
  const Id mine = counter.open("Mine");
  NewTicket nobody;
  nobody.subject = "Nobody's";
  nobody.assignee = Id{};
  const Id unassigned = counter.open(nobody);
  const Id pending = counter.open("Pending");
  counter.set(pending, Field::ticket_state, "pending");
  const Id solved = counter.open("Solved");
  counter.set(solved, Field::ticket_state, "solved");
  const Id trashed = counter.open("Trashed");
  CHECK(counter.desk.trash(trashed));
  CHECK(counter.subjects(in(BuiltInView::all_open)).size() == 3);
  CHECK(counter.subjects(in(BuiltInView::mine)) == Subjects{"Mine", "Pending"});
  CHECK(counter.subjects(in(BuiltInView::unassigned)) == Subjects{"Nobody's"});
  CHECK(counter.subjects(in(BuiltInView::waiting_on_customer)) == Subjects{"Pending"});
  CHECK(counter.subjects(in(BuiltInView::recently_solved)) == Subjects{"Solved"});
  CHECK(counter.subjects(in(BuiltInView::trash)) == Subjects{"Trashed"});
  CHECK(counter.desk.counts() == std::array<std::size_t, built_in_view_count>{3, 2, 1, 1, 1, 1});
  counter.desk.sign_out();
  CHECK(count(counter, BuiltInView::mine) == 0);
  CHECK(counter.subjects(in(BuiltInView::mine)).empty());
  // A week later the solved one is no news any more, without anything having changed.
  counter.clock.advance(recently_ms - minute_ms);
  CHECK(count(counter, BuiltInView::recently_solved) == 1);
  counter.clock.advance(3 * minute_ms);
  CHECK(count(counter, BuiltInView::recently_solved) == 0);
  CHECK(counter.subjects(in(BuiltInView::recently_solved)).empty());
  CHECK(counter.desk.ticket(mine) != nullptr);
  CHECK(counter.desk.ticket(unassigned) != nullptr);
}

TEST_CASE("sorting by any column") {
  Counter counter;
  const auto open = [&](const char* subject, const char* customer, const char* priority, const char* channel) {
    NewTicket typed;
    typed.subject = subject;
    typed.new_customer.name = customer;
    typed.priority = priority;
    typed.channel = channel;
    return counter.open(typed);
  };
  const Id urn = open("urn", "Östen", "low", "phone");
  const Id ring = open("Ring", "anna", "urgent", "counter");
  open("Álbum", "", "normal", "kiosk");
  CHECK(counter.subjects(sorted(SortKey::subject)) == Subjects{"Álbum", "Ring", "urn"});
  CHECK(counter.subjects(sorted(SortKey::subject, true)) == Subjects{"urn", "Ring", "Álbum"});
  CHECK(counter.subjects(sorted(SortKey::customer)) == Subjects{"Ring", "urn", "Álbum"});
  CHECK(counter.subjects(sorted(SortKey::priority)) == Subjects{"urn", "Álbum", "Ring"});
  CHECK(counter.subjects(sorted(SortKey::channel)) == Subjects{"Ring", "urn", "Álbum"});
  CHECK(counter.subjects(sorted(SortKey::number)) == Subjects{"urn", "Ring", "Álbum"});
  CHECK(counter.subjects(sorted(SortKey::opened, true)) == Subjects{"Álbum", "Ring", "urn"});
  CHECK(counter.subjects(sorted(SortKey::urgency)) == Subjects{"Ring", "Álbum", "urn"});
  CHECK(counter.desk.tag(urn, std::vector<std::string>{"memorial"}, {}));
  counter.clock.advance(minute_ms);
  CHECK(counter.subjects(sorted(SortKey::changed, true)).front() == "Álbum");
  counter.say(urn, "note", "x");
  CHECK(counter.subjects(sorted(SortKey::changed, true)).front() == "urn");
  CHECK(counter.desk.set_customer(counter.row(urn).customer, Field::customer_name, "Aaron"));
  CHECK(counter.subjects(sorted(SortKey::customer)).front() == "urn");
  counter.set(ring, Field::ticket_priority, "low");
  CHECK(counter.subjects(sorted(SortKey::urgency)) == Subjects{"Álbum", "urn", "Ring"});
}

TEST_CASE("filters narrow a view, each of them") {
  Counter counter;
  NewTicket typed;
  typed.subject = "One";
  typed.new_customer.name = "Ruth";
  typed.channel = "phone";
  typed.priority = "high";
  const Id one = counter.open(typed);
  counter.open("Two");
  CHECK(counter.desk.tag(one, std::vector<std::string>{"vip"}, {}));
  const auto only_one = [&](auto narrow) {
    TicketQuery query;
    narrow(query.filter);
    return counter.subjects(query) == Subjects{"One"};
  };
  CHECK(only_one([](Filter& filter) { filter.priorities = {Priority::urgent, Priority::high}; }));
  CHECK(only_one([](Filter& filter) { filter.channels = {Channel::phone}; }));
  CHECK(only_one([](Filter& filter) { filter.tag = "vip"; }));
  CHECK(only_one([&](Filter& filter) { filter.customer = counter.row(one).customer; }));
  CHECK(only_one([](Filter& filter) { filter.text = "ÓNE"; }));
  CHECK(only_one([](Filter& filter) { filter.text = "ut"; }));  // in "Ruth"
  CHECK(only_one([](Filter& filter) { filter.text = "f-0001"; }));
  counter.set(one, Field::ticket_assignee, "");
  CHECK(only_one([](Filter& filter) { filter.assignee = Id{}; }));
  counter.say(one, "to_customer", "x");
  CHECK(only_one([](Filter& filter) { filter.states = {TicketState::open}; }));
  CHECK(!only_one([](Filter& filter) { filter.states = {TicketState::fresh}; }));
}

TEST_CASE("filters by time follow the clock") {
  Counter counter;
  const Id old = counter.open("Old");
  counter.clock.advance(3 * day_ms);
  counter.open("New");
  TicketQuery query;
  query.sort = {SortKey::number, false};
  query.filter.opened_days = 7;
  CHECK(counter.subjects(query) == Subjects{"Old", "New"});
  counter.clock.advance(5 * day_ms);  // nothing changed but the time
  CHECK(counter.subjects(query) == Subjects{"New"});
  query.filter.opened_days = 0;
  query.filter.changed_days = 1;
  CHECK(counter.subjects(query).empty());
  counter.say(old, "note", "Still here.");
  CHECK(counter.subjects(query) == Subjects{"Old"});
}

TEST_CASE("a working day: who waits too long, then mine, then nobody's") {
  Counter counter;
  NewTicket nobody;
  nobody.subject = "Waits longest";
  nobody.assignee = Id{};
  counter.open(nobody);
  counter.open("Waits long");
  counter.clock.advance(waiting_limit_ms);
  counter.open("Mine");
  nobody.subject = "Nobody's";
  counter.open(nobody);
  const Workday day = counter.desk.workday();
  REQUIRE(day.waiting_too_long.size() == 2);
  CHECK(day.waiting_too_long[0]->subject() == "Waits longest");
  CHECK(day.waiting_too_long[1]->subject() == "Waits long");
  REQUIRE(day.mine.size() == 1);
  CHECK(day.mine[0]->subject() == "Mine");
  REQUIRE(day.unassigned.size() == 1);
  CHECK(day.unassigned[0]->subject() == "Nobody's");
}

TEST_CASE("queries as text, and saved views") {
  Counter counter;
  TicketQuery query;
  query.view = BuiltInView::mine;
  query.filter.states = {TicketState::open, TicketState::on_hold};
  query.filter.priorities = {Priority::urgent};
  query.filter.channels = {Channel::email, Channel::other};
  query.filter.assignee = Id{};
  query.filter.customer = Id{{1, 2}};
  query.filter.tag = "late & “cross”";
  query.filter.text = "urn = 50%";
  query.filter.opened_days = 7;
  query.filter.changed_days = 30;
  query.search = "a=b&c%";
  query.sort = {SortKey::opened, true};
  CHECK(parse_query(to_text(query)) == query);
  CHECK(parse_query(to_text(TicketQuery{})) == TicketQuery{});
  for (const char* wrong : {"", "view", "view=", "view=none", "view=mine&mood=bad", "state=lost", "assignee=1",
                            "sort=up", "search=%", "search=%4", "search=%zz", "view=mine&"}) {
    CHECK_MESSAGE(!parse_query(wrong), wrong);
  }
  CHECK(!counter.desk.save_view(" ", query, true));
  const Id shared = *counter.desk.save_view("Zebra", query, true);
  const Id own = *counter.desk.save_view("apple", {}, false);
  REQUIRE(counter.desk.saved_views().size() == 2);
  CHECK(counter.desk.saved_views()[0]->id() == own);
  CHECK(saved_query(*counter.desk.saved_views()[1]) == query);
  counter.desk.sign_out();
  CHECK(counter.desk.saved_views().size() == 1);
  CHECK(counter.desk.trash_view(shared));
  CHECK(counter.desk.saved_views().empty());
}

/// What the index must say, worked out from nothing but the state.
void check_against_fresh_index(Counter& counter) {
  const Desk& kept = counter.desk;
  std::vector<TicketRow> rows;
  counter.replica.state().for_each(RecordType::ticket,
                                   [&](const Record& record) { rows.push_back(*kept.ticket(record.id())); });
  std::array<std::size_t, built_in_view_count> counts{};
  for (const TicketRow& row : rows) {
    const bool resolved = !row.trashed && !row.is_open();
    const std::array<bool, built_in_view_count> views = {
        row.is_open(),
        row.is_open() && row.assignee && kept.me() && row.assignee == kept.me()->id(),
        row.is_open() && !row.assignee,
        row.is_open() && row.state == TicketState::pending,
        resolved && row.state_since >= counter.clock.now_ms() - recently_ms,
        row.trashed};
    for (std::size_t view = 0; view < views.size(); ++view) counts[view] += views[view];
  }
  CHECK(kept.counts() == counts);
  for (std::size_t view = 0; view < built_in_view_count; ++view) {
    CHECK(counter.desk.list(in(static_cast<BuiltInView>(view))).size() == counts[view]);
  }
  // An index that reads the state as it is now says the same as the one that followed every change.
  TicketIndex fresh(counter.replica.state());
  fresh.read();
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
    CHECK(ids(counter.desk.list(sorted(key))) == ids(fresh.list(sorted(key), {}, nothing)));
  }
}

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
    counter.clock.advance(static_cast<std::int64_t>(random.below(4)) * 60 * minute_ms);
    std::vector<Id> known;
    for (const Id& id : ids) {
      const TicketRow* row = counter.desk.ticket(id);
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
        counter.set(id, Field::ticket_assignee, random.one_in(2) ? "" : counter.desk.me()->id().text());
        break;
      case 4:
        counter.say(id, random.one_in(2) ? "to_customer" : "from_customer", "Words");
        break;
      case 5:
        CHECK((random.one_in(2) ? counter.desk.trash(id) : counter.desk.restore(random.pick(ids))).has_value());
        break;
      case 6:
        CHECK(counter.desk.tag(id, std::vector<std::string>{std::to_string(random.below(5))}, {}));
        break;
      case 7:
        (void)counter.desk.undo();
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

/// Everything a desk tells of its tickets and customers beside their rows.
std::vector<std::string> told(const Desk& desk) {
  std::vector<std::string> lines = desk.known_tags();
  desk.state().for_each(RecordType::ticket, [&](const Record& record) {
    const TicketRow* row = desk.ticket_by_number(record.text(Field::ticket_number));
    lines.push_back(row->id().text());
    for (const ConversationEntry& entry : desk.conversation(record.id())) lines.push_back(entry.message->id().text());
  });
  for (const Record* customer : desk.customers("")) {
    lines.push_back(customer->id().text());
    for (const TicketRow* row : desk.tickets_of(customer->id())) lines.push_back(row->id().text());
  }
  for (const SortKey key : every_sort_key) {
    for (const TicketRow* row : desk.list(sorted(key))) lines.push_back(row->id().text());
  }
  return lines;
}

TEST_CASE("what a desk reads later, after changes have come, is as if it had read it at once") {
  test::SeededRandom random(5);
  Counter counter;
  std::vector<Id> ids;
  for (int i = 0; i < 40; ++i) {
    ids.push_back(counter.open("Ticket", {"Name " + std::to_string(i % 7), "", ""}));
    CHECK(counter.desk.tag(ids.back(), std::vector<std::string>{std::to_string(i % 5)}, {}));
  }
  const Id me = counter.desk.me()->id();
  struct Reading {
    std::size_t before = 0;
    std::size_t between = 0;  // Two changes.
  };
  for (const auto [before, between] :
       {Reading{}, {1}, {25}, {60}, {1000}, {0, 5}, {100, 20}, {1000, 7}, {10'000, 90}}) {
    Desk desk(counter.replica);
    REQUIRE(desk.resume(me).has_value());
    desk.index_some(before);
    desk.index_some(before);  // Orders, which it makes only when nothing has changed since.
    for (int i = 0; i < 30; ++i) {
      counter.clock.advance(minute_ms);
      const Id id = random.pick(ids);
      const TicketRow& row = *desk.ticket(id);
      (void)desk.tag(id, std::vector<std::string>{"x" + std::to_string(random.below(3))}, {});
      (void)desk.send_message(id, "to_customer", "Words");
      if (random.one_in(3)) (void)(row.trashed ? desk.restore(id) : desk.trash(id));
      if (random.one_in(4)) CHECK(desk.set_customer(row.customer, Field::customer_name, "A" + std::to_string(i)));
      if (random.one_in(5))
        CHECK(desk.set_customer(row.customer, Field::customer_trashed, random.one_in(2) ? "true" : "false"));
      if (random.one_in(6)) ids.push_back(desk.open_ticket({.new_customer = {"New"}, .subject = "Late"})->ticket);
      for (std::size_t parts = random.below(6); parts > 0 && between > 0; --parts) desk.index_some(between);
    }
    const std::vector<std::string> followed = told(desk);
    CHECK(followed == told(Desk(counter.replica)));
  }
}

TEST_CASE("customers of one name stand in the same order at every station") {
  Counter first;
  for (int i = 0; i < 20; ++i) REQUIRE(first.desk.add_customer({.name = "Ana Silva"}).has_value());
  Counter second(first, 2);
  const auto ids = [](const Desk& desk) {
    std::vector<Id> found;
    for (const Record* customer : desk.customers("")) found.push_back(customer->id());
    return found;
  };
  REQUIRE(ids(first.desk).size() == 20);
  CHECK(std::ranges::is_sorted(ids(first.desk)));
  CHECK(ids(second.desk) == ids(first.desk));
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
  REQUIRE(desk.ticket(id) != nullptr);
  CHECK(desk.ticket(id)->messages == 2);
  CHECK(desk.ticket(id)->waiting_since == 0);
  REQUIRE(desk.conversation(id).size() == 2);
  CHECK(desk.conversation(id)[0].direction == "from_customer");
}

}  // namespace counterbell::desk
