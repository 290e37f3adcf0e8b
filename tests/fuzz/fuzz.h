// What all fuzz targets share.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "replica/exchange/exchange.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace counterbell::fuzz {

/// Stops the program, with which the fuzzer keeps the input, when what must always hold does not.
inline void require(bool holds) {
  if (!holds) std::abort();
}

inline std::string_view text_of(const std::uint8_t* data, std::size_t size) {
  return {reinterpret_cast<const char*>(data), size};
}

inline std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    lines.push_back(text.substr(0, end));
    if (end == std::string_view::npos) break;
    text.remove_prefix(end + 1);
  }
  return lines;
}

/// Reads a whole file in pieces of `piece` bytes.
inline Result<ExchangeFile> read_in_pieces(std::string_view bytes, std::size_t piece) {
  ExchangeReader reader;
  for (; !bytes.empty(); bytes.remove_prefix(std::min(piece, bytes.size()))) {
    if (Result<void> fed = reader.feed(bytes.substr(0, piece)); !fed) return std::unexpected(fed.error());
  }
  return reader.finish();
}

}  // namespace counterbell::fuzz
