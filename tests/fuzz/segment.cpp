// Any bytes as a checkpoint segment, and any lines packed into some: they come back, and one altered byte is refused.
#include "fuzz/fuzz.h"
#include "replica/exchange/segments.h"

using namespace counterbell;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = fuzz::text_of(data, size);
  if (const auto inside = unpack_segment(text)) {
    std::vector<std::string_view> lines;
    for (const KeptLine& line : *inside) lines.push_back(line.text);
    fuzz::require(pack_segments(lines).size() <= 1);
  } else {
    fuzz::require(!inside.error().message.empty());
  }

  const std::vector<std::string_view> lines = fuzz::lines_of(text);
  std::vector<std::string_view> back;
  const std::vector<std::string> segments = pack_segments(lines);
  for (const std::string& segment : segments) {
    const auto inside = unpack_segment(segment);
    fuzz::require(inside.has_value());
    for (const KeptLine& line : *inside) back.push_back(line.text);
  }
  fuzz::require(back == lines);
  if (segments.empty()) return 0;
  std::string altered = segments.front();
  char& byte = altered[(size * 2654435761u) % altered.size()];
  byte = static_cast<char>(byte ^ (1 << size % 8));
  fuzz::require(!unpack_segment(altered));
  return 0;
}
