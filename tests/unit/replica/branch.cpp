// One replica's changes in the log, and things found by their ids.
#include <doctest/doctest.h>

#include <algorithm>
#include <deque>
#include <map>

#include "model/id_table.h"
#include "replica/log/branch.h"
#include "unit/fakes.h"

using namespace counterbell;

TEST_CASE("a branch gives its changes in order, however they came") {
  test::SeededRandom random(3);
  std::deque<Origin> origins;
  std::map<std::pair<std::uint64_t, ChainHash>, const Origin*> expected;
  Branch branch;
  for (int i = 0; i < 3000; ++i) {
    // Few enough numbers that many are given twice, as after a fork, and some lie in pages far away.
    const std::uint64_t seq = 1 + random.below(1500) + (random.one_in(10) ? std::uint64_t{1} << 40 : 0);
    const ChainHash hash{static_cast<std::uint8_t>(random.below(4))};
    const bool is_there = expected.contains({seq, hash});
    CHECK((branch.find(seq, hash) != nullptr) == is_there);
    if (is_there) continue;
    const Origin& origin = origins.emplace_back(Stamp{}, seq, hash);
    expected.emplace(std::pair(seq, hash), &origin);
    CHECK(branch.insert({.seq = seq, .origin = &origin, .line = {}, .undoes = {}}).origin == &origin);
  }
  auto next = expected.begin();
  for (const LogEntry& entry : branch.entries()) {
    REQUIRE(next != expected.end());
    CHECK(entry.origin == next->second);
    CHECK(branch.find(entry.seq, entry.origin->hash) == &entry);
    CHECK(std::ranges::is_sorted(branch.numbered(entry.seq), {}, [](const LogEntry& one) { return one.origin->hash; }));
    ++next;
  }
  CHECK(next == expected.end());
  CHECK(branch.last([](const LogEntry&) { return true; })->origin == expected.rbegin()->second);
  const std::uint64_t lowest = expected.begin()->first.first;
  CHECK(branch.last([&](const LogEntry& entry) { return entry.seq == lowest; })->seq == lowest);
  CHECK(branch.last([](const LogEntry&) { return false; }) == nullptr);
}

TEST_CASE("a table of ids finds what it holds, and where ids begin or end alike") {
  struct Thing {
    explicit Thing(const Id& its_id) : the_id(its_id) {}
    const Id& id() const { return the_id; }
    Id the_id;
  };
  IdTable<Thing> table;
  CHECK(table.find(Id{}) == nullptr);
  std::vector<Id> ids;
  for (std::uint8_t first = 0; first < 40; ++first) {
    for (std::uint8_t last = 0; last < 40; ++last)
      ids.push_back(Id{{first, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, last}});
  }
  std::vector<const Thing*> made;
  for (const Id& id : ids) {
    CHECK(table.find(id) == nullptr);
    made.push_back(&table.get(id));
  }
  CHECK(table.size() == ids.size());
  for (std::size_t i = 0; i < ids.size(); ++i) {
    CHECK(table.find(ids[i]) == made[i]);
    CHECK(&table.get(ids[i]) == made[i]);
  }
  CHECK(std::ranges::equal(table, ids, {}, &Thing::the_id));
}
