// The first line of a sealed file, which says how its key is made from the passphrase. FORMAT.md, section 10, specifies it.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "model/error.h"

namespace counterbell::cli {

/// The beginning of every sealed file.
inline constexpr std::string_view seal_opening = R"({"format":"counterbell sealed",)";

/// Rounds of PBKDF2 (OWASP Password Storage Cheat Sheet, 2023). A file with fewer is not read; one with more than the most could keep a
/// reader busy on purpose.
inline constexpr std::int64_t least_iterations = 600'000;
inline constexpr std::int64_t most_iterations = 10'000'000;

/// The least and the most bytes of content that a chunk may hold, and how many it holds in files written here.
inline constexpr std::int64_t least_chunk_bytes = 4096;
inline constexpr std::int64_t most_chunk_bytes = std::int64_t{1024} * 1024;
inline constexpr std::int64_t usual_chunk_bytes = std::int64_t{64} * 1024;

/// The most bytes of a first line, its newline included.
inline constexpr std::size_t most_header_bytes = 4096;

struct SealHeader {
  std::int64_t iterations = least_iterations;
  std::array<std::uint8_t, 16> salt{};       ///< Of the passphrase; files of one shop may share it.
  std::array<std::uint8_t, 32> file_salt{};  ///< Of this file alone: never used twice.
  std::int64_t chunk_bytes = usual_chunk_bytes;
  std::array<std::uint8_t, 16> check{};  ///< Shows whether a passphrase is the right one.
};

/// The first line, with its newline.
std::string header_line(const SealHeader& header);

/// Reads a first line, with its newline. Fails (`damaged`) when its digest is wrong; no passphrase is needed to see that.
Result<SealHeader> parse_header_line(std::string_view line);

/// The error for a sealed file that is damaged; `where` says what shows it.
Error damaged_seal(const std::string& where);

}  // namespace counterbell::cli
