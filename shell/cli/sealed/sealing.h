// Writes and reads sealed files, chunk by chunk. FORMAT.md, section 10, specifies them.
#pragma once

#include <mbedtls/gcm.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "replica/bytes/sha256.h"
#include "shell/cli/sealed/gzip.h"
#include "shell/cli/sealed/key_ring.h"

namespace counterbell::cli {

/// The cipher of one file. Each chunk is bound to its place in the file.
class ChunkCipher {
 public:
  static constexpr std::size_t tag_bytes = 16;

  /// `line` is the file's first line, with its newline.
  ChunkCipher(const Key& key, std::string_view line);
  ~ChunkCipher();
  ChunkCipher(const ChunkCipher&) = delete;
  ChunkCipher& operator=(const ChunkCipher&) = delete;

  /// Seals `content` as chunk number `index`; returns it with its tag.
  std::string seal(std::string_view content, std::uint64_t index, bool is_last);
  /// The content of a chunk, which must be at least as long as a tag; nothing when it is not what was sealed in that place.
  std::optional<std::string> open(std::string_view chunk, std::uint64_t index, bool is_last);

 private:
  mbedtls_gcm_context context_;
  Sha256::Digest line_digest_;
};

/// Writes a sealed file: content goes in, and the bytes of the file come out.
class Sealer {
 public:
  Sealer(const SealHeader& header, const Key& key);

  /// Adds `content`; returns the bytes of the file that are ready.
  std::string write(std::string_view content);
  /// Returns the rest of the file.
  std::string finish();

 private:
  std::string line_;  // The first line, until it is written.
  std::size_t chunk_bytes_;
  ChunkCipher cipher_;
  std::string pending_;  // Content that may be the last chunk.
  std::uint64_t index_ = 0;
};

/// Reads a sealed file: its bytes go in, and its content comes out. Keeps no more than one chunk.
class Unsealer {
 public:
  explicit Unsealer(KeyRing& keys) : keys_(keys) {}

  Result<void> feed(std::string_view bytes, const Take& take);
  /// To be called after the last byte. Fails (`damaged`) when the end of the file is missing.
  Result<void> finish(const Take& take);

 private:
  Result<void> take_header();
  Result<void> open_chunk(std::string_view chunk, bool is_last, const Take& take);

  KeyRing& keys_;
  std::optional<ChunkCipher> cipher_;
  std::size_t sealed_chunk_bytes_ = 0;
  std::string pending_;
  std::uint64_t index_ = 0;
};

}  // namespace counterbell::cli
