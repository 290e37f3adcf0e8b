// The specification and the code say the same: FORMAT.md's worked example, and the exchange file's JSON Schema.
#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "replica/bytes/sha256.h"
#include "unit/replica/station.h"

using namespace counterbell;
using namespace counterbell::test;

namespace {

const Id first = *Id::parse("0a1b2c3d4e5f60718293a4b5c6d7e8f9");
const Id second = *Id::parse("f0e1d2c3b4a5968778695a4b3c2d1e0f");
const Id ticket = *Id::parse("7b1e5f0c9d2a48e3b6c4d1a0f9e8d7c6");

std::string project_file(const char* path) {
  const std::filesystem::path data = COUNTERBELL_TEST_DATA_DIR;  // tests/data
  std::ifstream stream(data.parent_path().parent_path() / path, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}

/// The text of FORMAT.md's fenced block that is headed by `name`.
std::string block(const std::string& name) {
  const std::string document = project_file("src/replica/FORMAT.md");
  const std::string fence = "\n```" + name + "\n";
  const std::size_t start = document.find(fence);
  if (start == document.npos) return {};
  const std::size_t inside = start + fence.size();
  return document.substr(inside, document.find("\n```", inside) + 1 - inside);
}

}  // namespace

TEST_CASE("the worked example of FORMAT.md is a file, and comes to what is said there") {
  const std::string bytes = block("json exchange");
  const Result<ExchangeFile> file = read_file(bytes);
  REQUIRE(file);
  FakeClock clock;
  SeededRandom random(1);
  Replica replica(id_of('e'), file->header.shop, clock, random, nullptr);
  REQUIRE(preview(replica, *file));
  Import import(replica, *file);
  import.step(100);
  CHECK(canonical_file(replica) == bytes);

  const Record* record = replica.state().find(RecordType::ticket, ticket);
  REQUIRE(record);
  CHECK(record->text(Field::ticket_number) == "K7F-0001");
  CHECK(record->text(Field::ticket_subject) == "Cracked vase");
  CHECK(record->text(Field::ticket_state) == "on_hold");
  CHECK(record->elements(Field::ticket_tags).empty());
  for (const HistoryEntry& entry : replica.history(RecordType::ticket, ticket)) {
    CHECK(entry.lost == (as_text(entry.after) == "open"));
  }
}

TEST_CASE("the worked example's chain hash is the one the next change names") {
  std::string chained = block("json chain");
  REQUIRE_FALSE(chained.empty());
  chained.pop_back();  // The newline before the fence.
  const std::string hash = hex(Sha256::of(chained)).substr(0, 32);
  const Result<ExchangeFile> file = read_file(block("json exchange"));
  REQUIRE(file);
  CHECK(hex(file->changes[0].name.hash) == hash);
  CHECK(hex(file->changes[1].previous) == hash);
  CHECK(file->changes[0].name.dot == Dot{first, 1});
  CHECK(file->changes[2].name.dot == Dot{second, 1});
}
