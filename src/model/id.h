// 128-bit identifiers of records and replicas.
#pragma once

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace counterbell {

/// A 128-bit identifier. It is drawn at random, so two stations never draw the same one. All zeros mean "none".
struct Id {
  std::array<std::uint8_t, 16> bytes{};

  auto operator<=>(const Id&) const = default;

  /// True unless this is the zero id, which stands for "none".
  explicit operator bool() const { return *this != Id{}; }

  /// 32 lower-case hexadecimal digits: how ids are written in every file.
  std::string text() const;

  /// The id written as `text`, or nothing when it is not exactly 32 lower-case hexadecimal digits.
  static std::optional<Id> parse(std::string_view text);
};

/// Appends two lower-case hexadecimal digits for each byte.
void append_hex(std::string& out, std::span<const std::uint8_t> bytes);

/// Reads the first digits of `text`, two for each of `bytes`; `text` must be that long. False when one of them is not a lower-case
/// hexadecimal digit.
bool parse_hex(std::string_view text, std::span<std::uint8_t> bytes);

/// Hashes an id for unordered containers. Ids are random, so eight of their bytes make a good hash.
struct IdHash {
  std::size_t operator()(const Id& id) const {
    std::uint64_t word;
    std::memcpy(&word, id.bytes.data(), sizeof word);
    return static_cast<std::size_t>(word);
  }
};

}  // namespace counterbell
