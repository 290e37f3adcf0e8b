// Sealed files, written and read chunk by chunk. FORMAT.md (section 10) specifies them.
#pragma once

#include <mbedtls/gcm.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "replica/sha256.h"
#include "shell/cli/gzip.h"
#include "shell/cli/key_ring.h"

namespace counterbell::cli {

/// The cipher of one file: each chunk is bound to its place in it.
class ChunkCipher {
 public:
  static constexpr std::size_t tag_bytes = 16;

  /// `line` is the file's first line, with its newline.
  ChunkCipher(const Key& key, std::string_view line);
  ~ChunkCipher();
  ChunkCipher(const ChunkCipher&) = delete;
  ChunkCipher& operator=(const ChunkCipher&) = delete;

  /// `content` as chunk number `index`, tag included.
  std::string seal(std::string_view content, std::uint64_t index, bool is_last);
  /// The content of a chunk; nothing when it is not what was sealed there.
  std::optional<std::string> open(std::string_view chunk, std::uint64_t index, bool is_last);

 private:
  mbedtls_gcm_context context_;
  Sha256::Digest line_digest_;
};

/// Writes a sealed file. Content goes in, sealed bytes come out, first line first.
class Sealer {
 public:
  Sealer(const SealHeader& header, const Key& key);

  /// What is ready of the file once `content` is in it.
  std::string write(std::string_view content);
  /// The rest.
  std::string finish();

 private:
  std::string line_;  // The first line, until it is written.
  std::size_t chunk_bytes_;
  ChunkCipher cipher_;
  std::string pending_;  // Content that may turn out to be the last chunk.
  std::uint64_t index_ = 0;
};

/// Reads a sealed file. Sealed bytes go in, content comes out, no more than a chunk of it lying here.
class Unsealer {
 public:
  explicit Unsealer(KeyRing& keys) : keys_(keys) {}

  Result<void> feed(std::string_view bytes, const Take& take);
  /// After the last byte.
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
