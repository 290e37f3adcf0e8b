// Sealed files: what goes in comes out, every change to them is seen, and a wrong passphrase is told apart from damage.
#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <utility>

#include "shell/cli/sealed/sealing.h"

using namespace counterbell;
using namespace counterbell::cli;

namespace {

const std::string passphrase = "correct horse battery staple";

/// The passphrase's keys, derived once for all tests: that is slow on purpose.
KeyRing& keys() {
  static KeyRing ring(passphrase);
  return ring;
}

std::string seal(std::string_view content, std::int64_t chunk_bytes = least_chunk_bytes) {
  auto made = keys().make();
  REQUIRE(made);
  made->first.chunk_bytes = chunk_bytes;
  Sealer sealer(made->first, made->second);
  std::string file = sealer.write(content);
  return file + sealer.finish();
}

Result<std::string> open(std::string_view file, KeyRing& with = keys(), std::size_t piece = 1'000'000) {
  std::string content;
  const Take take = [&](std::string_view bytes) -> Result<void> {
    content += bytes;
    return {};
  };
  Unsealer unsealer(with);
  for (std::size_t at = 0; at < file.size(); at += piece) {
    if (Result<void> fed = unsealer.feed(file.substr(at, piece), take); !fed) return std::unexpected(fed.error());
  }
  if (Result<void> ended = unsealer.finish(take); !ended) return std::unexpected(ended.error());
  return content;
}

ErrorKind kind_of(const Result<std::string>& opened) {
  REQUIRE_FALSE(opened);
  return opened.error().kind;
}

std::string content_of(std::size_t size) {
  std::string content;
  for (std::size_t i = 0; content.size() < size; ++i) content += std::to_string(i) + ' ';
  return content.substr(0, size);
}

/// The file with another first line, whose digest fits.
std::string with_line(const std::string& file, std::string_view from, std::string_view to) {
  const std::size_t end = file.find(R"(,"digest":")");
  std::string text = file.substr(0, end);
  const std::size_t at = text.find(from);
  REQUIRE(at != text.npos);
  text.replace(at, from.size(), to);
  return text + R"(,"digest":")" + hex(Sha256::of(text)) + "\"}\n" + file.substr(file.find('\n') + 1);
}

std::string unhex(std::string_view digits) {
  std::string bytes;
  for (std::size_t i = 0; i + 1 < digits.size(); i += 2) {
    bytes += static_cast<char>(std::stoi(std::string(digits.substr(i, 2)), nullptr, 16));
  }
  return bytes;
}

/// The text of FORMAT.md's fenced block that is headed by `name`.
std::string block(const std::string& name) {
  const std::filesystem::path data = COUNTERBELL_TEST_DATA_DIR;  // tests/data
  std::ifstream stream(data.parent_path().parent_path() / "src/replica/FORMAT.md", std::ios::binary);
  const std::string document{std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
  const std::string fence = "\n```" + name + "\n";
  const std::size_t start = document.find(fence);
  REQUIRE(start != document.npos);
  return document.substr(start + fence.size(), document.find("\n```", start + fence.size()) + 1 - start - fence.size());
}

}  // namespace

TEST_CASE("What is sealed opens again, whatever its size and the pieces it comes in") {
  constexpr std::size_t chunk = least_chunk_bytes;
  for (const std::size_t size :
       {std::size_t{0}, std::size_t{1}, chunk - 1, chunk, chunk + 1, 2 * chunk, 3 * chunk + 7}) {
    const std::string content = content_of(size);
    const std::string file = seal(content);
    CHECK(file.starts_with(seal_opening));
    CHECK(open(file) == content);
    CHECK(open(file, keys(), 1009) == content);
    const std::size_t chunks = size == 0 ? 1 : (size + chunk - 1) / chunk;
    CHECK(file.size() == file.find('\n') + 1 + size + chunks * ChunkCipher::tag_bytes);
  }
}

TEST_CASE("The specification's example opens, and its content sealed alike gives its bytes") {
  const std::string line = block("json sealed");
  const std::string sealed = unhex(block("hex sealed"));
  CHECK(open(line + sealed) == "Cracked vase");
  const Result<SealHeader> header = parse_header_line(line);
  REQUIRE(header);
  CHECK(header_line(*header) == line);
  const Result<Key> key = keys().open(*header);
  REQUIRE(key);
  Sealer sealer(*header, *key);
  const std::string begun = sealer.write("Cracked vase");
  CHECK(begun + sealer.finish() == line + sealed);
}

TEST_CASE("Every single flipped bit is seen, and told as damage") {
  const std::string file = seal("Cracked vase, Ruth Alvarez");
  for (std::size_t bit = 0; bit < file.size() * 8; ++bit) {
    std::string flipped = file;
    flipped[bit / 8] = static_cast<char>(flipped[bit / 8] ^ (1 << (bit % 8)));
    const Result<std::string> opened = open(flipped);
    if (opened || opened.error().kind != ErrorKind::damaged) FAIL("bit " << bit << " was not seen as damage");
  }
}

TEST_CASE("A file cut off at any byte is seen, and so is one that goes on") {
  const std::string file = seal(content_of(2 * least_chunk_bytes), least_chunk_bytes);
  const std::size_t header_size = file.find('\n') + 1;
  for (std::size_t size = 0; size < file.size(); size += size < header_size + 40 ? 1 : 61) {
    CHECK(kind_of(open(file.substr(0, size))) == ErrorKind::damaged);
  }
  // Just at the end of a chunk, too.
  CHECK(kind_of(open(file.substr(0, file.size() - least_chunk_bytes - 16))) == ErrorKind::damaged);
  CHECK(kind_of(open(file + "x")) == ErrorKind::damaged);
}

TEST_CASE("Chunks in another order, twice, left out or from another file are seen") {
  const std::size_t sealed_chunk = least_chunk_bytes + ChunkCipher::tag_bytes;
  const auto parts = [&](const std::string& file) {
    std::vector<std::string> parts = {file.substr(0, file.find('\n') + 1)};
    for (std::size_t at = parts[0].size(); at < file.size(); at += sealed_chunk) {
      parts.push_back(file.substr(at, sealed_chunk));
    }
    return parts;
  };
  const std::vector<std::string> one = parts(seal(content_of(4 * least_chunk_bytes)));
  const std::vector<std::string> other = parts(seal(content_of(4 * least_chunk_bytes)));
  REQUIRE(one.size() == 5);
  CHECK(open(one[0] + one[1] + one[2] + one[3] + one[4]));
  CHECK_FALSE(open(one[0] + one[2] + one[1] + one[3] + one[4]));
  CHECK_FALSE(open(one[0] + one[1] + one[1] + one[3] + one[4]));
  CHECK_FALSE(open(one[0] + one[1] + one[3] + one[4]));
  CHECK_FALSE(open(one[0] + one[1] + one[2] + one[3]));
  CHECK_FALSE(open(one[0] + one[4]));
  CHECK_FALSE(open(one[0] + one[1] + one[2] + one[3] + one[4] + one[4]));
  CHECK_FALSE(open(one[0] + one[1] + other[2] + one[3] + one[4]));
  CHECK_FALSE(open(other[0] + one[1] + one[2] + one[3] + one[4]));
}

TEST_CASE("Another passphrase, or none, is told apart from damage") {
  const std::string file = seal("Cracked vase");
  KeyRing wrong("correct horse battery stable");
  KeyRing none;
  const Result<std::string> by_wrong = open(file, wrong);
  CHECK(kind_of(by_wrong) == ErrorKind::locked);
  CHECK(by_wrong.error().message.english().contains("The passphrase is not the one"));
  CHECK(kind_of(open(file, none)) == ErrorKind::locked);
  std::string damaged = file;
  damaged.back() ^= 1;
  CHECK(open(damaged).error().message.english().contains("damaged"));
  damaged = file;
  damaged[100] ^= 1;  // Seen even without the passphrase.
  CHECK(kind_of(open(damaged, none)) == ErrorKind::damaged);
}

TEST_CASE("What a hostile first line may ask for is bounded") {
  const std::string file = seal("Cracked vase");
  const auto opened = [&](std::string_view from, std::string_view to) {
    return kind_of(open(with_line(file, from, to)));
  };
  CHECK(opened("600000", "599999") == ErrorKind::damaged);
  CHECK(opened("600000", "10000001") == ErrorKind::damaged);
  CHECK(opened("600000", "-1") == ErrorKind::damaged);
  CHECK(opened(":4096", ":4095") == ErrorKind::damaged);
  CHECK(opened(":4096", ":1048577") == ErrorKind::damaged);
  CHECK(opened("AES-256-GCM", "AES-128-GCM") == ErrorKind::damaged);
  CHECK(opened("PBKDF2", "PBKDF1") == ErrorKind::damaged);
  CHECK(opened(R"("chunk")", R"("chink")") == ErrorKind::damaged);
  CHECK(opened(R"("minimum_reader":1)", R"("minimum_reader":2)") == ErrorKind::too_new);
  CHECK(kind_of(open(std::string(seal_opening) + std::string(100'000, ' '))) == ErrorKind::damaged);
  // A member that a newer version added is skipped, though the file's own chunks are bound to its first line.
  const std::string added = with_line(file, R"("version":1)", R"("version":1,"hint":"a bird")");
  CHECK(parse_header_line(added.substr(0, added.find('\n') + 1)));
  CHECK(kind_of(open(added)) == ErrorKind::damaged);
}

TEST_CASE("A short passphrase seals nothing, though it may open what another program sealed") {
  KeyRing brief("1234567");
  CHECK_FALSE(brief.make());
  CHECK_FALSE(KeyRing().make());
}

TEST_CASE("No two files share a key, though they share the passphrase's salt") {
  const std::string one = seal("Cracked vase");
  const std::string other = seal("Cracked vase");
  CHECK(one.substr(one.find('\n')) != other.substr(other.find('\n')));
  const Result<SealHeader> first = parse_header_line(one.substr(0, one.find('\n') + 1));
  const Result<SealHeader> second = parse_header_line(other.substr(0, other.find('\n') + 1));
  REQUIRE(first);
  REQUIRE(second);
  CHECK(first->salt == second->salt);
  CHECK(first->file_salt != second->file_salt);
}

TEST_CASE("Salts by which a passphrase opens nothing are tried only so often, and never taken for new files") {
  KeyRing ring("correct horse battery staple", 2 * least_iterations);
  SealHeader strange;
  const auto try_salt = [&](std::uint8_t salt) {
    strange.salt.fill(salt);
    return ring.open(strange).error().message.english();
  };
  CHECK(try_salt(1).contains("not the one"));
  CHECK(try_salt(1).contains("not the one"));  // Costs nothing more.
  const Result<std::pair<SealHeader, Key>> made = ring.make();
  REQUIRE(made);
  CHECK(made->first.salt != strange.salt);
  CHECK(try_salt(2).contains("not the one"));
  CHECK(try_salt(3).contains("not tried"));
  CHECK(ring.open(made->first));
  strange.iterations = most_iterations;
  CHECK(try_salt(4).contains("not tried"));
}
