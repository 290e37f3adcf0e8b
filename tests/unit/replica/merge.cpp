// How concurrent changes come together.
#include <doctest/doctest.h>

#include "unit/replica/station.h"

using namespace counterbell;
using namespace counterbell::test;
using namespace std::chrono_literals;

namespace {

const Id vase = id_of('1');

void exchange(Station& a, Station& b) {
  a.merge_from(b);
  b.merge_from(a);
}

}  // namespace

TEST_CASE("an edit beats the value its author saw, whatever the clocks say") {
  Station future('a', std::chrono::sys_days(std::chrono::January / 1 / 2099));
  Station past('b', std::chrono::sys_days(std::chrono::September / 9 / 2001));
  future.write(vase, Field::ticket_subject, "made in 2099");
  exchange(future, past);
  past.write(vase, Field::ticket_subject, "made in 2001, after seeing it");
  exchange(future, past);
  CHECK(future.ticket(vase).text(Field::ticket_subject) == "made in 2001, after seeing it");
  CHECK(past.ticket(vase).text(Field::ticket_subject) == "made in 2001, after seeing it");

  SUBCASE("and the wrong clock is not followed beyond that") {
    past.write(id_of('2'), Field::ticket_state, "open");
    CHECK(past.ticket(id_of('2')).created().time() < std::chrono::sys_days(std::chrono::January / 1 / 2005));
  }
  SUBCASE("the wrong clock is named") {
    const auto ahead = past.replica.clocks_ahead();
    REQUIRE(ahead.size() == 1);
    CHECK(ahead[0].first == id_of('a'));
    CHECK(ahead[0].second > std::chrono::days(97 * 365));
  }
}

TEST_CASE("of two concurrent writes the later stands and the other is marked as lost") {
  Station a('a');
  Station b('b');
  a.write(vase, Field::ticket_state, "open");
  exchange(a, b);
  a.write(vase, Field::ticket_state, "pending");
  b.clock.advance(1min);
  b.write(vase, Field::ticket_state, "solved");
  exchange(a, b);
  CHECK(a.ticket(vase).text(Field::ticket_state) == "solved");
  const std::vector<HistoryEntry> history = a.replica.history(RecordType::ticket, vase);
  REQUIRE(history.size() == 3);
  CHECK(as_text(history[1].after) == "pending");
  CHECK_FALSE(history[0].lost);
  CHECK(history[1].lost);
  CHECK_FALSE(history[2].lost);
  CHECK(as_text(history[2].before) == "pending");
}

TEST_CASE("a value that was replaced knowingly did not lose") {
  Station a('a');
  Station b('b');
  a.write(vase, Field::ticket_state, "open");
  exchange(a, b);
  b.clock.advance(1min);
  b.write(vase, Field::ticket_state, "solved");
  for (const HistoryEntry& entry : b.replica.history(RecordType::ticket, vase)) CHECK_FALSE(entry.lost);

  SUBCASE("not even when somebody else's write came between") {
    a.write(vase, Field::ticket_state, "pending");
    b.clock.advance(1min);
    b.write(vase, Field::ticket_state, "open");
    a.clock.advance(80s);
    a.write(vase, Field::ticket_state, "closed");  // Between b's two, in stamp order.
    exchange(a, b);
    const auto history = a.replica.history(RecordType::ticket, vase);
    REQUIRE(history.size() == 5);
    CHECK(as_text(history[1].after) == "pending");
    CHECK_FALSE(history[1].lost);
  }
}

TEST_CASE("hearing of a write after the fact does not make it one that was replaced knowingly") {
  Station a('a');
  Station b('b');
  b.write(vase, Field::ticket_state, std::string("solved"));
  a.clock.advance(1min);
  a.write(vase, Field::ticket_state, std::string("pending"));
  a.merge_from(b);
  a.tag(vase, "damaged");  // This change tells that a has heard of b's.
  const std::vector<HistoryEntry> history = a.replica.history(RecordType::ticket, vase);
  REQUIRE(history.size() == 3);
  CHECK(as_text(history[0].after) == "solved");
  CHECK(history[0].lost);
}

TEST_CASE("an edit on a clock that runs behind does not pass for the making of a record") {
  Station a('a');
  Station past('b', std::chrono::sys_days(std::chrono::September / 9 / 2001));
  const Dot made = a.write(vase, Field::ticket_subject, std::string("Cracked vase"));
  past.merge_from(a);
  past.write(vase, Field::ticket_priority, std::string("high"));
  CHECK(past.ticket(vase).creator() == made);
}

TEST_CASE("an addition survives a concurrent removal") {
  Station a('a');
  Station b('b');
  a.tag(vase, "damaged");
  exchange(a, b);
  a.untag(vase, "damaged");
  b.tag(vase, "damaged");
  exchange(a, b);
  CHECK(a.ticket(vase).elements(Field::ticket_tags) == std::vector<std::string>{"damaged"});
  CHECK(b.ticket(vase).elements(Field::ticket_tags) == std::vector<std::string>{"damaged"});
  b.untag(vase, "damaged");
  exchange(a, b);
  CHECK(a.ticket(vase).elements(Field::ticket_tags).empty());
}

TEST_CASE("a removal cancels an addition that arrives after it") {
  Station a('a');
  a.tag(vase, "damaged");
  a.untag(vase, "damaged");
  std::vector<std::string> lines;
  a.replica.visit_lines({}, [&](const Dot&, std::string_view line) { lines.emplace_back(line); });
  Station b('b');
  b.take({lines[1]});
  b.take({lines[0]});
  CHECK(b.ticket(vase).elements(Field::ticket_tags).empty());
  CHECK(a.replica.state().canonical_dump() == b.replica.state().canonical_dump());
}

TEST_CASE("a field that keeps its past has every value that was written, in whatever order they come") {
  Station a('a'), b('b');
  for (const char* state : {"new", "open", "pending"}) a.write(vase, Field::ticket_state, std::string(state));
  b.clock.set(a.clock.now() - 1500ms);
  b.write(vase, Field::ticket_state, std::string("solved"));  // Between open and pending, unaware of either.
  a.write(vase, Field::ticket_subject, std::string("Vase"));
  a.write(vase, Field::ticket_subject, std::string("Vase, broken"));
  const auto past = [](const Station& station, Field field) {
    std::vector<std::string> values;
    for (const Record::Written& one : station.ticket(vase).past(field)) values.emplace_back(as_text(one.value));
    return values;
  };
  exchange(a, b);
  const std::vector<std::string> expected{"new", "open", "solved", "pending"};
  CHECK(past(a, Field::ticket_state) == expected);
  CHECK(past(b, Field::ticket_state) == expected);
  CHECK(past(b, Field::ticket_subject) == std::vector<std::string>{"Vase, broken"});
  CHECK(past(b, Field::ticket_priority).empty());
}

TEST_CASE("one wrong clock among what comes in does not keep the others' from being followed") {
  Station wrong('a', std::chrono::sys_days(std::chrono::January / 1 / 2099));
  Station ahead('b', Time(1'760'000'200'000ms));
  wrong.write(id_of('2'), Field::ticket_state, std::string("open"));
  ahead.write(id_of('3'), Field::ticket_state, std::string("open"));
  wrong.merge_from(ahead);
  Station c('c', Time(1'760'000'000'000ms));
  c.merge_from(wrong);
  c.write(vase, Field::ticket_state, std::string("open"));
  CHECK(c.ticket(vase).created() == ahead.ticket(id_of('3')).created().next());
}
