// The exchange file: what is written is read again, and everything else is refused whole, with one sentence.
#include <doctest/doctest.h>

#include <algorithm>

#include <nlohmann/json.hpp>

#include "replica/bytes/sha256.h"
#include "replica/change/erasure.h"
#include "unit/replica/station.h"

using namespace counterbell;
using namespace counterbell::test;
using nlohmann::json;

namespace {

const Id vase = id_of('1');

/// A small shop: two stations' changes.
struct SmallShop {
  SmallShop() {
    a.write(vase, Field::ticket_subject, std::string("Cracked vase, \"Ming\"\n\xF0\x9F\x94\x94"));
    b.merge_from(a);
    b.tag(vase, "damaged");
    b.write(vase, Field::ticket_state, std::string("open"));
    a.merge_from(b);
  }
  Station a{'a'};
  Station b{'b'};
};

std::string signed_file(const Replica& replica, const VersionVector& receiver = {}) {
  std::string file;
  ExchangeWriter writer(replica, receiver, true);
  while (writer.write(file, 1)) {
  }
  CHECK(writer.changes_written() == writer.changes_total());
  return file;
}

/// A file of `lines` with a digest that fits, whatever the lines are.
std::string sealed(const std::vector<std::string>& lines) {
  std::string file;
  for (const std::string& line : lines) file += line + "\n";
  return file + "],\"digest\":\"" + hex(Sha256::of(file)) + "\"}\n";
}

std::vector<std::string> lines_before_digest(const std::string& file) {
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < file.size();) {
    const std::size_t newline = file.find('\n', at);
    lines.push_back(file.substr(at, newline - at));
    at = newline + 1;
  }
  lines.pop_back();
  return lines;
}

/// The error of reading `bytes`, which must fail with one sentence.
Error refusal(std::string_view bytes) {
  const Result<ExchangeFile> file = read_file(bytes);
  if (file) {
    FAIL("was not refused: " << bytes.substr(0, 200));
    return {};
  }
  const std::string message = file.error().message.english();
  CHECK(message.size() > 20);
  CHECK(message.ends_with('.'));
  CHECK(message.find('\n') == message.npos);
  return file.error();
}

}  // namespace

TEST_CASE("a file brings everything, and merging it twice changes nothing") {
  SmallShop shop;
  const std::string bytes = signed_file(shop.a.replica);
  Result<ExchangeFile> file = read_file(bytes);
  REQUIRE(file);
  CHECK(file->header.shop == test_shop);
  CHECK(file->header.maker == id_of('a'));
  CHECK(file->header.made_at == shop.a.clock.now());
  CHECK(file->header.brings == shop.a.replica.have());
  CHECK(file->changes.size() == 3);

  Station c('c');
  Result<ImportPreview> shown = preview(c.replica, *file);
  REQUIRE(shown);
  CHECK(shown->changes_new == 3);
  CHECK(shown->changes_known == 0);
  CHECK(shown->of(RecordType::ticket).made == 1);
  CHECK(shown->of(RecordType::ticket).altered == 0);
  CHECK(shown->missing.empty());
  CHECK(c.replica.have().empty());
  for (int round = 0; round < 2; ++round) {
    Import import(c.replica, *file);
    CHECK(import.total() == 3);
    CHECK(import.step(2));
    CHECK(import.done() == 2);
    CHECK_FALSE(import.step(2));
    CHECK(import.done() == 3);
    CHECK(c.replica.state().canonical_dump() == shop.a.replica.state().canonical_dump());
  }
  CHECK(c.journal.waiting() == 2);
  shown = preview(c.replica, *file);
  CHECK(shown->changes_known == 3);
  CHECK(shown->changes_new == 0);
}

TEST_CASE("the document is JSON, its lines are the changes, and a canonical one names no maker and no time") {
  SmallShop shop;
  const std::string bytes = canonical_file(shop.a.replica);
  const json document = json::parse(bytes);
  CHECK(document["format"] == "counterbell exchange");
  CHECK(document["changes"].size() == 3);
  CHECK(document["brings"][std::string(32, 'b')] == "1-2");
  CHECK_FALSE(document.contains("maker"));
  CHECK_FALSE(document.contains("made"));
  CHECK(std::ranges::count(bytes, '\n') == 5);
  CHECK(bytes == canonical_file(shop.b.replica));
  CHECK(json::parse(signed_file(shop.a.replica))["maker"] == std::string(32, 'a'));
}

TEST_CASE("a file can bring just what the receiver lacks") {
  SmallShop shop;
  const VersionVector known = shop.b.replica.have();
  shop.b.write(vase, Field::ticket_state, std::string("solved"));
  const Result<ExchangeFile> file = read_file(signed_file(shop.b.replica, known));
  REQUIRE(file);
  CHECK(file->changes.size() == 1);
  CHECK(VersionVector::text(file->header.brings.ranges().at(id_of('b'))) == "3");

  SUBCASE("and what would still be missing is named") {
    Station c('c');
    const Result<ImportPreview> shown = preview(c.replica, *file);
    REQUIRE(shown);
    CHECK(shown->missing.at(id_of('b')) == std::vector<VersionVector::Range>{{1, 2}});
  }
  SUBCASE("nothing at all is a file too") {
    const Result<ExchangeFile> empty = read_file(signed_file(shop.b.replica, shop.b.replica.have()));
    REQUIRE(empty);
    CHECK(empty->changes.empty());
  }
}

TEST_CASE("it does not matter in what pieces a file comes in") {
  SmallShop shop;
  const std::string bytes = signed_file(shop.a.replica);
  for (std::size_t piece = 1; piece < 200; piece = piece * 2 + 1) {
    ExchangeReader reader;
    for (std::size_t at = 0; at < bytes.size(); at += piece)
      REQUIRE(reader.feed(std::string_view(bytes).substr(at, piece)));
    CHECK(reader.finish());
  }
}

TEST_CASE("a file cut off at any byte is refused") {
  SmallShop shop;
  const std::string bytes = signed_file(shop.a.replica);
  CHECK(refusal("").message.english().find("empty") != std::string::npos);
  for (std::size_t size = 1; size < bytes.size(); ++size) {
    const Error error = refusal(std::string_view(bytes).substr(0, size));
    CHECK(error.kind == ErrorKind::damaged);
    CHECK(error.message.english().find("ends too early, at byte " + std::to_string(size)) != std::string::npos);
  }
}

TEST_CASE("a file with any one bit flipped is refused, and nothing is merged") {
  SmallShop shop;
  const std::string bytes = signed_file(shop.a.replica);
  for (std::size_t bit = 0; bit < 8 * bytes.size(); ++bit) {
    std::string flipped = bytes;
    flipped[bit / 8] = static_cast<char>(flipped[bit / 8] ^ (1 << (bit % 8)));
    CAPTURE(bit);
    refusal(flipped);
  }
}

TEST_CASE("each kind of wrong file has its own sentence") {
  SmallShop shop;
  const std::string bytes = canonical_file(shop.a.replica);
  std::vector<std::string> lines = lines_before_digest(bytes);
  const auto refused_as = [](const std::string& file, ErrorKind kind, const char* words) {
    const Error error = refusal(file);
    CAPTURE(error.message.english());
    CHECK(error.kind == kind);
    CHECK(error.message.english().find(words) != std::string::npos);
  };
  REQUIRE(read_file(sealed(lines)));

  refused_as("hello", ErrorKind::not_ours, "not a Counterbell file");
  refused_as("{}", ErrorKind::not_ours, "not a Counterbell file");
  refused_as("{\"format\":\"something else\",\"version\":1}\n", ErrorKind::not_ours, "not a Counterbell file");
  refused_as("PK\x03\x04", ErrorKind::not_ours, "not a Counterbell file");
  refused_as(std::string(1, '\0'), ErrorKind::not_ours, "not a Counterbell file");
  refused_as("\n" + bytes, ErrorKind::not_ours, "not a Counterbell file");
  refused_as(json::parse(bytes).dump(2), ErrorKind::not_ours, "not a Counterbell file");
  refused_as("\xEF\xBB\xBF" + bytes, ErrorKind::damaged, "rewritten by another program");
  refused_as("\xEF", ErrorKind::damaged, "ends too early");

  std::string mailed;
  for (const char c : bytes) mailed += c == '\n' ? std::string("\r\n") : std::string(1, c);
  refused_as(mailed, ErrorKind::damaged, "rewritten by another program");

  const auto with_header = [&](std::string_view from, std::string_view to) {
    std::vector<std::string> other = lines;
    const std::size_t at = other[0].find(from);
    REQUIRE(at != std::string::npos);
    other[0].replace(at, from.size(), to);
    return sealed(other);
  };
  refused_as(with_header("\"minimum_reader\":1", "\"minimum_reader\":2"), ErrorKind::too_new, "newer Counterbell");
  refused_as(with_header("\"minimum_reader\":1,", ""), ErrorKind::damaged, "line 1");
  refused_as(with_header("\"minimum_reader\":1", "\"minimum_reader\":0"), ErrorKind::damaged, "line 1");
  refused_as(with_header("\"version\":1", "\"version\":1,\"version\":1"), ErrorKind::damaged, "line 1");
  refused_as(with_header("\"shop\":\"5", "\"shop\":\"x"), ErrorKind::damaged, "line 1");
  refused_as(with_header("\"1-2\"", "\"1-3\""), ErrorKind::damaged, "/brings");
  refused_as(with_header("\"1-2\"", "\"2-1\""), ErrorKind::damaged, "line 1");
  CHECK(read_file(with_header("\"version\":1,", "\"version\":9,\"colour\":{\"of\":[\"cover\"]},")));

  std::vector<std::string> other = lines;
  other[1].insert(1, " ");
  refused_as(sealed(other), ErrorKind::damaged, "Line 2 of the file is not a change");
  other = lines;
  std::swap(other[1], other[2]);
  refused_as(sealed(other), ErrorKind::damaged, "out of order");
  other = lines;
  other.insert(other.begin() + 1, other[1]);
  refused_as(sealed(other), ErrorKind::damaged, "out of order");
  other = lines;
  other[1].pop_back();
  refused_as(sealed(other), ErrorKind::damaged, "comma");
  other = lines;
  other.back() += ',';
  refused_as(sealed(other), ErrorKind::damaged, "comma");
  other = lines;
  other.insert(other.begin() + 1, "");
  refused_as(sealed(other), ErrorKind::damaged, "Line 2");
  refused_as(sealed({lines[0], "{\"a\":" + std::string(200'000, '[')}), ErrorKind::damaged, "nested too deeply");

  std::string altered = bytes;
  const std::size_t vase_at = altered.find("Cracked vase");
  altered[vase_at] = 'B';
  refused_as(altered, ErrorKind::damaged, "/digest");
  refused_as(bytes + "\n", ErrorKind::damaged, "after the end");
  refused_as(bytes + "x", ErrorKind::damaged, "after the end");
  refused_as(bytes + bytes, ErrorKind::damaged, "after the end");
}

TEST_CASE("a line that never ends does not fill the memory") {
  ExchangeReader reader;
  const std::string header = R"({"format":"counterbell exchange","brings":{},)";
  REQUIRE(reader.feed(header));
  const std::string megabyte(1024 * 1024, ' ');
  Result<void> fed;
  int pieces = 0;
  while (fed && pieces < 100) {
    fed = reader.feed(megabyte);
    ++pieces;
  }
  CHECK_FALSE(fed);
  CHECK(pieces <= max_blank_line_bytes / (1024 * 1024) + 1);
  CHECK_FALSE(reader.finish());
}

TEST_CASE("another shop's file is refused and changes nothing") {
  SmallShop shop;
  const Result<ExchangeFile> file = read_file(canonical_file(shop.a.replica));
  REQUIRE(file);
  FakeClock clock;
  SeededRandom random(8);
  const Replica other(id_of('c'), id_of('6'), clock, random, nullptr);
  const Result<ImportPreview> shown = preview(other, *file);
  REQUIRE_FALSE(shown);
  CHECK(shown.error().kind == ErrorKind::wrong_shop);
  CHECK(other.have().empty());
}

TEST_CASE("a fork is announced before anything is merged") {
  SmallShop shop;
  Station copy('a');
  copy.random = SeededRandom(9);
  copy.write(id_of('2'), Field::ticket_state, std::string("new"));
  const Result<ExchangeFile> file = read_file(canonical_file(copy.replica));
  REQUIRE(file);
  const Result<ImportPreview> shown = preview(shop.b.replica, *file);
  REQUIRE(shown);
  REQUIRE(shown->forks.size() == 1);
  CHECK(shown->forks[0].dot == Dot{id_of('a'), 1});
  CHECK(shop.b.replica.forks().empty());
}
