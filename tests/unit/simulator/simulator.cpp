// The simulator itself: that a seed replays exactly, that the oracle can complain, and that a story is short.
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>

#include "simulator/oracle.h"
#include "simulator/simulator.h"
#include "unit/replica/station.h"

using namespace counterbell;
using namespace counterbell::simulator;

namespace {

const Id vase = test::id_of('1');

LineSet lines_of(const Replica& replica, Lines& lines) {
  LineSet set;
  replica.visit_lines({}, [&](const Dot&, std::string_view text) {
    const OracleLine* line = lines.read(text);
    REQUIRE(line != nullptr);
    set.emplace(key_of(*line), line);
  });
  return set;
}

}  // namespace

TEST_CASE("a seed is the same shop each time, step by step") {
  const Script script = make_script(7);
  REQUIRE(script.steps.size() > 10);
  Story first, second;
  CHECK_FALSE(World(script, &first).run().has_value());
  CHECK_FALSE(World(make_script(7), &second).run().has_value());
  CHECK(first.size() >= script.steps.size() / 2);
  CHECK(first == second);
}

TEST_CASE("every kind of step comes up") {
  std::set<StepKind> kinds;
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    for (const Step& step : make_script(seed).steps) kinds.insert(step.kind);
  }
  CHECK(kinds.size() == step_kind_count);
}

TEST_CASE("a few shops hold on every platform") {
  for (std::uint64_t seed = 1; seed <= 25; ++seed) {
    const Run done = run(make_script(seed));
    CHECK_MESSAGE(!done.complaint, "seed " << seed << ": " << done.complaint.value_or(""));
    CHECK(done.changes > 0);
  }
}

TEST_CASE("the oracle knows the state, file and history of a plain shop, and tells when one differs") {
  test::Station a('a'), b('b');
  a.write(vase, Field::ticket_state, std::string("open"));
  a.tag(vase, "damaged");
  b.merge_from(a);
  b.write(vase, Field::ticket_state, std::string("pending"));
  a.write(vase, Field::ticket_state, std::string("solved"));
  b.untag(vase, "damaged");
  a.merge_from(b);
  Lines lines;
  const LineSet all = lines_of(a.replica, lines);
  const Oracle oracle(all);
  CHECK(oracle.dump() == a.replica.state().canonical_dump());
  CHECK(oracle.file(test::test_shop.text()) == canonical_file(a.replica));
  CHECK(oracle.history(RecordType::ticket, vase.text()).contains(" lost\n"));
  CHECK(oracle.forks().empty());

  LineSet fewer = all;
  fewer.erase(fewer.begin());
  CHECK(Oracle(fewer).dump() != oracle.dump());
  CHECK(Oracle(fewer).have() != oracle.have());
}

TEST_CASE("a device that lost a kept change is found out") {
  Lines lines;
  Disk disk{.replica = test::id_of('a'), .shop = test::test_shop};
  Device device("Till", disk, Time(std::chrono::milliseconds(1'760'000'000'000)));
  REQUIRE_FALSE(device.start(lines).has_value());
  REQUIRE(device.desk->shop().set_up({.shop_name = "Gifts", .your_name = "Mia"}).has_value());
  REQUIRE(device.desk->tickets().open({.subject = "Vase"}).has_value());
  learn(device.known, device.journal.take_new(), lines);
  CHECK(device.known.size() == 2);
  CHECK_FALSE(check_saved(device).has_value());
  device.save_all(lines);
  CHECK_FALSE(check_saved(device).has_value());
  CHECK_FALSE(Verdict(device.known, test::test_shop.text()).compare(device).has_value());
  CHECK_FALSE(device.compact().has_value());
  CHECK_FALSE(device.start(lines).has_value());
  CHECK_FALSE(check_lines(device).has_value());

  const OracleLine* other = lines.read(
      R"({"ops":[],"prev":"00000000000000000000000000000000","replica":"ffffffffffffffffffffffffffffffff","seq":1,"stamp":"0199c82cc000-000000"})");
  REQUIRE(other != nullptr);
  device.known.emplace(key_of(*other), other);
  CHECK(check_lines(device).has_value());
  CHECK(check_saved(device).has_value());
}
