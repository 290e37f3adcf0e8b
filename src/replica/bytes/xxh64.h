// XXH64: a fast checksum that detects accidental damage. It does not detect tampering; SHA-256 does.
#pragma once

#include <cstdint>
#include <string_view>

namespace counterbell {

/// The XXH64 of `bytes` with seed 0, as https://github.com/Cyan4973/xxHash specifies it.
std::uint64_t xxh64(std::string_view bytes);

}  // namespace counterbell
