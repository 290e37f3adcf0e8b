#include "replica/segments.h"

#include <algorithm>

#include "replica/canonical.h"
#include "replica/erasure.h"
#include "replica/sha256.h"

namespace counterbell {
namespace {

/// The first line of a segment with `body`, which holds `count` lines.
std::string header(std::size_t count, std::string_view body) {
  std::string line = R"({"changes":)";
  append_json_integer(line, static_cast<std::int64_t>(count));
  line += R"(,"format":"counterbell segment","sha256":")" + hex(Sha256::of(body)) + "\"}\n";
  return line;
}

}  // namespace

std::vector<std::string> pack_segments(std::span<const std::string_view> lines) {
  std::vector<std::string> segments;
  std::string body;
  std::size_t count = 0;
  const auto close = [&] {
    if (count > 0) segments.push_back(header(count, body) + body);
    body.clear();
    count = 0;
  };
  for (const std::string_view line : lines) {
    if (body.size() + line.size() + 1 > segment_bytes) close();
    body += line;
    body += '\n';
    ++count;
  }
  close();
  return segments;
}

Result<std::vector<std::string_view>> unpack_segment(std::string_view segment) {
  const std::size_t end_of_header = segment.find('\n');
  const std::string_view body = end_of_header == segment.npos ? std::string_view() : segment.substr(end_of_header + 1);
  const auto count = static_cast<std::size_t>(std::ranges::count(body, '\n'));
  if (!body.ends_with('\n') || segment.substr(0, end_of_header + 1) != header(count, body)) {
    return fail(ErrorKind::damaged,
                "A part of what this device kept is damaged; import a colleague's file to get those changes back.");
  }
  std::vector<std::string_view> lines;
  lines.reserve(count);
  for (std::size_t at = 0; at < body.size();) {
    const std::size_t newline = body.find('\n', at);
    lines.push_back(body.substr(at, newline - at));
    at = newline + 1;
  }
  return lines;
}

std::string blank_segment(std::string_view segment, const std::function<bool(std::string_view about)>& is_erased) {
  const std::size_t end_of_header = std::min(segment.find('\n'), segment.size() - 1) + 1;
  const Result<std::vector<std::string_view>> lines = unpack_segment(segment);
  const std::string body = blank_lines(segment.substr(end_of_header), is_erased);
  return (lines ? header(lines->size(), body) : std::string(segment.substr(0, end_of_header))) + body;
}

}  // namespace counterbell
