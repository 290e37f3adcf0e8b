// SHA-256, computed by Mbed TLS.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include <mbedtls/sha256.h>

namespace counterbell {

/// Computes a SHA-256 piece by piece.
class Sha256 {
 public:
  using Digest = std::array<std::uint8_t, 32>;

  Sha256();

  void update(std::string_view bytes);
  /// The digest of everything so far; more can follow.
  Digest digest() const;

  /// The digest of `bytes` alone.
  static Digest of(std::string_view bytes);

 private:
  mbedtls_sha256_context context_;
};

/// Two lower-case hexadecimal digits for each byte.
std::string hex(std::span<const std::uint8_t> bytes);

}  // namespace counterbell
