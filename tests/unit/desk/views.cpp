#include "unit/desk/counter.h"

namespace counterbell::desk {

using test::Counter;

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
  query.filter.opened_within = std::chrono::days(7);
  query.filter.changed_within = std::chrono::days(30);
  query.search = "a=b&c%";
  query.sort = {SortKey::opened, true};
  CHECK(parse_query(to_text(query)) == query);
  CHECK(parse_query(to_text(TicketQuery{})) == TicketQuery{});
  for (const char* wrong : {"", "view", "view=", "view=none", "view=mine&mood=bad", "state=lost", "assignee=1",
                            "sort=up", "search=%", "search=%4", "search=%zz", "view=mine&"}) {
    CHECK_MESSAGE(!parse_query(wrong), wrong);
  }
  CHECK(!counter.desk.views().save(" ", query, true));
  const Id shared = *counter.desk.views().save("Zebra", query, true);
  const Id own = *counter.desk.views().save("apple", {}, false);
  REQUIRE(counter.desk.views().list().size() == 2);
  CHECK(counter.desk.views().list()[0]->id() == own);
  CHECK(saved_query(*counter.desk.views().list()[1]) == query);
  counter.desk.staff().sign_out();
  CHECK(counter.desk.views().list().size() == 1);
  CHECK(counter.desk.views().trash(shared));
  CHECK(counter.desk.views().list().empty());
}

}  // namespace counterbell::desk
