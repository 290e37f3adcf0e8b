// Any bytes as a packed or sealed file: refused in words, or opened. What is sealed comes back whole, and altered it does not.
#include "fuzz/fuzz.h"
#include "replica/bytes/sha256.h"
#include "shell/cli/sealed/sealing.h"

using namespace counterbell;
using namespace counterbell::cli;

namespace {

/// More is not unpacked: a small input can hold a thousand times its size.
constexpr std::size_t most_content = std::size_t{1} << 20;

/// A first line and its key, derived once: that is slow on purpose.
struct Sealed {
  Sealed() {
    auto made = keys.make();
    fuzz::require(made.has_value());
    header = made->first;
    header.chunk_bytes = least_chunk_bytes;
    key = made->second;
  }
  KeyRing keys{"correct horse battery staple"};
  SealHeader header;
  Key key{};
};

Sealed& sealed() {
  static Sealed once;
  return once;
}

/// What goes in comes to `feed` in pieces of `piece` bytes.
template <typename Feed>
Result<void> in_pieces(std::string_view bytes, std::size_t piece, const Feed& feed) {
  for (; !bytes.empty(); bytes.remove_prefix(std::min(piece, bytes.size()))) {
    if (Result<void> fed = feed(bytes.substr(0, piece)); !fed) return fed;
  }
  return {};
}

Result<std::string> unpack(std::string_view bytes, std::size_t piece) {
  std::string content;
  const Take take = [&](std::string_view part) -> Result<void> {
    content += part;
    if (content.size() > most_content) return fail(ErrorKind::damaged, "Too large.");
    return {};
  };
  Unpacker unpacker;
  Result<void> done = in_pieces(bytes, piece, [&](std::string_view part) { return unpacker.unpack(part, take); });
  if (done) done = unpacker.finish();
  if (!done) return std::unexpected(done.error());
  return content;
}

Result<std::string> open(std::string_view bytes, KeyRing& keys, std::size_t piece) {
  std::string content;
  const Take take = [&](std::string_view part) -> Result<void> {
    content += part;
    return {};
  };
  Unsealer unsealer(keys);
  Result<void> done = in_pieces(bytes, piece, [&](std::string_view part) { return unsealer.feed(part, take); });
  if (done) done = unsealer.finish(take);
  if (!done) return std::unexpected(done.error());
  return content;
}

void in_words(const Result<std::string>& result) { fuzz::require(result || !result.error().message.empty()); }

/// `text` as the first line of a sealed file, closed with the digest that fits: what chance alone would never hit.
void read_header(std::string_view text) {
  std::string line(seal_opening);
  line += text;
  line += R"(,"digest":")" + hex(Sha256::of(line)) + "\"}\n";
  const Result<SealHeader> header = parse_header_line(line);
  if (!header) return fuzz::require(!header.error().message.empty());
  const Result<SealHeader> again = parse_header_line(header_line(*header));
  fuzz::require(again && header_line(*again) == header_line(*header));
}

void seal_and_alter(std::string_view content, std::size_t piece) {
  Sealer sealer(sealed().header, sealed().key);
  std::string file;
  static_cast<void>(in_pieces(content, piece, [&](std::string_view part) -> Result<void> {
    file += sealer.write(part);
    return {};
  }));
  file += sealer.finish();
  fuzz::require(open(file, sealed().keys, piece) == content);
  const std::size_t first_line = file.find('\n') + 1;  // Altered there, it may ask for keys that are slow to make.
  const std::size_t at = first_line + content.size() * 2654435761u % (file.size() - first_line);
  file[at] = static_cast<char>(file[at] ^ (1 << content.size() % 8));
  fuzz::require(!open(file, sealed().keys, piece));
}

}  // namespace

// The first byte says what the others are, and in how large pieces they come.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::size_t piece = std::size_t{1} + data[0] / 5 * std::size_t{97};
  const std::string_view text = fuzz::text_of(data + 1, size - 1);
  KeyRing none;
  switch (data[0] % 5) {
    case 0:
      in_words(open(text, none, piece));
      break;
    case 1:
      read_header(text);
      break;
    case 2:
      in_words(open(header_line(sealed().header) + std::string(text), sealed().keys, piece));
      break;
    case 3:
      seal_and_alter(text, piece);
      break;
    default:
      in_words(unpack(text, piece));
  }
  return 0;
}
