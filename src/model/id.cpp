#include "model/id.h"

namespace counterbell {
namespace {

constexpr std::string_view hex_digits = "0123456789abcdef";

/// The value of one lower-case hexadecimal digit, or -1.
int digit_value(char digit) {
  if (digit >= '0' && digit <= '9') return digit - '0';
  if (digit >= 'a' && digit <= 'f') return digit - 'a' + 10;
  return -1;
}

}  // namespace

std::string Id::text() const {
  std::string result;
  result.reserve(2 * bytes.size());
  for (const std::uint8_t byte : bytes) {
    result += hex_digits[byte >> 4];
    result += hex_digits[byte & 15];
  }
  return result;
}

std::optional<Id> Id::parse(std::string_view text) {
  Id id;
  if (text.size() != 2 * id.bytes.size()) return std::nullopt;
  for (std::size_t i = 0; i < id.bytes.size(); ++i) {
    const int high = digit_value(text[2 * i]);
    const int low = digit_value(text[2 * i + 1]);
    if (high < 0 || low < 0) return std::nullopt;
    id.bytes[i] = static_cast<std::uint8_t>(high << 4 | low);
  }
  return id;
}

}  // namespace counterbell
