// Code points in UTF-8.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace counterbell::desk {

/// The code point at `position`, which moves behind it. What is not UTF-8 gives U+FFFD, one byte at a time.
char32_t next_code_point(std::string_view text, std::size_t& position);

void append_utf8(std::string& out, char32_t point);

}  // namespace counterbell::desk
