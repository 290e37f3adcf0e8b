// Writing numbers and bytes one after the other, and reading them back.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string>
#include <string_view>

#include "model/id.h"

namespace counterbell {

class ByteWriter {
 public:
  void byte(std::uint8_t value) { bytes_ += static_cast<char>(value); }
  /// Seven bits in each byte, lowest first: a small number takes one byte.
  void number(std::uint64_t value) {
    for (; value >= 0x80; value >>= 7) byte(static_cast<std::uint8_t>(value | 0x80));
    byte(static_cast<std::uint8_t>(value));
  }
  /// The same for numbers that may be negative and are mostly near zero.
  void signed_number(std::int64_t value) {
    number(static_cast<std::uint64_t>(value) << 1 ^ static_cast<std::uint64_t>(value >> 63));
  }
  void raw(std::span<const std::uint8_t> value) {
    bytes_.append(reinterpret_cast<const char*>(value.data()), value.size());
  }
  void id(const Id& value) { raw(value.bytes); }
  /// Its length as a number, then its bytes.
  void text(std::string_view value) {
    number(value.size());
    bytes_ += value;
  }
  const std::string& bytes() const { return bytes_; }

 private:
  std::string bytes_;
};

/// Reads what a ByteWriter wrote. Once the bytes have run out, everything reads as zero, and `is_whole` is false.
class ByteReader {
 public:
  explicit ByteReader(std::string_view bytes) : next_(bytes.data()), end_(bytes.data() + bytes.size()) {}

  bool is_whole() const { return is_whole_; }
  bool is_at_end() const { return next_ == end_; }
  std::size_t left() const { return static_cast<std::size_t>(end_ - next_); }

  std::uint8_t byte() {
    if (next_ == end_) {
      is_whole_ = false;
      return 0;
    }
    return static_cast<std::uint8_t>(*next_++);
  }
  std::uint64_t number() {
    std::uint64_t value = byte();
    if (value < 0x80) return value;
    value &= 0x7F;
    for (unsigned shift = 7; shift < 64; shift += 7) {
      const std::uint64_t more = byte();
      value |= (more & 0x7F) << shift;
      if (more < 0x80) break;
    }
    return value;
  }
  std::int64_t signed_number() {
    const std::uint64_t value = number();
    return static_cast<std::int64_t>(value >> 1 ^ (~(value & 1) + 1));
  }
  std::string_view raw(std::size_t size) {
    if (size > left()) {
      is_whole_ = false;
      next_ = end_;
      return {};
    }
    next_ += size;
    return {next_ - size, size};
  }
  template <std::size_t size>
  std::array<std::uint8_t, size> array() {
    std::array<std::uint8_t, size> value{};
    const std::string_view bytes = raw(size);
    if (!bytes.empty()) std::memcpy(value.data(), bytes.data(), size);
    return value;
  }
  Id id() { return {array<sizeof(Id)>()}; }
  std::string_view text() { return raw(static_cast<std::size_t>(number())); }

 private:
  const char* next_;
  const char* end_;
  bool is_whole_ = true;
};

}  // namespace counterbell
