// The shared folder: which files are read, and which segments are written.
#include <doctest/doctest.h>

#include <algorithm>
#include <map>

#include "replica/exchange/folder.h"
#include "unit/replica/station.h"

using namespace counterbell;
using namespace counterbell::test;

namespace {

const Id vase = id_of('1');
const std::string shop_name = test_shop.text();

std::vector<FolderSegment> all_segments(const Replica& replica, const VersionVector& in_folder = {}) {
  std::vector<FolderSegment> segments;
  FolderWriter writer(replica, in_folder, plain_segment_ending);
  while (std::optional<FolderSegment> segment = writer.next()) segments.push_back(*std::move(segment));
  return segments;
}

/// Two stations that have each other's changes: 1 and 2 of each.
struct TwoStations {
  TwoStations() {
    a.write(vase, Field::ticket_subject, std::string("Cracked vase"));
    b.merge_from(a);
    b.write(vase, Field::ticket_state, std::string("open"));
    b.tag(vase, "damaged");
    a.merge_from(b);
    a.write(vase, Field::ticket_state, std::string("pending"));
  }
  Station a{'a'};
  Station b{'b'};
};

}  // namespace

TEST_CASE("Segments hold one replica's changes each, and together everything") {
  TwoStations shop;
  const std::vector<FolderSegment> segments = all_segments(shop.a.replica);
  REQUIRE(segments.size() == 2);
  CHECK(segments[0].name.starts_with(shop_name + "/" + id_of('a').text() + "/1-"));
  CHECK(segments[1].name.starts_with(shop_name + "/" + id_of('b').text() + "/1-"));
  Station c('c');
  for (const FolderSegment& segment : segments) {
    const Result<ExchangeFile> file = read_file(segment.bytes);
    REQUIRE(file);
    CHECK(file->header.brings.ranges().size() == 1);
    CHECK(file->changes.size() == segment.changes);
    c.take(test::lines_of(file->changes));
  }
  CHECK(canonical_file(c.replica) == canonical_file(shop.a.replica));
}

TEST_CASE("A segment's name is its content: two that write the same changes write the same file") {
  TwoStations shop;
  Station c('c');
  c.merge_from(shop.a);
  const std::vector<FolderSegment> by_a = all_segments(shop.a.replica);
  const std::vector<FolderSegment> by_c = all_segments(c.replica);
  REQUIRE(by_a.size() == by_c.size());
  for (std::size_t i = 0; i < by_a.size(); ++i) {
    CHECK(by_a[i].name == by_c[i].name);
    CHECK(by_a[i].bytes == by_c[i].bytes);
  }
}

TEST_CASE("Only what the folder lacks is written, from the first change on that it lacks") {
  TwoStations shop;
  CHECK(all_segments(shop.a.replica, shop.a.replica.have()).empty());
  VersionVector in_folder;
  in_folder.add(id_of('a'), {1, 1});
  in_folder.add(id_of('b'), {1, 2});
  const std::vector<FolderSegment> segments = all_segments(shop.a.replica, in_folder);
  REQUIRE(segments.size() == 1);
  CHECK(segments[0].changes == 1);
  CHECK(segments[0].name.starts_with(shop_name + "/" + id_of('a').text() + "/2-"));
}

TEST_CASE("Segments stay within their size, and a long change has one to itself") {
  Station a('a');
  const auto write = [&](std::size_t size) { a.write(vase, Field::ticket_subject, std::string(size, 'x')); };
  for (int i = 0; i < 5; ++i) write(100'000);
  write(folder_segment_bytes + 2000);
  write(10);
  const std::vector<FolderSegment> segments = all_segments(a.replica);
  std::vector<std::size_t> changes;
  for (const FolderSegment& segment : segments) changes.push_back(segment.changes);
  CHECK(changes == std::vector<std::size_t>{2, 2, 1, 1, 1});
  CHECK(segments[1].name.contains("/3-"));
  CHECK(std::ranges::count_if(segments, [](const FolderSegment& segment) {
          return segment.bytes.size() > folder_segment_bytes + 1000;
        }) == 1);
}

TEST_CASE("A folder's files are told apart by their names") {
  const std::string own = shop_name + "/" + id_of('a').text() + "/";
  const std::string hash = "-0123456789abcdef";
  const std::vector<std::string> names = {
      own + "10" + hash + ".json",
      own + "9" + hash + ".counterbell",
      own + "9" + hash + ".json.gz",
      own + "1" + hash + " (Mia's conflicted copy 2026-03-01).json",
      own + "1" + hash + ".sync-conflict-20260301-093000-ABCDEFG.json",
      own + "01" + hash + ".json",
      own + "0" + hash + ".json",
      own + "99999999999999999999" + hash + ".json",
      own + "1-0123456789ABCDEF.json",
      own + "deep/1" + hash + ".json",
      shop_name + "/no replica/1" + hash + ".json",
      shop_name + "/1" + hash + ".json",
      own + "1" + hash + ".json.part",
      own + ".DS_Store",
      shop_name,
      "holiday.jpg",
      "1" + hash + ".json",
      "",
      id_of('6').text(),
      id_of('6').text() + "/" + id_of('a').text() + "/1" + hash + ".json",
  };
  const FolderNames sorted = sort_folder(test_shop, names);
  CHECK(sorted.segments == std::vector<std::string>{own + "9" + hash + ".counterbell", own + "9" + hash + ".json.gz",
                                                    own + "10" + hash + ".json"});
  CHECK(sorted.is_sealed);
  CHECK(sorted.copies.size() == 9);
  CHECK(sorted.foreign == 6);
  CHECK(sorted.other_shops == 2);
}

TEST_CASE("One sealed name in the shop's part makes a folder a sealed one, whatever the rest of that name is") {
  const std::string own = shop_name + "/" + id_of('a').text() + "/";
  const auto is_sealed = [](const std::string& name) {
    const std::vector<std::string> names = {shop_name + "/" + id_of('a').text() + "/1-0123456789abcdef.json", name};
    return sort_folder(test_shop, names).is_sealed;
  };
  CHECK(is_sealed(own + "2-0123456789abcdef.counterbell"));
  CHECK(is_sealed(own + "2-0123456789abcdef (conflicted copy).counterbell"));
  CHECK(is_sealed(shop_name + "/lost.counterbell"));
  CHECK_FALSE(is_sealed("export.counterbell"));
  CHECK_FALSE(is_sealed(id_of('6').text() + "/" + id_of('a').text() + "/2-0123456789abcdef.counterbell"));
  CHECK_FALSE(is_sealed(own + "2-0123456789abcdef.counterbell.part"));
}

TEST_CASE("In a sealed folder readable segments count for nothing, and go once sealed ones bring their changes") {
  TwoStations shop;
  const Replica& replica = shop.a.replica;
  FolderContents contents;
  const auto note = [&](const FolderSegment& segment, Cover cover) {
    contents.note(segment.name, *read_file(segment.bytes), cover, replica);
  };
  const std::vector<FolderSegment> readable = all_segments(replica);
  for (const FolderSegment& segment : readable) note(segment, Cover::readable);
  CHECK(contents.has_readable());
  CHECK(contents.settled(Cover::readable, replica) == replica.have());
  CHECK(contents.redundant(Cover::readable, replica).empty());
  CHECK(contents.settled(Cover::sealed, replica).empty());
  CHECK(contents.redundant(Cover::sealed, replica).empty());  // nothing sealed brings them yet

  FolderWriter writer(replica, contents.settled(Cover::sealed, replica), sealed_segment_ending);
  const std::optional<FolderSegment> first = writer.next();
  note(*first, Cover::sealed);
  CHECK(contents.redundant(Cover::sealed, replica) == std::vector<std::string>{readable[0].name});
  note(*writer.next(), Cover::sealed);
  CHECK_FALSE(writer.next());
  CHECK(contents.settled(Cover::sealed, replica) == replica.have());
  // Readable ones under another replica's id go as well as those of one's own; no sealed one does.
  CHECK(contents.redundant(Cover::sealed, replica) == std::vector<std::string>{readable[0].name, readable[1].name});
}

TEST_CASE("A file brings nothing when each of its changes is here, to the byte") {
  TwoStations shop;
  const Result<ExchangeFile> file = read_file(canonical_file(shop.a.replica));
  CHECK(brings_nothing(*file, shop.a.replica));
  CHECK_FALSE(brings_nothing(*file, shop.b.replica));
  Station other('a');  // Somebody else's change under the same name.
  other.write(vase, Field::ticket_subject, std::string("Forged"));
  CHECK_FALSE(brings_nothing(*read_file(canonical_file(other.replica)), shop.a.replica));
}

TEST_CASE("A station tells its own segments by their names") {
  TwoStations shop;
  for (const FolderSegment& segment : all_segments(shop.a.replica)) {
    CHECK(is_own_segment(segment.name, shop.a.replica) == segment.name.contains(id_of('a').text()));
  }
  CHECK_FALSE(is_own_segment(shop_name + "/" + id_of('a').text() + "/1-0123456789abcdef (copy).json", shop.a.replica));
}

TEST_CASE("Every segment written is a segment to who reads") {
  TwoStations shop;
  for (const std::string_view ending : {plain_segment_ending, packed_segment_ending, sealed_segment_ending}) {
    FolderWriter writer(shop.a.replica, {}, ending);
    while (const std::optional<FolderSegment> segment = writer.next()) {
      const std::vector<std::string> names = {segment->name};
      CHECK(sort_folder(test_shop, names).segments == names);
    }
  }
}
