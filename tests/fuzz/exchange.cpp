// Any bytes as an exchange file: refused in words, or taken in and written again so that the next station reads the same.
#include "fuzz/fuzz.h"
#include "replica/bytes/sha256.h"
#include "replica/exchange/exchange_text.h"
#include "unit/fakes.h"

using namespace counterbell;

namespace {

/// `text` as far as a file goes before its last line, with the last line that fits it: what chance alone would never hit.
std::string closed(std::string_view text) {
  std::string file(text);
  if (!file.ends_with('\n')) file += '\n';
  Sha256 digest;
  digest.update(file);
  return file + closing_line(hex(digest.digest())) + '\n';
}

void take_in(ExchangeFile file) {
  test::FakeClock clock;
  test::SeededRandom random(1);
  Replica replica(Id{{1}}, file.header.shop, clock, random, nullptr);
  if (!preview(replica, file)) return;
  Import import(replica, std::move(file));
  while (import.step(64)) {
  }
  const std::string written = canonical_file(replica);
  Result<ExchangeFile> again = fuzz::read_in_pieces(written, written.size());
  fuzz::require(again.has_value());
  Replica other(Id{{2}}, again->header.shop, clock, random, nullptr);
  Import(other, *std::move(again)).step(~std::size_t{0});
  fuzz::require(canonical_file(other) == written);
  fuzz::require(other.state().canonical_dump() == replica.state().canonical_dump());
}

}  // namespace

// The first byte says whether the file is closed for it, and in how large pieces it comes.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view text = fuzz::text_of(data + 1, size - 1);
  const std::string bytes = data[0] % 2 == 0 ? std::string(text) : closed(text);
  Result<ExchangeFile> file = fuzz::read_in_pieces(bytes, std::size_t{1} + data[0] * std::size_t{16});
  if (file) {
    take_in(*std::move(file));
  } else {
    fuzz::require(!file.error().message.empty());
  }
  return 0;
}
