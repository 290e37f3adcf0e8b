// The snapshot that an older version kept is read, and is the replica that it was made of. tests/data/compatibility/README.md says what
// is there.
#include <doctest/doctest.h>

#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "replica/snapshot/snapshot.h"
#include "unit/replica/station.h"

using namespace counterbell;
using namespace counterbell::test;

namespace {

std::string old_file(const char* name) {
  std::ifstream stream(std::filesystem::path(COUNTERBELL_TEST_DATA_DIR) / "compatibility" / name, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}

std::uint32_t number_at(std::string_view bytes) {
  std::uint32_t number = 0;
  std::memcpy(&number, bytes.data(), sizeof number);
  return number;
}

/// The blocks of snapshot.bin: the two ids, the index, then those of the snapshot.
std::vector<std::string_view> blocks_of(std::string_view file) {
  std::vector<std::string_view> blocks;
  while (file.size() >= 8) {
    blocks.push_back(file.substr(8, number_at(file.substr(4))));
    file.remove_prefix(8 + blocks.back().size());
  }
  return blocks;
}

}  // namespace

TEST_CASE("the snapshot that an older version kept is read as what it was made of, or refused and its log read") {
  const std::string file = old_file("snapshot.bin");
  const std::vector<std::string_view> blocks = blocks_of(file);
  REQUIRE(blocks.size() > 2);
  const Id replica_id = *Id::parse(blocks[0].substr(0, 32)), shop = *Id::parse(blocks[0].substr(32));
  FakeClock clock;
  SeededRandom random(1);
  Replica started(replica_id, shop, clock, random, nullptr);
  Snapshot snapshot(started);
  // One of other records and fields than today's is refused before anything is taken from it.
  const bool is_read = snapshot.begin(blocks[1]);
  if (is_read) {
    for (std::size_t i = 2; i < blocks.size(); ++i) CHECK(snapshot.take(blocks[i]));
    REQUIRE(snapshot.finish());
  }

  const Result<ExchangeFile> merged = read_file(old_file("merged.json"));
  REQUIRE(merged);
  Replica from_file(id_of('e'), shop, clock, random, nullptr);
  REQUIRE(preview(from_file, *merged));
  Import import(from_file, *merged);
  while (import.step(100)) {
  }
  if (is_read) {
    CHECK(started.state().canonical_dump() == from_file.state().canonical_dump());
    CHECK(started.have() == from_file.have());
  } else {
    CHECK(started.have().count() == 0);
  }

  const std::vector<std::string> lines = lines_of(merged->changes);
  started.load(std::vector<std::string_view>(lines.begin(), lines.end()));
  CHECK(started.has_all_lines());
  CHECK(canonical_file(started) == old_file("merged.json"));
}
