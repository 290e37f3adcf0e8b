// Checkpoint segments.
#include <doctest/doctest.h>

#include "replica/bytes/sha256.h"
#include "replica/bytes/xxh64.h"
#include "replica/exchange/segments.h"
#include "unit/fakes.h"
#include "unit/replica/station.h"

using namespace counterbell;

TEST_CASE("segments give back the lines they were packed from, in order") {
  test::SeededRandom random(5);
  std::vector<std::string> lines;
  for (int i = 0; i < 4000; ++i) lines.emplace_back(200 + random.below(1500), static_cast<char>('a' + i % 26));
  lines.emplace_back(segment_bytes + 10, 'x');
  lines.emplace_back("last");
  const std::vector<std::string_view> views(lines.begin(), lines.end());
  std::vector<std::string_view> unpacked;
  const std::vector<std::string> segments = pack_segments(views);
  CHECK(segments.size() > 3);
  for (const std::string& segment : segments) {
    const auto inside = unpack_segment(segment);
    REQUIRE(inside);
    if (inside->size() > 1) CHECK(segment.size() < segment_bytes + 200 + 32 * inside->size());
    for (const KeptLine& line : *inside) unpacked.push_back(line.text);
  }
  CHECK(unpacked == views);
  CHECK(pack_segments(std::span<const KeptLine>()).empty());
  for (const std::string& segment : segments) CHECK(pack_segments(*unpack_segment(segment)) == std::vector{segment});
}

TEST_CASE("a damaged segment is refused") {
  const std::vector<std::string_view> lines = {"{\"one\":1}", "{\"two\":2}"};
  const std::string segment = pack_segments(lines).front();
  REQUIRE(unpack_segment(segment));
  for (std::size_t size = 0; size < segment.size(); ++size)
    CHECK_FALSE(unpack_segment(std::string_view(segment).substr(0, size)));
  for (std::size_t bit = 0; bit < 8 * segment.size(); ++bit) {
    std::string flipped = segment;
    flipped[bit / 8] = static_cast<char>(flipped[bit / 8] ^ (1 << (bit % 8)));
    CHECK_FALSE(unpack_segment(flipped));
  }
  CHECK_FALSE(unpack_segment(segment + "x\n"));
  CHECK_FALSE(unpack_segment("\"format\":\"counterbell segment\",\"hashes\":\"}\n{}\n"));
}

TEST_CASE("a segment brings the hash of each line that is a change") {
  test::Station station('a');
  station.write(test::id_of('7'), Field::ticket_subject, "Cracked vase");
  station.tag(test::id_of('7'), "damaged");
  station.journal.complete();
  std::vector<std::string_view> lines = station.journal.kept_views();
  lines.push_back("no change");
  const std::string segment = pack_segments(lines).front();
  const auto inside = unpack_segment(segment);
  REQUIRE(inside);
  REQUIRE(inside->size() == 3);
  CHECK((*inside)[0].hash == parse_line(lines[0])->hash);
  CHECK((*inside)[1].hash == parse_line(lines[1])->hash);
  CHECK_FALSE((*inside)[2].hash);

  Replica restarted(test::id_of('a'), test::test_shop, station.clock, station.random, nullptr);
  CHECK(restarted.load(*inside).changes == 2);
  CHECK(restarted.state().canonical_dump() == station.replica.state().canonical_dump());
  CHECK(restarted.hash({test::id_of('a'), 2}) == station.replica.hash({test::id_of('a'), 2}));
}

TEST_CASE("a segment that is blanked keeps its hashes, and its lines their chain") {
  test::Station station('a');
  station.write(test::id_of('7'), Field::ticket_subject, "Cracked vase");
  station.journal.complete();
  const std::string segment = pack_segments(station.journal.kept_views()).front();
  const std::string blank = blank_segment(segment, [](std::string_view) { return true; });
  CHECK_FALSE(blank.contains("Cracked vase"));
  const auto inside = unpack_segment(blank);
  REQUIRE(inside);
  CHECK(inside->front().hash == parse_line(inside->front().text)->hash);
}

TEST_CASE("a segment of data version 1 is read, without hashes") {
  const std::string body = "{\"one\":1}\n{\"two\":2}\n";
  const std::string segment =
      R"({"changes":2,"format":"counterbell segment","sha256":")" + hex(Sha256::of(body)) + "\"}\n" + body;
  const auto inside = unpack_segment(segment);
  REQUIRE(inside);
  REQUIRE(inside->size() == 2);
  CHECK(inside->back().text == "{\"two\":2}");
  CHECK_FALSE(inside->back().hash);
  std::string altered = segment;
  altered[altered.size() - 3] = '3';
  CHECK_FALSE(unpack_segment(altered));
  CHECK(blank_segment(segment, [](std::string_view) { return true; }) == segment);
}

TEST_CASE("XXH64 is what the reference implementation makes of it") {
  CHECK(xxh64("") == 0xef46db3751d8e999);
  CHECK(xxh64("a") == 0xd24ec4f1a98c6e5b);
  CHECK(xxh64("abc") == 0x44bc2cf5ad770999);
  CHECK(xxh64("Counterbell rings") == 0xfe024e50d606acf7);
  CHECK(xxh64("Nobody inspects the spammish repetition") == 0xfbcea83c8a378bf1);
  std::string long_text;
  for (int i = 0; i < 10; ++i) long_text += "0123456789";
  CHECK(xxh64(long_text) == 0xf80e7b96315afffa);
}
