// Merging is commutative, associative and idempotent: simulated shops whose stations work apart, and come to one.
#include <doctest/doctest.h>

#include <algorithm>
#include <deque>

#include "replica/change/erasure.h"
#include "unit/replica/station.h"

using namespace counterbell;
using namespace counterbell::test;
using namespace std::chrono_literals;

namespace {

const std::vector<Field> fields = {Field::ticket_state,    Field::ticket_priority,  Field::ticket_subject,
                                   Field::ticket_assignee, Field::ticket_opened_at, Field::ticket_trashed};
const std::vector<std::string> words = {"open", "pending", "solved", "high", "", "Zoë \"quoted\"\n"};

Value random_value(SeededRandom& random, Field field) {
  if (random.one_in(8)) return {};
  switch (spec(field).type) {
    case FieldType::integer:
    case FieldType::time:
      return static_cast<std::int64_t>(random.below(1000));
    case FieldType::boolean:
      return random.one_in(2);
    case FieldType::reference:
      return id_of("0123456789"[random.below(10)]);
    default:
      return random.pick(words);
  }
}

/// A few stations, some with wild clocks, that write at random and now and then hear from each other, not always all of it.
struct Shop {
  explicit Shop(std::uint64_t seed) : random(seed) {
    for (const char name : {'a', 'b', 'c', 'd'}) {
      const std::chrono::milliseconds wild(random.one_in(3) ? 60'000 * random.below(65'000'000) : 0);
      stations.emplace_back(name, Time(1'760'000'000'000ms) + (random.one_in(2) ? wild : -wild / 4));
    }
  }

  Id any_ticket() { return id_of("12345"[random.below(5)]); }
  Id any_message() { return id_of("6789abcdef"[random.below(10)]); }
  Station& any_station() { return stations[random.below(stations.size())]; }

  /// Writes a message that exists or not yet, mostly one of `ticket`; of several writes, some may put it elsewhere.
  void write_message(Station& station, const Id& ticket) {
    Operation operation{RecordType::message, any_message(), {{Field::message_body, random.pick(words)}}, {}};
    if (!random.one_in(3)) operation.writes.push_back({Field::message_ticket, ticket});
    station.replica.commit({std::move(operation)}, station.staff);
  }

  void write_something(Station& station) {
    const Id ticket = any_ticket();
    if (random.one_in(10)) station.clock.advance(std::chrono::milliseconds(random.below(1'000'000)) - 500s);
    if (random.one_in(60)) {
      const bool is_message = random.one_in(4);
      station.replica.commit({{.record = is_message ? RecordType::message : RecordType::ticket,
                               .id = is_message ? any_message() : ticket,
                               .writes = {},
                               .edits = {},
                               .erases = true}},
                             station.staff);
    }
    switch (random.below(9)) {
      case 8:
        write_message(station, ticket);
        break;
      case 0:
        station.tag(ticket, random.pick(words));
        break;
      case 1:
        station.untag(ticket, random.pick(words));
        break;
      case 2:
        (void)station.replica.undo(station.staff);
        break;
      case 3:
        (void)station.replica.redo(station.staff);
        break;
      default: {
        const Field field = random.pick(fields);
        station.write(ticket, field, random_value(random, field));
      }
    }
  }

  /// Brings a random part of what `from` has and `to` lacks, in any order, some of it twice.
  void pass_some(Station& from, Station& to) {
    std::vector<std::string> lines;
    from.replica.visit_lines(to.replica.have(), [&](const Dot&, std::string_view line) {
      if (!random.one_in(6)) lines.emplace_back(line);
    });
    if (!lines.empty() && random.one_in(2)) lines.push_back(random.pick(lines));
    random.shuffle(lines);
    to.take(lines);
  }

  void work(int steps) {
    for (int i = 0; i < steps; ++i) {
      if (random.one_in(6)) {
        pass_some(any_station(), any_station());
      } else {
        write_something(any_station());
      }
    }
  }

  void tell_everyone_everything() {
    for (Station& to : stations) {
      for (Station& from : stations) to.merge_from(from);
    }
    for (Station& to : stations) to.merge_from(stations.back());
  }

  SeededRandom random;
  std::deque<Station> stations;
};

std::string history_text(const Replica& replica) {
  std::string text;
  for (const char digit : std::string("12345")) {
    for (const HistoryEntry& entry : replica.history(RecordType::ticket, id_of(digit))) {
      text += std::to_string(static_cast<int>(entry.kind)) + entry.dot.replica.text() + std::to_string(entry.dot.seq) +
              std::string(spec(entry.field).name) + std::string(as_text(entry.before)) + ">" +
              std::string(as_text(entry.after)) + (entry.added ? "+" : "-") + (entry.lost ? "!" : "") +
              (entry.is_undo ? "u" : "") + "\n";
    }
  }
  return text;
}

std::vector<std::string> all_lines(const Replica& replica) {
  std::vector<std::string> lines;
  replica.visit_lines({}, [&](const Dot&, std::string_view line) { lines.emplace_back(line); });
  return lines;
}

/// What is left of erased records to be read in what a station has and keeps.
std::vector<std::string> texts_of_erased(Station& station) {
  station.journal.complete();
  std::vector<std::string> lines = all_lines(station.replica);
  lines.insert(lines.end(), station.journal.kept().begin(), station.journal.kept().end());
  std::erase_if(lines, [&](const std::string& line) {
    return std::ranges::none_of(records_with_values(line),
                                [&](const std::string& about) { return station.replica.is_erased(about); });
  });
  return lines;
}

}  // namespace

TEST_CASE("stations that have the same changes show the same, whatever way the changes came") {
  std::size_t erased = 0;
  for (std::uint64_t seed = 1; seed <= 40; ++seed) {
    CAPTURE(seed);
    Shop shop(seed);
    shop.work(150);
    shop.tell_everyone_everything();
    const Replica& first = shop.stations.front().replica;
    REQUIRE(first.have().count() > 80);
    erased += first.state().erased();
    const std::string state = first.state().canonical_dump();
    const std::string history = history_text(first);
    const std::string file = canonical_file(first);
    for (const Station& station : shop.stations) {
      CHECK(station.replica.forks().empty());
      CHECK(station.replica.have() == first.have());
      REQUIRE(station.replica.state().canonical_dump() == state);
      REQUIRE(history_text(station.replica) == history);
      REQUIRE(canonical_file(station.replica) == file);
    }
    for (Station& station : shop.stations) REQUIRE(texts_of_erased(station).empty());
    // A newcomer that gets everything in random order, in random portions, with repetitions.
    Station newcomer('e');
    std::vector<std::string> lines = all_lines(first);
    const std::vector<std::string> again(lines.begin(), lines.begin() + 20);
    lines.insert(lines.end(), again.begin(), again.end());
    shop.random.shuffle(lines);
    while (!lines.empty()) {
      const std::size_t portion = std::min(lines.size(), 1 + shop.random.below(30));
      newcomer.take({lines.end() - static_cast<std::ptrdiff_t>(portion), lines.end()});
      lines.resize(lines.size() - portion);
    }
    REQUIRE(newcomer.replica.state().canonical_dump() == state);
    REQUIRE(history_text(newcomer.replica) == history);
    REQUIRE(canonical_file(newcomer.replica) == file);
    REQUIRE(texts_of_erased(newcomer).empty());
  }
  CHECK(erased > 40);
}

TEST_CASE("grouping does not matter: (a + b) + c is a + (b + c)") {
  for (std::uint64_t seed = 100; seed < 110; ++seed) {
    CAPTURE(seed);
    Shop shop(seed);
    shop.work(60);
    const std::vector<std::string> a = all_lines(shop.stations[0].replica);
    const std::vector<std::string> b = all_lines(shop.stations[1].replica);
    const std::vector<std::string> c = all_lines(shop.stations[2].replica);
    Station left('e');
    left.take(a);
    left.take(b);
    left.take(c);
    Station inner('f');
    inner.take(b);
    inner.take(c);
    Station right('d');
    right.take(a);
    right.merge_from(inner);
    CHECK(left.replica.state().canonical_dump() == right.replica.state().canonical_dump());
    CHECK(canonical_file(left.replica) == canonical_file(right.replica));
  }
}

TEST_CASE("at every station, every edit shows right after it was made, whatever its clock says") {
  Shop shop(7);
  for (int i = 0; i < 400; ++i) {
    if (shop.random.one_in(4)) shop.pass_some(shop.any_station(), shop.any_station());
    Station& station = shop.any_station();
    const Id ticket = shop.any_ticket();
    const Field field = shop.random.pick(fields);
    const Value value = random_value(shop.random, field);
    station.write(ticket, field, value);
    REQUIRE(station.ticket(ticket).get(field) == value);
  }
}
