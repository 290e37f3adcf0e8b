#include "shell/cli/sealed/seal_header.h"

#include <set>
#include <span>

#include "replica/bytes/sha256.h"
#include "replica/change/canonical.h"

namespace counterbell::cli {
namespace {

constexpr std::int64_t seal_version = 1;
constexpr std::string_view kdf_name = "PBKDF2-HMAC-SHA-256";
constexpr std::string_view cipher_name = "AES-256-GCM";
constexpr std::string_view digest_key = R"(,"digest":")";
constexpr std::size_t digest_digits = 64;

/// The end of a line that begins with `text`: the digest of `text`.
std::string closing(std::string_view text) { return std::string(digest_key) + hex(Sha256::of(text)) + "\"}\n"; }

bool read_hex(CanonicalReader& reader, std::span<std::uint8_t> bytes) {
  std::string text;
  if (!reader.string(text)) return false;
  if (text.size() != bytes.size() * 2) return reader.fail(msgid("of another length"));
  const auto digit = [](char c) { return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1; };
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const int high = digit(text[2 * i]);
    const int low = digit(text[2 * i + 1]);
    if (high < 0 || low < 0) return reader.fail(msgid("not hexadecimal"));
    bytes[i] = static_cast<std::uint8_t>(high * 16 + low);
  }
  return true;
}

bool read_word(CanonicalReader& reader, std::string_view known) {
  std::string text;
  return reader.string(text) && (text == known || reader.fail(msgid("a method not known here")));
}

bool read_bounded(CanonicalReader& reader, std::int64_t& value, std::int64_t least, std::int64_t most) {
  return reader.integer(value) && ((value >= least && value <= most) || reader.fail(msgid("a number out of bounds")));
}

/// Reads the members in any order and skips unknown ones.
class HeaderReader {
 public:
  explicit HeaderReader(std::string_view line) : reader_(line) {}

  Result<SealHeader> read() {
    reader_.expect('{', msgid("not an object"));
    std::string key;
    while (reader_.ok()) {
      if (!reader_.string(key) || !reader_.expect(':', msgid("a colon is missing"))) break;
      if (!seen_.insert(key).second && !reader_.fail(msgid("a member twice"))) break;
      if (!read_member(key)) break;
      if (reader_.take('}')) return finish();
      reader_.expect(',', msgid("a comma is missing"));
    }
    return std::unexpected(refusal());
  }

 private:
  bool read_member(std::string_view key) {
    if (key == "minimum_reader") return reader_.integer(minimum_reader_) && minimum_reader_ <= seal_version;
    if (key == "kdf") return read_word(reader_, kdf_name);
    if (key == "iterations") return read_bounded(reader_, header_.iterations, least_iterations, most_iterations);
    if (key == "salt") return read_hex(reader_, header_.salt);
    if (key == "file_salt") return read_hex(reader_, header_.file_salt);
    if (key == "cipher") return read_word(reader_, cipher_name);
    if (key == "chunk") return read_bounded(reader_, header_.chunk_bytes, least_chunk_bytes, most_chunk_bytes);
    if (key == "check") return read_hex(reader_, header_.check);
    return reader_.skip();
  }

  Result<SealHeader> finish() {
    for (const char* needed :
         {"version", "minimum_reader", "kdf", "iterations", "salt", "file_salt", "cipher", "chunk", "check"}) {
      if (!seen_.contains(needed)) reader_.fail(msgid("a part is missing"));
    }
    if (!reader_.end() || !reader_.ok()) return std::unexpected(refusal());
    return header_;
  }

  Error refusal() const {
    if (reader_.ok()) {
      return {ErrorKind::too_new, tr("This file was sealed by a newer Counterbell; update this one and try again.")};
    }
    return damaged_seal("its first line holds " + std::string(reader_.problem().view()));
  }

  CanonicalReader reader_;
  SealHeader header_;
  std::int64_t minimum_reader_ = 0;
  std::set<std::string, std::less<>> seen_;
};

}  // namespace

Error damaged_seal(const std::string& where) {
  return {ErrorKind::damaged, msg("The file is damaged ({0}), whatever the passphrase: it was altered or cut off on "
                                  "its way. Please get it again "
                                  "from where it came.",
                                  verbatim(where))};
}

std::string header_line(const SealHeader& header) {
  std::string line(seal_opening);
  const auto number = [&line](std::string_view key, std::int64_t value) {
    line.append("\"").append(key).append("\":");
    append_json_integer(line, value);
    line += ',';
  };
  const auto word = [&line](std::string_view key, std::string_view value) {
    line.append("\"").append(key).append("\":\"").append(value).append("\",");
  };
  number("version", seal_version);
  number("minimum_reader", seal_version);
  word("kdf", kdf_name);
  number("iterations", header.iterations);
  word("salt", hex(header.salt));
  word("file_salt", hex(header.file_salt));
  word("cipher", cipher_name);
  number("chunk", header.chunk_bytes);
  word("check", hex(header.check));
  line.pop_back();  // closing() begins with a comma and ends with the brace.
  return line + closing(line);
}

Result<SealHeader> parse_header_line(std::string_view line) {
  constexpr std::size_t closing_size = digest_key.size() + digest_digits + 3;
  if (line.size() < seal_opening.size() + closing_size || line.size() > most_header_bytes) {
    return std::unexpected(damaged_seal("its first line has another length"));
  }
  const std::string_view text = line.substr(0, line.size() - closing_size);
  if (line.substr(text.size()) != closing(text)) {
    return std::unexpected(damaged_seal("its first line does not fit its digest"));
  }
  return HeaderReader(line.substr(0, line.size() - 1)).read();
}

}  // namespace counterbell::cli
