// The fixed parts of an exchange file, shared by its writer and its reader.
#pragma once

#include <string>
#include <string_view>

namespace counterbell {

/// What every exchange file begins with.
inline constexpr std::string_view exchange_opening = R"({"format":"counterbell exchange",)";

/// What the last line begins with; the digest follows.
inline constexpr std::string_view exchange_closing = R"(],"digest":")";

/// The last line, without its newline.
inline std::string closing_line(std::string_view digest) {
  std::string line(exchange_closing);
  line += digest;
  line += "\"}";
  return line;
}

}  // namespace counterbell
