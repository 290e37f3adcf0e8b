// Checkpoint segments.
#include <doctest/doctest.h>

#include "replica/segments.h"
#include "unit/fakes.h"

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
    if (inside->size() > 1) CHECK(segment.size() < segment_bytes + 200);
    unpacked.insert(unpacked.end(), inside->begin(), inside->end());
  }
  CHECK(unpacked == views);
  CHECK(pack_segments({}).empty());
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
}
