// The log: loading, saving, forks, and what a newer version wrote.
#include <doctest/doctest.h>

#include <algorithm>

#include <nlohmann/json.hpp>

#include "unit/replica/station.h"

using namespace counterbell;
using namespace counterbell::test;
using namespace std::chrono_literals;

namespace {

const Id vase = id_of('1');

std::vector<std::string> lines_of(const Replica& replica) {
  std::vector<std::string> lines;
  replica.visit_lines({}, [&](const Dot&, std::string_view line) { lines.emplace_back(line); });
  return lines;
}

}  // namespace

TEST_CASE("a change is pending until the journal says otherwise") {
  Station a('a');
  std::vector<bool> outcomes;
  const auto note = [&](Result<void> outcome) { outcomes.push_back(outcome.has_value()); };
  a.replica.commit({{RecordType::ticket, vase, {{Field::ticket_state, std::string("open")}}, {}}}, a.staff, note);
  CHECK(outcomes.empty());
  CHECK(a.replica.save_status().pending == 1);
  CHECK(a.replica.save_status().saved == 0);

  a.journal.fail({ErrorKind::storage, tr("The disk is full.")});
  CHECK(outcomes == std::vector<bool>{false});
  CHECK(a.replica.save_status().pending == 1);
  REQUIRE(a.replica.save_status().trouble);
  CHECK(a.replica.save_status().trouble->message.english() == "The disk is full.");

  a.journal.complete();
  CHECK(outcomes == std::vector<bool>{false, true});
  CHECK(a.replica.save_status().pending == 0);
  CHECK(a.replica.save_status().saved == 1);
  CHECK_FALSE(a.replica.save_status().trouble);
}

TEST_CASE("the journal may answer after the replica is gone") {
  MemoryJournal journal;
  FakeClock clock;
  SeededRandom random(6);
  {
    Replica replica(id_of('a'), test_shop, clock, random, &journal);
    replica.commit({{RecordType::ticket, vase, {}, {}}}, {});
  }
  journal.complete();
  CHECK(journal.kept().size() == 1);
}

TEST_CASE("what the journal kept is all there after a start, in whatever order it comes back, twice if need be") {
  Station a('a');
  Station b('b');
  b.write(vase, Field::ticket_subject, std::string("Cracked vase"));
  a.merge_from(b);
  a.write(vase, Field::ticket_state, std::string("open"));
  a.tag(vase, "damaged");
  a.untag(vase, "damaged");
  a.journal.complete();
  std::vector<std::string_view> lines = a.journal.kept_views();
  lines.insert(lines.end(), lines.begin(), lines.end());
  for (int round = 0; round < 20; ++round) {
    a.random.shuffle(lines);
    Replica fresh(a.replica.id(), test_shop, a.clock, a.random, &a.journal);
    const Replica::LoadReport report = fresh.load(lines);
    CHECK(report.changes == 4);
    CHECK(report.damaged.empty());
    CHECK(fresh.state().canonical_dump() == a.replica.state().canonical_dump());
    CHECK(fresh.have() == a.replica.have());
    CHECK(fresh.forks().empty());
  }
  CHECK(a.journal.waiting() == 0);

  SUBCASE("and the next change goes on from there") {
    Replica fresh(a.replica.id(), test_shop, a.clock, a.random, nullptr);
    fresh.load(lines);
    const Dot next = fresh.commit({{RecordType::ticket, vase, {}, {}}}, {});
    CHECK(next == Dot{id_of('a'), 4});
    const Change change = parse_line(*fresh.line(next))->change;
    CHECK(change.previous == *fresh.hash({id_of('a'), 3}));
    CHECK(change.after.empty());
  }
}

TEST_CASE("damaged lines are reported and the others taken") {
  Station a('a');
  a.write(vase, Field::ticket_state, std::string("open"));
  a.write(vase, Field::ticket_state, std::string("solved"));
  std::vector<std::string> lines = lines_of(a.replica);
  lines[0][10] = '!';
  const std::vector<std::string_view> views(lines.begin(), lines.end());
  Replica fresh(a.replica.id(), test_shop, a.clock, a.random, nullptr);
  const Replica::LoadReport report = fresh.load(views);
  CHECK(report.changes == 1);
  CHECK(report.damaged.size() == 1);
  CHECK(fresh.state().find(RecordType::ticket, vase)->text(Field::ticket_state) == "solved");
  CHECK(fresh.have().gaps().size() == 1);
}

TEST_CASE("a merge is one transaction with just the new lines") {
  Station a('a');
  Station b('b');
  b.write(vase, Field::ticket_state, std::string("open"));
  a.merge_from(b);
  b.write(vase, Field::ticket_state, std::string("pending"));
  b.write(vase, Field::ticket_state, std::string("solved"));
  CHECK(a.take(lines_of(b.replica)) == 2);
  CHECK(a.journal.waiting() == 2);
  CHECK(a.take(lines_of(b.replica)) == 0);
  CHECK(a.journal.waiting() == 2);
}

TEST_CASE("a change names what its replica got since the one before") {
  Station a('a');
  Station b('b');
  b.write(vase, Field::ticket_state, std::string("open"));
  b.write(vase, Field::ticket_state, std::string("pending"));
  a.merge_from(b);
  const auto after = [&](const Dot& dot) { return parse_line(*a.replica.line(dot))->change.after; };
  const VersionVector first = after(a.write(vase, Field::ticket_state, std::string("solved")));
  CHECK(VersionVector::text(first.ranges().at(id_of('b'))) == "1-2");
  CHECK(after(a.write(vase, Field::ticket_state, std::string("closed"))).empty());
}

TEST_CASE("what a newer version wrote is kept, counted apart, and passed on byte for byte") {
  Station a('a');
  a.write(vase, Field::ticket_state, std::string("open"));
  nlohmann::json newer = nlohmann::json::parse(lines_of(a.replica)[0]);
  newer["replica"] = std::string(32, 'b');
  newer["ops"][0]["set"]["state"] = "escalated";
  newer["ops"][0]["set"]["warranty"] = {{"until", 2030}};
  newer["ops"].push_back({{"about", "waybill/" + std::string(32, '4')}, {"set", {{"carrier", "post"}}}});
  newer["zone"] = "Europe/Berlin";
  const std::string line = newer.dump();

  Station b('c');
  CHECK(b.take({line}) == 1);
  const Dot dot{id_of('b'), 1};
  CHECK(b.replica.have().contains(dot));
  CHECK_FALSE(b.replica.applied().contains(dot));
  CHECK(b.ticket(vase).text(Field::ticket_state) == "escalated");
  CHECK(canonical_file(b.replica).contains(line));

  const Result<ExchangeFile> file = read_file(canonical_file(b.replica));
  REQUIRE(file);
  const Result<ImportPreview> shown = preview(a.replica, *file);
  REQUIRE(shown);
  CHECK(shown->changes_not_understood == 1);
  a.take(test::lines_of(file->changes));
  CHECK(a.replica.line(dot) == line);
}

TEST_CASE("a change beyond all measure is not made, and said so") {
  Station a('a');
  std::optional<Error> told;
  const Dot dot =
      a.replica.commit({{RecordType::ticket, vase, {{Field::ticket_subject, std::string(max_line_bytes, 'x')}}, {}}},
                       a.staff, [&](Result<void> outcome) { told = outcome.error(); });
  CHECK(dot == Dot{});
  REQUIRE(told);
  CHECK(a.replica.have().empty());
  CHECK(a.journal.waiting() == 0);
}

TEST_CASE("whoever listens is told of every change and what it altered") {
  Station a('a');
  Station b('b');
  std::vector<std::pair<Dot, std::size_t>> told;
  a.replica.listen([&](const Change& change, std::span<const State::Alteration> alterations) {
    told.emplace_back(change.dot, alterations.size());
  });
  b.write(vase, Field::ticket_state, std::string("open"));
  b.clock.advance(1min);
  b.write(vase, Field::ticket_state, std::string("solved"));
  const std::vector<std::string> lines = lines_of(b.replica);
  a.take({lines[1]});
  a.take({lines[0]});
  const Dot own = a.tag(vase, "damaged");
  using Told = std::vector<std::pair<Dot, std::size_t>>;
  CHECK(told == Told{{{id_of('b'), 2}, 1}, {{id_of('b'), 1}, 0}, {own, 1}});
}
