// Undo and redo.
#include <doctest/doctest.h>

#include "unit/replica/station.h"

using namespace counterbell;
using namespace counterbell::test;
using namespace std::chrono_literals;

namespace {

const Id vase = id_of('1');

/// A station with the ticket in place, made elsewhere, so that edits to it are what gets undone.
struct Editing : Station {
  Editing() : Station('a') {
    Station maker('c');
    maker.write(vase, Field::ticket_state, std::string("open"));
    maker.tag(vase, "damaged");
    merge_from(maker);
  }
  std::string_view state() const { return ticket(vase).text(Field::ticket_state); }
  Result<Dot> undo() { return replica.undo(staff); }
  Result<Dot> redo() { return replica.redo(staff); }
  /// The same station after a reload: a replica over what the journal kept.
  std::unique_ptr<Replica> reloaded() {
    journal.complete();
    std::vector<std::string_view> lines = journal.kept_views();
    random.shuffle(lines);
    auto fresh = std::make_unique<Replica>(replica.id(), test_shop, clock, random, nullptr);
    CHECK(fresh->load(lines).damaged.empty());
    return fresh;
  }
};

std::string text_of(const Replica& replica, Field field) {
  return std::string(replica.state().find(RecordType::ticket, vase)->text(field));
}

}  // namespace

TEST_CASE("undo gives back what was there, redo what was undone, as often as one likes") {
  Editing a;
  a.write(vase, Field::ticket_state, std::string("pending"));
  a.write(vase, Field::ticket_state, std::string("solved"));
  a.write(vase, Field::ticket_priority, std::string("high"));
  for (int round = 0; round < 3; ++round) {
    REQUIRE(a.undo());
    CHECK(a.ticket(vase).get(Field::ticket_priority) == Value{});
    CHECK(a.state() == "solved");
    REQUIRE(a.undo());
    CHECK(a.state() == "pending");
    REQUIRE(a.undo());
    CHECK(a.state() == "open");
    CHECK_FALSE(a.undo());
    REQUIRE(a.redo());
    CHECK(a.state() == "pending");
    REQUIRE(a.redo());
    CHECK(a.state() == "solved");
    REQUIRE(a.redo());
    CHECK(a.ticket(vase).text(Field::ticket_priority) == "high");
    CHECK_FALSE(a.redo());
  }
  CHECK(a.replica.next_undo()->operations[0].writes[0].field == Field::ticket_priority);
  CHECK_FALSE(a.replica.next_redo());
}

TEST_CASE("a new change ends what could be redone") {
  Editing a;
  a.write(vase, Field::ticket_state, std::string("pending"));
  REQUIRE(a.undo());
  a.write(vase, Field::ticket_priority, std::string("low"));
  const Result<Dot> redone = a.redo();
  REQUIRE_FALSE(redone);
  CHECK(redone.error().kind == ErrorKind::not_found);
}

TEST_CASE("undo and redo go on after a reload") {
  Editing a;
  a.write(vase, Field::ticket_state, std::string("pending"));
  a.write(vase, Field::ticket_state, std::string("solved"));
  a.write(vase, Field::ticket_state, std::string("closed"));
  REQUIRE(a.undo());
  REQUIRE(a.undo());
  REQUIRE(a.redo());
  CHECK(a.state() == "solved");
  const auto fresh = a.reloaded();
  CHECK(fresh->state().canonical_dump() == a.replica.state().canonical_dump());
  REQUIRE(fresh->redo(a.staff));
  CHECK(text_of(*fresh, Field::ticket_state) == "closed");
  CHECK_FALSE(fresh->redo(a.staff));
  REQUIRE(fresh->undo(a.staff));
  REQUIRE(fresh->undo(a.staff));
  CHECK(text_of(*fresh, Field::ticket_state) == "pending");
  REQUIRE(fresh->undo(a.staff));
  CHECK(text_of(*fresh, Field::ticket_state) == "open");
  CHECK_FALSE(fresh->undo(a.staff));
}

TEST_CASE("what somebody else has written since is left alone") {
  Editing a;
  a.replica.commit({{RecordType::ticket,
                     vase,
                     {{Field::ticket_state, std::string("pending")}, {Field::ticket_priority, std::string("high")}},
                     {}}},
                   a.staff);
  Station b('b');
  b.merge_from(a);
  b.clock.advance(1min);
  b.write(vase, Field::ticket_state, std::string("solved"));
  a.merge_from(b);

  SUBCASE("the rest is given back") {
    REQUIRE(a.undo());
    CHECK(a.state() == "solved");
    CHECK(a.ticket(vase).get(Field::ticket_priority) == Value{});
    REQUIRE(a.redo());
    CHECK(a.state() == "solved");
    CHECK(a.ticket(vase).text(Field::ticket_priority) == "high");
  }
  SUBCASE("when nothing is left, undo says so and goes on to the change before") {
    b.clock.advance(1min);
    b.write(vase, Field::ticket_priority, std::string("urgent"));
    a.merge_from(b);
    const std::string before = a.replica.state().canonical_dump();
    const Result<Dot> undone = a.undo();
    REQUIRE_FALSE(undone);
    CHECK(undone.error().kind == ErrorKind::invalid);
    CHECK(a.replica.state().canonical_dump() == before);
    CHECK_FALSE(a.replica.next_undo());
  }
  SUBCASE("also when it is the same value: it is theirs now") {
    b.write(vase, Field::ticket_state, std::string("pending"));
    a.merge_from(b);
    REQUIRE(a.undo());
    CHECK(a.state() == "pending");
  }
}

TEST_CASE("undo takes back tags") {
  Editing a;
  a.tag(vase, "fragile");
  a.untag(vase, "damaged");
  const auto tags = [&] { return a.ticket(vase).elements(Field::ticket_tags); };
  using Tags = std::vector<std::string>;
  CHECK(tags() == Tags{"fragile"});
  REQUIRE(a.undo());
  CHECK(tags() == Tags{"damaged", "fragile"});
  REQUIRE(a.undo());
  CHECK(tags() == Tags{"damaged"});
  REQUIRE(a.redo());
  REQUIRE(a.redo());
  CHECK(tags() == Tags{"fragile"});
  REQUIRE(a.undo());
  CHECK(tags() == Tags{"damaged", "fragile"});

  SUBCASE("but not the same tag from somebody else") {
    Station b('b');
    b.merge_from(a);
    b.tag(vase, "fragile");
    a.merge_from(b);
    REQUIRE(a.undo());
    CHECK(tags() == Tags{"damaged", "fragile"});
  }
}

TEST_CASE("undoing what made a record sets the flag that stands for gone") {
  Editing a;
  const Id lamp = id_of('2');
  const Id word = id_of('4');
  a.replica.commit({{RecordType::ticket, lamp, {{Field::ticket_subject, std::string("Lamp")}}, {}},
                    {RecordType::message, word, {{Field::message_ticket, lamp}}, {}}},
                   a.staff);
  const auto gone = [&] {
    return a.ticket(lamp).flag(Field::ticket_trashed) &&
           a.replica.state().find(RecordType::message, word)->flag(Field::message_withdrawn);
  };
  REQUIRE(a.undo());
  CHECK(gone());
  CHECK(a.ticket(lamp).text(Field::ticket_subject) == "Lamp");
  REQUIRE(a.redo());
  CHECK_FALSE(gone());
  REQUIRE(a.undo());
  CHECK(gone());
}

TEST_CASE("a record without such a flag stays") {
  Station a('a');
  a.replica.commit({{RecordType::shop, test_shop, {{Field::shop_name, std::string("Lamps & Vases")}}, {}}}, {});
  CHECK_FALSE(a.replica.undo(a.staff));
  CHECK(a.replica.state().find(RecordType::shop, test_shop)->text(Field::shop_name) == "Lamps & Vases");
}

TEST_CASE("undo marks its change and names the one it undoes") {
  Editing a;
  const Dot done = a.write(vase, Field::ticket_state, std::string("pending"));
  const Result<Dot> undone = a.undo();
  REQUIRE(undone);
  CHECK(parse_line(*a.replica.line(*undone))->change.undoes == done);
  CHECK(a.replica.history(RecordType::ticket, vase).back().is_undo);
}

TEST_CASE("another replica's change can be taken back, and that is no undo of this station's") {
  Editing a;
  a.write(vase, Field::ticket_priority, std::string("high"));
  Station b('b');
  b.merge_from(a);
  const Dot theirs = b.write(vase, Field::ticket_state, std::string("solved"));
  a.merge_from(b);
  const Result<Dot> taken = a.replica.take_back(theirs, a.staff);
  REQUIRE(taken);
  CHECK(a.state() == "open");
  CHECK(parse_line(*a.replica.line(*taken))->change.undoes == theirs);
  CHECK(a.replica.next_undo()->operations[0].writes[0].field == Field::ticket_priority);
  CHECK(a.reloaded()->next_undo()->operations[0].writes[0].field == Field::ticket_priority);
  CHECK_FALSE(a.replica.next_redo());
  CHECK_FALSE(a.replica.take_back(theirs, a.staff));
}
