// Forks: one replica id used twice, by a copied profile or a restored backup. Seen, named, and nothing lost.
#include <doctest/doctest.h>

#include <algorithm>

#include "replica/log/causality.h"
#include "unit/replica/station.h"

using namespace counterbell;
using namespace counterbell::test;

namespace {

const Id vase = id_of('1');
const Dot forked{id_of('a'), 2};

std::vector<std::string> lines_of(const Replica& replica) {
  std::vector<std::string> lines;
  replica.visit_lines({}, [&](const Dot&, std::string_view line) { lines.emplace_back(line); });
  return lines;
}

/// A station and a copy of its profile, which both went on after their first change.
struct Copied {
  Copied() : copy('a') {
    copy.random = SeededRandom(99);
    a.write(vase, Field::ticket_state, std::string("open"));
    copy.take(lines_of(a.replica));
    copy.replica.load(std::span<const KeptLine>());
    a.write(vase, Field::ticket_state, std::string("pending"));
    copy.write(vase, Field::ticket_subject, std::string("Vase"));
    copy.write(vase, Field::ticket_priority, std::string("high"));
  }
  Station a{'a'};
  Station copy;
};

}  // namespace

TEST_CASE("two changes with one name are a fork: seen, named, and both count") {
  const Copied shop;
  Station b('b');
  b.merge_from(shop.a);
  b.take(lines_of(shop.copy.replica));
  REQUIRE(b.replica.forks().size() == 1);
  CHECK(b.replica.forks()[0].dot == forked);
  CHECK(b.replica.forks()[0].ours == *shop.a.replica.hash(forked));
  CHECK(b.replica.forks()[0].theirs == *shop.copy.replica.hash(forked));
  CHECK(b.ticket(vase).text(Field::ticket_state) == "pending");
  CHECK(b.ticket(vase).text(Field::ticket_subject) == "Vase");
  CHECK(b.ticket(vase).text(Field::ticket_priority) == "high");
  CHECK(lines_of(b.replica).size() == 4);
  CHECK(b.replica.history(RecordType::ticket, vase).size() == 4);

  SUBCASE("also when only the one after it arrives, before or after") {
    Station c('c');
    c.take({lines_of(shop.copy.replica)[2]});
    CHECK(c.replica.forks().empty());
    c.take(lines_of(shop.a.replica));
    REQUIRE(c.replica.forks().size() == 1);
    CHECK(c.replica.forks()[0].dot == forked);
  }
  SUBCASE("seen again it is not reported again") {
    CHECK(b.take(lines_of(shop.copy.replica)) == 0);
    CHECK(b.replica.forks().size() == 1);
  }
}

TEST_CASE("whatever way the branches of a fork come, the same comes of them") {
  const Copied shop;
  std::vector<std::string> lines = lines_of(shop.a.replica);
  lines.push_back(lines_of(shop.copy.replica)[1]);
  lines.push_back(lines_of(shop.copy.replica)[2]);
  std::ranges::sort(lines);
  std::string state, file;
  do {
    Station station('b');
    for (const std::string& line : lines) station.take({line});
    if (state.empty()) {
      state = station.replica.state().canonical_dump();
      file = canonical_file(station.replica);
    }
    REQUIRE(station.replica.state().canonical_dump() == state);
    REQUIRE(canonical_file(station.replica) == file);
    REQUIRE(station.replica.forks().size() == 1);
    REQUIRE(station.replica.forks()[0].dot == forked);
  } while (std::ranges::next_permutation(lines).found);
}

TEST_CASE("both changes of one name travel, even to who has that name already") {
  const Copied shop;
  Station b('b');
  b.merge_from(shop.a);
  b.take(lines_of(shop.copy.replica));
  Station c('c');
  c.merge_from(shop.a);
  std::string file;
  ExchangeWriter writer(b.replica, c.replica.have(), false);
  CHECK(writer.changes_total() == 3);
  while (writer.write(file)) {
  }
  CHECK(writer.changes_written() == 3);
  Result<ExchangeFile> read = read_file(file);
  REQUIRE(read);
  const Result<ImportPreview> shown = preview(c.replica, *read);
  REQUIRE(shown);
  CHECK(shown->changes_new == 2);
  CHECK(shown->changes_known == 1);
  REQUIRE(shown->forks.size() == 1);
  CHECK(shown->forks[0].dot == forked);
  Import import(c.replica, *std::move(read));
  import.step(10);
  CHECK(canonical_file(c.replica) == canonical_file(b.replica));
}

TEST_CASE("a station that meets its own id elsewhere goes on under a fresh one") {
  Copied shop;
  REQUIRE_FALSE(shop.a.replica.is_id_shared());
  shop.a.take(lines_of(shop.copy.replica));
  REQUIRE(shop.a.replica.is_id_shared());
  const Id fresh = shop.a.replica.renew_id();
  CHECK(fresh != id_of('a'));
  CHECK_FALSE(shop.a.replica.is_id_shared());
  CHECK_FALSE(shop.a.replica.next_undo());
  const Dot next = shop.a.write(vase, Field::ticket_state, std::string("closed"));
  CHECK(next == Dot{fresh, 1});
  const Change change = parse_line(*shop.a.replica.line(next))->change;
  CHECK(change.after == [] {
    VersionVector after;
    after.add(id_of('a'), {1, 3});
    return after;
  }());
  CHECK(shop.a.ticket(vase).text(Field::ticket_state) == "closed");
}

TEST_CASE("a restored backup learns that it is one before what is ahead of it is kept") {
  Station a('a');
  a.write(vase, Field::ticket_state, std::string("open"));
  Station restored('a');
  {
    const std::vector<std::string> kept = lines_of(a.replica);
    restored.replica.load(std::vector<std::string_view>(kept.begin(), kept.end()));
  }
  a.write(vase, Field::ticket_state, std::string("solved"));
  Result<ExchangeFile> file = read_file(canonical_file(a.replica));
  REQUIRE(file);
  Import import(restored.replica, *std::move(file));
  CHECK(restored.replica.is_id_shared());
  CHECK(restored.journal.waiting() == 0);
  restored.replica.renew_id();
  import.step(10);
  CHECK_FALSE(restored.replica.is_id_shared());
  CHECK(restored.replica.forks().empty());
  CHECK(restored.ticket(vase).text(Field::ticket_state) == "solved");
}

TEST_CASE("a station that hears of a change of its own that it never made goes on under a fresh id") {
  Station a('a');
  a.write(vase, Field::ticket_state, std::string("open"));
  Station copy('a');
  {
    const std::vector<std::string> kept = lines_of(a.replica);
    copy.replica.load(std::vector<std::string_view>(kept.begin(), kept.end()));
  }
  a.tag(vase, "vip");
  Station b('b');
  b.merge_from(a);
  b.untag(vase, "vip");
  REQUIRE_FALSE(copy.replica.is_id_shared());
  copy.take({lines_of(b.replica).back()});  // The removal alone: it names a change of this very id.
  REQUIRE(copy.replica.is_id_shared());
  copy.replica.renew_id();
  copy.tag(vase, "vip");
  CHECK(copy.ticket(vase).has_element(Field::ticket_tags, "vip"));
}

TEST_CASE("its own file, or an older one of its own, makes no station doubt its id") {
  Station a('a');
  a.write(vase, Field::ticket_state, std::string("open"));
  Result<ExchangeFile> file = read_file(canonical_file(a.replica));
  REQUIRE(file);
  a.write(vase, Field::ticket_state, std::string("solved"));
  Import import(a.replica, *std::move(file));
  import.step(10);
  CHECK_FALSE(a.replica.is_id_shared());
}

TEST_CASE("who had seen what is known also where both branches of a fork name the same changes") {
  const Id receiver = id_of('a');
  const Id sender = id_of('b');
  const auto range = [&](std::uint64_t first, std::uint64_t last) {
    VersionVector after;
    after.add(sender, {first, last});
    return after;
  };
  Causality causality;
  causality.note({receiver, 2}, range(1, 5));
  causality.note({receiver, 8}, range(4, 9));
  CHECK(causality.had_seen({receiver, 3}, {sender, 4}));
  CHECK_FALSE(causality.had_seen({receiver, 3}, {sender, 6}));
  CHECK(causality.had_seen({receiver, 8}, {sender, 9}));
  CHECK_FALSE(causality.had_seen({receiver, 1}, {sender, 1}));
}
