#include "unit/desk/counter.h"

namespace counterbell::desk {

using test::Counter;

TEST_CASE("a working day: who waits too long, then mine, then nobody's") {
  Counter counter;
  NewTicket nobody;
  nobody.subject = "Waits longest";
  nobody.assignee = Id{};
  counter.open(nobody);
  counter.open("Waits long");
  counter.clock.advance(waiting_limit);
  counter.open("Mine");
  nobody.subject = "Nobody's";
  counter.open(nobody);
  const Workday day = counter.desk.today().workday();
  REQUIRE(day.waiting_too_long.size() == 2);
  CHECK(day.waiting_too_long[0]->subject() == "Waits longest");
  CHECK(day.waiting_too_long[1]->subject() == "Waits long");
  REQUIRE(day.mine.size() == 1);
  CHECK(day.mine[0]->subject() == "Mine");
  REQUIRE(day.unassigned.size() == 1);
  CHECK(day.unassigned[0]->subject() == "Nobody's");
}

}  // namespace counterbell::desk
