#include "shell/cli/sealed/sealing.h"

#include <algorithm>
#include <array>
#include <span>
#include <utility>

namespace counterbell::cli {
namespace {

using Nonce = std::array<unsigned char, 12>;
using Binding = std::array<unsigned char, 41>;

/// Writes `number` into eight bytes, the most significant one first.
void put_number(std::span<unsigned char, 8> place, std::uint64_t number) {
  for (std::size_t i = 0; i < place.size(); ++i) place[i] = static_cast<unsigned char>(number >> (8 * (7 - i)));
}

Nonce nonce_of(std::uint64_t index) {
  Nonce nonce{};
  put_number(std::span(nonce).last<8>(), index);
  return nonce;
}

/// The additional data of a chunk, which bind it to the file's first line, its place, and whether it is the last one.
Binding binding_of(const Sha256::Digest& line, std::uint64_t index, bool is_last) {
  Binding binding{};
  std::ranges::copy(line, binding.begin());
  put_number(std::span(binding).subspan<32, 8>(), index);
  binding.back() = is_last ? 1 : 0;
  return binding;
}

const unsigned char* bytes_of(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }
unsigned char* bytes_of(std::string& text) { return reinterpret_cast<unsigned char*>(text.data()); }

}  // namespace

ChunkCipher::ChunkCipher(const Key& key, std::string_view line) : line_digest_(Sha256::of(line)) {
  mbedtls_gcm_init(&context_);
  mbedtls_gcm_setkey(&context_, MBEDTLS_CIPHER_ID_AES, key.data(), static_cast<unsigned>(key.size() * 8));
}

ChunkCipher::~ChunkCipher() { mbedtls_gcm_free(&context_); }

std::string ChunkCipher::seal(std::string_view content, std::uint64_t index, bool is_last) {
  const Nonce nonce = nonce_of(index);
  const Binding binding = binding_of(line_digest_, index, is_last);
  std::string chunk(content.size() + tag_bytes, '\0');
  mbedtls_gcm_crypt_and_tag(&context_, MBEDTLS_GCM_ENCRYPT, content.size(), nonce.data(), nonce.size(), binding.data(),
                            binding.size(), bytes_of(content), bytes_of(chunk), tag_bytes,
                            bytes_of(chunk) + content.size());
  return chunk;
}

std::optional<std::string> ChunkCipher::open(std::string_view chunk, std::uint64_t index, bool is_last) {
  const Nonce nonce = nonce_of(index);
  const Binding binding = binding_of(line_digest_, index, is_last);
  std::string content(chunk.size() - tag_bytes, '\0');
  const int refused =
      mbedtls_gcm_auth_decrypt(&context_, content.size(), nonce.data(), nonce.size(), binding.data(), binding.size(),
                               bytes_of(chunk) + content.size(), tag_bytes, bytes_of(chunk), bytes_of(content));
  if (refused != 0) return std::nullopt;
  return content;
}

Sealer::Sealer(const SealHeader& header, const Key& key)
    : line_(header_line(header)), chunk_bytes_(static_cast<std::size_t>(header.chunk_bytes)), cipher_(key, line_) {}

std::string Sealer::write(std::string_view content) {
  std::string out = std::exchange(line_, {});
  pending_ += content;
  std::size_t at = 0;
  for (; pending_.size() - at > chunk_bytes_; at += chunk_bytes_) {
    out += cipher_.seal(std::string_view(pending_).substr(at, chunk_bytes_), index_++, false);
  }
  pending_.erase(0, at);
  return out;
}

std::string Sealer::finish() { return std::exchange(line_, {}) + cipher_.seal(pending_, index_, true); }

Result<void> Unsealer::feed(std::string_view bytes, const Take& take) {
  pending_ += bytes;
  if (!cipher_) {
    if (Result<void> begun = take_header(); !begun) return begun;
    if (!cipher_) return {};
  }
  std::size_t at = 0;
  while (pending_.size() - at > sealed_chunk_bytes_) {
    const std::string_view chunk = std::string_view(pending_).substr(at, sealed_chunk_bytes_);
    if (Result<void> opened = open_chunk(chunk, false, take); !opened) return opened;
    at += sealed_chunk_bytes_;
  }
  pending_.erase(0, at);
  return {};
}

Result<void> Unsealer::finish(const Take& take) {
  if (!cipher_) return std::unexpected(damaged_seal("its first line is cut off"));
  if (pending_.size() < ChunkCipher::tag_bytes) return std::unexpected(damaged_seal("its end is missing"));
  return open_chunk(pending_, true, take);
}

/// Reads the first line as soon as it is complete.
Result<void> Unsealer::take_header() {
  const std::size_t newline = pending_.find('\n');
  if (newline == pending_.npos && pending_.size() < most_header_bytes) return {};
  const std::string line = pending_.substr(0, newline == pending_.npos ? newline : newline + 1);
  const Result<SealHeader> header = parse_header_line(line);
  if (!header) return std::unexpected(header.error());
  const Result<Key> key = keys_.open(*header);
  if (!key) return std::unexpected(key.error());
  cipher_.emplace(*key, line);
  sealed_chunk_bytes_ = static_cast<std::size_t>(header->chunk_bytes) + ChunkCipher::tag_bytes;
  pending_.erase(0, line.size());
  return {};
}

Result<void> Unsealer::open_chunk(std::string_view chunk, bool is_last, const Take& take) {
  const std::optional<std::string> content = cipher_->open(chunk, index_, is_last);
  ++index_;
  if (!content) return std::unexpected(damaged_seal("part " + std::to_string(index_) + " is not what was sealed"));
  return take(*content);
}

}  // namespace counterbell::cli
