#include <array>

#include "unit/desk/counter.h"
#include "unit/desk/queries.h"

namespace counterbell::desk {

using namespace std::chrono_literals;
using test::Counter;
using test::in;
using test::sorted;
using Subjects = std::vector<std::string>;

namespace {

std::size_t count(Counter& counter, BuiltInView view) {
  return counter.desk.tickets().counts()[static_cast<std::size_t>(view)];
}

}  // namespace

TEST_CASE("who waits, and since when") {
  Counter counter;
  const Id id = counter.open("One");
  const auto waiting_since = [&] { return counter.row(id).waiting_since; };
  const Time opened = counter.clock.now();
  CHECK(waiting_since() == opened);
  counter.say(id, "from_customer", "Hello?");
  counter.say(id, "note", "Hm");
  CHECK(waiting_since() == opened);
  counter.say(id, "to_customer", "Here I am");
  CHECK(waiting_since() == Time{});
  counter.say(id, "from_customer", "And?");
  const Time asked = counter.clock.now();
  counter.say(id, "from_customer", "And??");
  CHECK(waiting_since() == asked);
  for (const char* state : {"pending", "on_hold", "solved", "closed"}) {
    counter.set(id, Field::ticket_state, state);
    CHECK(waiting_since() == Time{});
  }
  counter.set(id, Field::ticket_state, "open");
  CHECK(waiting_since() == asked);
  counter.say(id, "to_customer", "Done");
  CHECK(counter.desk.history().undo());
  CHECK(waiting_since() == asked);  // The withdrawn answer was none.
  CHECK(counter.desk.tickets().trash(id));
  CHECK(waiting_since() == Time{});
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
  CHECK(counter.desk.tickets().trash(trashed));
  CHECK(counter.subjects(in(BuiltInView::all_open)).size() == 3);
  CHECK(counter.subjects(in(BuiltInView::mine)) == Subjects{"Mine", "Pending"});
  CHECK(counter.subjects(in(BuiltInView::unassigned)) == Subjects{"Nobody's"});
  CHECK(counter.subjects(in(BuiltInView::waiting_on_customer)) == Subjects{"Pending"});
  CHECK(counter.subjects(in(BuiltInView::recently_solved)) == Subjects{"Solved"});
  CHECK(counter.subjects(in(BuiltInView::trash)) == Subjects{"Trashed"});
  CHECK(counter.desk.tickets().counts() == std::array<std::size_t, built_in_view_count>{3, 2, 1, 1, 1, 1});
  counter.desk.staff().sign_out();
  CHECK(count(counter, BuiltInView::mine) == 0);
  CHECK(counter.subjects(in(BuiltInView::mine)).empty());
  // A week later the solved one is no news any more, without anything having changed.
  counter.clock.advance(recently - 1min);
  CHECK(count(counter, BuiltInView::recently_solved) == 1);
  counter.clock.advance(3min);
  CHECK(count(counter, BuiltInView::recently_solved) == 0);
  CHECK(counter.subjects(in(BuiltInView::recently_solved)).empty());
  CHECK(counter.desk.tickets().find(mine) != nullptr);
  CHECK(counter.desk.tickets().find(unassigned) != nullptr);
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
  CHECK(counter.desk.tickets().tag(urn, std::vector<std::string>{"memorial"}, {}));
  counter.clock.advance(1min);
  CHECK(counter.subjects(sorted(SortKey::changed, true)).front() == "Álbum");
  counter.say(urn, "note", "x");
  CHECK(counter.subjects(sorted(SortKey::changed, true)).front() == "urn");
  CHECK(counter.desk.customers().set(counter.row(urn).customer, Field::customer_name, "Aaron"));
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
  CHECK(counter.desk.tickets().tag(one, std::vector<std::string>{"vip"}, {}));
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
  counter.clock.advance(std::chrono::days(3));
  counter.open("New");
  TicketQuery query;
  query.sort = {SortKey::number, false};
  query.filter.opened_within = std::chrono::days(7);
  CHECK(counter.subjects(query) == Subjects{"Old", "New"});
  counter.clock.advance(std::chrono::days(5));  // nothing changed but the time
  CHECK(counter.subjects(query) == Subjects{"New"});
  query.filter.opened_within = {};
  query.filter.changed_within = std::chrono::days(1);
  CHECK(counter.subjects(query).empty());
  counter.say(old, "note", "Still here.");
  CHECK(counter.subjects(query) == Subjects{"Old"});
}

}  // namespace counterbell::desk
