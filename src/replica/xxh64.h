// XXH64: a fast checksum that tells accidental damage. It is no protection against anybody who means harm; SHA-256 is.
#pragma once

#include <cstdint>
#include <string_view>

namespace counterbell {

/// The XXH64 of `bytes` with seed 0, as https://github.com/Cyan4973/xxHash specifies it.
std::uint64_t xxh64(std::string_view bytes);

}  // namespace counterbell
