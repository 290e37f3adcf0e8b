#include "replica/bytes/sha256.h"

#include "model/id.h"

namespace counterbell {
namespace {

const unsigned char* raw(std::string_view bytes) { return reinterpret_cast<const unsigned char*>(bytes.data()); }

}  // namespace

// The return codes are ignored: they report failing hardware accelerators, and the software SHA-256 that we build cannot fail.
Sha256::Sha256() {
  mbedtls_sha256_init(&context_);
  mbedtls_sha256_starts(&context_, 0);
}

void Sha256::update(std::string_view bytes) { mbedtls_sha256_update(&context_, raw(bytes), bytes.size()); }

Sha256::Digest Sha256::digest() const {
  Digest digest;
  mbedtls_sha256_context copy = context_;
  mbedtls_sha256_finish(&copy, digest.data());
  return digest;
}

Sha256::Digest Sha256::of(std::string_view bytes) {
  Sha256 hash;
  hash.update(bytes);
  return hash.digest();
}

std::string hex(std::span<const std::uint8_t> bytes) {
  std::string text;
  append_hex(text, bytes);
  return text;
}

}  // namespace counterbell
