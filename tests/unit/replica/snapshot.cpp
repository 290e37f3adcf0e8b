// The snapshot: a replica that was read from one is the replica that it was made of.
#include <doctest/doctest.h>

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "replica/change/erasure.h"
#include "replica/snapshot/snapshot.h"
#include "unit/replica/station.h"

using namespace counterbell;
using test::id_of;
using test::Station;

namespace {

const Id vase = id_of('a'), cup = id_of('b');

/// What a device keeps of a snapshot.
struct Kept {
  std::string index;
  std::map<Snapshot::Key, std::string> blocks;

  /// Brings it up to date; how many blocks that took.
  std::size_t keep(Snapshot& snapshot) {
    std::size_t taken = 0;
    for (; std::optional<Snapshot::Block> block = snapshot.next_altered(); ++taken) {
      blocks[block->key] = std::move(block->bytes);
    }
    index = snapshot.index();
    return taken;
  }

  bool read(Snapshot& snapshot) const {
    if (!snapshot.begin(index)) return false;
    for (const auto& [key, bytes] : blocks) {
      if (!snapshot.take(bytes)) return false;
    }
    return snapshot.finish();
  }
};

/// Some of everything a state can hold.
void fill(Station& station, Station& other) {
  station.write(vase, Field::ticket_subject, std::string("Vase, broken"));
  for (const char* state : {"new", "pending", "open"}) station.write(vase, Field::ticket_state, std::string(state));
  station.write(vase, Field::ticket_customer, id_of('c'));
  station.write(vase, Field::ticket_opened_at, std::int64_t{-5});
  station.write(vase, Field::ticket_trashed, false);
  station.write(cup, Field::ticket_state, std::string("a state of a newer version"));
  for (int i = 0; i < 70; ++i) station.write(cup, Field::ticket_want, std::string("want ") + std::to_string(i));
  station.tag(vase, "fragile");
  station.tag(cup, "");
  station.untag(vase, "fragile");
  other.merge_from(station);
  other.write(cup, Field::ticket_subject, Value{});
  other.tag(vase, "gift");
  station.merge_from(other);
  station.write(vase, Field::ticket_priority, std::string("high"));
  REQUIRE(station.replica.undo(station.staff));
}

std::vector<std::string> lines_of(const Replica& replica) {
  std::vector<std::string> lines;
  replica.visit_lines({}, [&](const Dot&, std::string_view line) { lines.emplace_back(line); });
  return lines;
}

/// A station that starts as `of` did, from a snapshot.
struct Started : Station {
  Started(char name, const Kept& kept) : Station(name), snapshot(replica) { is_read = kept.read(snapshot); }
  Snapshot snapshot;
  bool is_read = false;
};

}  // namespace

TEST_CASE("a replica read from its snapshot is the same, and goes on as it would have") {
  Station a('1'), b('2');
  fill(a, b);
  Snapshot snapshot(a.replica);
  Kept kept;
  CHECK(kept.keep(snapshot) > 0);

  Started again('1', kept);
  REQUIRE(again.is_read);
  CHECK(again.replica.state().canonical_dump() == a.replica.state().canonical_dump());
  CHECK(again.replica.have() == a.replica.have());
  CHECK(again.replica.applied() == a.replica.applied());
  CHECK_FALSE(again.replica.has_all_lines());
  CHECK(lines_of(again.replica).empty());

  const std::vector<std::string> lines = lines_of(a.replica);
  again.replica.load(std::vector<std::string_view>(lines.begin(), lines.end()));
  CHECK(again.replica.has_all_lines());
  CHECK(lines_of(again.replica) == lines);
  CHECK(again.replica.next_redo().has_value());

  // Both go on alike: the next change is the same, bit for bit.
  again.clock = a.clock;
  again.random = a.random;
  a.write(vase, Field::ticket_subject, std::string("Vase, mended"));
  again.write(vase, Field::ticket_subject, std::string("Vase, mended"));
  CHECK(lines_of(again.replica) == lines_of(a.replica));
  CHECK(again.replica.history(RecordType::ticket, cup).size() == a.replica.history(RecordType::ticket, cup).size());
}

TEST_CASE("a snapshot is brought up to date by the blocks that were altered") {
  Station a('1');
  for (int i = 0; i < 3000; ++i) {
    Id id;
    id.bytes = {static_cast<std::uint8_t>(i), static_cast<std::uint8_t>(i >> 8), 1};
    a.write(id, Field::ticket_subject, std::to_string(i));
  }
  Snapshot snapshot(a.replica);
  Kept kept;
  CHECK(kept.keep(snapshot) == 4);  // One of changes, three of tickets.
  CHECK(kept.keep(snapshot) == 0);
  a.write(a.replica.state().find(RecordType::ticket, Id{{7, 0, 1}})->id(), Field::ticket_want, std::string("new"));
  CHECK(kept.keep(snapshot) == 2);  // The newest changes, and the first tickets.

  Started again('1', kept);
  REQUIRE(again.is_read);
  CHECK(again.replica.state().canonical_dump() == a.replica.state().canonical_dump());
  CHECK(again.snapshot.next_altered() == std::nullopt);
  again.write(Id{{9, 9, 9}}, Field::ticket_subject, std::string("one more"));
  CHECK(kept.keep(again.snapshot) == 2);
  Started third('1', kept);
  REQUIRE(third.is_read);
  CHECK(third.replica.state().canonical_dump() == again.replica.state().canonical_dump());
  again.snapshot.forget();
  CHECK(kept.keep(again.snapshot) == 4);
}

TEST_CASE("a change that came after the snapshot is taken in beside it") {
  Station a('1');
  a.write(vase, Field::ticket_subject, std::string("Vase"));
  Snapshot snapshot(a.replica);
  Kept kept;
  kept.keep(snapshot);
  a.write(vase, Field::ticket_subject, std::string("Two vases"));
  Started again('1', kept);
  REQUIRE(again.is_read);
  const std::vector<std::string> lines = lines_of(a.replica);
  const std::vector<std::string_view> newest{lines.back()}, all(lines.begin(), lines.end());
  CHECK(again.replica.load(newest).changes == 1);
  CHECK(again.ticket(vase).text(Field::ticket_subject) == "Two vases");
  CHECK_FALSE(again.replica.has_all_lines());
  CHECK(again.replica.load(all).changes == 0);
  CHECK(again.replica.has_all_lines());
  CHECK(again.replica.state().canonical_dump() == a.replica.state().canonical_dump());
}

TEST_CASE("a snapshot that is damaged, of another replica or mixed with an older one is refused") {
  Station a('1');
  a.write(vase, Field::ticket_subject, std::string("Vase"));
  Snapshot snapshot(a.replica);
  Kept kept;
  kept.keep(snapshot);
  CHECK_FALSE(Started('2', kept).is_read);
  CHECK_FALSE(Started('1', Kept{}).is_read);
  for (std::size_t at = 0; at < kept.index.size(); ++at) {
    Kept damaged = kept;
    damaged.index[at] = static_cast<char>(damaged.index[at] ^ 1);
    CHECK_FALSE(Started('1', damaged).is_read);
    damaged.index.resize(at);
    CHECK_FALSE(Started('1', damaged).is_read);
  }
  for (const auto& [key, bytes] : kept.blocks) {
    Kept damaged = kept;
    damaged.blocks[key].back() ^= 1;
    CHECK_FALSE(Started('1', damaged).is_read);
    damaged.blocks.erase(key);
    CHECK_FALSE(Started('1', damaged).is_read);
  }
  Kept mixed = kept;
  a.write(vase, Field::ticket_subject, std::string("Two vases"));
  kept.keep(snapshot);
  mixed.index = kept.index;
  CHECK_FALSE(Started('1', mixed).is_read);
}

TEST_CASE("what was erased after the snapshot stays erased when its lines come") {
  Station a('1'), b('2');
  a.write(vase, Field::ticket_subject, std::string("Vase"));
  const std::vector<std::string> before = lines_of(a.replica);
  Snapshot snapshot(a.replica);
  Kept kept;
  kept.keep(snapshot);
  b.merge_from(a);
  Operation erasure{RecordType::ticket, vase, {}, {}};
  erasure.erases = true;
  b.replica.commit({erasure}, b.staff);
  const std::string erased = lines_of(b.replica).back();

  Started again('1', kept);
  REQUIRE(again.is_read);
  CHECK(again.ticket(vase).text(Field::ticket_subject) == "Vase");
  again.take({erased});
  CHECK(again.ticket(vase).text(Field::ticket_subject).empty());
  again.replica.load(std::vector<std::string_view>(before.begin(), before.end()));
  REQUIRE(again.replica.has_all_lines());
  CHECK(again.ticket(vase).text(Field::ticket_subject).empty());
  for (const std::string& line : lines_of(again.replica)) CHECK_FALSE(line.contains("Vase"));
}

TEST_CASE("values that a device keeps beside a blank copy of them go with the erasure, though it had lost that") {
  Station a('1');
  a.write(cup, Field::ticket_subject, std::string("Cup"));
  a.write(vase, Field::ticket_subject, std::string("Vase"));
  a.write(cup, Field::ticket_subject, std::string("Two cups"));
  const std::vector<std::string> segment = lines_of(a.replica);
  const std::string blank = blank_records(segment[1], [](std::string_view) { return true; });
  Snapshot snapshot(a.replica);
  Kept kept;
  kept.keep(snapshot);

  Started again('1', kept);
  again.journal.append({segment[0], segment[1], segment[2], blank}, {});
  again.journal.complete();
  Replica::LoadReport report;
  again.replica.load_part(std::vector<KeptLine>{{blank, std::nullopt}}, report);  // The newest rows come first.
  again.replica.settle_load();
  std::vector<KeptLine> lines;
  for (const std::string& line : segment) lines.push_back({line, parse_line(line)->hash});
  again.replica.load_part(lines, report);
  again.replica.settle_load();
  REQUIRE(again.replica.has_all_lines());

  Operation erasure{RecordType::ticket, vase, {}, {}};
  erasure.erases = true;
  Station b('2');
  b.merge_from(a);
  b.replica.commit({erasure}, b.staff);
  again.take({lines_of(b.replica).back()});
  again.journal.complete();
  for (const std::string& line : again.journal.kept()) CHECK_FALSE(line.contains("Vase"));
}
