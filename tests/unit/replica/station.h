// A station for tests of the replica: a clock, chance, a journal and the replica over them, with short ways to write.
#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "replica/exchange/exchange.h"
#include "replica/replica.h"
#include "unit/fakes.h"

namespace counterbell::test {

/// An id that is the same digit throughout.
inline Id id_of(char digit) { return *Id::parse(std::string(32, digit)); }

inline const Id test_shop = id_of('5');

/// The lines of a file's changes.
inline std::vector<std::string> lines_of(const ExchangeChanges& changes) {
  std::vector<std::string> lines(changes.size());
  for (std::size_t i = 0; i < lines.size(); ++i) changes.read_line(i, lines[i]);
  return lines;
}

struct Station {
  explicit Station(char name, Time time = Time(std::chrono::milliseconds(1'760'000'000'000)))
      : clock(time),
        random(static_cast<std::uint64_t>(name)),
        replica(id_of(name), test_shop, clock, random, &journal) {}

  /// Writes one field of a ticket.
  Dot write(const Id& ticket, Field field, Value value) {
    clock.advance(std::chrono::seconds(1));
    return replica.commit({{RecordType::ticket, ticket, {{field, std::move(value)}}, {}}}, staff);
  }
  Dot tag(const Id& ticket, std::string element) {
    clock.advance(std::chrono::seconds(1));
    return replica.commit({{RecordType::ticket, ticket, {}, {{Field::ticket_tags, std::move(element), true, {}}}}},
                          staff);
  }
  Dot untag(const Id& ticket, const std::string& element) {
    clock.advance(std::chrono::seconds(1));
    std::vector<Dot> seen = replica.state().additions(RecordType::ticket, ticket, Field::ticket_tags, element);
    return replica.commit({{RecordType::ticket, ticket, {}, {{Field::ticket_tags, element, false, std::move(seen)}}}},
                          staff);
  }
  const Record& ticket(const Id& id) const { return *replica.state().find(RecordType::ticket, id); }

  /// Takes everything that `other` has and this one lacks, as an exchange file would bring it.
  std::size_t merge_from(const Station& other) {
    std::vector<std::string> lines;
    other.replica.visit_lines(replica.have(), [&](const Dot&, std::string_view line) { lines.emplace_back(line); });
    return take(lines);
  }
  std::size_t take(const std::vector<std::string>& lines) {
    std::vector<ParsedChange> changes;
    std::vector<std::string_view> views;
    for (const std::string& line : lines) {
      Result<ParsedChange> parsed = parse_line(line);
      if (!parsed) continue;
      changes.push_back(std::move(*parsed));
      views.emplace_back(line);
    }
    return replica.merge(changes, views);
  }

  FakeClock clock;
  SeededRandom random;
  MemoryJournal journal;
  Replica replica;
  Id staff = id_of('7');
};

/// Reads a whole file at once.
inline Result<ExchangeFile> read_file(std::string_view bytes) {
  ExchangeReader reader;
  if (Result<void> fed = reader.feed(bytes); !fed) return std::unexpected(fed.error());
  return reader.finish();
}

}  // namespace counterbell::test
