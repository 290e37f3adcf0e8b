#include "model/id.h"

namespace counterbell {
namespace {

constexpr std::string_view hex_digits = "0123456789abcdef";

constexpr std::uint8_t no_digit = 0xFF;

/// The value of each lower-case hexadecimal digit, `no_digit` for other bytes. Every line has hundreds of them.
constexpr auto digit_values = [] {
  std::array<std::uint8_t, 256> values{};
  values.fill(no_digit);
  for (std::size_t i = 0; i < hex_digits.size(); ++i) {
    values[static_cast<std::uint8_t>(hex_digits[i])] = static_cast<std::uint8_t>(i);
  }
  return values;
}();

}  // namespace

void append_hex(std::string& out, std::span<const std::uint8_t> bytes) {
  std::size_t at = out.size();
  out.resize(at + 2 * bytes.size());
  for (const std::uint8_t byte : bytes) {
    out[at++] = hex_digits[byte >> 4];
    out[at++] = hex_digits[byte & 15];
  }
}

bool parse_hex(std::string_view text, std::span<std::uint8_t> bytes) {
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const unsigned high = digit_values[static_cast<std::uint8_t>(text[2 * i])];
    const unsigned low = digit_values[static_cast<std::uint8_t>(text[2 * i + 1])];
    if ((high | low) > 15) return false;
    bytes[i] = static_cast<std::uint8_t>(high << 4 | low);
  }
  return true;
}

std::string Id::text() const {
  std::string text;
  append_hex(text, bytes);
  return text;
}

std::optional<Id> Id::parse(std::string_view text) {
  Id id;
  if (text.size() != 2 * id.bytes.size() || !parse_hex(text, id.bytes)) return std::nullopt;
  return id;
}

}  // namespace counterbell
