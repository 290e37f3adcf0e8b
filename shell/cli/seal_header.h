// The first line of a sealed file: how its key follows from the passphrase. FORMAT.md (section 10) specifies it.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "model/error.h"

namespace counterbell::cli {

/// What every sealed file begins with.
inline constexpr std::string_view seal_opening = R"({"format":"counterbell sealed",)";

/// Rounds of PBKDF2 (OWASP Password Storage Cheat Sheet, 2023). Fewer are not read; more than the most would let a hostile
/// file keep a reader busy.
inline constexpr std::int64_t least_iterations = 600'000;
inline constexpr std::int64_t most_iterations = 10'000'000;

/// Bytes of content a chunk may hold, and what is written here.
inline constexpr std::int64_t least_chunk_bytes = 4096;
inline constexpr std::int64_t most_chunk_bytes = std::int64_t{1024} * 1024;
inline constexpr std::int64_t usual_chunk_bytes = std::int64_t{64} * 1024;

/// No first line is longer, its newline included.
inline constexpr std::size_t most_header_bytes = 4096;

struct SealHeader {
  std::int64_t iterations = least_iterations;
  std::array<std::uint8_t, 16> salt{};       ///< Of the passphrase; files of one shop may share it.
  std::array<std::uint8_t, 32> file_salt{};  ///< Of this file alone: never used twice.
  std::int64_t chunk_bytes = usual_chunk_bytes;
  std::array<std::uint8_t, 16> check{};  ///< Tells whether a passphrase is the one.
};

/// The first line, with its newline.
std::string header_line(const SealHeader& header);

/// Reads a first line, with its newline; its digest tells a damaged one without any passphrase.
Result<SealHeader> parse_header_line(std::string_view line);

/// What to say of a sealed file that is not what its maker wrote.
Error damaged_seal(const std::string& where);

}  // namespace counterbell::cli
